import { expect, test } from "vitest";
import { inPieces } from "./in-pieces.ts";

test("many marks are sent in pieces of bounded number and size, in their order", () => {
  const small = Array.from({ length: 400 }, (_, page) => ({
    ...{ type: "pin" as const, page, points: "0,0" },
  }));
  expect(inPieces(small).map(({ length }) => length)).toEqual([150, 150, 100]);
  expect(inPieces(small).flat()).toEqual(small);
  const large = small.slice(0, 5).map((one) => ({ ...one, points: "1".repeat(15_000) }));
  expect(inPieces(large).map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(inPieces([])).toEqual([]);
});
