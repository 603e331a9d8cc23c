import { MAX_INSTANT } from "../instant.ts";
import type { Instant } from "../network.ts";
import type { Demand, LevellingProblem, LevellingTask } from "./levelling-problem.ts";
import {
  copyProfile,
  emptyProfile,
  firstExcess,
  lastExcess,
  takeUnits,
  type UsageProfile,
} from "./usage-profile.ts";

/** Where tasks stand so far, by index. Tasks that do not stand yet hold what they had before. */
export type Placement = {
  readonly starts: Float64Array;
  readonly finishes: Float64Array;
  readonly usage: readonly UsageProfile[];
  /** Tasks that found no room before their latest start and stand where they would without levelling. */
  unfit: number;
};

export function emptyPlacement(problem: LevellingProblem): Placement {
  return {
    starts: Float64Array.from(problem.tasks, (task) => task.release),
    finishes: Float64Array.from(problem.tasks, (task) => task.releaseFinish),
    usage: problem.capacities.map(emptyProfile),
    unfit: 0,
  };
}

export function copyPlacement(placement: Placement): Placement {
  return {
    starts: placement.starts.slice(),
    finishes: placement.finishes.slice(),
    usage: placement.usage.map(copyProfile),
    unfit: placement.unfit,
  };
}

/** The earliest start that release and predecessors allow, before the calendar. */
export function askedStart(task: LevellingTask, placement: Placement): Instant {
  let asked = task.release;
  for (const ask of task.asks) {
    const ends = ask.of === "start" ? placement.starts : placement.finishes;
    let moment = ends[ask.from[0]!]!;
    for (let n = 1; n < ask.from.length; n++) {
      const other = ends[ask.from[n]!]!;
      if (ask.pick === "latest" ? other > moment : other < moment) moment = other;
    }
    if (ask.lag !== null) moment = ask.lag.ahead(moment);
    if (ask.to === "finish") moment = task.times.startFor(moment);
    if (moment > asked) asked = moment;
  }
  return asked;
}

/** Takes what a task needs. */
export function occupy(task: LevellingTask, start: Instant, finish: Instant, into: Placement) {
  for (const demand of task.demands) {
    const profile = into.usage[demand.resource]!;
    if (demand.spans === null) takeUnits(profile, start, finish, demand.units);
    else {
      const spans = demand.spans(start, finish);
      for (let n = 0; n < spans.length; n += 2)
        takeUnits(profile, spans[n]!, spans[n + 1]!, demand.units);
    }
  }
}

/** The next start worth trying where a demand finds no room; null where it does. */
function nextStart(
  demand: Demand,
  start: Instant,
  finish: Instant,
  problem: LevellingProblem,
  placement: Placement,
): Instant | null {
  const profile = placement.usage[demand.resource]!;
  const room = problem.capacities[demand.resource]! - demand.units;
  let excess: Instant | null = null;
  if (demand.spans === null) excess = lastExcess(profile, start, finish, room);
  else {
    const spans = demand.spans(start, finish);
    for (let n = spans.length - 2; n >= 0 && excess === null; n -= 2)
      excess = lastExcess(profile, spans[n]!, spans[n + 1]!, room);
  }
  if (excess === null) return null;
  return Math.max(start + 1, demand.startFor === null ? excess : demand.startFor(excess));
}

/** A task that would have to be sent on more often than this finds no room. */
const MOVES = 5_000;
/** Going back, an order is all that is wanted: after so many steps any place will do. */
const STEPS_BACK = 1_000;

/** The first start at or after `earliest` at which every demand finds room; null past the latest start. */
function startWithRoom(
  task: LevellingTask,
  earliest: Instant,
  problem: LevellingProblem,
  placement: Placement,
): Instant | null {
  let start = earliest;
  for (let tried = 0, moves = 0; ; moves++) {
    if (start > task.latestStart || start >= MAX_INSTANT || moves > MOVES) return null;
    const finish = task.times.finishFrom(start);
    let moved = false;
    // Round robin, so that a second resource is asked at the start that the first one gave.
    for (let n = 0; n < task.demands.length && !moved; n++) {
      const which = (tried + n) % task.demands.length;
      const next = nextStart(task.demands[which]!, start, finish, problem, placement);
      if (next === null) continue;
      start = task.times.startFrom(next);
      tried = which;
      moved = true;
    }
    if (!moved) return start;
  }
}

/** Places tasks one by one, each as early as its predecessors and the resources allow. Predecessors come first in `order`. */
export function placeForward(
  problem: LevellingProblem,
  order: ArrayLike<number>,
  onto: Placement,
): void {
  for (let n = 0; n < order.length; n++) {
    const index = order[n]!;
    const task = problem.tasks[index]!;
    if (task.kind !== "fixed") {
      const asked = askedStart(task, onto);
      const earliest = asked === task.release ? asked : task.times.startFrom(asked);
      let start = earliest;
      if (task.kind === "movable" && task.demands.length > 0) {
        const found = startWithRoom(task, earliest, problem, onto);
        if (found === null) onto.unfit += 1;
        else start = found;
      }
      onto.starts[index] = start;
      onto.finishes[index] =
        start === task.release ? task.releaseFinish : task.times.finishFrom(start);
    }
    occupy(task, onto.starts[index]!, onto.finishes[index]!, onto);
  }
}

/** Arcs out of each task: which task, and which of its asks. */
export type Successors = readonly (readonly { readonly to: number; readonly ask: number }[])[];

export function successorsOf(problem: LevellingProblem): Successors {
  const successors: { to: number; ask: number }[][] = problem.tasks.map(() => []);
  for (const [to, task] of problem.tasks.entries())
    for (const [ask, { from }] of task.asks.entries())
      for (const index of from) successors[index]!.push({ to, ask });
  return successors;
}

/**
 * The mirror of placeForward: tasks stand as late as the tasks after them, the resources and their late finish (moved by `grace`) allow.
 * Only an order is taken from it, so that lags need to be turned round no better than nearly.
 */
export function placeBackward(
  problem: LevellingProblem,
  order: ArrayLike<number>,
  successors: Successors,
  grace: number,
  onto: Placement,
): void {
  const stands = new Uint8Array(problem.tasks.length);
  for (let n = 0; n < order.length; n++) {
    const index = order[n]!;
    const task = problem.tasks[index]!;
    if (task.kind === "fixed") continue;
    let bound = task.lateFinish + grace;
    for (const { to, ask: which } of successors[index]!) {
      if (stands[to] === 0) continue;
      const ask = problem.tasks[to]!.asks[which]!;
      let moment = ask.to === "start" ? onto.starts[to]! : onto.finishes[to]!;
      if (ask.lag !== null) moment = ask.lag.back(moment);
      if (ask.of === "start") moment = task.times.finishFrom(moment);
      if (moment < bound) bound = moment;
    }
    let start = task.times.startFor(bound);
    let finish = task.times.finishFrom(start);
    for (let demand = 0, steps = 0; demand < task.demands.length && steps < STEPS_BACK;) {
      const excess = excessBefore(task.demands[demand]!, start, finish, problem, onto);
      if (excess === null) {
        demand += 1;
        continue;
      }
      const earlier = task.times.startFor(excess);
      if (earlier >= start) break;
      start = earlier;
      finish = task.times.finishFrom(start);
      demand = 0;
      steps += 1;
    }
    onto.starts[index] = start;
    onto.finishes[index] = finish;
    stands[index] = 1;
    occupy(task, start, finish, onto);
  }
}

function excessBefore(
  demand: Demand,
  start: Instant,
  finish: Instant,
  problem: LevellingProblem,
  placement: Placement,
): Instant | null {
  const profile = placement.usage[demand.resource]!;
  const room = problem.capacities[demand.resource]! - demand.units;
  if (demand.spans === null) return firstExcess(profile, start, finish, room);
  const spans = demand.spans(start, finish);
  for (let n = 0; n < spans.length; n += 2) {
    const excess = firstExcess(profile, spans[n]!, spans[n + 1]!, room);
    if (excess !== null) return excess;
  }
  return null;
}
