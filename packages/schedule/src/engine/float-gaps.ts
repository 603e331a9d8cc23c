import { ELAPSED } from "../calendar/calendar-book.ts";
import type { WorkTimes } from "../calendar/work-times.ts";
import type { Tenths } from "../network.ts";
import { DATES_SHIFT, FINISH, START, START_WORK, type Dates } from "./dates.ts";
import { CLOCK_SHIFT, CODE, LAG, RELATION } from "./edge-lists.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { DONE, FROM_START, OF_SUMMARY, SUMMARY, type Plan } from "./plan.ts";

/**
 * L2: by how much working time one relation out of a task, the one at a place of the outgoing lists, could be met later; null where its
 * successor is done.
 */
export function gapOf(
  plan: Plan,
  task: number,
  at: number,
  early: Dates,
  clock: WorkTimes,
): Tenths | null {
  const { outgoing, flags, book } = plan;
  const { cells } = outgoing;
  const date = cells[at]!;
  const code = cells[at + CODE]!;
  if ((flags[date >> DATES_SHIFT]! & (DONE | SUMMARY)) === DONE) return null;
  let moment = early[date & ~START_WORK]!;
  const put =
    (code & OF_SUMMARY) === 0 ? cells[at + LAG]! : lagOfSummary(plan, cells[at + RELATION]!, early);
  if (put !== 0) moment = book.times[code >> CLOCK_SHIFT]!.add(moment, -put);
  const own = early[(task << DATES_SHIFT) + ((code & FROM_START) === 0 ? FINISH : START)]!;
  return clock.workAt(moment) - clock.workAt(own);
}

/** L1: the own calendar or the project's, never that of resources; every hour where a task is elapsed. */
export function floatClock(plan: Plan, task: number): WorkTimes {
  const isElapsed = (plan.flags[task]! & SUMMARY) === 0 && plan.calendar[task] === ELAPSED;
  return plan.book.times[isElapsed ? ELAPSED : plan.lagCalendar[task]!]!;
}
