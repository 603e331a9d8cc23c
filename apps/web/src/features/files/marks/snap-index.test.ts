import { expect, test } from "vitest";
import { SnapIndex } from "./snap-index.ts";

const INDEX = new SnapIndex([
  [
    { x: 10, y: 10 },
    { x: 1_010, y: 510 },
  ],
  [
    { x: 100, y: 10 },
    { x: 100, y: 10 },
  ],
]);

test("an end within reach holds the hand, also where a line is nearer", () => {
  expect(INDEX.nearest({ x: 14, y: 12 }, 6)).toEqual({ point: { x: 10, y: 10 }, kind: "end" });
  expect(INDEX.nearest({ x: 98, y: 9 }, 6)).toEqual({ point: { x: 100, y: 10 }, kind: "end" });
});

test("a long line holds everywhere along it, at the foot of the perpendicular", () => {
  for (const share of [0.1, 0.37, 0.5, 0.93]) {
    const on = { x: 10 + 1_000 * share, y: 10 + 500 * share };
    // Two units beside it.
    const [nx, ny] = [-500 / Math.hypot(1_000, 500), 1_000 / Math.hypot(1_000, 500)];
    const snap = INDEX.nearest({ x: on.x + nx * 2, y: on.y + ny * 2 }, 6);
    expect(snap?.kind).toBe("line");
    expect(snap!.point.x).toBeCloseTo(on.x, 6);
    expect(snap!.point.y).toBeCloseTo(on.y, 6);
  }
});

test("nothing beyond reach holds", () => {
  expect(INDEX.nearest({ x: 500, y: 100 }, 6)).toBeNull();
  expect(INDEX.nearest({ x: 1_020, y: 515 }, 6)).toBeNull();
});
