import fc from "fast-check";
import { expect, test } from "vitest";
import { LABEL_GAP, placeLabel } from "./place-label.ts";

test("a text never covers its bar, what is taken, or the edge of the chart", () => {
  const anyInput = fc.record({
    left: fc.integer({ min: -300, max: 1_200 }),
    width: fc.integer({ min: 2, max: 600 }),
    textWidth: fc.integer({ min: 5, max: 300 }),
    taken: fc.array(
      fc.tuple(fc.integer({ min: -300, max: 1_300 }), fc.integer({ min: 1, max: 80 })),
      { maxLength: 3 },
    ),
    viewWidth: fc.integer({ min: 100, max: 1_000 }),
  });
  fc.assert(
    fc.property(anyInput, ({ left, width, textWidth, taken, viewWidth }) => {
      const places = taken.map(([from, size]) => [from, from + size] as const);
      const right = left + width;
      const x = placeLabel({
        left,
        right,
        textWidth,
        taken: places,
        viewWidth,
        mayStandBefore: true,
      });
      if (x === null) return;
      const end = x + textWidth;
      expect(x).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(viewWidth);
      expect(x >= right || end <= left).toBe(true);
      for (const [from, to] of places) expect(x >= to || end <= from).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("after the bar, else behind what stands there, else before the bar, else nowhere", () => {
  const bar = { left: 100, right: 200, textWidth: 50, viewWidth: 1_000, mayStandBefore: true };
  expect(placeLabel({ ...bar, taken: [] })).toBe(200 + LABEL_GAP);
  expect(placeLabel({ ...bar, taken: [[220, 240]] })).toBe(240 + LABEL_GAP);
  expect(placeLabel({ ...bar, viewWidth: 220, taken: [] })).toBe(100 - LABEL_GAP - 50);
  expect(placeLabel({ ...bar, viewWidth: 220, taken: [], mayStandBefore: false })).toBeNull();
  expect(placeLabel({ ...bar, left: 10, viewWidth: 220, taken: [] })).toBeNull();
  expect(placeLabel({ ...bar, right: -5, left: -50, taken: [] })).toBeNull();
});
