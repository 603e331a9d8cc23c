import type { Findings } from "./finding.ts";
import { cellText, type SheetRow } from "./sheet-row.ts";

const DOTTED = /^[\w-]+(?:\.[\w-]+)*$/;
const LEADING = /^[ \t\u00a0\u3000]*/;
/** Of an outline by level numbers; deeper than anybody plans. */
const DEEPEST = 200;

/** Codes say where a row lies only if each is of one row, and some lie under another: Primavera's name the branch instead. */
function levelsOfCodes(codes: readonly string[]): number[] | null {
  const known = new Set(codes);
  if (known.size !== codes.length || !codes.every((code) => DOTTED.test(code))) return null;
  const isNested = codes.some((code) =>
    known.has(code.slice(0, Math.max(0, code.lastIndexOf(".")))),
  );
  if (!isNested) return null;
  const depths = codes.map((code) => code.split(".").length);
  const least = depths.reduce((a, b) => Math.min(a, b), DEEPEST);
  return depths.map((depth) => Math.min(DEEPEST, depth - least + 1));
}

/** Widths of indentation as levels: whoever stands further in than the row above lies under it, whatever the step. */
function levelsOfWidths(widths: readonly number[]): number[] | null {
  if (widths.every((width) => width === widths[0])) return null;
  const open: number[] = [];
  return widths.map((width) => {
    while (open.length > 0 && open.at(-1)! >= width) open.pop();
    open.push(width);
    return open.length;
  });
}

export type OutlineColumns = {
  readonly name: number;
  readonly level: number | undefined;
  readonly wbs: number | undefined;
  readonly id: number | undefined;
};

/**
 * The level of each row, from 1. In this order: a column of levels; codes such as `1.2.3`; grouped rows of a sheet; indentation of the
 * name, by the cell's format or by spaces. Else every row is on the first level.
 */
export function outlineLevels(
  rows: readonly SheetRow[],
  columns: OutlineColumns,
  findings: Findings,
): number[] {
  const textsOf = (column: number) => rows.map(({ cells }) => cellText(cells[column]).trim());
  if (columns.level !== undefined) {
    const written = textsOf(columns.level);
    let above = 1;
    return written.map((text, index) => {
      const level = Number(text.normalize("NFKC"));
      const isLevel = text !== "" && Number.isInteger(level) && level >= 0 && level <= DEEPEST;
      if (text !== "" && !isLevel)
        findings.add("value.bad", text.slice(0, 100), "Outline level", rows[index]!.line);
      return (above = isLevel ? Math.max(1, level) : above);
    });
  }
  for (const column of [columns.wbs, columns.id]) {
    const levels = column === undefined ? null : levelsOfCodes(textsOf(column));
    if (levels !== null) return levels;
  }
  if (rows.some(({ level }) => level > 0)) return rows.map(({ level }) => level + 1);
  const indents = rows.map((row) => row.indents?.[columns.name] ?? 0);
  const spaces = rows.map(({ cells }) => LEADING.exec(cellText(cells[columns.name]))![0].length);
  return levelsOfWidths(indents) ?? levelsOfWidths(spaces) ?? rows.map(() => 1);
}
