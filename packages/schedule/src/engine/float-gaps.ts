import { ELAPSED } from "../calendar/calendar-book.ts";
import type { WorkTimes } from "../calendar/work-times.ts";
import type { Tenths } from "../network.ts";
import type { EarlyDates } from "./backward-pass.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { DONE, FROM_START, OF_SUMMARY, SUMMARY, TO_FINISH, type Plan } from "./plan.ts";

/**
 * L2: by how much working time one relation out of a task, the one at a place of the outgoing lists, could be met later; null where its
 * successor is done.
 */
export function gapOf(
  plan: Plan,
  task: number,
  at: number,
  early: EarlyDates,
  clock: WorkTimes,
): Tenths | null {
  const { outgoing, flags, lagClock, book } = plan;
  const bits = outgoing.code[at]!;
  const to = outgoing.other[at]!;
  if ((flags[to]! & (DONE | SUMMARY)) === DONE) return null;
  const relation = outgoing.relation[at]!;
  let moment = (bits & TO_FINISH) === 0 ? early.start[to]! : early.finish[to]!;
  const put = (bits & OF_SUMMARY) === 0 ? outgoing.lag[at]! : lagOfSummary(plan, relation, early);
  if (put !== 0) moment = book.times[lagClock[relation]!]!.add(moment, -put);
  const own = (bits & FROM_START) === 0 ? early.finish[task]! : early.start[task]!;
  return clock.workAt(moment) - clock.workAt(own);
}

/** L1: the own calendar or the project's, never that of resources; every hour where a task is elapsed. */
export function floatClock(plan: Plan, task: number): WorkTimes {
  const isElapsed = (plan.flags[task]! & SUMMARY) === 0 && plan.calendar[task] === ELAPSED;
  return plan.book.times[isElapsed ? ELAPSED : plan.lagCalendar[task]!]!;
}
