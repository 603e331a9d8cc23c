import { expect, test } from "vitest";
import { stepEdits } from "./row-steps.ts";
import { afterEdits, drawPlan, drawn } from "./testing/make-plan.ts";

const moved = (outline: string, ids: readonly string[], step: -1 | 1): string | null => {
  const plan = drawPlan(outline);
  const edits = stepEdits(plan, new Set(ids), step);
  return edits === null ? null : drawn(afterEdits(plan, edits));
};

test("a row changes places with the sibling beside it, and takes what is below it along", () => {
  expect(moved("a\n  a1\nb\nc", ["a"], 1)).toBe("b\na\n  a1\nc");
  expect(moved("a\n  a1\nb\nc", ["c"], -1)).toBe("a\n  a1\nc\nb");
});

test("several rows step together", () => {
  expect(moved("a\nb\nc\nd", ["a", "b"], 1)).toBe("c\na\nb\nd");
  expect(moved("a\nb\nc\nd", ["c", "d"], -1)).toBe("a\nc\nd\nb");
});

test("there is no step beyond the first and the last sibling, nor for rows of several parents", () => {
  expect(moved("a\nb", ["a"], -1)).toBeNull();
  expect(moved("a\nb", ["b"], 1)).toBeNull();
  expect(moved("a\n  a1\nb\n  b1", ["a1", "b1"], 1)).toBeNull();
});
