import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readMspdi } from "./read-mspdi.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const folder = join(root, "../shared/corpus/schedules/mspdi");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];

/** Counts by plain text search, sharing nothing with the reader. */
function countBySearch(text: string) {
  const blocks = (name: string, within: string) =>
    [...text.matchAll(new RegExp(`<${within}>[\\s\\S]*?</${within}>`, "g"))].flatMap((section) =>
      [...section[0].matchAll(new RegExp(`<${name}>[\\s\\S]*?</${name}>`, "g"))].map(
        (match) => match[0],
      ),
    );
  const tasks = blocks("Task", "Tasks").filter((task) => !task.includes("<IsNull>1</IsNull>"));
  return {
    tasks: tasks.length,
    links: tasks.reduce((sum, task) => sum + task.split("<PredecessorLink>").length - 1, 0),
    resources: blocks("Resource", "Resources").filter(
      (each) => !each.includes("<IsNull>1</IsNull>"),
    ).length,
    calendars: blocks("Calendar", "Calendars").length,
  };
}

if (files.length === 0)
  test("corpus of Microsoft Project files: left out, ../shared/corpus is not here", () => {
    expect(existsSync(folder)).toBe(false);
  });

test.for(files)("%s is read as a plain search counts it", async (name) => {
  const path = join(folder, name);
  const result = await readMspdi(createReadStream(path));
  if (!result.ok)
    throw new Error(`${result.error.code} at ${result.error.line}: ${result.error.detail}`);
  const { plan, findings } = result.value;
  const dropped = findings
    .filter((group) => group.code.startsWith("link.") && group.code !== "link.elapsed-percent")
    .reduce((sum, group) => sum + group.count, 0);
  expect({
    tasks: plan.tasks.length,
    links: plan.tasks.reduce((sum, task) => sum + task.predecessors.length, dropped),
    resources: plan.resources.length,
    calendars: plan.calendars.length,
  }).toEqual(countBySearch(readFileSync(path, "utf8")));
  expect(findings.filter((group) => group.code === "value.bad")).toEqual([]);
});
