import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const server = join(import.meta.dirname, "..", "..");
const shared = join(server, "..", "..", "..", "packages", "shared", "src");
const tested = [
  join(server, "modules", "files"),
  join(server, "modules", "uploads"),
  join(server, "modules", "previews"),
  join(server, "platform", "blob-store", "testing"),
  join(shared, "files"),
].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.test\.ts$|-contract\.ts$/.test(name))
    .map((name) => join(folder, name)),
);
const policy = join(shared, "permissions", "file-policy.test.ts");

test("every rule of SPEC.md has a test, and every number in a test's name is a rule", () => {
  const spec = readFileSync(join(import.meta.dirname, "SPEC.md"), "utf8");
  const rules = [...spec.matchAll(/^- ([A-Z]\d+) /gm)].map(([, rule]) => rule!);
  expect(new Set(rules).size).toBe(rules.length);
  const titles = [policy, ...tested].flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:test|it|\))\s*\(\s*["`]([A-Z]\d+) /g)].map(
      ([, rule]) => rule!,
    ),
  );
  expect(rules.filter((rule) => !titles.includes(rule))).toEqual([]);
  expect(titles.filter((rule) => !rules.includes(rule))).toEqual([]);
});
