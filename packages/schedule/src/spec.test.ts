import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";

const here = new URL(".", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, here), "utf8");

/** A folder with rules of its own answers for its own tests. */
const specOf = (folder: string): string =>
  folder === "." || folder === ""
    ? "../SPEC.md"
    : existsSync(new URL(`${folder}/SPEC.md`, here))
      ? `${folder}/SPEC.md`
      : specOf(dirname(folder));

const tests = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(test|fuzz)\.ts$/.test(name),
);
const specs = [...new Set(["../SPEC.md", ...tests.map((name) => specOf(dirname(name)))])];

test.each(specs)(
  "every rule of %s has a test, and every number before a title is a rule",
  (spec) => {
    const rules = [...read(spec).matchAll(/^- ([A-Z]\d+) /gm)].map(([, rule]) => rule!);
    expect(new Set(rules).size).toBe(rules.length);
    const titles = tests
      .filter((name) => specOf(dirname(name)) === spec)
      .flatMap((name) =>
        [...read(name).matchAll(/(?:test|it|describe|\))\s*\(\s*["`]([^"`]+)["`]/g)].map(
          ([, title]) => title!,
        ),
      );
    const tested = new Set(
      titles.flatMap((title) => /^(?:[A-Z]\d+,? )+/.exec(title)?.[0].match(/[A-Z]\d+/g) ?? []),
    );
    expect(rules.filter((rule) => !tested.has(rule))).toEqual([]);
    expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([]);
  },
);
