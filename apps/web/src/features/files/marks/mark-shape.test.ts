import type { Mark, MarkType } from "@parley/shared/documents/mark.ts";
import { expect, test } from "vitest";
import {
  boundsOf,
  isOnMark,
  measureOf,
  movedPoints,
  pointsOf,
  scaleOfPage,
  textOfPoints,
  thinned,
  withPoint,
} from "./mark-shape.ts";

const mark = (type: MarkType, points: string, fields: Partial<Mark> = {}): Mark =>
  ({ id: "a", type, points, page: 0, width: 15, filled: false, removed: false, ...fields }) as Mark;
const SQUARE = "0,0 1000,0 1000,1000 0,1000";

test("points go to text and back, to a hundredth", () => {
  const points = [
    { x: 1.25, y: -3 },
    { x: 400, y: 0.01 },
  ];
  expect(textOfPoints(points)).toBe("125,-300 40000,1");
  expect(pointsOf(textOfPoints(points))).toEqual(points);
  expect(movedPoints("0,0 100,100", 1, -2)).toBe("100,-200 200,-100");
  expect(withPoint("0,0 100,100", 1, { x: 5, y: 6 })).toBe("0,0 500,600");
});

test("lengths, areas and angles are measured on the page", () => {
  expect(measureOf(mark("length", "0,0 300,400"))).toEqual({ kind: "length", value: 5 });
  expect(measureOf(mark("area", SQUARE))).toEqual({ kind: "area", value: 100 });
  expect(measureOf(mark("angle", "100,0 0,0 0,100"))!.value).toBeCloseTo(90);
  expect(measureOf(mark("angle", "-100,-1 0,0 -100,1"))!.value).toBeLessThan(2);
  expect(measureOf(mark("cloud", SQUARE))).toBeNull();
});

test("the latest scale of a page counts, and a removed one does not", () => {
  const scale = (fields: Partial<Mark>) => mark("scale", "0,0 10000,0", fields);
  const marks = [
    scale({ realLength: 100_000, createdAt: 1 }),
    scale({ realLength: 84_000, createdAt: 2 }),
    scale({ realLength: 1, createdAt: 3, removed: true }),
    scale({ realLength: 5, createdAt: 4, page: 1 }),
    scale({ realLength: null, createdAt: 5 }),
  ];
  // 8,400 mm over 100 points.
  expect(scaleOfPage(marks, 0)).toBe(84);
  expect(scaleOfPage(marks, 2)).toBeNull();
});

test("a mark is taken by its line, and inside only where it is filled", () => {
  const middle = { x: 5, y: 5 };
  expect(isOnMark(mark("rectangle", "0,0 1000,1000"), middle, 1)).toBe(false);
  expect(isOnMark(mark("rectangle", "0,0 1000,1000", { filled: true }), middle, 1)).toBe(true);
  expect(isOnMark(mark("rectangle", "1000,1000 0,0"), { x: 10, y: 4 }, 1)).toBe(true);
  expect(
    isOnMark(mark("ellipse", "0,0 1000,1000", { filled: true }), { x: 0.5, y: 0.5 }, 0.1),
  ).toBe(false);
  expect(isOnMark(mark("polygon", SQUARE), { x: 0, y: 5 }, 1)).toBe(true);
  expect(isOnMark(mark("pin", "500,500"), { x: 7, y: 5 }, 1)).toBe(true);
  expect(boundsOf(mark("cloud", "1000,0 0,500"))).toEqual({ x: 0, y: 0, width: 10, height: 5 });
});

test("a stroke keeps its corners and loses what lies on a line", () => {
  const points = Array.from({ length: 101 }, (_, x) => ({ x, y: x <= 50 ? 0 : x - 50 }));
  expect(thinned(points, 0.2)).toEqual([points[0], points[50], points[100]]);
});
