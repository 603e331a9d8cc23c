import type { LevellingProblem } from "./levelling-problem.ts";
import { orderByKey, rulesOf } from "./order-tasks.ts";
import {
  copyPlacement,
  placeBackward,
  placeForward,
  type Placement,
  type Successors,
} from "./place-in-order.ts";

/** How good a placement is; compared in this order, the smaller the better. */
type Merit = {
  readonly unfit: number;
  /** Tenths by which the worst task misses its late finish; 0 where none does. */
  readonly late: number;
  /** Tenths that all tasks together wait. */
  readonly waiting: number;
};

type Candidate = {
  readonly order: Int32Array;
  readonly merit: Merit;
  readonly placement: Placement;
};

const PARENTS = 40;

function isBetter(a: Merit, b: Merit): boolean {
  if (a.unfit !== b.unfit) return a.unfit < b.unfit;
  if (a.late !== b.late) return a.late < b.late;
  return a.waiting < b.waiting;
}

/** mulberry32 with a fixed seed: the same plan is levelled the same way everywhere. */
function sequence(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Places the tasks `among` onto what stands already, as well as `tries` placements find: priority rules, each justified backward and
 * forward, then orders that cross the best ones (after S. Hartmann, 1998, and V. Valls, F. Ballestín and S. Quintanilla, 2005). With
 * one try the first rule alone. Stops as soon as nothing is late: waiting alone is no reason to go on.
 */
export function placeWell(
  problem: LevellingProblem,
  among: readonly number[],
  successors: Successors,
  onto: Placement,
  tries: number,
  firstKeys: ArrayLike<number>,
): Placement {
  const movable = among.filter((index) => problem.tasks[index]!.kind === "movable");
  let left = tries;

  const forward = (order: Int32Array): Candidate => {
    left -= 1;
    const placement = copyPlacement(onto);
    placeForward(problem, order, placement);
    return { order, placement, merit: meritOf(placement) };
  };
  const meritOf = (placement: Placement): Merit => {
    let late = 0;
    let waiting = 0;
    for (const index of among) {
      const task = problem.tasks[index]!;
      if (task.kind === "gate") continue;
      late = Math.max(late, placement.finishes[index]! - task.lateFinish);
      waiting += placement.starts[index]! - task.release;
    }
    return { unfit: placement.unfit, late, waiting };
  };
  /** Moves everything as late as it goes, then as early: what waited for no reason closes up. */
  const justify = (candidate: Candidate): Candidate => {
    if (left < 2) return candidate;
    left -= 1;
    const latestFirst = candidate.order.slice();
    const { finishes } = candidate.placement;
    latestFirst.sort((a, b) => finishes[b]! - finishes[a]! || b - a);
    const backward = copyPlacement(onto);
    placeBackward(problem, latestFirst, successors, candidate.merit.late, backward);
    const again = forward(orderByKey(problem, among, successors, backward.starts));
    return isBetter(again.merit, candidate.merit) ? again : candidate;
  };

  let best = forward(orderByKey(problem, among, successors, firstKeys));
  const isDone = () => left < 1 || (best.merit.unfit === 0 && best.merit.late === 0);
  if (isDone() || movable.length < 2) return best.placement;
  const parents: Candidate[] = [];
  const add = (candidate: Candidate) => {
    if (isBetter(candidate.merit, best.merit)) best = candidate;
    parents.push(candidate);
    parents.sort((a, b) => (isBetter(a.merit, b.merit) ? -1 : isBetter(b.merit, a.merit) ? 1 : 0));
    if (parents.length > PARENTS) parents.pop();
  };
  add(justify(best));
  const rules = rulesOf(problem, among, successors);
  for (const keys of rules) {
    if (isDone()) break;
    add(justify(forward(orderByKey(problem, among, successors, keys))));
  }
  const random = sequence();
  while (!isDone() && parents.length < PARENTS)
    add(justify(forward(sampled(problem, among, successors, rules[0]!, random))));
  while (!isDone()) {
    const one = parents[Math.floor(random() * parents.length)]!;
    const other = parents[Math.floor(random() * parents.length)]!;
    const child = crossed(one.order, other.order, problem.tasks.length, random);
    swapNeighbours(child, problem, random);
    const next = justify(forward(child));
    const isKnown = parents.some(
      ({ merit }) =>
        merit.unfit === next.merit.unfit &&
        merit.late === next.merit.late &&
        merit.waiting === next.merit.waiting,
    );
    if (!isKnown) add(next);
  }
  return best.placement;
}

/** An order near to that of a rule: each key is moved at random by as much as a third of their range. */
function sampled(
  problem: LevellingProblem,
  among: readonly number[],
  successors: Successors,
  keys: Float64Array,
  random: () => number,
): Int32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const index of among) {
    if (keys[index] === -Infinity) continue;
    low = Math.min(low, keys[index]!);
    high = Math.max(high, keys[index]!);
  }
  const reach = (high - low) / 3;
  const moved = new Float64Array(keys.length);
  for (const index of among) moved[index] = keys[index]! + (random() - 0.5) * 2 * reach;
  return orderByKey(problem, among, successors, moved);
}

/** Two-point crossover: head of one order, then the middle of the other, then the tail of the first; predecessors stay before successors. */
function crossed(
  one: Int32Array,
  other: Int32Array,
  size: number,
  random: () => number,
): Int32Array {
  const length = one.length;
  const a = Math.floor(random() * length);
  const b = Math.floor(random() * length);
  const from = Math.min(a, b);
  const to = Math.max(a, b);
  const taken = new Uint8Array(size);
  const child = new Int32Array(length);
  let filled = 0;
  const takeFrom = (order: Int32Array, upTo: number) => {
    for (let n = 0; n < length && filled < upTo; n++) {
      const index = order[n]!;
      if (taken[index] === 1) continue;
      taken[index] = 1;
      child[filled++] = index;
    }
  };
  takeFrom(one, from);
  takeFrom(other, to);
  takeFrom(one, length);
  return child;
}

function swapNeighbours(order: Int32Array, problem: LevellingProblem, random: () => number): void {
  for (let n = 1; n < order.length; n++) {
    if (random() >= 0.05) continue;
    const before = order[n - 1]!;
    const after = order[n]!;
    if (problem.tasks[after]!.asks.some((ask) => ask.from.includes(before))) continue;
    order[n - 1] = after;
    order[n] = before;
  }
}
