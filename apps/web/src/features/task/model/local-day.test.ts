import { expect, test } from "vitest";
import { parseDay, withDay } from "./local-day.ts";

test("a whole day is read in either language, and only one that exists", () => {
  expect(parseDay("2026-03-05")).toBe("2026-03-05");
  expect(parseDay(" 2026/3/5 ")).toBe("2026-03-05");
  expect(parseDay("2026年3月5日")).toBe("2026-03-05");
  for (const odd of ["", "2026-03", "2026-02-30", "2026-13-01", "5 March", "26-3-5"])
    expect(parseDay(odd)).toBeNull();
});

test("a value keeps its time of day on another day, and no day takes it back", () => {
  expect(withDay("2026-03-05T13:30", "2026-04-01", "08:00")).toBe("2026-04-01T13:30");
  expect(withDay(null, "2026-04-01", "17:00")).toBe("2026-04-01T17:00");
  expect(withDay("2026-03-05T13:30", null, "08:00")).toBeNull();
  expect(withDay(null, "soon", "08:00")).toBeNull();
});
