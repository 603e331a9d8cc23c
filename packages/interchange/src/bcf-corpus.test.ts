import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { BcfFile, XmlNode } from "./bcf-model.ts";
import { readBcf, type ReadBcf } from "./read-bcf.ts";
import { writeBcf } from "./write-bcf.ts";

const FOLDER = join(import.meta.dirname, "../../../../shared/corpus/bcf");
const isHere = existsSync(FOLDER);
if (!isHere) process.stdout.write("skipped: the corpus of BCF files is not here\n");
const paths = isHere
  ? readdirSync(FOLDER).flatMap((version) =>
      readdirSync(join(FOLDER, version)).map((name) => join(version, name)),
    )
  : [];
const NOON = Date.UTC(2026, 0, 1, 12);

function opened(bytes: Uint8Array): ReadBcf {
  const result = readBcf(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const decoded = (text: string): string =>
  text
    .replaceAll(/&#x?([0-9a-f]+);/gi, (all, code: string) =>
      String.fromCodePoint(Number.parseInt(code, all.startsWith("&#x") ? 16 : 10)),
    )
    .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name]!)
    .replaceAll("\r\n", "\n");

/** Every text and attribute of the XML files that a topic consists of, found by a plain search. */
function values(bytes: Uint8Array): readonly string[] {
  const found: string[] = [];
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (!/\.(?:bcf|bcfv)$/i.test(path)) continue;
    const text = new TextDecoder()
      .decode(content)
      .replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
    for (const [, value] of text.matchAll(/\s(?!xmlns|xsi)[\w:]+="([^"]*)"/g))
      found.push(decoded(value!));
    for (const [, value] of text.matchAll(/>([^<>]+)</g)) found.push(decoded(value!).trim());
  }
  return found
    .filter((value) => value !== "" && !/\.xsd$|^http:\/\/www\.w3\.org/.test(value))
    .toSorted();
}

/** What a file says, apart from the version that says it and what 2.1 has no place for. */
const said = (file: BcfFile) => ({
  ...file,
  version: null,
  others: [...file.others.keys()].toSorted(),
});

/** An empty list says nothing, and 2.1 has none. */
const isSaying = ({ children, text, attributes }: XmlNode): boolean =>
  children.length > 0 || text !== "" || Object.keys(attributes).length > 0;

describe.skipIf(!isHere)("BCF files of buildingSMART and of a real project", () => {
  test.each(paths)("%s opens", (path) => {
    const { file, findings } = opened(readFileSync(join(FOLDER, path)));
    expect(file.topics.length).toBeGreaterThan(0);
    for (const { title, guid } of file.topics) expect([title, guid]).not.toContain("");
    expect(findings).toEqual([]);
  });

  test.each(paths)("%s keeps every field over a rewrite", (path) => {
    const bytes = readFileSync(join(FOLDER, path));
    const { file } = opened(bytes);
    const version = file.version === "3.0" ? "3.0" : "2.1";
    const again = writeBcf(file, version, NOON);
    expect(said(opened(again).file)).toEqual(said(file));
    const [before, after] = [values(bytes), new Set(values(again))];
    // The version itself may rise from 2.0; a 2.1 path of a document is its new place; false is what 2.1 means without a word.
    const lost = before.filter(
      (value) =>
        !after.has(value) && !/^(?:2\.0|true|false)$/.test(value) && !value.startsWith("../"),
    );
    expect(lost).toEqual([]);
  });

  test.each(paths)("%s says the same in the other version", (path) => {
    const { file } = opened(readFileSync(join(FOLDER, path)));
    const over = opened(writeBcf(file, "3.0", NOON)).file;
    const back = opened(writeBcf(over, "2.1", NOON)).file;
    const plain = ({ topics, documents, project, extensions }: BcfFile) => ({
      project,
      extensions,
      documents: documents.map(({ bytes, fileName }) => [
        fileName.replace(/^documents-[\w-]{36}-/, ""),
        bytes.length,
      ]),
      topics: topics.map(({ documentReferences, viewpoints, ...topic }) => ({
        ...topic,
        references: documentReferences.map(({ target, description }) => [target.type, description]),
        viewpoints: viewpoints.map(({ view, ...each }) => ({
          ...each,
          parts: view?.children.filter(isSaying).map(({ name }) => name),
        })),
      })),
    });
    expect(plain(over)).toEqual(plain(file));
    expect(plain(back)).toEqual(plain(file));
  });
});
