import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const here = new URL(".", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, here), "utf8");

test("every rule of SPEC.md has a test, and every number in a test's name is a rule", () => {
  const rules = [...read("SPEC.md").matchAll(/^- (R\d+) /gm)].map(([, rule]) => rule!);
  expect(new Set(rules).size).toBe(rules.length);
  const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
  const titles = tests.flatMap((name) =>
    [...read(name).matchAll(/(?:test|\))\s*\(\s*"([^"]+)"/g)].map(([, title]) => title!),
  );
  const tested = new Set(titles.flatMap((title) => title.match(/\bR\d+\b/g) ?? []));
  expect(rules.filter((rule) => !tested.has(rule))).toEqual([]);
  expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([]);
});
