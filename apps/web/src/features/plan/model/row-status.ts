import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";

export type RowStatus = TaskStatus | "late" | "milestone" | "summary";

/** Unfinished work is late when it should have been finished before today, or is planned beyond its deadline. */
export function isLateRow(row: PlanRow, today: string): boolean {
  if (row.kind !== "task" || row.isSummary) return false;
  const { status, deadline } = row.task;
  if (status === "done" || status === "not-needed") return false;
  if (missesDeadline(row)) return true;
  const due = row.finish ?? deadline;
  return due !== null && due.slice(0, 10) < today;
}

/** Unfinished, and planned to finish after its deadline. */
export function missesDeadline(row: PlanRow): boolean {
  if (row.kind !== "task" || row.task.deadline === null || row.finish === null) return false;
  const { status, deadline } = row.task;
  return status !== "done" && status !== "not-needed" && row.finish > deadline;
}

/** On the longest chain: when it slips, the project does. What is over cannot slip. */
export const isCritical = (row: PlanRow): boolean => (row.dates?.critical ?? false) && !isOver(row);

/** Nothing of it is left to do. */
export const isOver = (row: PlanRow): boolean =>
  row.kind === "task" && (row.isSummary ? row.progress === 100 : row.task.status === "done");

/** Of a summary, what its progress says: nobody has to keep it in step by hand. */
export function statusOf(row: PlanRow): TaskStatus | null {
  if (row.kind === "phase") return null;
  if (!row.isSummary) return row.task.status;
  return row.progress === 100 ? "done" : row.progress > 0 ? "in-progress" : "not-started";
}

/** The one glyph that stands before a row's name. */
export function glyphOf(row: PlanRow, today: string): RowStatus {
  if (row.kind === "phase") return row.phase.milestone ? "milestone" : "summary";
  if (row.isSummary) return "summary";
  if (row.task.status === "done" || row.task.status === "not-needed") return row.task.status;
  if (isLateRow(row, today)) return "late";
  return row.task.milestone ? "milestone" : row.task.status;
}
