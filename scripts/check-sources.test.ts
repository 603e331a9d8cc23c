import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { findSourceProblems } from "./check-sources.mjs";

describe("the check of sources", () => {
  it("finds a file that is too long", () => {
    expect(findSourceProblems("apps/web/src/a.ts", "\n".repeat(500))).toEqual([]);
    expect(findSourceProblems("apps/web/src/a.ts", "\n".repeat(501))).toHaveLength(1);
  });

  it.each(["packages/shared/src/utils.ts", "apps/web/src/ui/index.ts", "e2e/helpers/mouse.ts"])(
    "finds the empty name of %s",
    (path) => expect(findSourceProblems(path, "")).toHaveLength(1),
  );

  it("finds a pure module that asks what time it is", () => {
    const text = "const now = new Date();\n";
    expect(findSourceProblems("packages/shared/src/a.ts", text)).toHaveLength(1);
    expect(findSourceProblems("packages/shared/src/a.test.ts", text)).toEqual([]);
    expect(findSourceProblems("apps/web/src/a.ts", text)).toEqual([]);
    expect(findSourceProblems("packages/shared/src/a.ts", "new Date(0)\n")).toEqual([]);
  });
});

describe("the linter", () => {
  const root = join(import.meta.dirname, "..");

  function lint(path: string, text: string): string {
    const folder = mkdtempSync(join(tmpdir(), "parley-lint-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
    const oxlint = join(root, "node_modules", "oxlint", "bin", "oxlint");
    // The paths in its overrides are relative to the configuration itself.
    copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    const args = [oxlint, "--format", "unix", "."];
    try {
      return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  }

  it.each([
    ["packages/shared/src/a.ts", "export const t = Date.now();\n", "no-restricted-properties"],
    ["packages/shared/src/a.ts", "export const r = Math.random();\n", "no-restricted-properties"],
    ["packages/a/src/a.test.ts", 'it.only("x", () => {});\n', "no-focused-tests"],
    ["e2e/a.test.ts", 'it.skip("x", () => {});\n', "no-disabled-tests"],
    ["apps/web/src/a.ts", "console.log(1);\n", "no-console"],
    ["apps/web/src/camelCase.ts", "export const x = 1;\n", "filename-case"],
  ])("finds in %s: %s", (path, text, rule) => expect(lint(path, text)).toContain(rule));

  it("lets tests and apps ask for the time", () => {
    const text = "export const t = Date.now();\n";
    expect(lint("packages/shared/src/a.test.ts", text)).not.toContain("restricted");
    expect(lint("apps/web/src/a.ts", text)).not.toContain("restricted");
  });
});
