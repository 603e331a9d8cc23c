import { describe, expect, test } from "vitest";
import {
  checkName,
  exampleName,
  parseNamingTemplate,
  withoutExtension,
} from "./naming-template.ts";

const fault = (template: string, name: string) => {
  const checked = checkName(template, name);
  return checked.ok ? null : checked.error;
};

describe("naming templates", () => {
  test("N1 a name follows the template from its first to its last character", () => {
    const template = "[A|S|M|ME]-###_@";
    for (const name of ["A-101_B", "ME-000_z", "S-999_版"])
      expect(fault(template, name)).toBeNull();
    expect(fault(template, "X-101_B")).toMatchObject({ at: 0, expected: { kind: "choice" } });
    expect(fault(template, "A-10_B")).toMatchObject({ at: 4, expected: { kind: "digit" } });
    expect(fault(template, "A-101_")).toMatchObject({ at: 6, expected: { kind: "letter" } });
    expect(fault(template, "A-101_BC")).toEqual({ at: 7, expected: null });
    expect(fault("*-##", "幕墙L3-01")).toBeNull();
    expect(fault("\\#1", "#1")).toBeNull();
  });

  test("N2 an empty template takes every name", () => {
    expect(fault("", "final final (2)")).toBeNull();
  });

  test("N3 a template that cannot be read says where", () => {
    for (const [template, at] of [
      ["A[", 1],
      ["A[]", 1],
      ["[A||B]", 0],
      ["A]", 1],
      ["A\\", 1],
    ] as const) {
      expect(parseNamingTemplate(template)).toEqual({ ok: false, error: { at } });
    }
  });

  test("N4 the example of a template follows it", () => {
    for (const template of ["[A|S]-###_@", "*.##", "图\\*-#"]) {
      expect(fault(template, exampleName(template))).toBeNull();
    }
  });

  test("N5 the extension is no part of the name", () => {
    expect(withoutExtension("A-101_B.pdf")).toBe("A-101_B");
    expect(withoutExtension(".htaccess")).toBe(".htaccess");
    expect(withoutExtension("plan")).toBe("plan");
  });
});
