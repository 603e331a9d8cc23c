import { expect, test } from "vitest";
import type { TableColumns } from "../../platform/api/contract.ts";
import { isSameReading, withField } from "./table-columns.ts";

const columns: TableColumns = {
  fields: ["name", "start", null],
  dateOrder: null,
  durationUnit: "d",
};

test("a field moves from the column that had it", () => {
  expect(withField(columns, 2, "start").fields).toEqual(["name", null, "start"]);
});

test("a column can be left out", () => {
  expect(withField(columns, 1, null).fields).toEqual(["name", null, null]);
});

test("a reading is the same only if everything of it is", () => {
  expect(isSameReading(columns, { ...columns, fields: [...columns.fields] })).toBe(true);
  expect(isSameReading(columns, { ...columns, dateOrder: "day-first" })).toBe(false);
  expect(isSameReading(columns, { ...columns, durationUnit: "w" })).toBe(false);
  expect(isSameReading(columns, withField(columns, 2, "finish"))).toBe(false);
});
