import type { Instant, Tenths } from "../network.ts";
import type { EarlyDates } from "./backward-pass.ts";
import { floatClock, gapOf } from "./float-gaps.ts";
import { taskOfNode } from "./pass-order.ts";
import { BEGUN, MUTE_BACKWARD, PLACED, type Plan } from "./plan.ts";
import { TaskClockwork } from "./task-dates.ts";

/**
 * P3: where Primavera puts tasks as late as possible: later than logic by their free float, successors first; what nothing follows up to
 * `end`. Other tasks keep the dates of logic, and summaries theirs: the pass that comes after spans them anew.
 */
export function placeByFreeFloat(plan: Plan, logic: EarlyDates, end: Instant): EarlyDates {
  const placed = { start: logic.start.slice(), finish: logic.finish.slice() };
  const clockwork = new TaskClockwork(plan);
  for (let n = plan.order.length - 1; n >= 0; n--) {
    const task = taskOfNode(plan.order[n]!);
    if ((plan.flags[task]! & (PLACED | BEGUN)) !== PLACED) continue;
    const clock = floatClock(plan, task);
    const float = leastGap(plan, task, placed) ?? clock.between(placed.finish[task]!, end);
    if (float <= 0) continue;
    const asked = clock.add(placed.finish[task]!, float);
    const start = clockwork.next(task, clockwork.startFrom(task, asked));
    placed.start[task] = start;
    placed.finish[task] = clockwork.finishFrom(task, start);
  }
  return placed;
}

/** L2 of a task without successors that count: null. */
function leastGap(plan: Plan, task: number, early: EarlyDates): Tenths | null {
  const { outgoing } = plan;
  const clock = floatClock(plan, task);
  let least: Tenths | null = null;
  const stop = outgoing.start[task]! + outgoing.count[task]!;
  for (let at = outgoing.start[task]!; at < stop; at++) {
    if ((outgoing.code[at]! & MUTE_BACKWARD) !== 0) continue;
    const gap = gapOf(plan, task, at, early, clock);
    if (gap !== null && (least === null || gap < least)) least = gap;
  }
  return least;
}
