import type { Plan, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { isCritical, isLate } from "./gantt-rows.ts";
import { floorTo } from "./time-axis.ts";
import { TENTHS_PER_DAY } from "./viewport.ts";

export type AgendaFilter = {
  readonly whose: "all" | "ours" | "others";
  readonly late: boolean;
  readonly critical: boolean;
};
export const EVERYTHING: AgendaFilter = { whose: "all", late: false, critical: false };

/** One week of unfinished work; days since 1970. */
export type AgendaWeek = {
  readonly monday: number;
  /** Due before today, whenever it was to be done: in this week alone. */
  readonly late: readonly TaskRow[];
  /** Begun in an earlier week. */
  readonly underWay: readonly TaskRow[];
  /** Monday to Sunday: what begins there, and whose work goes on there. */
  readonly days: readonly {
    readonly day: number;
    readonly rows: readonly TaskRow[];
    readonly organisations: readonly OrganisationId[];
  }[];
  /** The next Monday with work, for a week without; null: none comes after. */
  readonly next: number | null;
};

const DAYS = 7;
const isOver = ({ task }: TaskRow): boolean =>
  task.status === "done" || task.status === "not-needed";
const startOf = (row: TaskRow): number => row.dates!.start / TENTHS_PER_DAY;
const finishOf = (row: TaskRow): number => row.dates!.finish / TENTHS_PER_DAY;

/** Whether some of it lies in [from, to); a milestone lies at its moment. */
function touches(row: TaskRow, from: number, to: number): boolean {
  const [start, finish] = [startOf(row), finishOf(row)];
  return start < to && (finish > from || (start === finish && start >= from));
}

function passes(row: TaskRow, filter: AgendaFilter, me: OrganisationId, today: string): boolean {
  if (filter.whose !== "all" && (row.organisationId === me) !== (filter.whose === "ours"))
    return false;
  if (!filter.late && !filter.critical) return true;
  return (filter.late && isLate(row, today)) || (filter.critical && isCritical(row));
}

const byDates = (a: TaskRow, b: TaskRow): number =>
  a.dates!.start - b.dates!.start || a.dates!.finish - b.dates!.finish || a.position - b.position;

export const thisWeek = (now: number): number => floorTo("week", now);

/** What is left to be done in the week of `monday`. `today`: `YYYY-MM-DD` of the project's own day. */
export function agendaWeek(
  plan: Pick<Plan, "rows">,
  monday: number,
  { now, today, me }: { readonly now: number; readonly today: string; readonly me: OrganisationId },
  filter: AgendaFilter,
): AgendaWeek {
  const isNow = monday === thisWeek(now);
  const end = monday + DAYS;
  const late: TaskRow[] = [];
  const underWay: TaskRow[] = [];
  const begun: TaskRow[][] = Array.from({ length: DAYS }, () => []);
  const working = Array.from({ length: DAYS }, () => new Set<OrganisationId>());
  let next: number | null = null;
  for (const row of plan.rows) {
    if (row.kind !== "task" || row.isSummary || row.dates === null || isOver(row)) continue;
    if (!passes(row, filter, me, today)) continue;
    const start = startOf(row);
    if (start >= end) {
      const week = floorTo("week", start);
      next = next === null ? week : Math.min(next, week);
    }
    const isInWeek = touches(row, monday, end);
    if (isInWeek)
      for (let at = 0; at < DAYS; at += 1)
        if (touches(row, monday + at, monday + at + 1)) working[at]!.add(row.organisationId);
    if (isNow && isLate(row, today)) late.push(row);
    else if (!isInWeek) continue;
    else if (start < monday) underWay.push(row);
    else begun[Math.floor(start) - monday]!.push(row);
  }
  return {
    monday,
    late: late.toSorted(byDates),
    underWay: underWay.toSorted(byDates),
    days: begun.map((rows, at) => ({
      day: monday + at,
      rows: rows.toSorted(byDates),
      organisations: [...working[at]!],
    })),
    next,
  };
}
