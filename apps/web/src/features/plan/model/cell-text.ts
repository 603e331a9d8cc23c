import type { TaskFields } from "@parley/shared/documents/task.ts";
import type { OrganisationId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import type { ColumnId } from "./columns.ts";
import { durationText } from "./duration-text.ts";
import { statusOf, type RowStatus } from "./row-status.ts";
import { linkText } from "./predecessor-text.ts";

export type TextContext = {
  readonly plan: Plan;
  readonly personName: (id: UserId) => string | null;
  readonly organisationName: (id: OrganisationId) => string;
  readonly statusName: (status: RowStatus) => string;
  readonly unitName: (unit: TaskFields["durationUnit"]) => string;
  readonly day: (local: string) => string;
  /** What stands for a predecessor that I may not see. */
  readonly unseen: string;
};

export function assigneeText(row: PlanRow, context: Pick<TextContext, "personName">): string {
  if (row.kind !== "task") return "";
  const { assigneeId, assigneeName } = row.task;
  return (assigneeId === null ? null : context.personName(assigneeId)) ?? assigneeName ?? "";
}

export function predecessorsText(
  row: PlanRow,
  { plan, unseen }: Pick<TextContext, "plan" | "unseen">,
): string {
  if (row.kind !== "task") return "";
  const wbsOf = (id: TaskId): string => plan.byId.get(id)?.wbs ?? unseen;
  return (plan.relationsOf.get(row.task.id) ?? [])
    .map(({ relation }) => linkText(relation, wbsOf))
    .join(", ");
}

const statusName = (row: PlanRow, context: TextContext): string => {
  const status = statusOf(row);
  return status === null ? "" : context.statusName(status);
};

/** What a cell shows, and what copying it yields. */
export function cellText(row: PlanRow, column: ColumnId, context: TextContext): string {
  switch (column) {
    case "wbs":
      return row.wbs;
    case "name":
      return row.kind === "task" ? row.task.name : row.phase.name;
    case "organisation":
      return row.kind === "task" ? context.organisationName(row.organisationId) : "";
    case "assignee":
      return assigneeText(row, context);
    case "start":
      return row.start === null ? "" : context.day(row.start);
    case "finish":
      return row.finish === null ? "" : context.day(row.finish);
    case "duration":
      return row.kind === "task" && !row.isSummary ? durationText(row.task, context.unitName) : "";
    case "progress":
      return row.kind === "task" || row.isSummary ? `${row.progress}%` : "";
    case "predecessors":
      return predecessorsText(row, context);
    case "status":
      return statusName(row, context);
  }
}

/** What the editor begins with: dates in the one form that every language reads, hidden predecessors left out. */
export function editText(row: PlanRow, column: ColumnId, context: TextContext): string {
  switch (column) {
    case "start":
    case "finish":
      return row[column]?.slice(0, 10) ?? "";
    case "progress":
      return String(row.progress);
    case "status":
      return row.kind === "task" ? row.task.status : "";
    case "predecessors": {
      if (row.kind !== "task") return "";
      const { plan } = context;
      return (plan.relationsOf.get(row.task.id) ?? [])
        .filter(({ relation }) => plan.byId.has(relation.predecessorId))
        .map(({ relation }) => linkText(relation, (id) => plan.byId.get(id)!.wbs))
        .join(", ");
    }
    default:
      return cellText(row, column, context);
  }
}
