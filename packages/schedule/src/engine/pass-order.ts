import type { EdgeLists } from "./edge-lists.ts";
import type { Outline } from "./outline.ts";

/**
 * Nodes of the graph that the passes walk: a leaf is one, a summary two. Its gate comes before all that lies below it and is where
 * relations come in; its roll comes after and is where they go out.
 */
export const leafOrGate = (task: number): number => task * 2;
export const roll = (task: number): number => task * 2 + 1;
export const taskOfNode = (node: number): number => node >> 1;

/** Where relations leave a task. */
export const exitOf = ({ firstChild }: Outline, task: number): number =>
  firstChild[task]! < 0 ? leafOrGate(task) : roll(task);

/** Nodes so that each comes after all that lead to it; shorter than the graph where that holds circles. */
export function passOrder(outline: Outline, outgoing: EdgeLists): Int32Array {
  const { parent, firstChild, nextSibling } = outline;
  const tasks = parent.length;
  const waits = new Int32Array(tasks * 2);
  let nodes = tasks;
  for (let task = 0; task < tasks; task++) {
    const above = parent[task]!;
    if (above >= 0) {
      waits[leafOrGate(task)]!++;
      waits[roll(above)]!++;
    }
    if (firstChild[task]! >= 0) nodes++;
    const end = outgoing.start[task]! + outgoing.count[task]!;
    for (let at = outgoing.start[task]!; at < end; at++) waits[leafOrGate(outgoing.other[at]!)]!++;
  }
  const order = new Int32Array(nodes);
  // The last one freed is taken next, so that chains stay together in memory.
  const free = new Int32Array(nodes);
  let open = 0;
  let done = 0;
  for (let task = tasks - 1; task >= 0; task--)
    if (waits[leafOrGate(task)] === 0) free[open++] = leafOrGate(task);
  while (open > 0) {
    const node = free[--open]!;
    order[done++] = node;
    const task = taskOfNode(node);
    const child = firstChild[task]!;
    if (node === leafOrGate(task) && child >= 0) {
      for (let below = child; below >= 0; below = nextSibling[below]!)
        if (--waits[leafOrGate(below)]! === 0) free[open++] = leafOrGate(below);
      continue;
    }
    const end = outgoing.start[task]! + outgoing.count[task]!;
    for (let at = outgoing.start[task]!; at < end; at++) {
      const next = leafOrGate(outgoing.other[at]!);
      if (--waits[next]! === 0) free[open++] = next;
    }
    const above = parent[task]!;
    if (above >= 0 && --waits[roll(above)]! === 0) free[open++] = roll(above);
  }
  return order.subarray(0, done);
}
