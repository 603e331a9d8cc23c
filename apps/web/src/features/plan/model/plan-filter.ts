import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { isLateRow } from "./row-status.ts";

export type PlanFilter = {
  readonly text: string;
  readonly organisationIds: readonly OrganisationId[];
  readonly statuses: readonly (TaskStatus | "late")[];
  readonly assignees: readonly string[];
  /** Days, `YYYY-MM-DD`: rows that lie at least partly within. */
  readonly from: string | null;
  readonly to: string | null;
  readonly isMine: boolean;
};

export const NO_FILTER: PlanFilter = {
  text: "",
  organisationIds: [],
  statuses: [],
  assignees: [],
  from: null,
  to: null,
  isMine: false,
};

export const countConditions = (filter: PlanFilter): number =>
  [
    filter.text.trim() !== "",
    filter.organisationIds.length > 0,
    filter.statuses.length > 0,
    filter.assignees.length > 0,
    filter.from !== null || filter.to !== null,
    filter.isMine,
  ].filter(Boolean).length;

/** One key per assignee: a person by id, a name that was only typed by that name, `-` for nobody. */
export function assigneeKey(row: PlanRow): string {
  if (row.kind !== "task") return "-";
  const { assigneeId, assigneeName } = row.task;
  return assigneeId !== null
    ? `u:${assigneeId}`
    : assigneeName !== null && assigneeName !== ""
      ? `n:${assigneeName}`
      : "-";
}

export type FilterFacts = { readonly userId: UserId; readonly today: string };

export function nameOf(row: PlanRow): string {
  return row.kind === "task" ? row.task.name : row.phase.name;
}

export const matchesText = (row: PlanRow, text: string): boolean =>
  nameOf(row).toLocaleLowerCase().includes(text) || row.wbs === text;

function lies(row: PlanRow, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  const start = row.start ?? row.finish;
  const finish = row.finish ?? row.start;
  if (start === null || finish === null) return false;
  return (
    (to === null || start.slice(0, 10) <= to) && (from === null || finish.slice(0, 10) >= from)
  );
}

/** Phases are context and match by name alone; a summary matches as any other task. */
export function matches(row: PlanRow, filter: PlanFilter, facts: FilterFacts): boolean {
  const text = filter.text.trim().toLocaleLowerCase();
  if (text !== "" && !matchesText(row, text)) return false;
  if (!lies(row, filter.from, filter.to)) return false;
  if (row.kind === "phase")
    return (
      filter.organisationIds.length === 0 &&
      filter.statuses.length === 0 &&
      filter.assignees.length === 0 &&
      !filter.isMine
    );
  if (filter.organisationIds.length > 0 && !filter.organisationIds.includes(row.organisationId))
    return false;
  if (
    filter.statuses.length > 0 &&
    !filter.statuses.includes(row.task.status) &&
    !(filter.statuses.includes("late") && isLateRow(row, facts.today))
  )
    return false;
  if (filter.assignees.length > 0 && !filter.assignees.includes(assigneeKey(row))) return false;
  return !filter.isMine || row.task.assigneeId === facts.userId;
}
