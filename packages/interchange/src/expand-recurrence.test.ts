import { expect, test } from "vitest";
import { dateOf, dayNumber, daysOfException } from "./expand-recurrence.ts";
import type { Recurrence } from "@parley/schedule/network.ts";

const days = (recurrence: Recurrence | null, from: string, to: string) =>
  [
    ...daysOfException(
      { name: "", from, to, hours: "", recurrence },
      dayNumber("1990-01-01"),
      dayNumber("2100-01-01"),
    ),
  ].map(dateOf);

test("each recurrence yields its days", () => {
  expect(days(null, "2026-02-27", "2026-03-02")).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
  ]);
  expect(days({ type: "daily", every: 3 }, "2000-02-01", "2000-02-10")).toEqual([
    "2000-02-01",
    "2000-02-04",
    "2000-02-07",
    "2000-02-10",
  ]);
  expect(days({ type: "weekly", every: 2, weekdays: [2] }, "2001-01-01", "2001-02-13")).toEqual([
    "2001-01-02",
    "2001-01-16",
    "2001-01-30",
    "2001-02-13",
  ]);
  expect(days({ type: "monthly-day", every: 1, day: 31 }, "2026-01-01", "2026-05-31")).toEqual([
    "2026-01-31",
    "2026-03-31",
    "2026-05-31",
  ]);
  expect(
    days(
      { type: "monthly-position", every: 2, position: 1, weekdays: [1] },
      "2026-01-01",
      "2026-05-31",
    ),
  ).toEqual(["2026-01-05", "2026-03-02", "2026-05-04"]);
  expect(days({ type: "yearly-day", month: 2, day: 29 }, "2023-06-01", "2028-12-31")).toEqual([
    "2024-02-29",
    "2028-02-29",
  ]);
  expect(
    days(
      { type: "yearly-position", month: 11, position: 4, weekdays: [4] },
      "2025-01-01",
      "2026-12-31",
    ),
  ).toEqual(["2025-11-27", "2026-11-26"]);
});

test("days outside the window are left out without losing the rhythm", () => {
  const exception = {
    name: "",
    from: "2000-01-01",
    to: "2030-01-01",
    hours: "",
    recurrence: { type: "daily", every: 7 },
  } as const;
  const [first] = daysOfException(exception, dayNumber("2026-01-01"), dayNumber("2026-12-31"));
  expect((first! - dayNumber("2000-01-01")) % 7).toBe(0);
  expect(dateOf(first!)).toBe("2026-01-03");
});
