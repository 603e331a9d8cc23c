import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import type { ImportError } from "./import-error.ts";
import type { SheetRow } from "./sheet-row.ts";

export type CsvLine = {
  /** Line of the text at which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The last cell is longer than any may be; what follows it is not read. */
  readonly isCut?: true;
};

/** Tabs where there are any in the first line, as spreadsheets copy; else semicolons or commas, whichever there are more of. */
export function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  if (first.includes("\t")) return "\t";
  return first.split(";").length > first.split(",").length ? ";" : ",";
}

/**
 * RFC 4180 with any separator; lines end with `\n`. A quote that is never closed takes the rest, as far as a cell may reach. Cells right of
 * the last allowed column are passed over.
 */
export function* splitCells(
  text: string,
  separator: string,
  { columns, cell: longest }: Pick<CsvLimits, "columns" | "cell"> = DEFAULT_CSV_LIMITS,
): Generator<CsvLine> {
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let begun = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (cell.length > longest) {
      yield { line: begun, cells, isCut: true };
      return;
    }
    if (character === "\n") line += 1;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === separator || character === "\n") {
      if (cells.length < columns) cells.push(cell);
      cell = "";
      if (character === separator) continue;
      yield { line: begun, cells };
      cells = [];
      begun = line;
    } else cell += character;
  }
  if (cell !== "" || cells.length > 0)
    yield { line: begun, cells: [...cells, cell].slice(0, columns) };
}

export type CsvLimits = {
  readonly characters: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Characters of one cell. */
  readonly cell: number;
};

export const DEFAULT_CSV_LIMITS: CsvLimits = {
  characters: 100_000_000,
  rows: 200_000,
  columns: 500,
  cells: 5_000_000,
  cell: 1024 * 1024,
};

/** What writeCsv puts before text that a spreadsheet would take for a formula. */
const DISARMED = /^'(?='*[=+\-@\t\r])/;
/** Excel's own first line, which names the separator. */
const SEPARATOR_LINE = /^sep=(.)\n/i;

/** The rows of a CSV that hold something, every cell a text. Cells right of the last allowed column are passed over. */
export function readCsvRows(
  source: string,
  separator: string | null = null,
  limits: CsvLimits = DEFAULT_CSV_LIMITS,
): Result<readonly SheetRow[], ImportError> {
  const tooLarge = (detail: string, line: number | null = null) =>
    err({ code: "import.too-large", line, element: null, detail } as const);
  if (source.length > limits.characters)
    return tooLarge(`The table is longer than ${limits.characters} characters.`);
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const named = SEPARATOR_LINE.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const rows: SheetRow[] = [];
  let count = 0;
  const skipped = named === null ? 0 : 1;
  const lines = splitCells(body, separator ?? named?.[1] ?? separatorOf(body), limits);
  for (const { line, cells: kept, isCut } of lines) {
    if (isCut) return tooLarge(`A cell is longer than ${limits.cell} characters.`, line + skipped);
    if (kept.every((cell) => cell.trim() === "")) continue;
    count += kept.length;
    if (rows.length >= limits.rows || count > limits.cells)
      return tooLarge(`The table has more than ${limits.rows} rows or ${limits.cells} cells.`);
    rows.push({
      line: line + skipped,
      level: 0,
      cells: kept.map((cell) =>
        cell.trim() === "" ? null : { type: "text", text: cell.replace(DISARMED, "") },
      ),
      indents: null,
    });
  }
  return ok(rows);
}
