import { instantOf } from "@parley/schedule/instant.ts";
import type { Plan, PlanRelation, PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { ConstraintType, TaskFields } from "@parley/shared/documents/task.ts";
import type { OrganisationId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import { durationIn, durationText } from "@parley/shared/schedule/duration-text.ts";
import { linkText } from "../../../platform/plan/predecessor-text.ts";
import type { SortValue } from "./arranged-rows.ts";
import type { Sorting } from "./arrangement.ts";
import { finishSlipOf, type ShownBaseline } from "./baseline-spans.ts";
import type { ColumnId } from "./columns.ts";
import { isCritical, isLate, missesDeadline, nameOf } from "./gantt-rows.ts";

export type ColumnContext = {
  readonly plan: Plan;
  readonly today: string;
  readonly baseline: ShownBaseline | null;
  readonly personName: (id: UserId) => string | null;
  readonly organisationName: (id: OrganisationId) => string;
  /** Of the project's own calendar for null. */
  readonly calendarName: (id: string | null) => string;
  readonly constraintName: (type: ConstraintType) => string;
  readonly unitName: (unit: TaskFields["durationUnit"]) => string;
  readonly day: (local: string) => string;
  /** Of a moment in tenths of a minute. */
  readonly dayOf: (instant: number, isFinish: boolean) => string;
  readonly yes: string;
  /** What stands for a task that one may not see. */
  readonly unseen: string;
};

export type RowCell = {
  readonly id: ColumnId;
  readonly text: string;
  readonly tone: "" | "critical" | "late";
};

/** Columns whose words depend on more of the plan than the row itself. */
export const LOOKS_AROUND: ReadonlySet<ColumnId> = new Set(["predecessors", "successors"]);

const leavingOf = new WeakMap<readonly PlanRelation[], ReadonlyMap<string, PlanRelation[]>>();

function relationsFrom({ relations }: Plan, id: TaskId): readonly PlanRelation[] {
  let known = leavingOf.get(relations);
  if (known === undefined) {
    const made = new Map<string, PlanRelation[]>();
    for (const relation of relations) {
      const list = made.get(relation.predecessorId);
      if (list === undefined) made.set(relation.predecessorId, [relation]);
      else list.push(relation);
    }
    known = made;
    leavingOf.set(relations, known);
  }
  return known.get(id) ?? [];
}

const isOpenTask = (row: PlanRow): row is TaskRow =>
  row.kind === "task" && !row.isSummary && row.dates !== null && row.progress < 100;

export function assigneeOf(
  row: PlanRow,
  { personName }: Pick<ColumnContext, "personName">,
): string {
  if (row.kind !== "task") return "";
  const { assigneeId, assigneeName } = row.task;
  return (assigneeId === null ? null : personName(assigneeId)) ?? assigneeName ?? "";
}

const predecessorsOf = (row: PlanRow, { plan, unseen }: ColumnContext): string =>
  row.kind === "task"
    ? (plan.relationsOf.get(row.task.id) ?? [])
        .map(({ relation }) => linkText(relation, (id) => plan.byId.get(id)?.wbs ?? unseen))
        .join(", ")
    : "";

const successorsOf = (row: PlanRow, { plan, unseen }: ColumnContext): string =>
  row.kind === "task"
    ? relationsFrom(plan, row.task.id)
        .map((relation) =>
          linkText(relation, () => plan.byId.get(relation.successorId)?.wbs ?? unseen),
        )
        .join(", ")
    : "";

function constraintOf(row: PlanRow, { constraintName, day }: ColumnContext): string {
  if (row.kind !== "task" || row.task.constraintType === "ASAP") return "";
  const { constraintType, constraintDate } = row.task;
  const name = constraintName(constraintType);
  return constraintDate === null ? name : `${name} ${day(constraintDate)}`;
}

const slipOf = (row: PlanRow, { baseline }: ColumnContext): number | null =>
  baseline === null || row.dates === null
    ? null
    : finishSlipOf(baseline.spans.get(row.id) ?? null, row.dates.finish);

const customOf = (row: PlanRow, id: ColumnId): string | number | boolean | null =>
  row.kind === "task" ? (row.task.custom[id.slice(2)] ?? null) : null;

const cell = (id: ColumnId, text: string, tone: RowCell["tone"] = ""): RowCell => ({
  id,
  text,
  tone,
});

/** What a cell says; of the columns `name` and `organisation` only for paper, as the table draws them itself. */
export function cellOf(row: PlanRow, id: ColumnId, context: ColumnContext): RowCell {
  const { day, dayOf, unitName, baseline, today } = context;
  const inDays = (tenths: number): string => `${durationIn(tenths, "d", false)} ${unitName("d")}`;
  switch (id) {
    case "wbs":
      return cell(id, row.wbs);
    case "name":
      return cell(id, nameOf(row));
    case "organisation":
      return cell(id, row.kind === "task" ? context.organisationName(row.organisationId) : "");
    case "assignee":
      return cell(id, assigneeOf(row, context));
    case "start":
      return cell(id, row.start === null ? "" : day(row.start));
    case "finish":
      return cell(id, row.finish === null ? "" : day(row.finish), isLate(row, today) ? "late" : "");
    case "duration":
      return cell(
        id,
        row.kind === "task" && !row.isSummary ? durationText(row.task, unitName) : "",
      );
    case "progress":
      return cell(id, row.kind === "task" || row.isSummary ? `${row.progress}%` : "");
    case "float":
      return cell(
        id,
        isOpenTask(row) ? inDays(row.dates!.totalFloat) : "",
        isCritical(row) ? "critical" : "",
      );
    case "freeFloat":
      return cell(id, isOpenTask(row) ? inDays(row.dates!.freeFloat) : "");
    case "predecessors":
      return cell(id, predecessorsOf(row, context));
    case "successors":
      return cell(id, successorsOf(row, context));
    case "constraint":
      return cell(id, constraintOf(row, context));
    case "deadline":
      return cell(
        id,
        row.kind === "task" && row.task.deadline !== null ? day(row.task.deadline) : "",
        missesDeadline(row) ? "late" : "",
      );
    case "baselineStart":
    case "baselineFinish": {
      const span = baseline?.spans.get(row.id);
      if (span === undefined) return cell(id, "");
      const isFinish = id === "baselineFinish";
      return cell(id, dayOf(isFinish ? span.finish : span.start, isFinish));
    }
    case "slip": {
      const slip = slipOf(row, context);
      if (slip === null) return cell(id, "");
      const sign = slip > 0 ? "+" : slip < 0 ? "−" : "";
      return cell(id, `${sign}${Math.abs(slip)} ${unitName("d")}`, slip > 0 ? "late" : "");
    }
    case "calendar":
      return cell(id, row.kind === "task" ? context.calendarName(row.task.calendarId) : "");
    default: {
      const value = customOf(row, id);
      if (typeof value === "boolean") return cell(id, value ? context.yes : "");
      return cell(id, value === null ? "" : String(value));
    }
  }
}

/** What rows are ordered by in a column: moments and amounts by their size, everything else by its words. */
export function sortValueOf(row: PlanRow, { column }: Sorting, context: ColumnContext): SortValue {
  const open = isOpenTask(row) ? row.dates : null;
  switch (column) {
    case "wbs":
      return row.position;
    case "start":
      return row.start;
    case "finish":
      return row.finish;
    case "duration":
      return row.kind === "task" && !row.isSummary ? row.task.duration : null;
    case "progress":
      return row.kind === "task" || row.isSummary ? row.progress : null;
    case "float":
      return open?.totalFloat ?? null;
    case "freeFloat":
      return open?.freeFloat ?? null;
    case "deadline":
      return row.kind === "task" ? instantOf(row.task.deadline ?? "") : null;
    case "baselineStart":
      return context.baseline?.spans.get(row.id)?.start ?? null;
    case "baselineFinish":
      return context.baseline?.spans.get(row.id)?.finish ?? null;
    case "slip":
      return slipOf(row, context);
    default: {
      if (column.startsWith("x:")) {
        const value = customOf(row, column);
        return typeof value === "boolean" ? Number(value) : value;
      }
      const { text } = cellOf(row, column, context);
      return text === "" ? null : text;
    }
  }
}
