import type { ArrayRoom } from "./array-room.ts";
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

/** Of relations by number, as places of tasks; below zero of those that are left out. */
export type Ends = { readonly predecessor: Int32Array; readonly successor: Int32Array };

/** Tasks that follow a task by relations: `others` from `first[task]` to before `first[task + 1]`. */
export type Followers = { readonly first: Int32Array; readonly others: Int32Array };

/** In passing arrays of the room. */
export function followersOf(
  tasks: number,
  { predecessor, successor }: Ends,
  room: ArrayRoom,
): Followers {
  const first = room.passing(tasks + 2);
  for (const from of predecessor) if (from >= 0) first[from + 2]!++;
  for (let task = 1; task < tasks; task++) first[task + 2]! += first[task + 1]!;
  const others = room.passing(first[tasks + 1]!);
  for (let n = 0; n < predecessor.length; n++)
    if (predecessor[n]! >= 0) others[first[predecessor[n]! + 1]!++] = successor[n]!;
  return { first, others };
}

/** Nodes so that each comes after all that lead to it, in a passing array; shorter than the graph where that holds circles. */
export function passOrder(
  outline: Outline,
  { first, others }: Followers,
  room: ArrayRoom,
): Int32Array {
  const { parent, firstChild, nextSibling } = outline;
  const tasks = parent.length;
  const waits = room.passing(tasks * 2);
  let nodes = tasks;
  for (let task = 0; task < tasks; task++) {
    const above = parent[task]!;
    if (above >= 0) {
      waits[leafOrGate(task)]!++;
      waits[roll(above)]!++;
    }
    if (firstChild[task]! >= 0) nodes++;
  }
  for (const next of others) waits[leafOrGate(next)]!++;
  const order = room.passing(nodes);
  // The last one freed is taken next, so that chains stay together in memory.
  const free = room.passing(nodes);
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
    const end = first[task + 1]!;
    for (let at = first[task]!; at < end; at++) {
      const next = leafOrGate(others[at]!);
      if (--waits[next]! === 0) free[open++] = next;
    }
    const above = parent[task]!;
    if (above >= 0 && --waits[roll(above)]! === 0) free[open++] = roll(above);
  }
  return order.subarray(0, done);
}
