import type { ScheduleFinding } from "@parley/schedule/schedule.ts";
import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import { expect, test } from "vitest";
import { problemsOf } from "./plan-problems.ts";
import { drawPlan } from "../../../platform/plan/testing/make-plan.ts";

const drawn = drawPlan("first\nsecond\nthird\ndone", {
  first: { deadline: "2026-03-05T17:00" },
  third: { deadline: "2026-03-06T17:00" },
  done: { deadline: "2026-03-01T17:00", status: "done" },
});
const rows = drawn.rows.map((row): TaskRow => ({
  ...(row as TaskRow),
  finish: "2026-03-06T17:00",
}));
const plan: Plan = {
  ...drawn,
  rows,
  byId: new Map(rows.map((row) => [row.id, row])),
  relations: [{ id: "r", predecessorId: "first", successorId: "second" } as never],
  findings: [
    { type: "orphan", id: "third", parentId: "unseen" },
    { type: "dangling-relation", id: "x", missing: ["unseen"] },
  ],
  scheduleFindings: [
    { type: "no-duration", taskId: "first" },
    { type: "cycle", relationId: "r", taskIds: ["first", "second"] },
  ],
};

const broken: readonly ScheduleFinding[] = [
  { type: "broken-relation", relationId: "r" },
  { type: "constraint-broken", taskId: "third" },
  { type: "deadline-missed", taskId: "first", by: 4_800 },
];

test("what is wrong is listed by its weight, then by its place; what nobody can mend is left out", () => {
  expect(problemsOf(plan, broken).map(({ kind, rowId, days }) => [kind, rowId, days])).toEqual([
    ["cycle", "second", null],
    ["deadline-missed", "first", 1],
    ["constraint-broken", "third", null],
    ["broken-relation", "second", null],
    ["no-parent", "third", null],
  ]);
});
