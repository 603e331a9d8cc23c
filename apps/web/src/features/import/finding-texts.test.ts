import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const source = read("../../../../../packages/interchange/src/finding.ts");
const codes = [...source.matchAll(/^ {2}"([a-z]+\.[a-z-]+)",/gm)].map(([, code]) => code!);

test.each(["en", "zh-CN"])("every remark on an imported file has its words in %s", (language) => {
  expect(codes.length).toBeGreaterThan(40);
  const { finding } = JSON.parse(read(`../../platform/i18n/locales/${language}/import.json`)) as {
    finding: Record<string, string>;
  };
  const wanted = codes.map((code) => code.replaceAll(".", "_"));
  expect(wanted.filter((key) => !(key in finding))).toEqual([]);
  const known = new Set([...wanted, "other"]);
  expect(Object.keys(finding).filter((key) => !known.has(key))).toEqual([]);
});
