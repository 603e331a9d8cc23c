import { describe, expect, test } from "vitest";
import { parseDuration, parseNumber } from "./read-table-duration.ts";
import { parseLinks } from "./read-table-links.ts";

const TIMES = { minutesPerDay: 480, minutesPerWeek: 2_400, daysPerMonth: 20 };

describe("a number", () => {
  test.each([
    ["5", 5],
    ["-2.5", -2.5],
    ["1,5", 1.5],
    [".5", 0.5],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1 234 567", 1234567],
    ["1'234.5", 1234.5],
    ["１２３．５", 123.5],
    ["1,234,567", 1234567],
  ])("%s is read", (text, value) => {
    expect(parseNumber(text, null)).toEqual({ value, isUncertain: false });
  });

  test("that could be two is told, unless somebody said how fractions are written", () => {
    expect(parseNumber("1,500", null)).toEqual({ value: 1500, isUncertain: true });
    expect(parseNumber("1,500", ",")).toEqual({ value: 1.5, isUncertain: false });
    expect(parseNumber("1.500", ",")).toEqual({ value: 1500, isUncertain: false });
    expect(parseNumber("1.500", ".")).toEqual({ value: 1.5, isUncertain: false });
  });

  test.each(["", "abc", "1,23,4", "1.2.3", "--1", "1e5", "0x10", "9".repeat(70), "1 23"])(
    "%j is none",
    (text) => {
      expect(parseNumber(text, null)).toBeNull();
    },
  );
});

describe("a duration", () => {
  test.each([
    ["5 days", 24_000, "d", false, false],
    ["5d?", 24_000, "d", false, true],
    ["2 wks", 48_000, "w", false, false],
    ["1.5 hrs", 900, "h", false, false],
    ["30 mins", 300, "m", false, false],
    ["1 mon", 96_000, "mo", false, false],
    ["3 ed", 43_200, "d", true, false],
    ["2 elapsed weeks", 201_600, "w", true, false],
    ["1 emo?", 432_000, "mo", true, true],
    ["10", 48_000, "d", false, false],
    ["10 个工作日", 48_000, "d", false, false],
    ["２天", 9_600, "d", false, false],
    ["3工日", 14_400, "d", false, false],
    ["4 小时", 2_400, "h", false, false],
    ["2周工时", 48_000, "w", false, false],
    ["1 个月", 96_000, "mo", false, false],
    ["7 日历天", 100_800, "d", true, false],
    ["1 已用天", 14_400, "d", true, false],
    ["1,5 Days", 7_200, "d", false, false],
  ])("%s is read", (text, tenths, unit, elapsed, estimated) => {
    expect(parseDuration(text, "d", null, TIMES)).toEqual({
      tenths,
      unit,
      elapsed,
      estimated,
      isUncertain: false,
    });
  });

  test("counts the days, weeks and months of its project", () => {
    const times = { minutesPerDay: 600, minutesPerWeek: 3_600, daysPerMonth: 25 };
    const tenths = (text: string) => parseDuration(text, "w", null, times)?.tenths;
    expect(["1 d", "1 w", "1 mo", "2"].map(tenths)).toEqual([6_000, 36_000, 150_000, 72_000]);
  });

  test.each(["", "soon", "5 apples", "d", "5 d 3 h", "1e9 d", "99999999999 mo"])(
    "%j is none",
    (text) => {
      expect(parseDuration(text, "d", null, TIMES)).toBeNull();
    },
  );
});

describe("predecessors", () => {
  const known = new Set(["3", "5", "7", "1.2", "A1000", "A1010", "CLASS SS", "a-b", "Pour, wall"]);
  const links = (text: string, decimal: "," | null = null) =>
    parseLinks(text, {
      ...TIMES,
      durationUnit: "d",
      decimal,
      isKnown: (reference) => known.has(reference),
    });
  const short = (text: string, decimal: "," | null = null) =>
    links(text, decimal).links.map(
      ({ reference, type, lag, lagUnit }) => `${reference} ${type} ${lag} ${lagUnit}`,
    );

  test.each([
    ["3FS+2d, 5SS", ["3 FS 9600 working", "5 SS 0 working"]],
    ["3; 5FF-1 wk", ["3 FS 0 working", "5 FF -24000 working"]],
    ["3+50%,5 SS - 25 %", ["3 FS 50 percent", "5 SS -25 percent"]],
    ["3SS+2ed", ["3 SS 28800 elapsed"]],
    ["3SF+5e%", ["3 SF 5 elapsed-percent"]],
    ["A1000: FF 2, A1010", ["A1000 FF 9600 working", "A1010 FS 0 working"]],
    ["1.2FS+1.5d", ["1.2 FS 7200 working"]],
    ["３ＦＳ＋２ 个工作日，５", ["3 FS 9600 working", "5 FS 0 working"]],
    ["3完成-开始+2天、5开始-开始", ["3 FS 9600 working", "5 SS 0 working"]],
    ["CLASS SS", ["CLASS SS FS 0 working"]],
    ["a-b; a-bSS-1h", ["a-b FS 0 working", "a-b SS -600 working"]],
    ["Pour, wall;3", ["Pour, wall FS 0 working", "3 FS 0 working"]],
    ["12", ["12 FS 0 working"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test("keep a fraction with a comma where semicolons part them", () => {
    expect(short("3FS+1,5d; 5")).toEqual(["3 FS 7200 working", "5 FS 0 working"]);
  });

  test("that make no sense are told", () => {
    expect(links("3FS+soon, +2, 5").unread).toEqual(["3FS+soon", "+2"]);
  });
});
