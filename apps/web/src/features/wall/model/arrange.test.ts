import { describe, expect, test } from "vitest";
import { aligned, distributed, snapped } from "./arrange.ts";

const BOXES = [
  { x: 0, y: 0, width: 100, height: 40 },
  { x: 130, y: 90, width: 40, height: 40 },
  { x: 300, y: 10, width: 60, height: 80 },
];

describe("aligning", () => {
  test.each([
    ["left", [0, 0, 0], [0, 90, 10]],
    ["right", [260, 320, 300], [0, 90, 10]],
    ["top", [0, 130, 300], [0, 0, 0]],
    ["bottom", [0, 130, 300], [90, 90, 50]],
    ["centre", [130, 160, 150], [0, 90, 10]],
    ["middle", [0, 130, 300], [45, 45, 25]],
  ] as const)("%s", (how, xs, ys) => {
    const places = aligned(BOXES, how);
    expect(places.map(({ x }) => x)).toEqual(xs);
    expect(places.map(({ y }) => y)).toEqual(ys);
  });
});

test("distributing leaves the outermost and gives each two neighbours the same room", () => {
  const places = distributed(BOXES, "across");
  const gaps = [places[1]!.x - 100, places[2]!.x - places[1]!.x - 40];
  expect(gaps[0]).toBe(gaps[1]);
  expect([places[0]!.x, places[2]!.x]).toEqual([0, 300]);
  expect(distributed(BOXES.slice(0, 2), "down")).toEqual([
    { x: 0, y: 0 },
    { x: 130, y: 90 },
  ]);
});

test("snapping takes the nearest flush place within reach, and none beyond it", () => {
  const moved = { x: 104, y: 200, width: 34, height: 50 };
  const near = snapped(moved, BOXES, 6);
  expect([near.dx, near.dy]).toEqual([-4, 0]);
  expect(near.guides).toEqual([{ axis: "x", at: 100 }]);
  expect(snapped(moved, BOXES, 1)).toEqual({ dx: 0, dy: 0, guides: [] });
});
