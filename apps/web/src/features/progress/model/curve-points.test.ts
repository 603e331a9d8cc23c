import { expect, test } from "vitest";
import { curvesOf, niceTicks, pathOf } from "./curve-points.ts";

test("a burndown is the other side of the S-curve, each from its own total", () => {
  const curves = {
    unit: "work" as const,
    weeks: [0, 1, 2],
    planned: [0, 5, 10],
    plannedTotal: 10,
    actual: [0, 3, null],
    forecast: [null, 3, 12],
    total: 12,
    done: 3,
    plannedNow: 5,
    now: 1,
  };
  expect(curvesOf(curves, "sum").planned).toEqual([0, 5, 10]);
  expect(curvesOf(curves, "burndown")).toEqual({
    planned: [10, 5, 0],
    actual: [12, 9, null],
    forecast: [null, 9, 0],
  });
});

test("ticks are round, begin at nothing and reach the highest value", () => {
  expect(niceTicks(0, 4)).toEqual([0]);
  expect(niceTicks(9, 4)).toEqual([0, 5, 10]);
  expect(niceTicks(1_234, 5)).toEqual([0, 500, 1_000, 1_500]);
});

test("a curve is drawn where it has values, and nowhere else", () => {
  const place = { x: (index: number) => index * 10, y: (value: number) => 100 - value };
  expect(pathOf([1, 2, null, 4], place)).toBe("M0.0 99.0L10.0 98.0M30.0 96.0");
});
