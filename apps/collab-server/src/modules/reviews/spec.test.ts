import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const shared = join(import.meta.dirname, "..", "..", "..", "..", "..", "packages", "shared", "src");
const tested = [import.meta.dirname, join(shared, "review")].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name)),
);

test("every rule of SPEC.md has a test, and every number in a test's name is a rule", () => {
  const spec = readFileSync(join(import.meta.dirname, "SPEC.md"), "utf8");
  const rules = [...spec.matchAll(/^- (R\d+) /gm)].map(([, rule]) => rule!);
  expect(new Set(rules).size).toBe(rules.length);
  const titles = tested.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:test|it|\))\s*\(\s*["`](R\d+) /g)].map(
      ([, rule]) => rule!,
    ),
  );
  expect(rules.filter((rule) => !titles.includes(rule))).toEqual([]);
  expect(titles.filter((rule) => !rules.includes(rule))).toEqual([]);
});
