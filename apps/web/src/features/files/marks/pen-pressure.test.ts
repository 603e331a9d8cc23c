import { expect, test } from "vitest";
import { thinned } from "./mark-shape.ts";
import { pressureOf, shapeOf, strokeDistance, widthsOf, type StrokePoint } from "./pen-pressure.ts";

test("only a pen tells how hard it is pressed", () => {
  expect(pressureOf({ pointerType: "pen", pressure: 0.7 })).toEqual({ pressure: 0.7 });
  expect(pressureOf({ pointerType: "mouse", pressure: 0.5 })).toEqual({});
  expect(pressureOf({ pointerType: "touch", pressure: 1 })).toEqual({});
  expect(
    shapeOf([
      { x: 1, y: 2 },
      { x: 3, y: 4, pressure: 1 },
    ]),
  ).toEqual({ points: "100,200 300,400", pressures: "" });
});

test("a straight stroke keeps its swell, and loses what adds nothing", () => {
  const stroke: StrokePoint[] = Array.from({ length: 101 }, (_, x) => ({
    ...{ x, y: 0 },
    pressure: x <= 50 ? 0.2 + x * 0.01 : 0.7 - (x - 50) * 0.01,
  }));
  const kept = thinned(stroke, 0.25, strokeDistance(0.25));
  expect(kept.map(({ x }) => x)).toEqual([0, 50, 100]);
  expect(shapeOf(kept).pressures).toBe("262");
  expect(
    thinned(
      stroke.map(({ x, y }) => ({ x, y })),
      0.25,
      strokeDistance(0.25),
    ),
  ).toHaveLength(2);
});

test("a stroke is as wide as it was pressed; pressures that do not fit it are none", () => {
  const [thin, wide] = widthsOf("09", 2, 10)!;
  expect([thin, wide]).toEqual([3, 17]);
  expect(widthsOf("09", 3, 10)).toBeNull();
  expect(widthsOf("", 2, 10)).toBeNull();
});
