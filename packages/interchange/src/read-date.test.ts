import { describe, expect, test } from "vitest";
import { readDate } from "./read-date.ts";

describe("a date", () => {
  test.each([
    ["2026-03-05", "2026-03-05", null],
    ["2026/3/5", "2026-03-05", null],
    ["2026.3.5", "2026-03-05", null],
    ["2026年3月5日", "2026-03-05", null],
    ["２０２６年３月５日", "2026-03-05", null],
    ["20260305", "2026-03-05", null],
    ["5.3.2026", "2026-03-05", null],
    ["05.03.26 17:00", "2026-03-05", "17:00"],
    ["2026-03-05T08:30:00", "2026-03-05", "08:30"],
    ["2026/3/5 8:05", "2026-03-05", "08:05"],
    ["5 March 2026", "2026-03-05", null],
    ["Thu, 5 Mar 26", "2026-03-05", null],
    ["Mar 5, 2026 5:00 PM", "2026-03-05", "17:00"],
    ["12-Mar-26", "2026-03-12", null],
    ["25/3/2026", "2026-03-25", null],
    ["3/25/2026", "2026-03-25", null],
    ["3/3/2026", "2026-03-03", null],
    ["46086", "2026-03-05", null],
    ["46086.5", "2026-03-05", "12:00"],
    ["2024-02-29", "2024-02-29", null],
    ["Mon 3/2/26", "2026-03-02", null],
    ["Mon 2/3/26 8:00 AM", "2026-03-02", "08:00"],
    ["Friday, 2026-03-06", "2026-03-06", null],
    ["2026年3月2日 星期一 8:00", "2026-03-02", "08:00"],
    ["2026/3/8(周日)", "2026-03-08", null],
  ])("%s is read", (cell, date, time) => {
    expect(readDate(cell)).toEqual({ kind: "date", date, time });
  });

  test("that could be two days is told, not guessed", () => {
    expect(readDate("3/5/2026")).toEqual({
      kind: "ambiguous",
      dayFirst: "2026-05-03",
      monthFirst: "2026-03-05",
      time: null,
    });
  });

  test("whose day of the week fits neither order stays ambiguous", () => {
    expect(readDate("Sat 3/2/26").kind).toBe("ambiguous");
    expect(readDate("Sun 1/2/26").kind).toBe("date");
  });

  test.each([
    "",
    "soon",
    "31.2.2026",
    "2026-13-01",
    "2026-02-29",
    "1/2",
    "12",
    "2026-03-05 25:00",
    "5 Foo 2026",
  ])("%j is unreadable", (cell) => {
    expect(readDate(cell)).toEqual({ kind: "unreadable" });
  });
});
