import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { expect, test } from "vitest";
import { problemsOf } from "./plan-problems.ts";
import { drawPlan } from "./testing/make-plan.ts";

const plan: Plan = {
  ...drawPlan("first\nsecond\nthird"),
  relations: [{ id: "r", predecessorId: "first", successorId: "second" } as never],
  findings: [
    { type: "orphan", id: "third", parentId: "unseen" },
    { type: "dangling-relation", id: "x", missing: ["unseen"] },
  ],
  scheduleFindings: [
    { type: "broken-relation", relationId: "r" },
    { type: "deadline-missed", taskId: "third", by: 4_800 },
    { type: "deadline-missed", taskId: "first", by: 2_400 },
    { type: "no-duration", taskId: "first" },
    { type: "cycle", relationId: "r", taskIds: ["first", "second"] },
  ],
};

test("what is wrong is listed by its weight, then by its place; what nobody can mend is left out", () => {
  expect(problemsOf(plan).map(({ kind, rowId, by }) => [kind, rowId, by])).toEqual([
    ["cycle", "second", null],
    ["deadline-missed", "first", 2_400],
    ["deadline-missed", "third", 4_800],
    ["broken-relation", "second", null],
    ["no-parent", "third", null],
  ]);
});
