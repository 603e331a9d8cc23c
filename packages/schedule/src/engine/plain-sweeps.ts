import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import {
  FROM_START,
  MUTE_BACKWARD,
  MUTE_FORWARD,
  OF_SUMMARY,
  OPEN_END,
  PLAIN,
  PLAIN_LATE,
  SAME_CLOCK,
  TO_FINISH,
  type Plan,
} from "./plan.ts";
import { NO_EARLY, NO_LATE } from "./task-dates.ts";

/*
 * Whole passes. Plain tasks of which all is asked as work are done in one loop, on arrays alone; the rest node by node. What the loops
 * say is what `evaluate` says: passes that go node by node, after an edit, are compared with them.
 */

/** Less than any work in range; an integer, so that the loops stay with integers. What is asked below it goes node by node. */
const NO_WORK = -0x80000000;
const SAME_LATE = SAME_CLOCK | OPEN_END;

type Dates = {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly startWork: Int32Array;
  readonly finishWork: Int32Array;
  evaluate(node: number): boolean;
};

type Early = Dates & {
  readonly gateStart: Int32Array;
  readonly gateFinish: Int32Array;
  readonly gateNotBefore: Int32Array;
};

type Late = Dates & {
  readonly boundStart: Int32Array;
  readonly boundFinish: Int32Array;
  readonly limitFinish: Int32Array;
  anchorWork(place: number): number;
};

export function sweepForward(plan: Plan, pass: Early): void {
  const { order, flags, length, calendar, outline, incoming, lagClock } = plan;
  const { parent } = outline;
  const { start: first, count, code, lag, other, relation } = incoming;
  const { start, finish, startWork, finishWork, gateStart, gateFinish, gateNotBefore } = pass;
  const { times } = plan.book;
  nodes: for (let n = 0; n < order.length; n++) {
    const node = order[n]!;
    const task = node >> 1;
    if ((flags[task]! & PLAIN) === 0 || count[task] === 0) {
      pass.evaluate(node);
      continue;
    }
    const clock = times[calendar[task]!]!;
    const begin = first[task]!;
    const end = begin + count[task]!;
    let work = NO_WORK;
    let finishAsked = NO_WORK;
    for (let at = begin; at < end; at++) {
      const bits = code[at]!;
      const from = other[at]!;
      let asked: number;
      if ((bits & (SAME_CLOCK | MUTE_FORWARD)) === SAME_CLOCK)
        asked = ((bits & FROM_START) === 0 ? finishWork[from]! : startWork[from]!) + lag[at]!;
      else if ((bits & MUTE_FORWARD) !== 0) continue;
      else if ((bits & OF_SUMMARY) === 0) {
        const moment = (bits & FROM_START) === 0 ? finish[from]! : start[from]!;
        const lagAt = lag[at]!;
        if (lagAt === 0) asked = clock.workAt(moment);
        else {
          const lagTimes = times[lagClock[relation[at]!]!]!;
          asked =
            lagTimes === clock
              ? clock.workAt(moment) + lagAt
              : clock.workAt(lagTimes.add(moment, lagAt));
        }
      } else {
        pass.evaluate(node);
        continue nodes;
      }
      if ((bits & TO_FINISH) === 0) {
        if (asked > work) work = asked;
      } else if (asked > finishAsked) finishAsked = asked;
    }
    const above = parent[task]!;
    const isGated =
      above >= 0 &&
      (gateFinish[above] !== NO_EARLY ||
        gateStart[above] !== NO_EARLY ||
        gateNotBefore[above] !== NO_EARLY);
    const span = length[task]!;
    if (work === NO_WORK || isGated || finishAsked >= work + span) {
      pass.evaluate(node);
      continue;
    }
    const startsAt = clock.startOf(work);
    const finishesAt = clock.finishOf(work + span);
    if (startsAt === MIN_INSTANT || finishesAt === MAX_INSTANT) {
      pass.evaluate(node);
      continue;
    }
    start[task] = startsAt;
    finish[task] = finishesAt;
    startWork[task] = work;
    finishWork[task] = work + span;
  }
}

export function sweepBackward(plan: Plan, pass: Late): void {
  const { order, flags, length, calendar, outline, outgoing, lagClock } = plan;
  const { parent } = outline;
  const { start: first, count, code, lag, other, relation } = outgoing;
  const { start, finish, startWork, finishWork, boundStart, boundFinish, limitFinish } = pass;
  const { times } = plan.book;
  nodes: for (let n = order.length - 1; n >= 0; n--) {
    const node = order[n]!;
    const task = node >> 1;
    const above = parent[task]!;
    if ((flags[task]! & PLAIN_LATE) === 0 || (above >= 0 && limitFinish[above] !== NO_LATE)) {
      pass.evaluate(node);
      continue;
    }
    const place = calendar[task]!;
    const clock = times[place]!;
    const span = length[task]!;
    const begin = first[task]!;
    const end = begin + count[task]!;
    let work = pass.anchorWork(place);
    for (let at = begin; at < end; at++) {
      const bits = code[at]!;
      const to = other[at]!;
      let asked: number;
      if ((bits & (SAME_LATE | MUTE_BACKWARD)) === SAME_LATE)
        asked = ((bits & TO_FINISH) === 0 ? startWork[to]! : finishWork[to]!) - lag[at]!;
      else if ((bits & MUTE_BACKWARD) !== 0) continue;
      else if ((bits & OF_SUMMARY) === 0) {
        let moment = (bits & TO_FINISH) === 0 ? boundStart[to]! : boundFinish[to]!;
        if (moment === NO_LATE) continue;
        if (lag[at] !== 0) moment = times[lagClock[relation[at]!]!]!.add(moment, -lag[at]!);
        asked = clock.workAt(moment);
      } else {
        pass.evaluate(node);
        continue nodes;
      }
      if ((bits & FROM_START) !== 0) asked += span;
      if (asked < work) work = asked;
    }
    const startsAt = clock.startOf(work - span);
    const finishesAt = clock.finishOf(work);
    if (startsAt === MIN_INSTANT || finishesAt === MAX_INSTANT) {
      pass.evaluate(node);
      continue;
    }
    start[task] = boundStart[task] = startsAt;
    finish[task] = boundFinish[task] = finishesAt;
    startWork[task] = work - span;
    finishWork[task] = work;
  }
}
