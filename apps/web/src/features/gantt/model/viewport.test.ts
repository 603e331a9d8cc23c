import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dayAt,
  fit,
  MAX_PX_PER_DAY,
  MIN_PX_PER_DAY,
  panBy,
  reveal,
  rowsInSight,
  ROW_HEIGHT,
  xOf,
  zoomAt,
  TENTHS_PER_DAY,
  type Viewport,
} from "./viewport.ts";

const anyViewport: fc.Arbitrary<Viewport> = fc.record({
  day: fc.double({ min: -20_000, max: 60_000, noNaN: true }),
  pxPerDay: fc.double({ min: MIN_PX_PER_DAY, max: MAX_PX_PER_DAY, noNaN: true }),
  top: fc.nat(500_000),
});

test("the day under the pointer stays under it while one zooms", () => {
  fc.assert(
    fc.property(
      anyViewport,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.nat(3_000),
      (viewport, factor, x) => {
        const after = zoomAt(viewport, factor, x);
        expect(dayAt(after, x)).toBeCloseTo(dayAt(viewport, x), 5);
        expect(after.pxPerDay).toBeGreaterThanOrEqual(MIN_PX_PER_DAY);
        expect(after.pxPerDay).toBeLessThanOrEqual(MAX_PX_PER_DAY);
      },
    ),
  );
});

test("a place in pixels and its moment are each other's", () => {
  fc.assert(
    fc.property(anyViewport, fc.nat(3_000), (viewport, x) => {
      const back = xOf(viewport, dayAt(viewport, x) * TENTHS_PER_DAY);
      expect(Math.abs(back - x)).toBeLessThan(0.01);
    }),
  );
});

test("panning by pixels moves everything by as many", () => {
  const viewport = { day: 100, pxPerDay: 20, top: 0 };
  expect(panBy(viewport, 40).day).toBe(102);
  expect(panBy(viewport, 0)).toBe(viewport);
});

test("what is fitted is in sight, with a margin on both sides", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 200, max: 2_000 }),
      (from, days, width) => {
        const view = fit({ day: 0, pxPerDay: 1, top: 0 }, from, from + days, width);
        expect(xOf(view, from * TENTHS_PER_DAY)).toBeGreaterThanOrEqual(0);
        expect(xOf(view, (from + days) * TENTHS_PER_DAY)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("what is in sight already is not moved to reveal it", () => {
  const viewport = { day: 100, pxPerDay: 20, top: 0 };
  expect(reveal(viewport, 110, 120, 800)).toBe(viewport);
  expect(reveal(viewport, 10, 20, 800).day).toBeLessThan(10);
  expect(reveal(viewport, 500, 510, 800).day).toBeLessThan(500);
});

test("rows in sight cover the height, and no row that there is not", () => {
  expect(rowsInSight(0, 100, 3)).toEqual({ first: 0, last: 3 });
  expect(rowsInSight(ROW_HEIGHT * 10 + 1, ROW_HEIGHT * 2, 100)).toEqual({ first: 10, last: 13 });
  expect(rowsInSight(99_999, 500, 5)).toEqual({ first: 5, last: 5 });
});
