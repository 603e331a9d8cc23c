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
} from "./dates.ts";
import { CLOCK_SHIFT, CODE, LAG, WIDTH } from "./edge-lists.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";
import { datePointEarly, datePointLate } from "./point-dates.ts";
import { UNKNOWN_GAP, type Early, type Late } from "./sweep-parts.ts";

/*
 * The passes over a stretch of the order. Plain tasks are dated here, as work of their calendars and on arrays alone: what relations within
 * one calendar ask is an addition, and moments are looked up at the end. Where that does not say all, and of other nodes, `evaluate` does.
 */

/*
 * Sweeps of a whole pass also roll up: what is dated tells its summary, which has only its works left to look up. Sweeps of single nodes
 * leave that to `evaluate`, which tells whether a summary has changed.
 */

/** Less than any work in range; an integer, so that the loops stay with integers. What is asked below it goes the long way. */
const NO_WORK = -0x80000000;
const SAME_EARLY = is.SAME_CLOCK | is.MUTE_FORWARD;
const SILENT = is.BARE | is.FIXED;
const SAME_LATE = is.SAME_CLOCK | is.OPEN_END;

/** Whole passes go in stretches of so many nodes: a loop that is entered often gets its fast code sooner than one that runs long. */
export const STRETCH = 1_024;

/** Ranks from `from` to before `to`, upwards. */
export function sweepForward(
  plan: Plan,
  pass: Early,
  from: number,
  to: number,
  isWhole: boolean,
): void {
  const { order, flags, length, calendar, lagCalendar, constraint, constraintDate } = plan;
  const { parent } = plan.outline;
  const { start: first, count, cells } = plan.incoming;
  const { times } = plan.book;
  const { dates, gates, rootFloor } = pass;
  const holds = plan.project.conventions.constraintsHold;
  for (let n = from; n < to; n++) {
    const node = order[n]!;
    const task = node >> 1;
    const bits = flags[task]!;
    const own = task << DATES_SHIFT;
    const above = parent[task]!;
    let start: number;
    let finish: number;
    dated: {
      plain: if ((bits & is.PLAIN) !== 0) {
        const clock = times[calendar[task]!]!;
        const begin = first[task]!;
        const end = begin + count[task]! * WIDTH;
        let work = NO_WORK;
        let finishAsked = NO_WORK;
        // Of edges between calendars: the greatest of all moments is the greatest work, so that it alone is looked up.
        let least = NO_EARLY;
        let leastFinish = NO_EARLY;
        for (let at = begin; at < end; at += WIDTH) {
          const code = cells[at + CODE]!;
          let asked = dates[cells[at]!]!;
          const lag = cells[at + LAG]!;
          if ((code & SAME_EARLY) === is.SAME_CLOCK) {
            asked += lag;
            if ((code & is.TO_FINISH) === 0) {
              if (asked > work) work = asked;
            } else if (asked > finishAsked) finishAsked = asked;
            continue;
          }
          if ((code & is.MUTE_FORWARD) !== 0) continue;
          if ((code & is.OF_SUMMARY) !== 0) break plain;
          if (lag !== 0) asked = times[code >> CLOCK_SHIFT]!.add(asked, lag);
          if ((code & is.TO_FINISH) === 0) {
            if (asked > least) least = asked;
          } else if (asked > leastFinish) leastFinish = asked;
        }
        let floor = rootFloor;
        if (above >= 0) {
          const gate = above * 4;
          const gateStart = gates[gate]!;
          const notBefore = gates[gate + 2]!;
          floor = gates[gate + 3]!;
          if (gates[gate + 1]! !== NO_EARLY) break plain;
          if (gateStart > least) least = gateStart;
          if (notBefore > least) least = notBefore;
        }
        const kind = (bits & is.CONSTRAINED) === 0 ? is.ASAP : constraint[task]!;
        if (kind === is.SNET) {
          if (constraintDate[task]! > least) least = constraintDate[task]!;
        } else if (kind === is.FNET) {
          if (constraintDate[task]! > leastFinish) leastFinish = constraintDate[task]!;
        }
        if (work === NO_WORK && least === NO_EARLY && kind !== is.FNET) least = floor;
        if (least !== NO_EARLY) {
          const asked = clock.workAt(least);
          if (asked > work) work = asked;
        }
        if (leastFinish !== NO_EARLY) {
          const asked = clock.workAt(leastFinish);
          if (asked > finishAsked) finishAsked = asked;
        }
        const finishWork = work + length[task]!;
        if (work === NO_WORK || finishAsked >= finishWork) break plain;
        start = clock.startOf(work);
        finish = clock.finishOf(finishWork);
        if (start === MIN_INSTANT || finish === MAX_INSTANT) break plain;
        if (holds && kind === is.SNLT && constraintDate[task]! < start) break plain;
        if (holds && kind === is.FNLT && constraintDate[task]! < finish) break plain;
        dates[own + START] = start;
        dates[own + FINISH] = finish;
        dates[own + START_WORK] = work;
        dates[own + FINISH_WORK] = finishWork;
        break dated;
      }
      const isGate = (bits & is.SUMMARY) !== 0 && (node & 1) === 0;
      if (isWhole && isGate && (bits & SILENT) === is.BARE && count[task] === 0) {
        // Nothing is asked of the summary itself: what comes from above goes on.
        const gate = task * 4;
        const upper = above * 4;
        gates[gate] = above < 0 ? NO_EARLY : gates[upper]!;
        gates[gate + 1] = above < 0 ? NO_EARLY : gates[upper + 1]!;
        gates[gate + 2] = above < 0 ? NO_EARLY : gates[upper + 2]!;
        gates[gate + 3] = above < 0 ? rootFloor : gates[upper + 3]!;
      } else if (isWhole && (bits & is.EVEN) !== 0 && !isGate) {
        const clock = times[lagCalendar[task]!]!;
        dates[own + START_WORK] = clock.workAt(dates[own + START]!);
        dates[own + FINISH_WORK] = clock.workAt(dates[own + FINISH]!);
      } else if ((bits & is.POINT) === 0 || !datePointEarly(plan, pass, task)) pass.evaluate(node);
      if (isGate) {
        if (isWhole) {
          dates[own + START] = NO_LATE;
          dates[own + FINISH] = NO_EARLY;
        }
        continue;
      }
      start = dates[own + START]!;
      finish = dates[own + FINISH]!;
    }
    if (isWhole && above >= 0) {
      const upper = above << DATES_SHIFT;
      if (start < dates[upper + START]!) dates[upper + START] = start;
      if (finish > dates[upper + FINISH]!) dates[upper + FINISH] = finish;
    }
  }
}

/**
 * Ranks from before `to` down to `from`. `gaps` are given of whole sweeps: there it notes by the way by how much the tightest relation out
 * of a task could be met later (L2) as early dates stand, Infinity of none.
 */
export function sweepBackward(
  plan: Plan,
  pass: Late,
  from: number,
  to: number,
  gaps: Float64Array | null,
): void {
  const { order, flags, length, calendar, lagCalendar, constraint, constraintDate } = plan;
  const { parent } = plan.outline;
  const { start: first, count, cells } = plan.outgoing;
  const { times } = plan.book;
  const { dates, bounds, limits, hasSuccessor } = pass;
  for (let n = to - 1; n >= from; n--) {
    const node = order[n]!;
    const task = node >> 1;
    const bits = flags[task]!;
    const own = task << DATES_SHIFT;
    const above = parent[task]!;
    const bound = task * 2;
    let start: number;
    let finish: number;
    dated: {
      plain: if ((bits & is.PLAIN_LATE) !== 0) {
        const place = calendar[task]!;
        const clock = times[place]!;
        const span = length[task]!;
        const begin = first[task]!;
        const end = begin + count[task]! * WIDTH;
        const startWork = dates[own + START_WORK]!;
        const finishWork = dates[own + FINISH_WORK]!;
        let work = pass.anchorWork(place);
        let gap = Infinity;
        // Of edges between calendars: the least of all moments is the least work, so that it alone is looked up.
        let most = above < 0 ? NO_LATE : limits[above]!;
        let mostStart = NO_LATE;
        let met = NO_LATE;
        let metStart = NO_LATE;
        for (let at = begin; at < end; at += WIDTH) {
          const code = cells[at + CODE]!;
          const lag = cells[at + LAG]!;
          const date = cells[at]!;
          if ((code & (SAME_LATE | is.MUTE_BACKWARD)) === SAME_LATE) {
            let asked = dates[date + LATE]! - lag;
            let later = dates[date]! - lag;
            if (lag !== 0 && !clock.covers(later)) gap = UNKNOWN_GAP;
            if ((code & is.FROM_START) === 0) later -= finishWork;
            else {
              asked += span;
              later -= startWork;
            }
            if (asked < work) work = asked;
            if (later < gap) gap = later;
            continue;
          }
          if ((code & is.MUTE_BACKWARD) !== 0) continue;
          if ((code & is.OF_SUMMARY) !== 0) break plain;
          let asked: number;
          const early = date & ~START_WORK;
          if ((code & is.OPEN_END) !== 0) asked = dates[early + LATE]!;
          else {
            asked = bounds[((date >> DATES_SHIFT) << 1) | (date & 1)]!;
            if (asked === NO_LATE) {
              // What is done binds nobody, but for summaries.
              gap = UNKNOWN_GAP;
              continue;
            }
          }
          let later = dates[early]!;
          if (lag !== 0) {
            const lagTimes = times[code >> CLOCK_SHIFT]!;
            asked = lagTimes.add(asked, -lag);
            later = lagTimes.add(later, -lag);
          }
          if ((code & is.FROM_START) === 0) {
            if (asked < most) most = asked;
            if (later < met) met = later;
          } else {
            if (asked < mostStart) mostStart = asked;
            if (later < metStart) metStart = later;
          }
        }
        if ((bits & is.CAPPED) !== 0) {
          const kind = constraint[task]!;
          const date = constraintDate[task]!;
          if (plan.deadline[task]! < most) most = plan.deadline[task]!;
          if (kind === is.FNLT && date < most) most = date;
          if (kind === is.SNLT && date < mostStart) mostStart = date;
        }
        if (most !== NO_LATE) {
          const asked = clock.workAt(most);
          if (asked < work) work = asked;
        }
        if (mostStart !== NO_LATE) {
          const asked = clock.workAt(mostStart) + span;
          if (asked < work) work = asked;
        }
        // No float is less than none: what is met at once needs no other look.
        if (met !== NO_LATE && gap > 0) {
          const later = clock.workAt(met) - finishWork;
          if (later < gap) gap = later;
        }
        if (metStart !== NO_LATE && gap > 0) {
          const later = clock.workAt(metStart) - startWork;
          if (later < gap) gap = later;
        }
        start = clock.startOf(work - span);
        finish = clock.finishOf(work);
        if (start === MIN_INSTANT || finish === MAX_INSTANT) break plain;
        if (gaps !== null) gaps[task] = (bits & is.FOREIGN) === 0 ? gap : UNKNOWN_GAP;
        dates[own + LATE + START] = start;
        dates[own + LATE + FINISH] = finish;
        dates[own + LATE + START_WORK] = work - span;
        dates[own + LATE + FINISH_WORK] = work;
        bounds[bound] = start;
        bounds[bound + 1] = finish;
        break dated;
      }
      const isRoll = (node & 1) === 1;
      if (gaps !== null && isRoll && (bits & is.BARE) !== 0 && count[task] === 0) {
        gaps[task] = UNKNOWN_GAP;
        limits[task] = above < 0 ? NO_LATE : limits[above]!;
        hasSuccessor[task] = above < 0 ? 0 : hasSuccessor[above]!;
      } else if (gaps !== null && (bits & is.EVEN) !== 0 && !isRoll) {
        const clock = times[lagCalendar[task]!]!;
        gaps[task] = UNKNOWN_GAP;
        dates[own + LATE + START_WORK] = clock.workAt(dates[own + LATE + START]!);
        dates[own + LATE + FINISH_WORK] = clock.workAt(dates[own + LATE + FINISH]!);
      } else if ((bits & is.POINT_LATE) === 0 || !datePointLate(plan, pass, task, gaps)) {
        pass.evaluate(node);
        if (gaps !== null) gaps[task] = UNKNOWN_GAP;
      }
      if (isRoll) {
        if (gaps !== null) {
          dates[own + LATE + START] = bounds[bound] = bounds[bound + 1] = NO_LATE;
          dates[own + LATE + FINISH] = NO_EARLY;
        }
        continue;
      }
      start = dates[own + LATE + START]!;
      finish = dates[own + LATE + FINISH]!;
    }
    if (gaps !== null && above >= 0) {
      const upper = (above << DATES_SHIFT) + LATE;
      if (start < dates[upper + START]!) dates[upper + START] = start;
      if (finish > dates[upper + FINISH]!) dates[upper + FINISH] = finish;
      if (bounds[bound]! < bounds[above * 2]!) bounds[above * 2] = bounds[bound]!;
      if (bounds[bound + 1]! < bounds[above * 2 + 1]!) bounds[above * 2 + 1] = bounds[bound + 1]!;
    }
  }
}
