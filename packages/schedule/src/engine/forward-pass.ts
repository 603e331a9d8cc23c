import type { WorkTimes } from "../calendar/work-times.ts";
import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import type { Instant } from "../network.ts";
import {
  DATES_SHIFT,
  datesOf,
  FINISH,
  FINISH_WORK,
  lateFinishIn,
  lateStartIn,
  NO_EARLY,
  NO_LATE,
  START,
  START_WORK,
  type Dates,
} from "./dates.ts";
import { CLOCK_SHIFT, CODE, LAG, RELATION, WIDTH } from "./edge-lists.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { leafOrGate, taskOfNode } from "./pass-order.ts";
import { STRETCH, sweepForward } from "./plain-sweeps.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";
import { remainderOf } from "./progress.ts";
import { TaskClockwork } from "./task-dates.ts";

/** Which of the forward passes this is. */
export type ForwardRole = {
  /** A1: where tasks as late as possible get their dates. */
  readonly placedBy: Dates | null;
  /** Lags that are a part of a summary's length count in these dates; null: in this pass's own. */
  readonly early: Dates | null;
};

/** What comes down from a summary to what lies below it, four numbers each. */
export const GATE_START = 0;
export const GATE_FINISH = 1;
export const NOT_BEFORE = 2;
export const FLOOR = 3;

/**
 * Start and finish of every task, each from what comes before it in the plan's order (F1 to F8, U1 to U4, G1, G2). Every node's dates are
 * a function of the dates before it, so that a part of the nodes can be computed again.
 */
export class ForwardPass {
  readonly dates: Dates;
  readonly gates: Int32Array;
  /** G3: with a data date, where the work that remains of tasks under way begins. */
  readonly goesOn = new Map<number, Instant>();
  readonly #plan: Plan;
  readonly #role: ForwardRole;
  readonly #times: readonly WorkTimes[];
  readonly #clockwork: TaskClockwork;
  readonly #dataDate: Instant;
  /** Where tasks without predecessors start. */
  readonly rootFloor: Instant;
  // What relations ask of the node that is looked at.
  #askedStart: Instant = NO_EARLY;
  #askedFinish: Instant = NO_EARLY;
  // The dates that it gets.
  #newStart: Instant = 0;
  #newFinish: Instant = 0;
  #goesOnChanged = false;

  constructor(plan: Plan, projectStart: Instant, role: ForwardRole) {
    const { room } = plan;
    const tasks = plan.tasks.length;
    this.#plan = plan;
    this.#role = role;
    this.#times = plan.book.times;
    this.#clockwork = new TaskClockwork(plan);
    this.#dataDate = plan.project.dataDate ?? NO_EARLY;
    this.rootFloor = Math.max(projectStart, this.#dataDate);
    this.dates = datesOf(tasks, room);
    this.gates = room.int32(tasks * 4);
  }

  run(): void {
    this.goesOn.clear();
    const { nodes } = this.#plan;
    for (let from = 0; from < nodes; from += STRETCH)
      sweepForward(this.#plan, this, from, Math.min(from + STRETCH, nodes), true);
  }

  /** Makes the dates of a task such as no task has, so that whatever it gets is other than before. */
  forget(task: number): void {
    const at = task << DATES_SHIFT;
    this.dates[at + START] = NO_LATE;
    this.dates[at + FINISH] = NO_EARLY;
    this.goesOn.delete(task);
  }

  /** Computes the node of a rank; whether anything of it is other than before. */
  update(rank: number): boolean {
    const node = this.#plan.order[rank]!;
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & (is.PLAIN | is.POINT)) === 0) return this.evaluate(node);
    const { dates } = this;
    const at = task << DATES_SHIFT;
    const [start, finish] = [dates[at + START], dates[at + FINISH]];
    sweepForward(this.#plan, this, rank, rank + 1, false);
    return start !== dates[at + START] || finish !== dates[at + FINISH];
  }

  /** Computes one node the long way, which gives any node its dates; whether anything of it is other than before. */
  evaluate(node: number): boolean {
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & is.SUMMARY) === 0) return this.#evaluateLeaf(task);
    return node === leafOrGate(task) ? this.#evaluateGate(task) : this.#evaluateRoll(task);
  }

  #evaluateLeaf(task: number): boolean {
    this.#goesOnChanged = false;
    this.#dateLeaf(task);
    return this.#set(task, this.#plan.calendar[task]!) || this.#goesOnChanged;
  }

  /** Works are set in any case: the calendar may be another one, of which the same moments are other work. */
  #set(task: number, calendar: number): boolean {
    const { dates } = this;
    const clock = this.#times[calendar]!;
    const [start, finish] = [this.#newStart, this.#newFinish];
    const at = task << DATES_SHIFT;
    const isSame = dates[at + START] === start && dates[at + FINISH] === finish;
    const work = clock.workAt(start);
    dates[at + START] = start;
    dates[at + FINISH] = finish;
    dates[at + START_WORK] = work;
    dates[at + FINISH_WORK] = start === finish ? work : clock.workAt(finish);
    return !isSame;
  }

  /** Collects what relations, boundaries and summaries ask for. */
  #ask(task: number): void {
    const plan = this.#plan;
    const { dates, gates } = this;
    const { start, count, cells } = plan.incoming;
    const above = plan.outline.parent[task]!;
    let askedStart = above < 0 ? NO_EARLY : gates[above * 4 + GATE_START]!;
    let askedFinish = above < 0 ? NO_EARLY : gates[above * 4 + GATE_FINISH]!;
    const begin = start[task]!;
    const end = begin + count[task]! * WIDTH;
    for (let at = begin; at < end; at += WIDTH) {
      const code = cells[at + CODE]!;
      if ((code & is.MUTE_FORWARD) !== 0) continue;
      let moment = dates[cells[at]! & ~START_WORK]!;
      const length =
        (code & is.OF_SUMMARY) === 0
          ? cells[at + LAG]!
          : lagOfSummary(plan, cells[at + RELATION]!, this.#role.early ?? dates);
      if (length !== 0) moment = this.#times[code >> CLOCK_SHIFT]!.add(moment, length);
      if ((code & is.TO_FINISH) === 0) {
        if (moment > askedStart) askedStart = moment;
      } else if (moment > askedFinish) askedFinish = moment;
    }
    if ((plan.flags[task]! & is.BOUNDED) !== 0) {
      const bounds = plan.tasks[task]!.bounds!;
      askedStart = Math.max(askedStart, bounds.startNotBefore ?? NO_EARLY);
      askedFinish = Math.max(askedFinish, bounds.finishNotBefore ?? NO_EARLY);
    }
    this.#askedStart = askedStart;
    this.#askedFinish = askedFinish;
  }

  #dateLeaf(task: number): void {
    const bits = this.#plan.flags[task]!;
    if (this.goesOn.size > 0 && (bits & (is.BEGUN | is.MANUAL)) !== is.BEGUN)
      this.#goesOnChanged = this.goesOn.delete(task);
    if ((bits & is.MANUAL) !== 0) return this.#dateManual(task);
    if ((bits & is.BEGUN) !== 0) return this.#dateBegun(task);
    const { placedBy } = this.#role;
    if (placedBy !== null && (bits & is.PLACED) !== 0) {
      this.#newStart = lateStartIn(placedBy, task);
      this.#newFinish = lateFinishIn(placedBy, task);
      return;
    }
    this.#datePlanned(task);
    if ((bits & is.DELAYED) === 0) return;
    const { levellingDelay } = this.#plan.tasks[task]!;
    const delayed = Math.min(MAX_INSTANT, Math.max(MIN_INSTANT, this.#newStart + levellingDelay));
    this.#newStart = this.#clockwork.next(task, delayed);
    this.#newFinish = this.#clockwork.finishFrom(task, this.#newStart);
  }

  #dateManual(task: number): void {
    const input = this.#plan.tasks[task]!;
    const start = input.actualStart ?? input.start;
    const finish = input.actualFinish ?? input.finish;
    this.#newStart = start ?? this.#clockwork.startFrom(task, finish!);
    this.#newFinish = finish ?? this.#clockwork.finishFrom(task, start!);
  }

  /** G1, G2. */
  #dateBegun(task: number): void {
    const { actualStart, actualFinish } = this.#plan.tasks[task]!;
    this.#ask(task);
    const { finish, goesOn } = remainderOf(
      this.#plan,
      this.#clockwork,
      task,
      this.#askedStart,
      this.#askedFinish,
    );
    this.#setGoesOn(task, goesOn);
    this.#newStart = actualStart ?? this.#clockwork.startFrom(task, actualFinish!);
    this.#newFinish = finish;
  }

  #setGoesOn(task: number, goesOn: Instant): void {
    const isTold = this.#dataDate !== NO_EARLY && (this.#plan.flags[task]! & is.DONE) === 0;
    if (!isTold) this.#goesOnChanged = this.goesOn.delete(task);
    else if (this.goesOn.get(task) !== goesOn) {
      this.#goesOnChanged = true;
      this.goesOn.set(task, goesOn);
    }
  }

  /** F1 to F6: as if nothing had begun. */
  #datePlanned(task: number): void {
    const plan = this.#plan;
    const constraint = plan.constraint[task]!;
    const date = plan.constraintDate[task]!;
    const above = plan.outline.parent[task]! * 4;
    this.#ask(task);
    let own = above < 0 ? NO_EARLY : this.gates[above + NOT_BEFORE]!;
    if (constraint === is.SNET) own = Math.max(own, date);
    let start = Math.max(this.#askedStart, own);
    let finish = this.#askedFinish;
    const isAsked = start !== NO_EARLY;
    if (!isAsked) {
      const floor = above < 0 ? this.rootFloor : this.gates[above + FLOOR]!;
      const isBefore = constraint === is.FNET && finish === NO_EARLY && date <= floor;
      if (!isBefore) start = floor;
    }
    if (start < this.#dataDate) start = this.#dataDate;
    if (constraint === is.FNET) finish = Math.max(finish, date);
    if (plan.project.conventions.passes === "primavera") {
      if (finish !== NO_EARLY) start = Math.max(start, this.#clockwork.startFrom(task, finish));
      start = this.#boundStart(task, start);
      finish = NO_EARLY;
    } else if (isAsked && plan.length[task] === 0) start = this.#clockwork.beside(task, start);
    this.#dateBetween(task, start, finish);
    if (constraint !== is.ASAP && constraint !== is.ALAP) this.#constrain(task, constraint, date);
  }

  /** P1: not before the project start and the data date; where those bind, a milestone of the finish too is in working time. */
  #boundStart(task: number, start: Instant): Instant {
    const above = this.#plan.outline.parent[task]! * 4;
    const floor = above < 0 ? this.rootFloor : this.gates[above + FLOOR]!;
    const bound = Math.max(floor, this.#dataDate);
    if (bound === NO_EARLY || start > bound) return start;
    return this.#plan.length[task] === 0 ? this.#clockwork.nextWork(task, bound) : bound;
  }

  /** F2, F5. One of the two is asked for. */
  #dateBetween(task: number, start: Instant, finish: Instant): void {
    const clockwork = this.#clockwork;
    if (start === NO_EARLY) {
      this.#newStart = clockwork.startFrom(task, finish);
      this.#newFinish = finish;
      return;
    }
    const begin = clockwork.next(task, start);
    const end = clockwork.finishFrom(task, begin);
    if (finish <= end) {
      this.#newStart = begin;
      this.#newFinish = end;
    } else {
      this.#newStart = Math.max(begin, clockwork.startFrom(task, finish));
      this.#newFinish = finish;
    }
  }

  /** F6. */
  #constrain(task: number, constraint: number, date: Instant): void {
    const holds = this.#plan.project.conventions.constraintsHold;
    const [start, finish] = [this.#newStart, this.#newFinish];
    if (
      (constraint === is.MSO && (holds || date > start)) ||
      (constraint === is.SNLT && holds && date < start)
    )
      this.#dateBetween(task, date, NO_EARLY);
    else if (
      (constraint === is.MFO && (holds || date > finish)) ||
      (constraint === is.FNLT && holds && date < finish)
    )
      this.#dateBetween(task, NO_EARLY, date);
  }

  #evaluateGate(task: number): boolean {
    const { flags, outline, tasks, incoming, constraint, constraintDate } = this.#plan;
    const { gates } = this;
    const bits = flags[task]!;
    const above = outline.parent[task]! * 4;
    let floor = above < 0 ? this.rootFloor : gates[above + FLOOR]!;
    let notBefore = above < 0 ? NO_EARLY : gates[above + NOT_BEFORE]!;
    const isSilent = (bits & is.BARE) !== 0 && incoming.count[task] === 0;
    if ((bits & is.FIXED) !== 0) {
      this.#askedStart = this.#askedFinish = floor = NO_EARLY;
      notBefore = tasks[task]!.start!;
    } else if (isSilent || (bits & is.ACTIVE) === 0) {
      this.#askedStart = above < 0 ? NO_EARLY : gates[above + GATE_START]!;
      this.#askedFinish = above < 0 ? NO_EARLY : gates[above + GATE_FINISH]!;
    } else {
      this.#ask(task);
      if (constraint[task] === is.SNET) notBefore = Math.max(notBefore, constraintDate[task]!);
    }
    const at = task * 4;
    if (
      gates[at + GATE_START] === this.#askedStart &&
      gates[at + GATE_FINISH] === this.#askedFinish &&
      gates[at + NOT_BEFORE] === notBefore &&
      gates[at + FLOOR] === floor
    )
      return false;
    gates[at + GATE_START] = this.#askedStart;
    gates[at + GATE_FINISH] = this.#askedFinish;
    gates[at + NOT_BEFORE] = notBefore;
    gates[at + FLOOR] = floor;
    return true;
  }

  /** U5. */
  #evaluateRoll(task: number): boolean {
    const { flags, lagCalendar, outline, tasks } = this.#plan;
    const { firstChild, nextSibling } = outline;
    const { dates } = this;
    const bits = flags[task]!;
    let start: Instant = NO_LATE;
    let finish: Instant = NO_EARLY;
    if ((bits & is.FIXED) !== 0) {
      start = tasks[task]!.start!;
      finish = tasks[task]!.finish!;
    } else
      for (let child = firstChild[task]!; child >= 0; child = nextSibling[child]!) {
        if ((bits & is.SEEN) !== 0 && (flags[child]! & is.COUNTS) === 0) continue;
        const at = child << DATES_SHIFT;
        const childStart = dates[at + START]!;
        const childFinish = dates[at + FINISH]!;
        if (childStart < start) start = childStart;
        if (childFinish > finish) finish = childFinish;
      }
    this.#newStart = start;
    this.#newFinish = finish;
    return this.#set(task, lagCalendar[task]!);
  }
}
