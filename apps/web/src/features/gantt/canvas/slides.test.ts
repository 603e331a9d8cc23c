import { expect, test } from "vitest";
import { ChartModel } from "../model/chart-model.ts";
import { ganttRows } from "../model/gantt-rows.ts";
import { smallPlan } from "../model/testing/small-plan.ts";
import { Slides } from "./slides.ts";

const plan = smallPlan({ dig: {} });
const model = new ChartModel();
model.update(ganttRows(plan, new Set(), []), plan, {
  today: "2026-03-09",
  colourOf: () => 1,
  isMine: () => true,
});
const [start, finish] = [model.start[0]!, model.finish[0]!];
const former = { id: "dig", start: start - 14_400, finish: finish - 14_400 };

test("a bar slides from where it was to where it is, and then nothing is left of it", () => {
  const slides = new Slides();
  slides.begin([former], 1_000, () => true);
  expect(slides.at(model, 1_000).get(0)).toEqual({ start: former.start, finish: former.finish });
  const half = slides.at(model, 1_090).get(0)!;
  expect(half.start).toBeGreaterThan(former.start);
  expect(half.start).toBeLessThan(start);
  expect(slides.at(model, 1_200).size).toBe(0);
});

test("what a hand has just dropped does not slide, nor does a plan that moves as a whole", () => {
  const slides = new Slides();
  slides.begin([former], 0, (id) => id !== "dig");
  expect(slides.at(model, 1).size).toBe(0);
  slides.begin(
    Array.from({ length: 500 }, () => former),
    0,
    () => true,
  );
  expect(slides.at(model, 1).size).toBe(0);
});
