import { expect, test } from "vitest";
import { templateOf, usualWidths, widthOf, withWidth } from "./columns.ts";

test("outline numbers get the room that the longest needs, unless a person has set it", () => {
  expect(widthOf("wbs", usualWidths("1.1".length, {}))).toBe(60);
  expect(widthOf("wbs", usualWidths("10.2.11.10".length, {}))).toBeGreaterThan(85);
  expect(widthOf("wbs", usualWidths(10, { wbs: 50 }))).toBe(50);
});

test("a width stays within what can be read, and the name takes what is left", () => {
  expect(withWidth({}, "start", 2).start).toBe(48);
  expect(withWidth({}, "name", 9_999).name).toBe(640);
  expect(templateOf({})).toContain("minmax(204px, 1fr)");
});
