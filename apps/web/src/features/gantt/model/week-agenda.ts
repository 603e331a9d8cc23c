import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import { TENTHS_PER_DAY } from "./viewport.ts";
import { floorTo } from "./time-axis.ts";

/** What is to be done in a week; `monday` in days since 1970. */
export type AgendaWeek = { readonly monday: number; readonly rows: readonly TaskRow[] };

const isOver = ({ task }: TaskRow): boolean =>
  task.status === "done" || task.status === "not-needed";

/** Unfinished work by the week in which it begins; what is under way or late stands in this week. Weeks without work are left out. */
export function weekAgenda(plan: Plan, now: number): readonly AgendaWeek[] {
  const thisWeek = floorTo("week", now);
  const weeks = new Map<number, TaskRow[]>();
  for (const row of plan.rows) {
    if (row.kind !== "task" || row.isSummary || row.dates === null || isOver(row)) continue;
    const monday = Math.max(thisWeek, floorTo("week", row.dates.start / TENTHS_PER_DAY));
    const rows = weeks.get(monday);
    if (rows === undefined) weeks.set(monday, [row]);
    else rows.push(row);
  }
  return [...weeks]
    .map(([monday, rows]) => ({ monday, rows: rows.toSorted(byDates) }))
    .toSorted((a, b) => a.monday - b.monday);
}

const byDates = (a: TaskRow, b: TaskRow): number =>
  a.dates!.start - b.dates!.start || a.dates!.finish - b.dates!.finish || a.position - b.position;
