import { expect, test } from "vitest";
import { axisFormat } from "./axis-format.ts";

const AT = Date.UTC(2026, 2, 23, 13, 30);
const UNITS = ["hour", "weekday", "day", "week", "month", "year"] as const;

test("the axis speaks English", () => {
  const { minor, major } = axisFormat("en");
  expect(UNITS.map((unit) => minor(AT, unit))).toEqual([
    "13:30",
    "Mon 23",
    "23",
    "W13",
    "Mar",
    "2026",
  ]);
  expect(UNITS.map((unit) => major(AT, unit))).toEqual([
    "Mon 23 March",
    "March 2026",
    "March 2026",
    "March 2026",
    "2026",
    "",
  ]);
});

test("the axis speaks Chinese", () => {
  const { minor, major } = axisFormat("zh-CN");
  expect(UNITS.map((unit) => minor(AT, unit))).toEqual([
    "13:30",
    "23日 周一",
    "23",
    "13周",
    "3月",
    "2026年",
  ]);
  expect(major(AT, "day")).toBe("2026年3月");
  expect(major(AT, "month")).toBe("2026年");
});

test("a week is named at its Monday, by the year of its Thursday", () => {
  const { minor } = axisFormat("en");
  expect(minor(Date.UTC(2026, 11, 28), "week")).toBe("W53");
  expect(minor(Date.UTC(2025, 11, 29), "week")).toBe("W1");
  expect(minor(Date.UTC(2027, 0, 1), "week")).toBe("");
});
