import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import {
  DATES_SHIFT,
  FINISH,
  FINISH_WORK,
  LATE,
  NO_EARLY,
  NO_LATE,
  START,
  START_WORK,
  type Dates,
} from "./dates.ts";
import { CLOCK_SHIFT, CODE, LAG, WIDTH } from "./edge-lists.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";
import { UNKNOWN_GAP, type Early, type Late } from "./sweep-parts.ts";

/*
 * The dates of plain milestones (POINT) on arrays alone. They stay at the very moment that is asked, also at the end of a day (F4), so that
 * moments are what counts here, not work.
 */

function set(dates: Dates, at: number, moment: number, work: number): void {
  dates[at + START] = moment;
  dates[at + FINISH] = moment;
  dates[at + START_WORK] = work;
  dates[at + FINISH_WORK] = work;
}

/** Early dates; false, and nothing done, where `evaluate` is to give them. */
export function datePointEarly(plan: Plan, pass: Early, task: number): boolean {
  const { start: first, count, cells } = plan.incoming;
  const { times } = plan.book;
  const { dates, gates } = pass;
  const above = plan.outline.parent[task]!;
  let asked = NO_EARLY;
  let finish = NO_EARLY;
  let floor = pass.rootFloor;
  if (above >= 0) {
    const gate = above * 4;
    const notBefore = gates[gate + 2]!;
    asked = gates[gate]!;
    finish = gates[gate + 1]!;
    floor = gates[gate + 3]!;
    if (notBefore > asked) asked = notBefore;
  }
  const begin = first[task]!;
  const end = begin + count[task]! * WIDTH;
  for (let at = begin; at < end; at += WIDTH) {
    const code = cells[at + CODE]!;
    if ((code & is.MUTE_FORWARD) !== 0) continue;
    if ((code & is.OF_SUMMARY) !== 0) return false;
    const lag = cells[at + LAG]!;
    let moment = dates[cells[at]! & ~START_WORK]!;
    if (lag !== 0) moment = times[code >> CLOCK_SHIFT]!.add(moment, lag);
    if ((code & is.TO_FINISH) === 0) {
      if (moment > asked) asked = moment;
    } else if (moment > finish) finish = moment;
  }
  const clock = times[plan.calendar[task]!]!;
  let at = floor;
  if (asked !== NO_EARLY) {
    const work = clock.workAt(asked);
    at = clock.finishOf(work) === asked ? asked : clock.startOf(work);
  }
  if (finish > at) at = finish;
  if (at <= MIN_INSTANT || at >= MAX_INSTANT) return false;
  set(dates, task << DATES_SHIFT, at, clock.workAt(at));
  return true;
}

/** Late dates, and what the sweep notes of a task (see sweepBackward); false where `evaluate` is to give them. */
export function datePointLate(
  plan: Plan,
  pass: Late,
  task: number,
  gaps: Float64Array | null,
): boolean {
  const { start: first, count, cells } = plan.outgoing;
  const { times } = plan.book;
  const { dates, bounds, limits } = pass;
  const above = plan.outline.parent[task]!;
  const own = task << DATES_SHIFT;
  const work = dates[own + START_WORK]!;
  const clock = times[plan.calendar[task]!]!;
  let most = pass.anchor;
  if (plan.deadline[task]! < most) most = plan.deadline[task]!;
  if (above >= 0 && limits[above]! < most) most = limits[above]!;
  let gap = (plan.flags[task]! & is.FOREIGN) === 0 ? Infinity : UNKNOWN_GAP;
  let met = NO_LATE;
  const begin = first[task]!;
  const end = begin + count[task]! * WIDTH;
  for (let at = begin; at < end; at += WIDTH) {
    const code = cells[at + CODE]!;
    if ((code & is.MUTE_BACKWARD) !== 0) continue;
    if ((code & is.OF_SUMMARY) !== 0) return false;
    const lag = cells[at + LAG]!;
    const date = cells[at]!;
    let asked = bounds[((date >> DATES_SHIFT) << 1) | (date & 1)]!;
    if (asked === NO_LATE) {
      gap = UNKNOWN_GAP;
      continue;
    }
    let later = dates[date & ~START_WORK]!;
    if (lag !== 0) {
      const lagTimes = times[code >> CLOCK_SHIFT]!;
      asked = lagTimes.add(asked, -lag);
      later = lagTimes.add(later, -lag);
    }
    if (asked < most) most = asked;
    if (later < met) met = later;
  }
  if (gaps !== null) {
    if (met !== NO_LATE && gap > 0) gap = clock.workAt(met) - work;
    gaps[task] = gap;
  }
  set(dates, own + LATE, most, clock.workAt(most));
  bounds[task * 2] = most;
  bounds[task * 2 + 1] = most;
  return true;
}
