import { expect, it } from "vitest";
import { badCustomValue, withoutEmpty, type CustomField } from "./custom-field.ts";

const FIELDS: readonly CustomField[] = [
  { name: "Zone", choices: ["North", "South"] },
  { name: "Contract", choices: [] },
];

it("F14 takes one of the choices, nothing, or what the file held before", () => {
  const bad = (values: Record<string, string>, before: Record<string, string> = {}) =>
    badCustomValue(FIELDS, values, before)?.name ?? null;
  expect(bad({ Zone: "North", Contract: "C-7 of 2026" })).toBeNull();
  expect(bad({ Zone: "" })).toBeNull();
  expect(bad({ Zone: "West" })).toBe("Zone");
  expect(bad({ Zone: "West" }, { Zone: "West" })).toBeNull();
  expect(bad({ Zone: "West" }, { Zone: "East" })).toBe("Zone");
  expect(withoutEmpty({ Zone: "", Contract: "C" })).toEqual({ Contract: "C" });
});
