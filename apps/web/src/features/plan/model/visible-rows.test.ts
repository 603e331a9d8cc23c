import { expect, test } from "vitest";
import { drawPlan } from "../../../platform/plan/testing/make-plan.ts";
import { visibleRows } from "./visible-rows.ts";

const PLAN = ["design", "  draw", "  check", "build", "  pour", "  cure", "hand-over"].join("\n");

test("a filter keeps the parents of what it finds, also folded ones", () => {
  const plan = drawPlan(PLAN);
  const rows = visibleRows(plan, {
    collapsed: new Set(["build"]),
    groupBy: "none",
    matches: (row) => row.id === "cure",
    organisations: [],
  });
  expect(rows.map((row) => [row.id, row.kind === "row" && row.isContext])).toEqual([
    ["build", true],
    ["cure", false],
  ]);
});
