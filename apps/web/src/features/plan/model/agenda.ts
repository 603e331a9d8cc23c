import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";

export type AgendaTask = Extract<PlanRow, { kind: "task" }>;
export type AgendaDay = { readonly day: string | null; readonly rows: readonly AgendaTask[] };

const isOver = (row: AgendaTask): boolean =>
  row.task.status === "done" || row.task.status === "not-needed";

/**
 * Work as a list of days, for a narrow screen: what is late or under way stands under today, everything else under the day of its
 * start; what has no date comes last.
 */
export function agendaOf(
  plan: Plan,
  today: string,
  wants: (row: PlanRow) => boolean,
): readonly AgendaDay[] {
  const days = new Map<string | null, AgendaTask[]>();
  for (const row of plan.rows) {
    if (row.kind !== "task" || row.isSummary || isOver(row) || !wants(row)) continue;
    const start = (row.start ?? row.finish)?.slice(0, 10) ?? null;
    const day = start !== null && start < today ? today : start;
    const list = days.get(day);
    if (list === undefined) days.set(day, [row]);
    else list.push(row);
  }
  return [...days]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([day, rows]) => ({ day, rows: rows.toSorted(byFinish) }));
}

const byFinish = (a: AgendaTask, b: AgendaTask): number =>
  (a.finish ?? "9") < (b.finish ?? "9") ? -1 : a.finish === b.finish ? a.position - b.position : 1;
