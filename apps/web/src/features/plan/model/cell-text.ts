import type { ConstraintType, TaskFields } from "@parley/shared/documents/task.ts";
import type { OrganisationId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Plan, PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { ColumnId } from "./columns.ts";
import { DAY_TENTHS } from "@parley/shared/schedule/task-input.ts";
import { durationText } from "@parley/shared/schedule/duration-text.ts";
import { isOver, statusOf, type RowStatus } from "./row-status.ts";
import { linkText } from "../../../platform/plan/predecessor-text.ts";

export type TextContext = {
  readonly plan: Plan;
  readonly personName: (id: UserId) => string | null;
  readonly organisationName: (id: OrganisationId) => string;
  readonly statusName: (status: RowStatus) => string;
  readonly unitName: (unit: TaskFields["durationUnit"]) => string;
  readonly day: (local: string) => string;
  readonly constraintName: (type: ConstraintType) => string;
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

/** One day, with a question mark, where nobody has said how long it takes. */
function durationOf(row: TaskRow, { unitName }: Pick<TextContext, "unitName">): string {
  const { task } = row;
  if (task.duration !== null || task.milestone)
    return durationText({ ...task, duration: task.duration ?? 0 }, unitName);
  return `${durationText({ duration: DAY_TENTHS, durationUnit: "d", elapsed: false }, unitName)}?`;
}

/** In working days: how far the row may slip before the project finishes later. Of what is over, nothing. */
export function floatText(row: PlanRow, { unitName }: Pick<TextContext, "unitName">): string {
  if (row.kind !== "task" || row.dates === null || isOver(row)) return "";
  const days = Math.round((row.dates.totalFloat / DAY_TENTHS) * 10) / 10;
  return `${days} ${unitName("d")}`;
}

function constraintText(row: PlanRow, context: TextContext): string {
  if (row.kind !== "task" || row.task.constraintType === "ASAP") return "";
  const { constraintType, constraintDate } = row.task;
  const name = context.constraintName(constraintType);
  return constraintDate === null ? name : `${name} ${context.day(constraintDate)}`;
}

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
      return row.kind === "task" && !row.isSummary ? durationOf(row, context) : "";
    case "float":
      return floatText(row, context);
    case "constraint":
      return constraintText(row, context);
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
