import { dayOfDate } from "@parley/schedule/instant.ts";
import fc from "fast-check";
import { weekNumber } from "../../../platform/calendar/week.ts";
import { expect, test } from "vitest";
import { axisWords } from "./axis-words.ts";
import { floorTo, hourStep, nextOf, scaleOf, timeAxis, type AxisUnit } from "./time-axis.ts";
import { MAX_PX_PER_DAY, MIN_PX_PER_DAY } from "./viewport.ts";

const UNITS: readonly AxisUnit[] = ["hour", "day", "week", "month", "quarter", "year", "decade"];
const en = axisWords("en");
const zh = axisWords("zh-CN");

test("boundaries follow one another without a gap, whatever the unit", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...UNITS),
      fc.integer({ min: -40_000, max: 80_000 }),
      fc.constantFrom(1, 2, 3, 6, 12),
      (unit, day, hours) => {
        const from = floorTo(unit, day, hours);
        const next = nextOf(unit, from, hours);
        expect(from).toBeLessThanOrEqual(day);
        expect(next).toBeGreaterThan(day);
        expect(floorTo(unit, next, hours)).toBeCloseTo(next, 9);
      },
    ),
  );
});

test("the axis covers what is in sight, and never holds more marks than there is room for", () => {
  fc.assert(
    fc.property(
      fc.double({ min: MIN_PX_PER_DAY, max: MAX_PX_PER_DAY, noNaN: true }),
      fc.integer({ min: 0, max: 40_000 }),
      (pxPerDay, day) => {
        const width = 1_400;
        const { upper, lower } = timeAxis(day, day + width / pxPerDay, pxPerDay, en);
        for (const { ticks } of [upper, lower]) {
          expect(ticks[0]!.day).toBeLessThanOrEqual(day);
          expect(ticks.at(-1)!.next).toBeGreaterThanOrEqual(day + width / pxPerDay - 1e-6);
          expect(ticks.length).toBeLessThan(110);
        }
      },
    ),
  );
});

test("weeks are those of ISO 8601", () => {
  expect(weekNumber(dayOfDate(2026, 3, 9))).toBe(11);
  expect(weekNumber(dayOfDate(2027, 1, 3))).toBe(53);
  expect(weekNumber(dayOfDate(2027, 1, 4))).toBe(1);
  expect(floorTo("week", dayOfDate(2026, 3, 15))).toBe(dayOfDate(2026, 3, 9));
});

test("units go from hours to years as one zooms out", () => {
  expect([1_000, 40, 13, 3, 0.8, 0.1].map((px) => scaleOf(px).lower)).toEqual([
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
  ]);
  expect(hourStep(2_400)).toBe(1);
  expect(hourStep(200)).toBe(6);
});

test("both languages write weeks, months and days as they are written there", () => {
  const day = dayOfDate(2026, 3, 9);
  expect([en.week(day, 90), zh.week(day, 90)]).toEqual(["9 · W11", "9日·11周"]);
  expect([en.month(dayOfDate(2026, 3, 1), 400), zh.month(dayOfDate(2026, 3, 1), 400)]).toEqual([
    "March 2026",
    "2026年3月",
  ]);
  expect([en.day(day, 60), zh.day(day, 60), en.day(day, 24)]).toEqual(["Mon 9", "9日 周一", "9"]);
  expect([en.quarter(day, 60), zh.quarter(day, 60)]).toEqual(["Q1", "1季"]);
  expect([en.year(day, 60), zh.year(day, 60)]).toEqual(["2026", "2026年"]);
  expect(en.hour(day + 13 / 24, 60)).toBe("13:00");
});
