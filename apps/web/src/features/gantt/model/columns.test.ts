import { expect, test } from "vitest";
import {
  columnsOf,
  movedColumn,
  templateOf,
  USUAL_COLUMNS,
  usualWidths,
  widthOf,
  widthsOf,
  withColumn,
  withWidth,
} from "./columns.ts";

test("outline numbers get the room that the longest needs, unless a person has set it", () => {
  expect(widthOf("wbs", usualWidths("1.1".length, {}))).toBe(60);
  expect(widthOf("wbs", usualWidths("10.2.11.10".length, {}))).toBeGreaterThan(85);
  expect(widthOf("wbs", usualWidths(10, { wbs: 50 }))).toBe(50);
});

test("a width stays within what can be read, and the name takes what is left", () => {
  expect(withWidth({}, "start", 2).start).toBe(48);
  expect(withWidth({}, "name", 9_999).name).toBe(640);
  expect(templateOf(["wbs", "name"], {})).toBe("60px minmax(204px, 1fr)");
});

test("columns are shown, hidden and moved, and the name never goes", () => {
  expect(withColumn(["wbs", "name"], "slip")).toEqual(["wbs", "name", "slip"]);
  expect(withColumn(["wbs", "name"], "wbs")).toEqual(["name"]);
  expect(withColumn(["name"], "name")).toEqual(["name"]);
  expect(movedColumn(["wbs", "name", "start"], "start", 0)).toEqual(["start", "wbs", "name"]);
  expect(movedColumn(["wbs", "name", "start"], "wbs", 99)).toEqual(["name", "start", "wbs"]);
  expect(movedColumn(["name"], "slip", 0)).toEqual(["name"]);
});

test("what another version stored of columns degrades and breaks nothing", () => {
  for (const odd of [null, 7, "name", {}, [], ["colour"], [null]])
    expect(columnsOf(odd)).toEqual(USUAL_COLUMNS);
  expect(columnsOf(["slip", "slip", "mood", "x:f1"])).toEqual(["name", "slip", "x:f1"]);
  expect(widthsOf({ start: 100, finish: "wide", mood: 3, "x:f1": 50 })).toEqual({
    start: 100,
    "x:f1": 50,
  });
  expect(widthsOf("all")).toEqual({});
});
