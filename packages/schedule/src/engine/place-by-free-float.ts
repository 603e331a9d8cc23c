import type { Instant, Tenths } from "../network.ts";
import { DATES_SHIFT, FINISH, LATE, START, type Dates } from "./dates.ts";
import { CODE, WIDTH } from "./edge-lists.ts";
import { floatClock, gapOf } from "./float-gaps.ts";
import { taskOfNode } from "./pass-order.ts";
import { BEGUN, MUTE_BACKWARD, PLACED, type Plan } from "./plan.ts";
import { TaskClockwork } from "./task-dates.ts";

/**
 * P3: where Primavera puts tasks as late as possible: later than logic by their free float, successors first; what nothing follows up to
 * `end`. Their places are the late dates of the result. Other tasks keep the dates of logic, and summaries theirs: the pass that comes after
 * spans them anew.
 */
export function placeByFreeFloat(plan: Plan, logic: Dates, end: Instant): Dates {
  const placed = logic.slice();
  const clockwork = new TaskClockwork(plan);
  for (let n = plan.nodes - 1; n >= 0; n--) {
    const task = taskOfNode(plan.order[n]!);
    if ((plan.flags[task]! & (PLACED | BEGUN)) !== PLACED) continue;
    const own = task << DATES_SHIFT;
    const clock = floatClock(plan, task);
    const finish = placed[own + FINISH]!;
    const float = leastGap(plan, task, placed) ?? clock.between(finish, end);
    if (float > 0) {
      const start = clockwork.next(task, clockwork.startFrom(task, clock.add(finish, float)));
      placed[own + START] = start;
      placed[own + FINISH] = clockwork.finishFrom(task, start);
    }
    placed.copyWithin(own + LATE + START, own + START, own + FINISH + 1);
  }
  return placed;
}

/** L2 of a task without successors that count: null. */
function leastGap(plan: Plan, task: number, early: Dates): Tenths | null {
  const { outgoing } = plan;
  const clock = floatClock(plan, task);
  let least: Tenths | null = null;
  const stop = outgoing.endOf(task);
  for (let at = outgoing.start[task]!; at < stop; at += WIDTH) {
    if ((outgoing.cells[at + CODE]! & MUTE_BACKWARD) !== 0) continue;
    const gap = gapOf(plan, task, at, early, clock);
    if (gap !== null && (least === null || gap < least)) least = gap;
  }
  return least;
}
