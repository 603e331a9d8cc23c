import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERROR_CODES } from "@parley/shared/protocol/error-codes.ts";
import { CAPABILITIES } from "@parley/shared/permissions/capability.ts";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "..", "..");
const folder = join(import.meta.dirname, "locales");
const PLURAL = /_(?:zero|one|two|few|many|other)$/;

type Keys = ReadonlyMap<string, string>;

function readLanguage(language: string): Map<string, Keys> {
  return new Map(
    readdirSync(join(folder, language)).map((file) => [
      file.replace(".json", ""),
      flatten(JSON.parse(readFileSync(join(folder, language, file), "utf8")) as object),
    ]),
  );
}
function flatten(tree: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === "string"
        ? [[prefix + key, value]]
        : [...flatten(value as object, `${prefix + key}.`)],
    ),
  );
}
const en = readLanguage("en");
const zh = readLanguage("zh-CN");
const baseOf = (key: string): string => key.replace(PLURAL, "");

test("both languages have the same namespaces and keys, apart from the plurals of each", () => {
  expect([...zh.keys()]).toEqual([...en.keys()]);
  for (const [namespace, keys] of en) {
    const bases = (all: Keys) => [...new Set([...all.keys()].map(baseOf))].toSorted();
    expect(bases(zh.get(namespace) ?? new Map()), namespace).toEqual(bases(keys));
  }
});

test("every plural has the forms that its language knows", () => {
  for (const [namespace, keys] of en) {
    for (const key of keys.keys()) {
      if (!PLURAL.test(key)) continue;
      const base = baseOf(key);
      expect(keys.has(`${base}_one`) && keys.has(`${base}_other`), `en ${namespace}:${base}`).toBe(
        true,
      );
      expect(zh.get(namespace)?.has(`${base}_other`), `zh-CN ${namespace}:${base}`).toBe(true);
    }
  }
});

test("no text is empty, and both languages fill in the same values", () => {
  const holes = (text: string) =>
    [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).toSorted();
  for (const [namespace, keys] of en) {
    for (const [key, text] of keys) {
      const other = zh.get(namespace)?.get(key);
      expect(text.trim(), `${namespace}:${key}`).not.toBe("");
      // A Chinese plural has one form, so an English singular has no partner.
      if (other !== undefined) expect(holes(other), `${namespace}:${key}`).toEqual(holes(text));
    }
  }
});

test("Chinese texts are Chinese, with full-width punctuation", () => {
  for (const [namespace, keys] of zh) {
    for (const [key, text] of keys) {
      expect(/\p{Script=Han}[,;!?]/u.test(text), `${namespace}:${key}: ${text}`).toBe(false);
    }
  }
});

test("every error code has a sentence with a next step in both languages", () => {
  for (const code of [...ERROR_CODES, "network"]) {
    const key = code.replaceAll(".", "_");
    // Two clauses at least: what happened, and what to do.
    expect(
      en
        .get("errors")
        ?.get(key)
        ?.split(/[.;,:] |\.$/).length ?? 0,
      code,
    ).toBeGreaterThan(1);
    expect(
      zh
        .get("errors")
        ?.get(key)
        ?.split(/[，；。]/).length ?? 0,
      code,
    ).toBeGreaterThan(2);
  }
});

test("every capability is said in words", () => {
  for (const capability of CAPABILITIES) {
    expect(en.get("roles")?.has(`capabilities.${capability.replaceAll(".", "_")}`)).toBe(true);
  }
});

function* sourceFiles(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(child);
    else if (/\.tsx?$/.test(entry.name) && !entry.name.includes(".test.")) yield child;
  }
}

/** Every literal key that a source file asks for, with the namespaces that it opened. */
function* usedKeys(): Generator<{ file: string; key: string; namespaces: string[] }> {
  for (const file of sourceFiles(source)) {
    const text = readFileSync(file, "utf8");
    const namespaces = [
      ...text.matchAll(/(?:useTranslation|TFunction)[(<]\s*\[?((?:"[\w-]+"(?:,\s*)?)+)/g),
    ].flatMap((match) =>
      [...(match[1] ?? "").matchAll(/"([\w-]+)"/g)].map((each) => each[1] ?? ""),
    );
    for (const match of text.matchAll(/\bt(?:[A-Z]\w*)?\(\s*"([\w:.-]+)"/g)) {
      const key = match[1] ?? "";
      if (namespaces.length > 0) yield { file, key, namespaces };
    }
  }
}

test("the source asks for no key that is missing", () => {
  const has = (namespace: string, key: string) =>
    [...(en.get(namespace)?.keys() ?? [])].some((each) => each === key || baseOf(each) === key);
  const missing = [...usedKeys()].filter(({ key, namespaces }) => {
    const [first = "", rest] = key.split(":");
    return rest === undefined
      ? !namespaces.some((namespace) => has(namespace, key))
      : !has(first, rest);
  });
  expect(missing.map(({ file, key }) => `${file.slice(source.length)}: ${key}`)).toEqual([]);
});
