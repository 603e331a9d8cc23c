import type { Scheduler } from "../change-set.ts";
import type { RelationInput } from "../network.ts";
import type { Because, BecauseOf } from "../schedule.ts";

export type TaskEnd = "start" | "finish";

export type ExplainStep = {
  readonly taskId: string;
  /** Which end of the task the step explains. */
  readonly end: TaskEnd;
  readonly because: BecauseOf;
  /** The relation that leads to the next step's task; null where no relation does. */
  readonly relation: RelationInput | null;
  /** Other relations that would give this task the same dates, by id. */
  readonly alsoDriving: readonly string[];
};

export type Explanation = {
  /** From the task back to what nothing drives. */
  readonly steps: readonly ExplainStep[];
  /** cause: the last step's reason is the first cause. limit: there are more steps. circle: the chain comes back on itself. */
  readonly ends: "cause" | "limit" | "circle";
};

type Place = { readonly taskId: string; readonly end: TaskEnd };

const STEP_LIMIT = 10_000;

/**
 * Why a task is when it is: the chain of what drives its finish, back to the project start, a constraint, an actual or manual date or
 * a boundary. Of several drivers the one that the engine names. Null of an unknown task. At most `limit` steps.
 */
export function explain(
  scheduler: Pick<Scheduler, "because" | "network">,
  taskId: string,
  limit = STEP_LIMIT,
): Explanation | null {
  if (scheduler.because(taskId) === null) return null;
  const relations = new Map(scheduler.network.relations.map((each) => [each.id, each]));
  const steps: ExplainStep[] = [];
  const seen = new Set<string>();
  let at: Place | null = { taskId, end: "finish" };
  while (at !== null) {
    const key = `${at.end} ${at.taskId}`;
    if (seen.has(key)) return { steps, ends: "circle" };
    if (steps.length >= limit) return { steps, ends: "limit" };
    seen.add(key);
    const because = scheduler.because(at.taskId);
    if (because === null) break;
    const { step, next } = stepFrom(at, because, relations);
    steps.push(step);
    at = next;
  }
  return { steps, ends: "cause" };
}

function stepFrom(
  at: Place,
  because: Because,
  relations: ReadonlyMap<string, RelationInput>,
): { step: ExplainStep; next: Place | null } {
  const { taskId, end } = at;
  const of = because[end];
  const { reason } = of;
  const driving = because.drivingRelationIds;
  let relation: RelationInput | null = null;
  let next: Place | null = null;
  if (reason.type === "relation") {
    relation = relations.get(reason.relationId) ?? null;
    next = { taskId: reason.taskId, end: endOf(relation) };
  } else if (reason.type === "duration") {
    next = { taskId, end: end === "finish" ? "start" : "finish" };
  } else if (reason.type === "children") {
    next = { taskId: reason.taskId, end };
  } else if (reason.type === "manual-summary") {
    next = { taskId: reason.summaryId, end };
  } else if (reason.type === "levelling") {
    // Levelling adds to what a relation asks; the chain goes on through that.
    relation = relations.get(driving[0] ?? "") ?? null;
    if (relation !== null) next = { taskId: relation.predecessorId, end: endOf(relation) };
  }
  const alsoDriving = relation === null ? [] : driving.filter((id) => id !== relation.id);
  return { step: { taskId, end, because: of, relation, alsoDriving }, next };
}

/** The end of the predecessor that a relation counts from. */
export function endOf(relation: RelationInput | null): TaskEnd {
  return relation?.type === "SS" || relation?.type === "SF" ? "start" : "finish";
}
