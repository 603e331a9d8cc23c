import { instantOf } from "@parley/schedule/instant.ts";
import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { promiseOf } from "@parley/shared/schedule/promise.ts";

/** A row in its place. The same value while neither the row nor its fold changes. */
export type GanttRow = {
  readonly id: string;
  readonly row: PlanRow;
  readonly isCollapsed: boolean;
  /** Where it stands otherwise than in the plan: its level here, and nothing below it that could be folded. */
  readonly place?: { readonly depth: number; readonly isFlat: boolean };
  /** It is a heading of what stands below it, and no row of the plan. */
  readonly group?: { readonly count: number };
};

/** What tells how a row looks, beside the row itself. The same value while nothing of it changes. */
export type RowFacts = {
  /** `YYYY-MM-DD` of the project's own day. */
  readonly today: string;
  /** 1 to 12; 0 where no organisation is known. */
  readonly colourOf: (id: OrganisationId) => number;
  readonly isMine: (row: PlanRow) => boolean;
};

export const BAR_NONE = 0;
export const BAR_TASK = 1;
export const BAR_SUMMARY = 2;
export const BAR_MILESTONE = 3;

export const CRITICAL = 1;
export const LATE = 2;
export const MINE = 4;
export const DONE = 8;
export const MISSES_DEADLINE = 16;
export const NOT_NEEDED = 32;
export const AT_RISK = 64;

/** One row of the chart; moments in tenths of a minute. */
export type Bar = {
  readonly kind: number;
  readonly flags: number;
  readonly colour: number;
  readonly progress: number;
  readonly start: number;
  readonly finish: number;
  readonly deadline: number | null;
};

const NO_BAR: Bar = {
  kind: BAR_NONE,
  flags: 0,
  colour: 0,
  progress: 0,
  start: 0,
  finish: 0,
  deadline: null,
};

export const nameOf = (row: PlanRow): string =>
  row.kind === "task" ? row.task.name : row.phase.name;

export const isMilestone = (row: PlanRow): boolean =>
  row.kind === "task" ? row.task.milestone : row.phase.milestone;

const isOver = (row: PlanRow): boolean =>
  row.kind === "task" && (row.task.status === "done" || row.task.status === "not-needed");

/** Unfinished, and planned to finish after its deadline. */
export const missesDeadline = (row: PlanRow): boolean =>
  row.kind === "task" &&
  !isOver(row) &&
  row.task.deadline !== null &&
  row.finish !== null &&
  row.finish > row.task.deadline;

/** Unfinished work that should have been finished before today, or is planned beyond its deadline. */
export function isLate(row: PlanRow, today: string): boolean {
  if (row.kind !== "task" || row.isSummary || isOver(row)) return false;
  if (missesDeadline(row)) return true;
  const due = row.finish ?? row.task.deadline;
  return due !== null && due.slice(0, 10) < today;
}

/** Not late yet, and soon will be: its date can hardly be kept any more, by the same rule as on the joint timeline (SPEC P1 to P6). */
export function isAtRisk(row: PlanRow, today: string): boolean {
  if (row.kind !== "task" || row.isSummary || isLate(row, today)) return false;
  const state = promiseOf(row, today)?.state;
  return state === "at-risk" || state === "late";
}

/** How an unfinished task stands to its date, where that is worth a sign. */
export const warningOf = (row: PlanRow, today: string): "late" | "at-risk" | null =>
  isLate(row, today) ? "late" : isAtRisk(row, today) ? "at-risk" : null;

export const isCritical = (row: PlanRow): boolean =>
  !row.isSummary && (row.dates?.critical ?? false) && !isOver(row);

/** Finds rows of a list by id, fastest where they are asked for in its order. */
function finderIn(rows: readonly GanttRow[]): (id: string) => GanttRow | undefined {
  let next = 0;
  let placeOf: ReadonlyMap<string, number> | null = null;
  return (id) => {
    const here = rows[next];
    if (here?.id === id) {
      next += 1;
      return here;
    }
    placeOf ??= new Map(rows.map((row, place) => [row.id, place]));
    const place = placeOf.get(id);
    if (place === undefined) return undefined;
    next = place + 1;
    return rows[place];
  };
}

/** Whether every row of the plan is shown, in its place. */
function isSameOrder(rows: readonly PlanRow[], before: readonly GanttRow[]): boolean {
  if (rows.length !== before.length) return false;
  for (let at = 0; at < rows.length; at += 1) {
    const former = before[at]!;
    if (
      former.isCollapsed ||
      former.place !== undefined ||
      (former.row !== rows[at]! && former.id !== rows[at]!.id)
    )
      return false;
  }
  return true;
}

/** The same list where no row differs, else one in which only those are new. */
function withRows(rows: readonly PlanRow[], before: readonly GanttRow[]): readonly GanttRow[] {
  let shown: GanttRow[] | null = null;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    if (before[at]!.row === row) continue;
    shown ??= [...before];
    shown[at] = { id: row.id, row, isCollapsed: false };
  }
  return shown ?? before;
}

/** The visible rows of the tree, from top to bottom. Rows that stay as they were in `before` keep their identity. */
export function ganttRows(
  plan: Plan,
  collapsed: ReadonlySet<string>,
  before: readonly GanttRow[],
): readonly GanttRow[] {
  if (collapsed.size === 0 && isSameOrder(plan.rows, before)) return withRows(plan.rows, before);
  const shown: GanttRow[] = [];
  const find = finderIn(before);
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const row of plan.rows) {
    if (row.depth > hiddenBelow) continue;
    const isCollapsed = row.isSummary && collapsed.has(row.id);
    hiddenBelow = isCollapsed ? row.depth : Number.POSITIVE_INFINITY;
    const former = find(row.id);
    shown.push(
      former?.row === row && former.isCollapsed === isCollapsed && former.place === undefined
        ? former
        : { id: row.id, row, isCollapsed },
    );
  }
  return shown;
}

const WARNINGS = { late: LATE, "at-risk": AT_RISK, none: 0 } as const;

export function barOf(row: PlanRow, facts: RowFacts): Bar {
  const start = row.dates?.start ?? instantOf(row.start ?? "");
  const finish = row.dates?.finish ?? instantOf(row.finish ?? "");
  const kind = row.isSummary ? BAR_SUMMARY : isMilestone(row) ? BAR_MILESTONE : BAR_TASK;
  const flags =
    (isCritical(row) ? CRITICAL : 0) |
    WARNINGS[warningOf(row, facts.today) ?? "none"] |
    (facts.isMine(row) ? MINE : 0) |
    (row.progress === 100 ? DONE : 0) |
    (missesDeadline(row) ? MISSES_DEADLINE : 0) |
    (row.kind === "task" && row.task.status === "not-needed" ? NOT_NEEDED : 0);
  const colour = row.kind === "task" ? facts.colourOf(row.organisationId) : 0;
  if (start === null || finish === null) return { ...NO_BAR, flags, colour };
  return {
    kind,
    flags,
    colour,
    progress: row.progress,
    start,
    finish,
    deadline: row.kind === "task" ? instantOf(row.task.deadline ?? "") : null,
  };
}
