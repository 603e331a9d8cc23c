import type { PlanColumn } from "./plan-column.ts";

/** Cells of a spreadsheet's clipboard text: tabs between, quotes around what holds a tab, a quote or a line break. */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const source = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === "\t" || character === "\n") {
      row.push(cell);
      cell = "";
      if (character === "\n") {
        rows.push(row);
        row = [];
      }
    } else cell += character;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

const quoted = (cell: string): string =>
  /[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quoted).join("\t")).join("\n");

export type PastedRow = { readonly depth: number; readonly cells: ReadonlyMap<PlanColumn, string> };

/**
 * New tasks out of pasted cells. A first line of column names says what the cells are; without one they follow the shown columns from
 * the name on. Leading spaces, or WBS codes under that heading, say the outline.
 */
export function pastedRows(
  table: readonly (readonly string[])[],
  columnOf: (heading: string) => PlanColumn | null,
  shown: readonly PlanColumn[],
): readonly PastedRow[] {
  const heading = (table[0] ?? []).map((cell) => columnOf(cell.trim().toLocaleLowerCase()));
  const isHeading = heading.includes("name");
  const columns: readonly (PlanColumn | null)[] = isHeading
    ? heading
    : shown.slice(Math.max(0, shown.indexOf("name")));
  return (isHeading ? table.slice(1) : table).flatMap((line): PastedRow[] => {
    const cells = new Map<PlanColumn, string>();
    for (const [index, column] of columns.entries()) {
      const cell = line[index];
      if (column !== null && cell !== undefined && cell.trim() !== "") cells.set(column, cell);
    }
    const name = cells.get("name") ?? "";
    if (name.trim() === "") return [];
    const wbs = cells.get("wbs");
    const spaces = /^[ \u3000]*/u.exec(name)![0].length;
    const depth = wbs === undefined ? Math.floor(spaces / 2) : wbs.split(".").length - 1;
    return [{ depth, cells: new Map([...cells, ["name", name.trim()]]) }];
  });
}
