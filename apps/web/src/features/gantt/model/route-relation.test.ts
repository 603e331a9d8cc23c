import fc from "fast-check";
import { expect, test } from "vitest";
import { routeRelation, type End } from "./route-relation.ts";

const anyEnd = (row: number): fc.Arbitrary<End> =>
  fc
    .record({
      left: fc.integer({ min: -500, max: 1_500 }),
      width: fc.oneof(fc.constant(14), fc.integer({ min: 2, max: 400 })),
    })
    .map(({ left, width }) => ({
      left,
      right: left + width,
      y: row * 28 + 14,
      half: 7,
      isPoint: width === 14,
    }));

const anyPair = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 30 }), fc.boolean())
  .chain(([row, apart, isDown]) => {
    const [a, b] = isDown ? [row, row + apart] : [row + apart, row];
    return fc.tuple(anyEnd(a), anyEnd(b));
  });

test("every stretch is level or upright, and the first leaves the right end", () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2, 3), anyPair, (type, [from, to]) => {
      const route = routeRelation(type, from, to);
      const leavesRight = type === 0 || type === 2;
      expect(route.slice(0, 2)).toEqual([leavesRight ? from.right : from.left, from.y]);
      for (let at = 2; at < route.length; at += 2) {
        const isLevel = route[at + 1] === route[at - 1];
        const isUpright = route[at] === route[at - 2];
        expect(isLevel || isUpright).toBe(true);
      }
      const first = Math.sign(route[2]! - route[0]!);
      // Straight down onto a milestone at the very moment.
      expect(first === (leavesRight ? 1 : -1) || (first === 0 && to.isPoint)).toBe(true);
      expect(route.length).toBeLessThanOrEqual(12);
    }),
  );
});

test("the last stretch points into the end that the type names, or falls onto the bar", () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2, 3), anyPair, (type, [from, to]) => {
      const route = routeRelation(type, from, to);
      const [x, y] = route.slice(-2) as [number, number];
      const entersLeft = type === 0 || type === 1;
      const isLevel = route.at(-3) === y;
      if (isLevel) {
        expect([x, y]).toEqual([entersLeft ? to.left : to.right, to.y]);
        expect(Math.sign(x - route.at(-4)!)).toBe(entersLeft ? 1 : -1);
      } else {
        expect(type).toBe(0);
        expect(y).toBe(to.y > from.y ? to.y - to.half : to.y + to.half);
        expect(x).toBeGreaterThanOrEqual(to.left);
      }
    }),
  );
});

test("work that follows at once is met from above, without a loop", () => {
  const from = { left: 0, right: 100, y: 14, half: 7, isPoint: false };
  const to = { left: 100, right: 180, y: 42, half: 7, isPoint: false };
  expect(routeRelation(0, from, to)).toEqual([100, 14, 104, 14, 104, 35]);
});

test("a milestone at the very end of its predecessor is met straight from above", () => {
  const from = { left: 0, right: 100, y: 14, half: 7, isPoint: false };
  const to = { left: 93, right: 107, y: 42, half: 7, isPoint: true };
  expect(routeRelation(0, from, to)).toEqual([100, 14, 100, 35]);
});

test("a relation back in time goes round between the rows", () => {
  const from = { left: 200, right: 300, y: 14, half: 7, isPoint: false };
  const to = { left: 50, right: 90, y: 42, half: 7, isPoint: false };
  const route = routeRelation(0, from, to);
  expect(route).toHaveLength(12);
  expect(route[5]).toBe(28);
});
