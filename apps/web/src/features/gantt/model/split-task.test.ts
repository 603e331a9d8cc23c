import { textOfInstant } from "@parley/schedule/instant.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf, splitPatch, workAfter } from "./split-task.ts";
import { smallPlan, type SmallTask } from "./testing/small-plan.ts";

const DAY = 4_800;
/** Monday 9 to Friday 13 March 2026, unless told otherwise. */
const rowOf = (fields: SmallTask = {}): TaskRow =>
  smallPlan({ task: { duration: 5 * DAY, ...fields } }).byId.get("task") as TaskRow;
const split = (row: TaskRow, first: string, last = first) =>
  splitPatch(row, { first, last }, STANDARD_CALENDAR);
const partsIn = (row: TaskRow): readonly string[] =>
  (partsOf(row, row.dates!.start, STANDARD_CALENDAR) ?? []).map(({ start, finish }) =>
    [start, finish].map((at) => textOfInstant(at).slice(5, 16)).join(" "),
  );

test("days of rest within a task divide it, and the engine ends it later by them", () => {
  expect(split(rowOf(), "2026-03-11", "2026-03-12")).toEqual({ splits: `${2 * DAY}:${2 * DAY}` });
  const row = rowOf({ splits: `${2 * DAY}:${2 * DAY}` });
  expect(row.finish).toBe("2026-03-17T17:00");
  expect(partsIn(row)).toEqual(["03-09T08:00 03-10T17:00", "03-13T08:00 03-17T17:00"]);
});

test("a second rest lies after the first as the days say, and one at the same place adds to it", () => {
  const row = rowOf({ splits: `${DAY}:${DAY}` });
  expect(split(row, "2026-03-12")).toEqual({ splits: `${DAY}:${DAY},${2 * DAY}:${DAY}` });
  expect(split(row, "2026-03-11")).toEqual({ splits: `${DAY}:${2 * DAY}` });
});

test("a rest before the first work, after the last, or of a milestone is none", () => {
  expect(split(rowOf(), "2026-03-09")).toBeNull();
  expect(split(rowOf(), "2026-03-16")).toBeNull();
  expect(split(rowOf(), "2026-03-12", "2026-03-11")).toBeNull();
  expect(split(rowOf({ milestone: true, duration: 0 }), "2026-03-09")).toBeNull();
});

test("the parts end where the engine ends the task, and together they are its work", () => {
  const rest = fc.record({
    after: fc.integer({ min: 1, max: 11 * 8 }),
    hours: fc.integer({ min: 1, max: 40 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(rest, { minLength: 1, selector: (r) => r.after }), (rests) => {
      const splits = rests.map(({ after, hours }) => `${after * 600}:${hours * 600}`).join(",");
      const row = rowOf({ duration: 12 * DAY, splits });
      const parts = partsOf(row, row.dates!.start, STANDARD_CALENDAR)!;
      expect(parts).toHaveLength(rests.length + 1);
      expect(parts[0]!.start).toBe(row.dates!.start);
      expect(parts.at(-1)!.finish).toBe(row.dates!.finish);
      for (let at = 1; at < parts.length; at += 1)
        expect(parts[at]!.start).toBeGreaterThan(parts[at - 1]!.finish);
      const passed = 12 * DAY + rests.reduce((sum, { hours }) => sum + hours * 600, 0);
      expect(workAfter(row.task, passed)).toBe(12 * DAY);
    }),
  );
});
