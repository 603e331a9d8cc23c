import type { RelationInput, TaskInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import type { Deltas, Entities } from "./entity-store.ts";
import { liesBelow } from "./outline.ts";
import { COUNTS, SEEN, SUMMARY, type Plan } from "./plan.ts";

/*
 * Which changes a plan takes as it is: those after which the outline, what counts, the calendars and the circles are what they were, but for
 * leaves that come and go.
 */

/** Whether a plan takes these changes; others need a new one. The tables hold the network as it was. */
export function canEdit(plan: Plan, entities: Entities, deltas: Deltas): boolean {
  const { calendars, resources, assignments, tasks, relations } = deltas;
  if (deltas.project !== null || calendars.size + resources.size + assignments.size > 0)
    return false;
  if (relations.size > 0 && hasCircles(plan)) return false;
  for (const { old, now } of tasks.values())
    if (old !== null && now !== null && !canReplaceTask(plan, old, now)) return false;
  if (!canComeAndGo(plan, entities, tasks)) return false;
  for (const [id, { old, now }] of relations) {
    if (old !== null && !plan.relationPlaceOf.has(id)) return false;
    if (now !== null && !isSound(plan, deltas, now)) return false;
  }
  return true;
}

const hasCircles = ({ findings }: Plan) => findings.some(({ type }) => type === "cycle");

/** Whether a task can be another one in its place: what it is to the outline and to what counts stays. */
function canReplaceTask(plan: Plan, old: TaskInput, now: TaskInput): boolean {
  const place = plan.placeOf.get(now.id)!;
  if (old.parentId !== now.parentId || old.active !== now.active) return false;
  const isSummary = (plan.flags[place]! & SUMMARY) !== 0;
  return !isSummary || isFixed(old) === isFixed(now);
}

const isFixed = ({ mode, start, finish }: TaskInput): boolean =>
  mode === "manual" && Number.isFinite(start) && Number.isFinite(finish);

/** Whether both ends are there, and neither lies under the other. */
function isSoundRelation(plan: Plan, { predecessorId, successorId }: RelationInput): boolean {
  const from = plan.placeOf.get(predecessorId);
  const to = plan.placeOf.get(successorId);
  if (from === undefined || to === undefined) return false;
  return !liesBelow(plan.outline, from, to) && !liesBelow(plan.outline, to, from);
}

function canComeAndGo(plan: Plan, entities: Entities, tasks: Deltas["tasks"]): boolean {
  const goes = (id: string) => tasks.get(id)?.now === null;
  let added = 0;
  let removed = 0;
  for (const { old, now } of tasks.values()) {
    if (old === null && !canPutTask(plan, now!)) return false;
    if (now === null && !canRemoveTask(plan, old!, goes)) return false;
    added += Number(old === null);
    removed += Number(now === null);
  }
  if (added + removed === 0) return true;
  if (hasCircles(plan) || added > plan.freeTasks.length || removed >= plan.count) return false;
  return !plan.findings.some((of) => hangsOn(entities, of, goes));
}

/** Whether a finding is another one when tasks have gone. */
function hangsOn(
  { relations, assignments, tasks }: Entities,
  finding: ScheduleFinding,
  goes: (id: string) => boolean,
): boolean {
  switch (finding.type) {
    case "unknown-parent":
      return goes(finding.taskId);
    case "parent-cycle":
      return goes(finding.taskId) || goes(tasks.get(finding.taskId)!.parentId!);
    case "dangling-relation":
      return goes(relations.get(finding.relationId)!.predecessorId);
    case "relation-to-own-summary": {
      const { predecessorId, successorId } = relations.get(finding.relationId)!;
      return goes(predecessorId) || goes(successorId);
    }
    case "dangling-assignment":
      return goes(assignments.get(finding.assignmentId)!.taskId);
    default:
      return false;
  }
}

/** A relation whose ends are there when tasks have come and gone. Between a task that comes and its own summaries there is none. */
function isSound(plan: Plan, { tasks }: Deltas, relation: RelationInput): boolean {
  const { predecessorId, successorId } = relation;
  const from = tasks.get(predecessorId);
  const to = tasks.get(successorId);
  if (from?.now === null || to?.now === null) return false;
  if (from?.old !== null && to?.old !== null) return isSoundRelation(plan, relation);
  // What comes has no children; the other end must not lie above it.
  const { outline, placeOf } = plan;
  const isAbove = (other: string, comes: TaskInput): boolean => {
    const above = comes.parentId === null ? undefined : placeOf.get(comes.parentId);
    const place = placeOf.get(other);
    return above !== undefined && place !== undefined && liesBelow(outline, above, place);
  };
  const isThere = (id: string) => placeOf.has(id) || (tasks.get(id)?.now ?? null) !== null;
  if (predecessorId === successorId || !isThere(predecessorId) || !isThere(successorId))
    return false;
  if (from?.old === null && isAbove(successorId, from.now!)) return false;
  return !(to?.old === null && isAbove(predecessorId, to.now!));
}

const missingIdOf = (finding: ScheduleFinding): string | null =>
  finding.type === "unknown-parent"
    ? finding.parentId
    : finding.type === "dangling-relation" || finding.type === "dangling-assignment"
      ? finding.missingId
      : null;

/** Whether something right below a summary counts of which `goes` says no. */
function isSeenWithout(plan: Plan, above: number, goes: (id: string) => boolean): boolean {
  const { firstChild, nextSibling } = plan.outline;
  for (let child = firstChild[above]!; child >= 0; child = nextSibling[child]!)
    if ((plan.flags[child]! & COUNTS) !== 0 && !goes(plan.tasks[child]!.id)) return true;
  return false;
}

/**
 * Whether a task can come into the plan as it is: as a leaf at the root or under a summary of which something counts already, and nothing
 * has asked for it before.
 */
function canPutTask(plan: Plan, { id, parentId }: TaskInput): boolean {
  if (plan.clocks.hasAssignments(id)) return false;
  if (plan.findings.some((finding) => missingIdOf(finding) === id)) return false;
  if (parentId === null) return true;
  const above = plan.placeOf.get(parentId);
  return above !== undefined && (plan.flags[above]! & SEEN) !== 0;
}

/** Whether a leaf can go with others: what lies above stays a summary of which something counts. */
function canRemoveTask(plan: Plan, { id }: TaskInput, goes: (id: string) => boolean): boolean {
  const place = plan.placeOf.get(id)!;
  const above = plan.outline.parent[place]!;
  if (plan.outline.firstChild[place]! >= 0 || plan.clocks.hasAssignments(id)) return false;
  return above < 0 || isSeenWithout(plan, above, goes);
}
