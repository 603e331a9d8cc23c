import type { LevellingProblem } from "./levelling-problem.ts";
import type { Successors } from "./place-in-order.ts";

/** Puts tasks in order of a key, the smaller first, and predecessors before successors; of equal keys the smaller index is first. */
export function orderByKey(
  problem: LevellingProblem,
  among: readonly number[],
  successors: Successors,
  keys: ArrayLike<number>,
): Int32Array {
  const waits = new Int32Array(problem.tasks.length);
  const isAmong = new Uint8Array(problem.tasks.length);
  for (const index of among) isAmong[index] = 1;
  for (const index of among)
    for (const ask of problem.tasks[index]!.asks)
      for (const from of ask.from) waits[index]! += isAmong[from]!;
  const heap: number[] = [];
  const before = (a: number, b: number) => keys[a]! - keys[b]! || a - b;
  for (const index of among) if (waits[index] === 0) push(heap, index, before);
  const order = new Int32Array(among.length);
  let placed = 0;
  while (heap.length > 0) {
    const index = pop(heap, before);
    order[placed++] = index;
    for (const { to } of successors[index]!)
      if (isAmong[to] === 1 && --waits[to]! === 0) push(heap, to, before);
  }
  return order.subarray(0, placed);
}

type Compare = (a: number, b: number) => number;

function push(heap: number[], value: number, before: Compare): void {
  let at = heap.length;
  heap.push(value);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (before(heap[parent]!, value) <= 0) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = value;
}

function pop(heap: number[], before: Compare): number {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!) < 0) child += 1;
    if (before(heap[child]!, last) >= 0) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}

/** Priority rules: keys by index, the smaller first. The first is the one that the literature finds best alone. */
export function rulesOf(
  problem: LevellingProblem,
  among: readonly number[],
  successors: Successors,
): Float64Array[] {
  const { tasks } = problem;
  const fill = (key: (index: number) => number) => {
    const keys = new Float64Array(tasks.length);
    // Gates hold up others for nothing.
    for (const index of among) keys[index] = tasks[index]!.kind === "gate" ? -Infinity : key(index);
    return keys;
  };
  const lateFinish = fill((index) => tasks[index]!.lateFinish);
  const lateStart = fill((index) => {
    const task = tasks[index]!;
    return task.lateFinish - (task.releaseFinish - task.release);
  });
  const float = fill((index) => tasks[index]!.lateFinish - tasks[index]!.releaseFinish);
  const release = fill((index) => tasks[index]!.release);
  // Work that waits for a task: its own need and that of its successors.
  const need = (index: number) => {
    const task = tasks[index]!;
    const share = task.demands.reduce(
      (sum, { resource, units }) => sum + units / problem.capacities[resource]!,
      0,
    );
    return share * (task.releaseFinish - task.release);
  };
  const waiting = fill((index) =>
    successors[index]!.reduce((sum, { to }) => sum - need(to), -need(index)),
  );
  return [lateFinish, lateStart, float, release, waiting];
}
