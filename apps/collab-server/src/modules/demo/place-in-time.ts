import type { TextRow } from "./plan-text.ts";

/** Working days from the first one of the plan: a task fills [start, end). */
export type Span = { readonly start: number; readonly end: number };

/** The earliest time of every row by its links; a row with rows below it spans them. Rows may stand in any order. */
export function placeInTime(rows: readonly TextRow[]): ReadonlyMap<string, Span> {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const spans = new Map<string, Span>();
  const open = new Set<string>();

  const placeTask = ({ links, days }: TextRow): Span => {
    let start = 0;
    for (const { from, type, lag } of links) {
      const driver = place(from);
      const at = (type[0] === "F" ? driver.end : driver.start) + lag;
      start = Math.max(start, type[1] === "S" ? at : at - days!);
    }
    return { start, end: start + days! };
  };
  const place = (key: string): Span => {
    const known = spans.get(key);
    if (known !== undefined) return known;
    const row = byKey.get(key);
    if (row === undefined) throw new Error(`demo plan: nothing is called ${key}`);
    if (open.has(key)) throw new Error(`demo plan: ${key} waits for itself`);
    open.add(key);
    const span = row.days === null ? around(row) : placeTask(row);
    spans.set(key, span);
    return span;
  };
  const around = ({ key }: TextRow): Span => {
    const below = rows.filter((row) => row.parent === key).map((row) => place(row.key));
    if (below.length === 0) throw new Error(`demo plan: ${key} has neither days nor rows below it`);
    return {
      start: Math.min(...below.map((span) => span.start)),
      end: Math.max(...below.map((span) => span.end)),
    };
  };
  for (const { key } of rows) place(key);
  return spans;
}
