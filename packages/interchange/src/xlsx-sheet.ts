import type { SheetCell, SheetRow } from "./sheet-row.ts";
import type { Archive } from "./xlsx-archive.ts";
import { dateOfSerial } from "./xlsx-format.ts";
import { XlsxRefusal } from "./xlsx-refusal.ts";
import { unescapeText, type Workbook } from "./xlsx-workbook.ts";
import { readXml, type XmlLimits } from "./xlsx-xml.ts";

export type SheetLimits = XmlLimits & {
  /** Rows that hold something. */
  readonly rows: number;
  /** Cells right of this many columns are passed over. */
  readonly columns: number;
  /** Cells of one sheet, in each row up to the last that holds something. */
  readonly cells: number;
};

/** What a sheet can have at most: row 1,048,576 and column XFD. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

const REFERENCE = /^([A-Z]{1,3})(\d{1,7})$/;

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

type Open = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  hasValue: boolean;
  hasFormula: boolean;
};

function cellOf(open: Open, workbook: Workbook): SheetCell {
  const { type, value } = open;
  const text = (of: string): SheetCell => (of === "" ? null : { type: "text", text: of });
  if (type === "inlineStr") return text(unescapeText(open.inline));
  if (!open.hasValue) return open.hasFormula ? { type: "error", text: "=" } : null;
  if (type === "s") return text(workbook.strings[Number(value)] ?? "");
  if (type === "str") return text(unescapeText(value));
  if (type === "b") return { type: "flag", value: value.trim() === "1" || value.trim() === "true" };
  if (type === "e") return { type: "error", text: value.slice(0, 50) };
  if (type === "d") return text(value);
  if (value.trim() === "") return open.hasFormula ? { type: "error", text: "=" } : null;
  const number = Number(value);
  if (!Number.isFinite(number)) return { type: "error", text: value.slice(0, 50) };
  const style = workbook.styles[open.style];
  if (style?.isDate) {
    const date = dateOfSerial(number, workbook.date1904);
    if (date !== null) return { type: "date", at: date.at, timed: date.hasTime || style.showsTime };
  }
  return { type: "number", value: number, unit: style?.unit ?? "" };
}

/** Reads one sheet, row by row; rows without content are left out. Formulas count by the value that was stored with them. */
export function readSheet(
  archive: Archive,
  part: string,
  workbook: Workbook,
  limits: SheetLimits,
): SheetRow[] {
  const rows: SheetRow[] = [];
  let line = 0;
  let level = 0;
  let isAbove = false;
  let cells: SheetCell[] = [];
  let indents: number[] | null = null;
  let nextColumn = 0;
  let count = 0;
  let open: Open | null = null;
  let target: "value" | "inline" | null = null;
  let phonetic = 0;
  const refuse = (code: XlsxRefusal["error"]["code"], detail: string) =>
    new XlsxRefusal(code, `${part}: ${detail}`, { line, element: part });

  const place = (reference: string | undefined): number => {
    if (reference === undefined) return nextColumn;
    const match = REFERENCE.exec(reference);
    const column = match === null ? -1 : columnOf(match[1]!);
    if (match === null || column >= LAST_COLUMN || Number(match[2]) > LAST_ROW)
      throw refuse("import.malformed", `there is no cell ${reference.slice(0, 20)}.`);
    return column;
  };

  readXml(archive.unpack(part), part, limits, {
    open(name, attributes) {
      target = null;
      if (name === "row") {
        const given = attributes["r"];
        line = given === undefined ? line + 1 : Number(given);
        if (!Number.isInteger(line) || line < 1 || line > LAST_ROW)
          throw refuse("import.malformed", `there is no row ${(given ?? "").slice(0, 20)}.`);
        level = Math.min(7, Math.max(0, Number(attributes["outlineLevel"] ?? 0) || 0));
        cells = [];
        indents = null;
        nextColumn = 0;
      } else if (name === "c") {
        const column = place(attributes["r"]);
        nextColumn = column + 1;
        open = {
          column,
          type: attributes["t"] ?? "n",
          style: Number(attributes["s"] ?? 0),
          value: "",
          inline: "",
          hasValue: false,
          hasFormula: false,
        };
      } else if (name === "outlinePr")
        isAbove = /^(?:0|false)$/.test(attributes["summaryBelow"] ?? "");
      else if (open === null) return;
      else if (name === "v") {
        target = "value";
        open.hasValue = true;
      } else if (name === "t" && phonetic === 0) target = "inline";
      else if (name === "rPh") phonetic += 1;
      else if (name === "f") open.hasFormula = true;
    },
    close(name) {
      target = null;
      if (name === "rPh") phonetic -= 1;
      else if (name === "c" && open !== null) {
        const cell = open.column < limits.columns ? cellOf(open, workbook) : null;
        if (cell !== null) {
          while (cells.length < open.column) cells.push(null);
          cells[open.column] = cell;
          const indent = workbook.styles[open.style]?.indent ?? 0;
          if (indent > 0) (indents ??= [])[open.column] = indent;
        }
        open = null;
      } else if (name === "row" && cells.length > 0) {
        count += cells.length;
        if (rows.length >= limits.rows) throw refuse("import.too-large", "too many rows.");
        if (count > limits.cells) throw refuse("import.too-large", "too many cells.");
        rows.push({ line, level, cells, indents });
        cells = [];
      }
    },
    text(value) {
      if (open === null || target === null) return;
      if (target === "value") open.value += value;
      else open.inline += value;
      if (open.value.length + open.inline.length > limits.text)
        throw refuse("import.too-large", "a text is too long.");
    },
  });
  return isAbove ? rows : rows.map((row) => (row.level === 0 ? row : { ...row, level: 0 }));
}
