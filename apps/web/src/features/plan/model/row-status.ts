import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";

export type RowStatus = TaskStatus | "late" | "milestone" | "summary";

/** Unfinished work is late when it should have been finished before today. */
export function isLateRow(row: PlanRow, today: string): boolean {
  if (row.kind !== "task" || row.isSummary) return false;
  const { status, deadline } = row.task;
  if (status === "done" || status === "not-needed") return false;
  const due =
    deadline !== null && (row.finish === null || deadline < row.finish) ? deadline : row.finish;
  return due !== null && due.slice(0, 10) < today;
}

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
