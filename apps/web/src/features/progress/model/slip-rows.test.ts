import { comparePlans } from "@parley/shared/baselines/compare-plans.ts";
import type { FrozenRow } from "@parley/shared/baselines/frozen-plan.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { slipRows, sortSlips } from "./slip-rows.ts";

const DAY = 14_400;
const row = (id: string, from: number, to: number, fields: Partial<FrozenRow> = {}): FrozenRow => ({
  id,
  parentId: null,
  kind: "task",
  name: id,
  milestone: false,
  start: from * DAY,
  finish: to * DAY,
  work: 4_800,
  progress: 0,
  organisationId: "ours" as OrganisationId,
  isSummary: false,
  ...fields,
});
const rows = slipRows(
  comparePlans(
    [row("b", 0, 2), row("a", 0, 3), row("gone", 1, 2), row("all", 0, 3, { isSummary: true })],
    [row("b", 0, 5), row("a", 1, 3), row("new", 1, 2), row("all", 0, 5, { isSummary: true })],
    (_, from, to) => (to - from) / 3,
  ),
);
const facts = { language: "en", organisationName: () => "" };
const sorted = (column: "name" | "days" | "before", isDescending: boolean) =>
  sortSlips(rows, { column, isDescending }, facts).map(({ id }) => id);

test("what moved, came and went is listed, and summaries are not", () => {
  expect(rows.map(({ id, change, days }) => [id, change, days])).toEqual([
    ["a", "moved", 0],
    ["b", "moved", 3],
    ["new", "added", null],
    ["gone", "removed", null],
  ]);
});

test("rows are sorted both ways; what has no value comes last either way", () => {
  expect(sorted("name", false)).toEqual(["a", "b", "gone", "new"]);
  expect(sorted("name", true)).toEqual(["new", "gone", "b", "a"]);
  expect(sorted("days", true)).toEqual(["b", "a", "gone", "new"]);
  expect(sorted("days", false)).toEqual(["a", "b", "gone", "new"]);
  expect(sorted("before", false)).toEqual(["b", "gone", "a", "new"]);
});
