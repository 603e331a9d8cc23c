import { expect, test } from "vitest";
import { readDate, type DateContext } from "./date-entry.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";

// Wednesday
const british: DateContext = {
  today: "2026-03-25",
  from: null,
  calendar: STANDARD_CALENDAR,
  dayFirst: true,
};
const chinese: DateContext = { ...british, dayFirst: false };
const dayOf = (text: string, context = british): string => {
  const entry = readDate(text, context);
  return entry.kind === "date" ? entry.day : entry.kind;
};

test.each([
  ["2026-03-05", "2026-03-05"],
  ["2026/3/5", "2026-03-05"],
  ["2026年3月5日", "2026-03-05"],
  ["3月5日", "2026-03-05"],
  ["5 Mar", "2026-03-05"],
  ["5 march 2027", "2027-03-05"],
  ["Mar 5", "2026-03-05"],
  ["5.3.", "2026-03-05"],
  ["25/3", "2026-03-25"],
  ["tomorrow", "2026-03-26"],
  ["明天", "2026-03-26"],
  ["friday", "2026-03-27"],
  ["周五", "2026-03-27"],
  ["下周一", "2026-03-30"],
  ["+1w", "2026-04-01"],
  ["", "empty"],
  ["–", "empty"],
  ["31 Feb", "unreadable"],
  ["soon", "unreadable"],
  ["2026-13-01", "unreadable"],
])("reads %s as %s", (text, day) => {
  expect(dayOf(text)).toBe(day);
});

test("3/5 is a day in May to a British reader and a day in March to a Chinese one", () => {
  expect(dayOf("3/5", british)).toBe("2026-05-03");
  expect(dayOf("3/5", chinese)).toBe("2026-03-05");
});

test("+3d counts working days from what stands in the cell", () => {
  expect(dayOf("+3d", { ...british, from: "2026-03-26T08:00" })).toBe("2026-03-31");
  expect(dayOf("-1天", { ...british, from: "2026-03-30T08:00" })).toBe("2026-03-27");
});

test("a day without its year is the nearest one", () => {
  expect(dayOf("20 Dec", { ...british, today: "2026-01-10" })).toBe("2025-12-20");
  expect(dayOf("5 Jan", { ...british, today: "2026-12-20" })).toBe("2027-01-05");
});
