import { dayOfDate } from "@parley/schedule/instant.ts";
import {
  STANDARD_CALENDAR,
  type WorkingCalendar,
} from "@parley/shared/schedule/working-calendar.ts";
import { expect, test } from "vitest";
import { lastDayOf, textOfDay, WorkingTime } from "./working-time.ts";

const monday = dayOfDate(2026, 3, 9);
const usual = new WorkingTime(STANDARD_CALENDAR);
const withHoliday: WorkingCalendar = {
  ...STANDARD_CALENDAR,
  exceptions: [
    { from: "2026-03-10", to: "2026-03-11", spans: [] },
    { from: "2026-03-14", to: "2026-03-14", spans: [[540, 600]] },
  ],
};

test("days off that adjoin are one stretch", () => {
  expect(usual.restBetween(monday, monday + 10, false)).toEqual([[monday + 5, monday + 7]]);
});

test("a holiday is rest, and a Saturday with work is none", () => {
  const time = new WorkingTime(withHoliday);
  expect([0, 1, 2, 3, 5, 6].map((days) => time.isWorkday(monday + days))).toEqual([
    true,
    false,
    false,
    true,
    true,
    false,
  ]);
});

test("close up, the hours without work are rest as well, and nights join", () => {
  const rest = usual.restBetween(monday, monday + 1, true);
  expect(
    rest.map(([from, to]) => [(from - monday) * 24, (to - monday) * 24].map(Math.round)),
  ).toEqual([
    [0, 8],
    [12, 13],
    [17, 24],
  ]);
  expect(usual.restBetween(monday, monday + 2, true)).toHaveLength(5);
});

test("steps go by days of work", () => {
  expect(usual.shift(monday + 4, 1)).toBe(monday + 7);
  expect(usual.shift(monday, -1)).toBe(monday - 3);
  expect(usual.shift(monday, 0)).toBe(monday);
  expect(usual.workdayFrom(monday + 5)).toBe(monday + 7);
});

test("an end at midnight belongs to the day before", () => {
  expect(textOfDay(lastDayOf((monday + 1) * 14_400))).toBe("2026-03-09");
  expect(textOfDay(lastDayOf(monday * 14_400 + 10_200))).toBe("2026-03-09");
});
