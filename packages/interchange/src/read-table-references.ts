import { cellText, type SheetRow } from "./sheet-row.ts";
import type { PlanField } from "./table-mapping-headings.ts";

export type TaskNames = {
  /** The UID of the task that a cell of predecessors names: by its number, code, WBS code, row or whole name. Null: none, or several. */
  readonly find: (reference: string) => number | null;
  readonly findUid: (reference: string) => number | null;
  /** The number of a task as the table writes it, else that of its row among the tasks. */
  readonly idOf: (index: number) => number;
};

/** Rows of the WBS have numbers below zero in plans of Primavera. */
const NUMBER = /^-?\d{1,15}$/;

const plain = (text: string) => text.normalize("NFKC").trim();

function wholeNumbers(texts: readonly string[] | null): number[] | null {
  if (texts === null || !texts.every((text) => NUMBER.test(text))) return null;
  const numbers = texts.map(Number);
  return new Set(numbers).size === numbers.length ? numbers : null;
}

const textsOf = (
  rows: readonly SheetRow[],
  columns: ReadonlyMap<PlanField, number>,
  field: PlanField,
): string[] | null => {
  const column = columns.get(field);
  return column === undefined ? null : rows.map(({ cells }) => plain(cellText(cells[column])));
};

/** Numbers of the column of unique numbers, else of the column of numbers, where each is of one task; else the rows are counted. */
export const uidsOf = (
  rows: readonly SheetRow[],
  columns: ReadonlyMap<PlanField, number>,
): readonly number[] =>
  wholeNumbers(textsOf(rows, columns, "uid")) ??
  wholeNumbers(textsOf(rows, columns, "id")) ??
  rows.map((_, index) => index + 1);

/** Texts that several rows share name none of them. */
function distinct(texts: readonly string[], uids: readonly number[]): Map<string, number> {
  const known = new Map<string, number>();
  const shared = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const key = text.toLowerCase();
    if (key === "") continue;
    if (known.has(key)) shared.add(key);
    known.set(key, uids[index]!);
  }
  for (const key of shared) known.delete(key);
  return known;
}

export function createTaskNames(
  rows: readonly SheetRow[],
  columns: ReadonlyMap<PlanField, number>,
  uids: readonly number[],
): TaskNames {
  const ids = textsOf(rows, columns, "id");
  const wbs = textsOf(rows, columns, "wbs");
  const rowNumbers = rows.map((_, index) => String(index + 1));
  // Numbers of rows stand in only where the table gives its tasks no numbers or codes of their own.
  const counted = ids === null && wbs === null ? [rowNumbers] : [];
  const keys = [ids, wbs, ...counted, textsOf(rows, columns, "name")]
    .filter((texts) => texts !== null)
    .map((texts) => distinct(texts, uids));
  const byUid = new Map(uids.map((uid) => [String(uid), uid]));
  const idNumbers = wholeNumbers(ids);
  return {
    find(reference) {
      const key = plain(reference).toLowerCase();
      for (const known of keys) {
        const uid = known.get(key);
        if (uid !== undefined) return uid;
      }
      return null;
    },
    findUid: (reference) => byUid.get(plain(reference)) ?? null,
    idOf: (index) => idNumbers?.[index] ?? index + 1,
  };
}
