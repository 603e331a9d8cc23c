import { expect, test } from "vitest";
import { ChartModel } from "./chart-model.ts";
import { ganttRows } from "./gantt-rows.ts";
import { relationHit } from "./relation-hit.ts";
import { smallPlan } from "./testing/small-plan.ts";
import { ROW_HEIGHT, TENTHS_PER_DAY, xOf } from "./viewport.ts";

const plan = smallPlan({ dig: { duration: 9_600 }, pour: { duration: 9_600 }, cure: {} }, [
  "dig>pour",
  "pour>cure",
]);
const model = new ChartModel();
model.update(ganttRows(plan, new Set(), []), plan, {
  today: "2026-03-10",
  colourOf: () => 1,
  isMine: () => true,
});
const viewport = { day: Math.floor(model.from! / TENTHS_PER_DAY) - 1, pxPerDay: 30, top: 0 };
const size = { width: 800, height: 400 };
const namesAt = (x: number, y: number, slack = 0): readonly [string, string] | null => {
  const relation = model.relationAt(relationHit(model, viewport, size, x, y, slack));
  return relation === null ? null : [relation.predecessorId, relation.successorId];
};

test("a point on a line finds its relation, and one beside it none", () => {
  const x = xOf(viewport, model.start[1]!) - 6;
  const y = ROW_HEIGHT * 1.5;
  expect(namesAt(x, y)).toEqual(["dig", "pour"]);
  expect(namesAt(x, y + 9)).toBeNull();
  expect(namesAt(x, y + 9, 8)).toEqual(["dig", "pour"]);
});

test("the axis above the rows belongs to no relation", () => {
  expect(namesAt(xOf(viewport, model.start[1]!) - 6, -3)).toBeNull();
});
