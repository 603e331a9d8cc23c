import { describe, expect, it } from "vitest";
import { findLockProblems } from "./check-lock.mjs";

const sound = { version: "1.0.0", integrity: "sha512-x", license: "MIT" };
const problemsOf = (packages: Record<string, object>) => findLockProblems({ packages });

describe("the check of the lock file", () => {
  it("accepts a sound one, with licences joined by AND and OR", () => {
    expect(
      problemsOf({
        "": { optionalDependencies: { a: "1.0.0" } },
        "node_modules/a": { ...sound, license: "(MIT OR GPL-3.0)" },
        "node_modules/a/node_modules/b": { ...sound, license: "MIT AND ISC" },
        "packages/c": { version: "0.1.0" },
        "node_modules/@parley/c": { resolved: "packages/c", link: true },
      }),
    ).toEqual([]);
  });

  it("accepts the licence of fonts for packages of fonts, and for nothing else", () => {
    const font = { ...sound, license: "OFL-1.1" };
    expect(problemsOf({ "node_modules/@fontsource/noto-sans": font })).toEqual([]);
    expect(problemsOf({ "node_modules/noto": font })).toEqual([
      expect.stringContaining("is licensed OFL-1.1"),
    ]);
  });

  it("finds a missing optional package, on every level of nesting", () => {
    const wants = { ...sound, optionalDependencies: { "tool-linux-x64": "1.0.0" } };
    expect(problemsOf({ "node_modules/tool": wants })).toEqual([
      "node_modules/tool lacks its optional package tool-linux-x64",
    ]);
    const present = { "node_modules/tool-linux-x64": sound };
    expect(problemsOf({ "apps/a/node_modules/tool": wants, ...present })).toEqual([]);
    expect(problemsOf({ "node_modules/tool": wants, ...present })).toEqual([]);
  });

  it.each([
    [
      "a download address",
      { ...sound, resolved: "https://example.com/a.tgz" },
      "records a download address",
    ],
    ["a licence that is not permissive", { ...sound, license: "AGPL-3.0" }, "is licensed AGPL-3.0"],
    ["a missing licence", { ...sound, license: undefined }, "is licensed undefined"],
    ["a missing hash", { ...sound, integrity: undefined }, "has no integrity hash"],
    [
      "an optional package that the oldest Node skips",
      { ...sound, optional: true, engines: { node: "^22.0.0 || >=24" } },
      "npm would skip it",
    ],
  ])("finds %s", (_what, entry, complaint) => {
    const problems = problemsOf({ "node_modules/a": entry });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(complaint);
  });

  it.each(["^20.19.0 || >=22", ">=18", "*", "^18 || ^20 || ^22", ">= 10.0.0"])(
    "lets an optional package want Node %s",
    (node) => {
      expect(
        problemsOf({ "node_modules/a": { ...sound, optional: true, engines: { node } } }),
      ).toEqual([]);
    },
  );

  it("finds a second copy of what must be there once", () => {
    expect(
      problemsOf({
        "node_modules/yjs": sound,
        "apps/web/node_modules/yjs": { ...sound, version: "2.0.0" },
      }),
    ).toEqual(["yjs is there 2 times: 1.0.0, 2.0.0"]);
  });
});
