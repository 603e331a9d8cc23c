import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseDateTime, parseDuration } from "./mspdi-values.ts";
import { readMspdi } from "./read-mspdi.ts";
import { childText, parseXmlTree, type XmlTree } from "./testing/xml-tree.ts";
import { writeMspdi } from "./write-mspdi.ts";

const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../shared/corpus/schedules/mspdi",
);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".xml")) : [];

/** Elements that stand for what has a number of its own; of all others the place among their like tells them apart. */
const KEYED: Readonly<Record<string, string>> = {
  Calendar: "UID",
  Task: "UID",
  Resource: "UID",
  Assignment: "UID",
  PredecessorLink: "PredecessorUID",
  Baseline: "Number",
};

/** Texts that say the same: flags, numbers and durations can be written in several ways. */
function isSame(a: string, b: string): boolean {
  if (a.trim() === b.trim()) return true;
  if (a.trim() !== "" && b.trim() !== "" && Number(a) === Number(b)) return true;
  const date = parseDateTime(a);
  if (date !== null) return date.value === parseDateTime(b)?.value;
  const duration = parseDuration(a, 480);
  return duration !== null && duration === parseDuration(b, 480);
}

/** What of one element is not in another, as paths. */
function missingIn(was: XmlTree, is: XmlTree | undefined, path: string): string[] {
  if (is === undefined) return [`${path} is gone`];
  if (was.children.length === 0)
    return isSame(was.text, is.text) ? [] : [`${path}: ${was.text} became ${is.text}`];
  const places = new Map<string, number>();
  return was.children.flatMap((child) => {
    const key = KEYED[child.name];
    const like = is.children.filter(({ name }) => name === child.name);
    const place = places.get(child.name) ?? 0;
    places.set(child.name, place + 1);
    const same =
      key === undefined || childText(child, key) === ""
        ? like[place]
        : like.find((each) => childText(each, key) === childText(child, key));
    const id = key === undefined ? "" : `[${childText(child, key)}]`;
    return missingIn(child, same, `${path}/${child.name}${id}`);
  });
}

test("the corpus is there", ({ skip }) => {
  skip(files.length === 0, "../shared/corpus is absent: what its files lose is not looked at");
  expect(files.length).toBeGreaterThan(20);
});

test.for(files)("every element of %s is in the file that is written again", async (name) => {
  const bytes = readFileSync(join(folder, name));
  const read = await readMspdi(bytes);
  if (!read.ok) throw new Error(read.error.detail);
  const written = parseXmlTree([...writeMspdi(read.value.plan)].join(""));
  const was = parseXmlTree(bytes.toString("utf8").replace(/^\ufeff/, ""));
  expect(missingIn(was, written, "").slice(0, 50)).toEqual([]);
});
