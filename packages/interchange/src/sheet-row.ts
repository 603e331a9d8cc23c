import type { LocalDateTime } from "@parley/shared/documents/task.ts";

/** What a cell holds. A text file has texts only; a workbook says more. */
export type SheetCell =
  | null
  | { readonly type: "text"; readonly text: string }
  /** `unit` is what the number's format writes after it, e.g. `%` or `d`; of percent the value is the fraction. */
  | { readonly type: "number"; readonly value: number; readonly unit: string }
  | { readonly type: "date"; readonly at: LocalDateTime; readonly timed: boolean }
  | { readonly type: "flag"; readonly value: boolean }
  /** What the spreadsheet itself shows as an error, e.g. `#REF!`, or a formula that nothing has computed. */
  | { readonly type: "error"; readonly text: string };

export type SheetRow = {
  /** Row of the sheet or line of the text, from 1. */
  readonly line: number;
  /** Depth of a grouped row, 0 to 7, where the row above a group sums it up; else 0. */
  readonly level: number;
  readonly cells: readonly SheetCell[];
  /** Indentation of each cell by its format; null where there is none. */
  readonly indents: readonly number[] | null;
};

/** What a person reads in the cell. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  switch (cell.type) {
    case "text":
    case "error":
      return cell.text;
    case "flag":
      return String(cell.value);
    case "date":
      return cell.timed ? cell.at.replace("T", " ") : cell.at.slice(0, 10);
    case "number": {
      if (cell.unit === "%") return `${Number((cell.value * 100).toPrecision(12))}%`;
      return cell.unit === "" ? String(cell.value) : `${cell.value} ${cell.unit}`;
    }
  }
}

/** `A`, `Z`, `AA` …; index from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
