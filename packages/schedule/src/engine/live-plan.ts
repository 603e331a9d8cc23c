import type { RelationInput, TaskInput } from "../network.ts";
import { describeRelation, describeTask, countUp, soundTaskOf } from "./describe-plan.ts";
import { grown, RELATION, WIDTH } from "./edge-lists.ts";
import { putUnder, takeFromUnder } from "./outline.ts";
import { SUMMARY, type Plan } from "./plan.ts";

/** Whether the findings of the task are others than before. */
export function replaceTask(plan: Plan, now: TaskInput): boolean {
  const place = plan.placeOf.get(now.id)!;
  const isLeaf = (plan.flags[place]! & SUMMARY) === 0;
  const before = plan.taskFindings.get(now.id);
  plan.tasks[place] = soundTaskOf(plan.taskFindings, now, isLeaf, (id) => plan.book.has(id));
  describeTask(plan, place);
  countUp(plan, place);
  for (const edges of [plan.incoming, plan.outgoing]) {
    const end = edges.endOf(place);
    for (let at = edges.start[place]!; at < end; at += WIDTH)
      describeRelation(plan, edges.cells[at + RELATION]!);
  }
  const after = plan.taskFindings.get(now.id);
  return before !== after && JSON.stringify(before) !== JSON.stringify(after);
}

/** Puts a sound relation in, for which the order has room. It stands in the table already. */
export function putRelation(plan: Plan, relation: RelationInput): void {
  const place = plan.freeRelations.pop() ?? plan.relations.length;
  if (place === plan.predecessor.length) {
    const room = Math.ceil(place * 1.25) + 64;
    plan.predecessor = grown(plan.predecessor, room);
    plan.successor = grown(plan.successor, room);
  }
  const from = plan.placeOf.get(relation.predecessorId)!;
  const to = plan.placeOf.get(relation.successorId)!;
  plan.relations[place] = relation;
  plan.relationPlaceOf.set(relation.id, place);
  plan.predecessor[place] = from;
  plan.successor[place] = to;
  plan.incoming.add(to, from, place);
  plan.outgoing.add(from, to, place);
  describeRelation(plan, place);
}

/** Of a relation that stands in the table still. */
export function removeRelation(plan: Plan, place: number): void {
  const { id } = plan.relations[place]!;
  plan.incoming.remove(plan.successor[place]!, place);
  plan.outgoing.remove(plan.predecessor[place]!, place);
  plan.relations[place] = null;
  plan.relationPlaceOf.delete(id);
  plan.relationFindings.delete(id);
  plan.freeRelations.push(place);
}

/** Puts a leaf into a free place, without relations. It stands in the table already. */
export function putTask(plan: Plan, task: TaskInput): number {
  const place = plan.freeTasks.pop()!;
  const above = task.parentId === null ? -1 : plan.placeOf.get(task.parentId)!;
  plan.placeOf.set(task.id, place);
  putUnder(plan.outline, place, above);
  plan.tasks[place] = soundTaskOf(plan.taskFindings, task, true, (id) => plan.book.has(id));
  describeTask(plan, place);
  return place;
}

/** Of a leaf without relations that stands in the table still. */
export function removeTask(plan: Plan, place: number): void {
  const { id } = plan.tasks[place]!;
  takeFromUnder(plan.outline, place);
  plan.tasks[place] = null;
  plan.flags[place] = 0;
  plan.parts.delete(place);
  plan.placeOf.delete(id);
  plan.taskFindings.delete(id);
  plan.freeTasks.push(place);
}
