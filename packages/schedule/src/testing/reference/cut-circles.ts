import type { RelationInput } from "../../network.ts";
import type { ScheduleFinding } from "../../schedule.ts";
import type { SoundTask } from "./sound-task.ts";

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Where what binds a task comes in, and where what it does goes out: for a summary before and after all that lies below it. */
export const gateOf = (id: string): string => `>${id}`;
export const rollOf = (task: SoundTask): string =>
  task.children.length === 0 ? gateOf(task.id) : `<${task.id}`;

function outline(tasks: ReadonlyMap<string, SoundTask>): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const task of tasks.values()) {
    graph.set(gateOf(task.id), new Set());
    graph.set(rollOf(task), graph.get(rollOf(task)) ?? new Set());
  }
  for (const task of tasks.values())
    for (const child of task.children) {
      graph.get(gateOf(task.id))!.add(gateOf(child));
      graph.get(rollOf(tasks.get(child)!))!.add(rollOf(task));
    }
  return graph;
}

function reached(graph: Graph, from: string): Set<string> {
  const seen = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of graph.get(at)!)
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
  return seen;
}

/** X2: relations are taken in the order of their ids, and one that would close a circle is left out. */
export function cutCircles(
  tasks: ReadonlyMap<string, SoundTask>,
  relations: readonly RelationInput[],
  findings: ScheduleFinding[],
): readonly RelationInput[] {
  const ends = (relation: RelationInput): [string, string] => [
    rollOf(tasks.get(relation.predecessorId)!),
    gateOf(relation.successorId),
  ];
  const whole = outline(tasks);
  for (const relation of relations) {
    const [from, to] = ends(relation);
    whole.get(from)!.add(to);
  }
  const order = orderOf(whole);
  if (order !== null) return relations;

  const backwards = new Map([...whole.keys()].map((node) => [node, new Set<string>()]));
  for (const [node, next] of whole) for (const each of next) backwards.get(each)!.add(node);
  const taken = outline(tasks);
  return relations.filter((relation) => {
    const [from, to] = ends(relation);
    if (!reached(taken, to).has(from)) {
      taken.get(from)!.add(to);
      return true;
    }
    const before = reached(backwards, from);
    const circle = [...reached(whole, from)].filter((node) => before.has(node));
    const taskIds = [...new Set(circle.map((node) => node.slice(1)))].toSorted();
    findings.push({ type: "cycle", relationId: relation.id, taskIds });
    return false;
  });
}

/** Nodes so that each comes after all that lead to it; null where there is a circle. */
export function orderOf(graph: Graph): string[] | null {
  const waits = new Map([...graph.keys()].map((node) => [node, 0]));
  for (const next of graph.values()) for (const each of next) waits.set(each, waits.get(each)! + 1);
  const order = [...graph.keys()].filter((node) => waits.get(node) === 0);
  for (let index = 0; index < order.length; index++)
    for (const next of graph.get(order[index]!)!) {
      waits.set(next, waits.get(next)! - 1);
      if (waits.get(next) === 0) order.push(next);
    }
  return order.length === graph.size ? order : null;
}

/** The order in which a forward pass can go; its reverse is that of the backward pass. */
export function passOrder(
  tasks: ReadonlyMap<string, SoundTask>,
  relations: readonly RelationInput[],
): readonly string[] {
  const graph = outline(tasks);
  for (const { predecessorId, successorId } of relations)
    graph.get(rollOf(tasks.get(predecessorId)!))!.add(gateOf(successorId));
  return orderOf(graph)!;
}
