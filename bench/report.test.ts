import { describe, expect, it } from "vitest";
import { resultOf } from "./report.ts";

describe("resultOf", () => {
  const figure = { name: "open", unit: "ms", better: "lower" } as const;

  it("gives the median and the spread", () => {
    expect(resultOf({ ...figure, target: 5 }, [9, 1, 4])).toEqual({
      ...figure,
      target: 5,
      value: 4,
      spread: [1, 9],
      runs: 3,
    });
    expect(resultOf(figure, [1, 2, 3, 10]).value).toBe(2.5);
  });

  it("refuses to sum up nothing", () => {
    expect(() => resultOf(figure, [])).toThrow("no sample");
  });
});
