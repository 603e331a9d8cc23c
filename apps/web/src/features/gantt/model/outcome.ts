import type { ScheduleChange } from "@parley/schedule/change-set.ts";
import type { Plan, PlanRelation, PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import type { EntityId, OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { Span } from "./chart-model.ts";
import { TENTHS_PER_DAY } from "./viewport.ts";

/** What would come of a change, as the engine says. */
export type Outcome = {
  /** By id, without the row itself. */
  readonly moved: ReadonlyMap<string, Span>;
  readonly self: Span | null;
  readonly organisations: readonly OrganisationId[];
  /** Days by which the project would finish later; negative: earlier. */
  readonly finishDays: number;
  /** Tenths of a minute. */
  readonly finish: number | null;
};

/** The row as it would be with a patch; fields that the patch takes back get their defaults from `task`. */
export function withPatch(row: TaskRow, fields: TaskPatch): TaskRow {
  return { ...row, task: { ...row.task, ...fields } as TaskRow["task"] };
}

/** Of what the engine says would change, what a person sees move. */
export function outcomeOf(plan: Plan, self: string, change: ScheduleChange): Outcome {
  const moved = new Map<string, { start: number; finish: number }>();
  const organisations = new Set<OrganisationId>();
  let own: Outcome["self"] = null;
  for (const { id, start, finish } of change.changed) {
    const row = plan.byId.get(id);
    if (row === undefined) continue;
    if (id === self) {
      own = { start, finish };
      continue;
    }
    if (row.dates === null || (row.dates.start === start && row.dates.finish === finish)) continue;
    moved.set(id, { start, finish });
    if (row.kind === "task" && !row.isSummary) organisations.add(row.organisationId);
  }
  const { finish, finishBefore } = change;
  const days = (at: number): number => Math.ceil(at / TENTHS_PER_DAY);
  return {
    moved,
    self: own,
    organisations: [...organisations],
    finishDays: finish === null || finishBefore === null ? 0 : days(finish) - days(finishBefore),
    finish,
  };
}

/** Both are tasks, not the same, and neither lies within the other. */
export function isLinkable(plan: Plan, from: PlanRow, to: PlanRow): boolean {
  if (from.kind !== "task" || to.kind !== "task" || from.id === to.id) return false;
  const isAbove = (id: string, row: PlanRow): boolean => {
    for (let at = row.parentId; at !== null; at = plan.byId.get(at)?.parentId ?? null)
      if (at === id) return true;
    return false;
  };
  return !isAbove(from.id, to) && !isAbove(to.id, from);
}

export function newRelation(
  id: EntityId,
  from: TaskRow,
  to: TaskRow,
  type: PlanRelation["type"],
): PlanRelation {
  return {
    id,
    predecessorId: from.task.id,
    successorId: to.task.id,
    type,
    lag: 0,
    lagUnit: "working",
    removed: false,
    ydocId: to.ydocId,
  };
}
