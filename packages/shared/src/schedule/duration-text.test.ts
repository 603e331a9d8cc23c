import { expect, test } from "vitest";
import { durationIn, durationText, readDuration } from "./duration-text.ts";

test("durations are read in both languages and in the unit that was shown", () => {
  expect(readDuration("3 d", "h", false)).toEqual({ duration: 14_400, durationUnit: "d" });
  expect(readDuration("1.5周", "d", false)).toEqual({ duration: 36_000, durationUnit: "w" });
  expect(readDuration("2 小时", "d", false)).toEqual({ duration: 1_200, durationUnit: "h" });
  expect(readDuration("8", "h", false)).toEqual({ duration: 4_800, durationUnit: "h" });
  expect(readDuration("1 d", "d", true)).toEqual({ duration: 14_400, durationUnit: "d" });
  expect(readDuration("1 d?", "d", false)).toEqual({ duration: 4_800, durationUnit: "d" });
  for (const odd of ["", "-1 d", "d", "3 moons", "9999999 mo"])
    expect(readDuration(odd, "d", false)).toBeNull();
});

test("what is written is read back", () => {
  for (const [duration, durationUnit] of [
    [7_200, "d"],
    [300, "h"],
    [10, "m"],
    [96_000, "mo"],
  ] as const) {
    const text = durationText({ duration, durationUnit, elapsed: false }, (unit) => unit);
    expect(readDuration(text, "w", false)).toEqual({ duration, durationUnit });
  }
  expect([durationIn(14_400, "d", false), durationIn(14_400, "d", true)]).toEqual([3, 1]);
});
