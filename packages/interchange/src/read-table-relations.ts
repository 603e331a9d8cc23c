import { unitOfText } from "./read-table-duration.ts";
import { cellText, type SheetRow } from "./sheet-row.ts";
import { plainHeading } from "./table-mapping-headings.ts";

/** Sheets whose names promise relations; Primavera calls its one TASKPRED. */
const SHEET_NAME = /^taskpred$|predecessor|relation|前置|逻辑关系|紧前/i;

export const promisesRelations = (sheetName: string): boolean => SHEET_NAME.test(sheetName);

const COLUMNS = {
  predecessor:
    /^(?:pred task id|predecessor|predecessor id|predecessor activity|紧前作业|前置任务)$/,
  successor: /^(?:task id|successor|successor id|successor activity|后续作业|后续任务)$/,
  type: /^(?:pred type|relationship type|relation type|type|关系类型|类型)$/,
  lag: /^(?:lag hr cnt|lag|延隔|滞后|延时)$/,
} as const;
type Column = keyof typeof COLUMNS;

/** Rows that may stand above the headings. */
const ABOVE = 5;

function columnsIn(row: SheetRow): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  for (const [index, cell] of row.cells.entries()) {
    const heading = plainHeading(cellText(cell).slice(0, 200));
    for (const column of Object.keys(COLUMNS) as Column[])
      if (!found.has(column) && COLUMNS[column].test(heading)) found.set(column, index);
  }
  return found;
}

const isHeading = (columns: ReadonlyMap<Column, number>) =>
  columns.has("predecessor") && columns.has("successor");

/** `Lag(d)` says days; Primavera's code for the column hours. */
function lagUnit(headings: readonly string[]): string {
  for (const heading of headings) {
    const unit = /[(（](.{1,20})[)）]\s*$/.exec(heading)?.[1];
    if (unit !== undefined && unitOfText(unit) !== null) return unit;
  }
  return headings.some((heading) => /hr_cnt/i.test(heading)) ? "h" : "";
}

/**
 * Relations that stand in a sheet of their own, one a row, as cells of predecessors: by the code of the successor in lower case. Null where
 * the sheet has no such headings.
 */
export function relationTexts(rows: readonly SheetRow[]): ReadonlyMap<string, string> | null {
  const at = rows.slice(0, ABOVE).findIndex((row) => isHeading(columnsIn(row)));
  if (at < 0) return null;
  const columns = columnsIn(rows[at]!);
  // Primavera writes its headings twice, as codes and in words.
  const second = rows[at + 1];
  const isTwice = second !== undefined && isHeading(columnsIn(second));
  const lagColumn = columns.get("lag") ?? -1;
  const heads = rows.slice(at, at + (isTwice ? 2 : 1));
  const unit = lagUnit(heads.map(({ cells }) => cellText(cells[lagColumn]).trim().slice(0, 100)));
  const parts = new Map<string, string[]>();
  for (const { cells } of rows.slice(at + heads.length)) {
    const text = (column: Column) => cellText(cells[columns.get(column) ?? -1]).trim();
    const successor = text("successor").normalize("NFKC").toLowerCase();
    const predecessor = text("predecessor");
    if (successor === "" || predecessor === "") continue;
    const lag = text("lag");
    const written = /^-?0*(?:[.,]0*)?$/.test(lag) ? "" : `${/^[+-]/.test(lag) ? "" : "+"}${lag}`;
    const withUnit = /\d$/.test(written) ? `${written}${unit}` : written;
    const own = parts.get(successor) ?? [];
    own.push(`${predecessor}: ${text("type") || "FS"}${withUnit}`);
    parts.set(successor, own);
  }
  return new Map([...parts].map(([successor, own]) => [successor, own.join(";\n")]));
}
