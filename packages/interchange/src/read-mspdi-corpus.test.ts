import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { mapPlan } from "./plan-mapping.ts";
import { readMspdi } from "./read-mspdi.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const folder = join(root, "../shared/corpus/schedules/mspdi");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];

const AUTHOR = "01980000-0000-7000-8000-000000000001" as UserId;

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

test("the corpus is there", ({ skip }) => {
  skip(files.length === 0, "../shared/corpus is absent: its Microsoft Project files are left out");
  expect(files.length).toBeGreaterThan(20);
});

test.for(files)(
  "%s is read as a plain search counts it, and fits the schema of ydocs",
  async (name) => {
    const path = join(folder, name);
    const result = await readMspdi(createReadStream(path));
    if (!result.ok)
      throw new Error(`${result.error.code} at ${result.error.line}: ${result.error.detail}`);
    const { plan, findings } = result.value;
    const dropped = findings
      .filter((group) => group.code.startsWith("link."))
      .reduce((sum, group) => sum + group.count, 0);
    expect({
      tasks: plan.tasks.length,
      links: plan.tasks.reduce((sum, task) => sum + task.predecessors.length, dropped),
      resources: plan.resources.length,
      calendars: plan.calendars.length,
    }).toEqual(countBySearch(readFileSync(path, "utf8")));
    expect(findings.filter((group) => group.code === "value.bad")).toEqual([]);

    const rng = seededRng(1);
    const mapped = mapPlan(
      plan,
      { by: "one", audience: "everyone" },
      {
        importingOrganisationId: "own" as OrganisationId,
        rng,
        withCalendars: true,
        withSettings: true,
      },
    );
    let built = 0;
    for (const part of mapped.lanes.flatMap((lane) => lane.parts)) {
      const author = { createdBy: AUTHOR, at: 1_800_000_000_000, clientId: rng() };
      const lane = buildLaneUpdate(part, author);
      if (!lane.ok) throw new Error(`${lane.error.code}: ${lane.error.detail}`);
      built += lane.value.taskCount;
    }
    expect(built).toBe(plan.tasks.filter((task) => task.outlineLevel > 0).length);
    const frame = buildYdoc(
      {
        kind: "frame",
        edits: mapped.calendars.map(({ id, ...fields }) => ({
          type: "calendar.create",
          id,
          fields,
        })),
      },
      rng(),
    );
    expect(frame).toMatchObject({ ok: true });
  },
);
