import { expect, test } from "vitest";
import { parseTsv, pastedRows, writeTsv } from "./clipboard-rows.ts";
import type { PlanColumn } from "./plan-column.ts";

const columnOf = (heading: string): PlanColumn | null =>
  ({ task: "name", 任务: "name", start: "start", 开始: "start", wbs: "wbs" } as const)[heading] ??
  null;
const shown: readonly PlanColumn[] = ["wbs", "name", "start"];

test("what a spreadsheet quotes comes back as it was", () => {
  const table = [
    ["a\tb", 'say "so"', "two\nlines"],
    ["", "x", ""],
  ];
  expect(parseTsv(writeTsv(table))).toEqual(table);
  expect(parseTsv("a\tb\r\nc\td\r\n")).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("headings say what the cells are, in either language", () => {
  const rows = pastedRows(parseTsv("开始\t任务\n2026-03-05\t浇筑"), columnOf, shown);
  expect(rows.map(({ cells }) => Object.fromEntries(cells))).toEqual([
    { start: "2026-03-05", name: "浇筑" },
  ]);
});

test("without headings the cells follow the columns from the name on, and empty names are left out", () => {
  const rows = pastedRows(parseTsv("Pour\t5 Mar\n\t6 Mar\nCure\t"), columnOf, shown);
  expect(rows.map(({ cells }) => [...cells.values()])).toEqual([["Pour", "5 Mar"], ["Cure"]]);
});

test("leading spaces or WBS codes say the outline", () => {
  expect(pastedRows(parseTsv("a\n  b\n    c\nd"), columnOf, shown).map((row) => row.depth)).toEqual(
    [0, 1, 2, 0],
  );
  expect(
    pastedRows(parseTsv("WBS\tTask\n1\ta\n1.1\tb"), columnOf, shown).map((row) => row.depth),
  ).toEqual([0, 1]);
});
