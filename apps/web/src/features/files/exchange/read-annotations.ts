import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFObject,
} from "pdf-lib";
import { marksOfAnnotation, type Annotation, type ImportedMark } from "./mark-of-annotation.ts";
import { matrixOfPage, OWN_TYPE, OWN_WORDS } from "./write-annotations.ts";

/** More are not taken of one file: nobody reads them. */
export const IMPORT_MAX = 2_000;

export type ReadAnnotations = {
  readonly marks: readonly ImportedMark[];
  /** Seen, and nothing that a mark could say: files, sounds, pictures that move; and what is beyond the most. */
  readonly left: number;
};

/** Nothing to see, or part of the document itself. */
const SILENT: ReadonlySet<string> = new Set([
  "Link",
  "Popup",
  "Widget",
  "PrinterMark",
  "TrapNet",
  "Watermark",
]);
const HIDDEN = 2;
const NO_VIEW = 32;

/** @throws what pdf-lib throws of a file that it cannot read; `EncryptedPDFError` of a protected one */
export async function readAnnotations(bytes: Uint8Array): Promise<ReadAnnotations> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const marks: ImportedMark[] = [];
  let left = 0;
  for (const [index, page] of pdf.getPages().entries()) {
    const array = page.node.lookup(PDFName.of("Annots"));
    if (!(array instanceof PDFArray)) continue;
    const matrix = matrixOfPage(page);
    const replies = new Map<string, string[]>();
    const found: { readonly key: string; readonly annotation: Annotation }[] = [];
    for (let at = 0; at < array.size(); at += 1) {
      const dict = array.lookup(at);
      if (!(dict instanceof PDFDict) || isSilent(dict)) continue;
      const answered = dict.get(PDFName.of("IRT"));
      const annotation = readAnnotation(dict);
      if (answered !== undefined && nameIn(dict, "RT") !== "Group") {
        // What was answered belongs to the words of what it answers.
        if (annotation.contents === "" || dict.has(PDFName.of("State"))) continue;
        const said = [annotation.author, annotation.contents]
          .filter((each) => each !== "")
          .join(": ");
        replies.set(String(answered), [...(replies.get(String(answered)) ?? []), said]);
      } else found.push({ key: String(array.get(at)), annotation });
    }
    for (const { key, annotation } of found) {
      const contents = [annotation.contents, ...(replies.get(key) ?? [])]
        .filter((each) => each !== "")
        .join("\n");
      const made = marksOfAnnotation({ ...annotation, contents }, index, matrix);
      if (made.length === 0 || marks.length + made.length > IMPORT_MAX) left += 1;
      else marks.push(...made);
    }
  }
  return { marks, left };
}

function isSilent(dict: PDFDict): boolean {
  const flags = numberIn(dict, "F", 0);
  return SILENT.has(nameIn(dict, "Subtype")) || (flags & (HIDDEN | NO_VIEW)) !== 0;
}

function readAnnotation(dict: PDFDict): Annotation {
  const subtype = nameIn(dict, "Subtype");
  const [a = 0, b = 0, c = 0, d = 0] = numbersIn(dict, "Rect");
  const style = dict.lookup(PDFName.of("BS"));
  const effect = dict.lookup(PDFName.of("BE"));
  const border = numbersIn(dict, "Border");
  const quads = numbersIn(dict, "QuadPoints");
  const isQuads = ["Highlight", "Underline", "Squiggly", "StrikeOut"].includes(subtype);
  const lines = isQuads ? eights(quads) : linesOf(dict, subtype);
  const width = style instanceof PDFDict ? numberIn(style, "W", 1) : (border[2] ?? 1);
  return {
    ...{ subtype, lines },
    intent: nameIn(dict, "IT"),
    rect: {
      x: Math.min(a, c),
      y: Math.min(b, d),
      width: Math.abs(c - a),
      height: Math.abs(d - b),
    },
    insets: numbersIn(dict, "RD"),
    endings: endingsIn(dict),
    isCloudy: effect instanceof PDFDict && nameIn(effect, "S") === "C",
    name: nameIn(dict, "Name"),
    colour: numbersIn(dict, "C"),
    opacity: numberIn(dict, "CA", 1),
    isFilled: numbersIn(dict, "IC").length > 0,
    isDashed: style instanceof PDFDict && nameIn(style, "S") === "D",
    width: isQuads ? quadHeight(lines[0] ?? []) : width,
    author: textIn(dict, "T"),
    contents: dict.has(OWN_WORDS) ? "" : textIn(dict, "Contents"),
    ownType: dict.lookup(OWN_TYPE) instanceof PDFName ? nameIn(dict, "ParleyType") : "",
  };
}

function linesOf(dict: PDFDict, subtype: string): readonly (readonly number[])[] {
  if (subtype === "Ink") {
    const list = dict.lookup(PDFName.of("InkList"));
    if (!(list instanceof PDFArray)) return [];
    return Array.from({ length: list.size() }, (_, at) => numbersOf(list.lookup(at)));
  }
  const key = { Line: "L", Polygon: "Vertices", PolyLine: "Vertices", FreeText: "CL" }[subtype];
  const numbers = key === undefined ? [] : numbersIn(dict, key);
  return numbers.length === 0 ? [] : [numbers];
}

const eights = (numbers: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: Math.floor(numbers.length / 8) }, (_, at) =>
    numbers.slice(at * 8, at * 8 + 8),
  );

const quadHeight = ([x0 = 0, y0 = 0, , , x2 = 0, y2 = 0]: readonly number[]): number =>
  Math.hypot(x2 - x0, y2 - y0);

/** A name by itself is the ending of a call-out's line. */
function endingsIn(dict: PDFDict): readonly string[] {
  const endings = dict.lookup(PDFName.of("LE"));
  if (endings instanceof PDFName) return ["", endings.decodeText()];
  if (!(endings instanceof PDFArray)) return [];
  return Array.from({ length: endings.size() }, (_, at) => {
    const one = endings.lookup(at);
    return one instanceof PDFName ? one.decodeText() : "";
  });
}

function nameIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
}
function numberIn(dict: PDFDict, key: string, otherwise: number): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber && Number.isFinite(value.asNumber())
    ? value.asNumber()
    : otherwise;
}
const numbersIn = (dict: PDFDict, key: string): readonly number[] =>
  numbersOf(dict.lookup(PDFName.of(key)));
function numbersOf(array: PDFObject | undefined): readonly number[] {
  if (!(array instanceof PDFArray)) return [];
  return Array.from({ length: array.size() }, (_, at) => {
    const value = array.lookup(at);
    return value instanceof PDFNumber ? value.asNumber() : Number.NaN;
  }).filter(Number.isFinite);
}
function textIn(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}
