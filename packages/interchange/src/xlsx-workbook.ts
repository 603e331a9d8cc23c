import type { Archive } from "./xlsx-archive.ts";
import { formatOf, parseFormatCode, type CellFormat } from "./xlsx-format.ts";
import { XlsxRefusal } from "./xlsx-refusal.ts";
import { readXml, type XmlLimits } from "./xlsx-xml.ts";

export type WorkbookLimits = XmlLimits & {
  /** Shared strings, and the characters of them all. */
  readonly strings: number;
  readonly stringCharacters: number;
  readonly sheets: number;
};

export type CellStyle = CellFormat & { readonly indent: number };

export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Dates count from 1904 instead of 1900. */
  readonly date1904: boolean;
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
};

type Relationship = { readonly id: string; readonly type: string; readonly target: string };

const STYLES = 100_000;

/** `_x000D_` is how a workbook writes a character that XML cannot. */
export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

/** The name of a part in the archive; a target starts from the folder of the part that names it, or from the root. */
function resolvePart(from: string, target: string): string {
  const folder = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") folder.pop();
    else if (step !== "" && step !== ".") folder.push(step);
  }
  return folder.join("/");
}

export function createPartReader(archive: Archive, limits: WorkbookLimits) {
  const relationshipsOf = (part: string): Relationship[] => {
    const cut = part.lastIndexOf("/") + 1;
    const file = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
    const found: Relationship[] = [];
    if (!archive.has(file)) return found;
    readXml(archive.unpack(file), file, limits, {
      open(name, { Id = "", Type = "", Target = "", TargetMode = "" }) {
        if (name === "Relationship" && TargetMode !== "External" && found.length < limits.sheets)
          found.push({
            id: Id,
            // The transitional and the strict standard differ in the address before the last step.
            type: Type.slice(Type.lastIndexOf("/") + 1),
            target: resolvePart(part, Target),
          });
      },
      close: () => undefined,
      text: () => undefined,
    });
    return found;
  };
  return { relationshipsOf };
}

function readStrings(archive: Archive, part: string, limits: WorkbookLimits): string[] {
  const strings: string[] = [];
  let characters = 0;
  let current = "";
  let isText = false;
  let phonetic = 0;
  readXml(archive.unpack(part), part, limits, {
    open(name) {
      if (name === "si") current = "";
      else if (name === "rPh") phonetic += 1;
      isText = name === "t" && phonetic === 0;
    },
    close(name) {
      isText = false;
      if (name === "rPh") phonetic -= 1;
      if (name !== "si") return;
      characters += current.length;
      if (strings.length >= limits.strings || characters > limits.stringCharacters)
        throw new XlsxRefusal("import.too-large", "The workbook has too many texts.", {
          element: part,
        });
      strings.push(unescapeText(current));
    },
    text(value) {
      if (!isText) return;
      current += value;
      if (current.length > limits.text)
        throw new XlsxRefusal("import.too-large", "A text of the workbook is too long.", {
          element: part,
        });
    },
  });
  return strings;
}

function readStyles(archive: Archive, part: string, limits: WorkbookLimits): CellStyle[] {
  const codes = new Map<number, CellFormat>();
  const drafts: { readonly format: number; indent: number }[] = [];
  let inCells = false;
  readXml(archive.unpack(part), part, limits, {
    open(name, attributes) {
      if (name === "cellXfs") inCells = true;
      else if (name === "numFmt" && codes.size < STYLES)
        codes.set(Number(attributes["numFmtId"]), parseFormatCode(attributes["formatCode"] ?? ""));
      else if (inCells && name === "xf" && drafts.length < STYLES)
        drafts.push({ format: Number(attributes["numFmtId"] ?? 0), indent: 0 });
      else if (inCells && name === "alignment" && drafts.length > 0)
        drafts.at(-1)!.indent = Math.min(250, Number(attributes["indent"] ?? 0) || 0);
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
    text: () => undefined,
  });
  return drafts.map(({ format, indent }) => ({ ...formatOf(format, codes), indent }));
}

/** Reads what the sheets of a workbook need. Throws an XlsxRefusal where the archive is no workbook. */
export function readWorkbook(archive: Archive, limits: WorkbookLimits): Workbook {
  const { relationshipsOf } = createPartReader(archive, limits);
  const main =
    relationshipsOf("").find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (!archive.has(main) || /\.(?:bin|docx?|pptx?)$/i.test(main) || !/workbook/i.test(main))
    throw new XlsxRefusal(
      "import.unsupported-format",
      "This is a ZIP file, but no workbook with sheets (.xlsx).",
    );
  const relationships = relationshipsOf(main);
  const byId = new Map(relationships.map((each) => [each.id, each]));
  const sheets: { name: string; part: string }[] = [];
  let date1904 = false;
  readXml(archive.unpack(main), main, limits, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = /^(?:1|true|on)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet" || sheets.length >= limits.sheets) return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? "";
      const target = byId.get(id);
      const isHidden = /hidden/i.test(attributes["state"] ?? "");
      if (target?.type === "worksheet" && !isHidden && archive.has(target.target))
        sheets.push({ name: attributes["name"] ?? "", part: target.target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const partOf = (type: string) => {
    const part = relationships.find((each) => each.type === type)?.target;
    return part !== undefined && archive.has(part) ? part : null;
  };
  const strings = partOf("sharedStrings");
  const styles = partOf("styles");
  return {
    sheets,
    date1904,
    strings: strings === null ? [] : readStrings(archive, strings, limits),
    styles: styles === null ? [] : readStyles(archive, styles, limits),
  };
}
