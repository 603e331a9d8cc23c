import { expect, test } from "vitest";
import { fromTurned, rectFromTurned, toTurned, turnedBy, turnedSize, type Turn } from "./turn.ts";

const SIZE = { width: 300, height: 200 };
const TURNS: readonly Turn[] = [0, 90, 180, 270];

test.each(TURNS)("a place goes to the page turned by %i degrees and back", (turn) => {
  const there = toTurned(SIZE, turn, { x: 10, y: 20 });
  expect(fromTurned(SIZE, turn, there)).toEqual({ x: 10, y: 20 });
  const { width, height } = turnedSize(SIZE, turn);
  expect(there.x).toBeGreaterThanOrEqual(0);
  expect(there.x).toBeLessThanOrEqual(width);
  expect(there.y).toBeLessThanOrEqual(height);
});

test("a page turned clockwise has its left side on top", () => {
  expect(toTurned(SIZE, 90, { x: 0, y: 0 })).toEqual({ x: 200, y: 0 });
  expect(rectFromTurned(SIZE, 90, { x: 0, y: 0, width: 50, height: 30 })).toEqual({
    x: 0,
    y: 150,
    width: 30,
    height: 50,
  });
});

test("four quarter turns end where they began", () => {
  expect(TURNS.reduce<Turn>((turn) => turnedBy(turn, 90), 0)).toBe(0);
  expect(turnedBy(0, -90)).toBe(270);
});
