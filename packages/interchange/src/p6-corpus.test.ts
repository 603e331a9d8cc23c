import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readPmxml } from "./read-pmxml.ts";
import { readXer } from "./read-xer.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const folder = join(root, "../shared/corpus/schedules/p6");
const files = existsSync(folder) ? readdirSync(folder) : [];
const isXer = (name: string) => name.endsWith(".xer");

/** Counts by plain text search, sharing nothing with the readers. */
function countBySearch(name: string) {
  const text = readFileSync(join(folder, name), "latin1");
  const rows = (table: string) =>
    text
      .split(/^%T\t/m)
      .find((part) => part.startsWith(`${table}\r`) || part.startsWith(`${table}\n`))
      ?.match(/^%R\t/gm)?.length ?? 0;
  const elements = (element: string) => text.split(`<${element}>`).length - 1;
  const of = (table: string, element: string) => (isXer(name) ? rows(table) : elements(element));
  return {
    activities: of("TASK", "Activity"),
    relations: of("TASKPRED", "Relationship"),
    resources: of("RSRC", "Resource"),
    calendars: of("CALENDAR", "Calendar"),
    exceptions: isXer(name) ? text.split("(d|").length - 1 : elements("HolidayOrException"),
  };
}

test("the corpus is there", ({ skip }) => {
  skip(files.length === 0, "../shared/corpus is absent: its Primavera files are left out");
  expect(files.length).toBeGreaterThan(3);
});

test.for(files)("%s is read as a plain search counts it", async (name) => {
  const stream = createReadStream(join(folder, name));
  const result = await (isXer(name) ? readXer(stream) : readPmxml(stream));
  if (!result.ok)
    throw new Error(`${result.error.code} at ${result.error.line}: ${result.error.detail}`);
  const { plan, findings } = result.value;
  const activities = plan.tasks.filter((task) => !task.summary);
  expect({
    activities: activities.length,
    relations: activities.reduce((sum, task) => sum + task.predecessors.length, 0),
    resources: plan.resources.length,
    calendars: plan.calendars.length,
    exceptions: plan.calendars.reduce((sum, calendar) => sum + calendar.exceptions.length, 0),
  }).toEqual(countBySearch(name));
  expect(
    findings.filter(({ code }) => !["text.encoding-guessed", "p6.left-out"].includes(code)),
  ).toEqual([]);
  expect(
    activities.every((task) => task.name !== "" && task.duration !== null && task.start !== null),
  ).toBe(true);
});
