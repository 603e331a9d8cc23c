import type { RelationInput, TaskInput } from "../network.ts";
import { describeRelation, describeTask, countUp, withFindings } from "./build-plan.ts";
import { grown } from "./edge-lists.ts";
import { liesUnder } from "./outline.ts";
import { SUMMARY, type Plan } from "./plan.ts";
import { soundTask } from "./sound-values.ts";

/** Relations by id, and places that are free. Made when a relation is edited first: most plans are only looked at. */
export class RelationPlaces {
  readonly byId = new Map<string, number>();
  readonly free: number[] = [];

  constructor({ relations }: Plan) {
    for (let place = 0; place < relations.length; place++)
      if (relations[place] !== null) this.byId.set(relations[place]!.id, place);
  }
}

/** Whether a task can be another one in its place: what it is to the outline and to what counts stays. */
export function canReplaceTask(plan: Plan, old: TaskInput, now: TaskInput): boolean {
  const place = plan.placeOf.get(now.id)!;
  if (old.parentId !== now.parentId || old.active !== now.active) return false;
  const isSummary = (plan.flags[place]! & SUMMARY) !== 0;
  return !isSummary || isFixed(old) === isFixed(now);
}

const isFixed = ({ mode, start, finish }: TaskInput): boolean =>
  mode === "manual" && Number.isFinite(start) && Number.isFinite(finish);

/** Whether both ends are there, and neither lies under the other. */
export function isSoundRelation(
  plan: Plan,
  { predecessorId, successorId }: RelationInput,
): boolean {
  const from = plan.placeOf.get(predecessorId);
  const to = plan.placeOf.get(successorId);
  if (from === undefined || to === undefined) return false;
  return !liesUnder(plan.outline, from, to) && !liesUnder(plan.outline, to, from);
}

/** Whether the findings of the task are others than before. */
export function replaceTask(plan: Plan, now: TaskInput): boolean {
  const place = plan.placeOf.get(now.id)!;
  const isLeaf = (plan.flags[place]! & SUMMARY) === 0;
  const before = plan.taskFindings.get(now.id);
  plan.tasks[place] = withFindings(plan.taskFindings, now.id, (report) =>
    soundTask(now, isLeaf, (id) => plan.book.has(id), report),
  );
  describeTask(plan, place);
  countUp(plan, place);
  for (const edges of [plan.incoming, plan.outgoing]) {
    const end = edges.start[place]! + edges.count[place]!;
    for (let at = edges.start[place]!; at < end; at++) describeRelation(plan, edges.relation[at]!);
  }
  const after = plan.taskFindings.get(now.id);
  return before !== after && JSON.stringify(before) !== JSON.stringify(after);
}

/** Puts a sound relation in, for which the order has room. */
export function putRelation(
  plan: Plan,
  relation: RelationInput,
  { byId, free }: RelationPlaces,
): void {
  const place = free.pop() ?? plan.relations.length;
  if (place === plan.predecessor.length) {
    const room = Math.ceil(place * 1.25) + 64;
    plan.predecessor = grown(plan.predecessor, room);
    plan.successor = grown(plan.successor, room);
    plan.lagClock = grown(plan.lagClock, room);
    plan.lag = grown(plan.lag, room);
    const kind = new Uint8Array(room);
    kind.set(plan.kind);
    plan.kind = kind;
  }
  const from = plan.placeOf.get(relation.predecessorId)!;
  const to = plan.placeOf.get(relation.successorId)!;
  plan.relations[place] = relation;
  byId.set(relation.id, place);
  plan.predecessor[place] = from;
  plan.successor[place] = to;
  plan.incoming.add(to, from, place);
  plan.outgoing.add(from, to, place);
  describeRelation(plan, place);
}

export function removeRelation(plan: Plan, id: string, { byId, free }: RelationPlaces): void {
  const place = byId.get(id)!;
  plan.incoming.remove(plan.successor[place]!, place);
  plan.outgoing.remove(plan.predecessor[place]!, place);
  plan.relations[place] = null;
  byId.delete(id);
  plan.relationFindings.delete(id);
  free.push(place);
}
