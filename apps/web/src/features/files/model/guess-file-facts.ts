import type { FileKind } from "@parley/shared/files/file.ts";
import { withoutExtension } from "@parley/shared/files/naming-template.ts";

export type GuessedFacts = {
  readonly kind: FileKind;
  readonly number: string;
  readonly title: string;
  readonly revisionName: string;
};

const KIND_OF: Readonly<Record<string, FileKind>> = {
  pdf: "drawing",
  dxf: "drawing",
  dwg: "drawing",
  svg: "drawing",
  tif: "drawing",
  tiff: "drawing",
  jpg: "photo",
  jpeg: "photo",
  heic: "photo",
  png: "photo",
  webp: "photo",
  ifc: "model",
  rvt: "model",
  docx: "specification",
  doc: "specification",
  md: "specification",
  txt: "report",
  csv: "report",
  xlsx: "report",
};

/** `A-101`, `M-311.2`, `结施-03`: letters, then digits with separators. */
const NUMBER = /^(?<number>\p{L}{1,6}[-. ]?\d{1,5}(?:[-.]\d{1,4})*)/u;
/** At the end: `_B`, `-rev C`, `(D)`, ` 版次E`. */
const REVISION = /[\s_(-]+(?:rev\.?\s*|版次?\s*)?(?<revision>[A-Z]\d{0,2}|[PCT]\d{2})\)?$/iu;

/** What a name suggests; a person may say otherwise before anything is stored. */
export function guessFileFacts(fileName: string): GuessedFacts {
  const name = withoutExtension(fileName);
  const extension = fileName.slice(name.length + 1).toLowerCase();
  const revision = REVISION.exec(name);
  const rest = revision === null ? name : name.slice(0, revision.index);
  const number = NUMBER.exec(rest)?.groups?.["number"] ?? "";
  const title = rest
    .slice(number.length)
    .replaceAll(/[_\s]+/g, " ")
    .replace(/^[\s_.-]+/, "")
    .trim();
  return {
    kind: KIND_OF[extension] ?? "other",
    number,
    title: (title === "" ? rest : title).slice(0, 300),
    revisionName: revision?.groups?.["revision"]?.toUpperCase() ?? "A",
  };
}

/** The name after this one: A → B, Z → AA, C01 → C02, 9 → 10. */
export function nextRevisionName(name: string): string {
  const digits = /^(.*?)(\d+)$/.exec(name);
  if (digits !== null) {
    const [, before = "", count = ""] = digits;
    return before + String(Number(count) + 1).padStart(count.length, "0");
  }
  if (!/^[A-Z]+$/.test(name)) return `${name}2`.slice(0, 20);
  const letters = name.split("");
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    if (letters[at] !== "Z") {
      letters[at] = String.fromCharCode(letters[at]!.charCodeAt(0) + 1);
      return letters.join("");
    }
    letters[at] = "A";
  }
  return `A${letters.join("")}`;
}
