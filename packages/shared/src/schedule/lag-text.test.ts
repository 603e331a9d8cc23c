import { expect, test } from "vitest";
import { lagText, readLag } from "./lag-text.ts";

test.each(["+2d", "-1.5d", "+3h", "+25m", "+2ed", "-25%", "+50e%", ""])(
  "a lag of “%s” reads and writes to the same",
  (text) => expect(lagText(readLag(text)!)).toBe(text),
);

test("a lag is read as people write it", () => {
  expect(readLag(" 2 ")).toEqual({ lag: 9_600, lagUnit: "working" });
  expect(readLag("-1 周")).toEqual({ lag: -24_000, lagUnit: "working" });
  for (const odd of ["two days", "2 parsec", "--2d", "2d 3h"]) expect(readLag(odd)).toBeNull();
});
