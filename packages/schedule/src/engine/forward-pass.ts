import type { WorkTimes } from "../calendar/work-times.ts";
import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import type { Instant } from "../network.ts";
import type { BackwardPass, EarlyDates } from "./backward-pass.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { leafOrGate, taskOfNode } from "./pass-order.ts";
import {
  ACTIVE,
  BEGUN,
  COUNTS,
  DONE,
  FIXED,
  FROM_START,
  MANUAL,
  OF_SUMMARY,
  PLACED,
  SEEN,
  SUMMARY,
  TO_FINISH,
  type Plan,
} from "./plan.ts";
import { remainderOf } from "./progress.ts";
import { NO_EARLY, TaskClockwork } from "./task-dates.ts";

/** Which of the forward passes this is. */
export type ForwardRole = {
  /** A1: where tasks as late as possible get their dates. */
  readonly placedBy: BackwardPass | null;
  /** Lags that are a part of a summary's length count in its dates; null: in this pass's own. */
  readonly early: EarlyDates | null;
};

/**
 * Start and finish of every task, each from what comes before it in the plan's order (F1 to F8, U1 to U4, G1, G2). Every node's dates are
 * a function of the dates before it, so that a part of the nodes can be computed again.
 */
export class ForwardPass {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** The same as work of the task's calendar. */
  readonly startWork: Int32Array;
  readonly finishWork: Int32Array;
  /** G3: with a data date, where the work that remains of tasks under way begins. */
  readonly goesOn = new Map<number, Instant>();
  /** What comes down from summaries to what lies below them. */
  readonly gateStart: Int32Array;
  readonly gateFinish: Int32Array;
  readonly gateNotBefore: Int32Array;
  readonly gateFloor: Int32Array;
  readonly #plan: Plan;
  readonly #role: ForwardRole;
  readonly #times: readonly WorkTimes[];
  readonly #clockwork: TaskClockwork;
  readonly #dataDate: Instant;
  /** Where tasks without predecessors start. */
  projectStart: Instant;
  // What relations ask of the node that is looked at.
  #askedStart: Instant = NO_EARLY;
  #askedFinish: Instant = NO_EARLY;
  // The dates that it gets.
  #newStart: Instant = 0;
  #newFinish: Instant = 0;
  #goesOnChanged = false;

  constructor(plan: Plan, projectStart: Instant, role: ForwardRole) {
    const room = plan.tasks.length;
    this.#plan = plan;
    this.#role = role;
    this.#times = plan.book.times;
    this.#clockwork = new TaskClockwork(plan);
    this.#dataDate = plan.project.dataDate ?? NO_EARLY;
    this.projectStart = projectStart;
    this.start = new Int32Array(room);
    this.finish = new Int32Array(room);
    this.startWork = new Int32Array(room);
    this.finishWork = new Int32Array(room);
    this.gateStart = new Int32Array(room);
    this.gateFinish = new Int32Array(room);
    this.gateNotBefore = new Int32Array(room);
    this.gateFloor = new Int32Array(room);
  }

  run(): void {
    const { order } = this.#plan;
    for (let n = 0; n < order.length; n++) this.evaluate(order[n]!);
  }

  /** Computes one node; whether anything of it is other than before. */
  evaluate(node: number): boolean {
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & SUMMARY) === 0) return this.#evaluateLeaf(task);
    return node === leafOrGate(task) ? this.#evaluateGate(task) : this.#evaluateRoll(task);
  }

  #evaluateLeaf(task: number): boolean {
    this.#goesOnChanged = false;
    this.#dateLeaf(task);
    const [start, finish] = [this.#newStart, this.#newFinish];
    if (start === this.start[task] && finish === this.finish[task]) {
      // The calendar may be another one, of which the same moments are other work.
      const clock = this.#times[this.#plan.calendar[task]!]!;
      this.startWork[task] = clock.workAt(start);
      this.finishWork[task] = clock.workAt(finish);
      return this.#goesOnChanged;
    }
    this.#set(task, this.#plan.calendar[task]!, start, finish);
    return true;
  }

  #set(task: number, calendar: number, start: Instant, finish: Instant): void {
    const clock = this.#times[calendar]!;
    this.start[task] = start;
    this.finish[task] = finish;
    this.startWork[task] = clock.workAt(start);
    this.finishWork[task] = clock.workAt(finish);
  }

  /** Collects what relations, boundaries and summaries ask for. */
  #ask(task: number): void {
    const plan = this.#plan;
    const { incoming, flags, kind, lag, lagClock, outline } = plan;
    const above = outline.parent[task]!;
    let askedStart = above < 0 ? NO_EARLY : this.gateStart[above]!;
    let askedFinish = above < 0 ? NO_EARLY : this.gateFinish[above]!;
    const end = incoming.start[task]! + incoming.count[task]!;
    for (let at = incoming.start[task]!; at < end; at++) {
      const from = incoming.other[at]!;
      if ((flags[from]! & COUNTS) === 0) continue;
      const relation = incoming.relation[at]!;
      const bits = kind[relation]!;
      let moment = (bits & FROM_START) === 0 ? this.finish[from]! : this.start[from]!;
      const length =
        (bits & OF_SUMMARY) === 0
          ? lag[relation]!
          : lagOfSummary(plan, relation, this.#role.early ?? this);
      if (length !== 0) moment = this.#times[lagClock[relation]!]!.add(moment, length);
      if ((bits & TO_FINISH) === 0) {
        if (moment > askedStart) askedStart = moment;
      } else if (moment > askedFinish) askedFinish = moment;
    }
    const { bounds } = plan.tasks[task]!;
    if (bounds !== null) {
      askedStart = Math.max(askedStart, bounds.startNotBefore ?? NO_EARLY);
      askedFinish = Math.max(askedFinish, bounds.finishNotBefore ?? NO_EARLY);
    }
    this.#askedStart = askedStart;
    this.#askedFinish = askedFinish;
  }

  #dateLeaf(task: number): void {
    const bits = this.#plan.flags[task]!;
    if (this.goesOn.size > 0 && (bits & (BEGUN | MANUAL)) !== BEGUN)
      this.#goesOnChanged = this.goesOn.delete(task);
    if ((bits & MANUAL) !== 0) return this.#dateManual(task);
    if ((bits & BEGUN) !== 0) return this.#dateBegun(task);
    const { placedBy } = this.#role;
    if (placedBy !== null && (bits & PLACED) !== 0) {
      this.#newStart = placedBy.start[task]!;
      this.#newFinish = placedBy.finish[task]!;
      return;
    }
    this.#datePlanned(task);
    const { levellingDelay } = this.#plan.tasks[task]!;
    if (levellingDelay === 0) return;
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
    const isTold = this.#dataDate !== NO_EARLY && (this.#plan.flags[task]! & DONE) === 0;
    if (!isTold) this.#goesOnChanged = this.goesOn.delete(task);
    else if (this.goesOn.get(task) !== goesOn) {
      this.#goesOnChanged = true;
      this.goesOn.set(task, goesOn);
    }
  }

  /** F1 to F6: as if nothing had begun. */
  #datePlanned(task: number): void {
    const plan = this.#plan;
    const { constraint, constraintDate } = plan.tasks[task]!;
    const above = plan.outline.parent[task]!;
    this.#ask(task);
    let own = above < 0 ? NO_EARLY : this.gateNotBefore[above]!;
    if (constraint === "SNET") own = Math.max(own, constraintDate!);
    let start = Math.max(this.#askedStart, own);
    let finish = this.#askedFinish;
    if (start === NO_EARLY) {
      const floor = above < 0 ? this.#rootFloor : this.gateFloor[above]!;
      const isBefore = constraint === "FNET" && finish === NO_EARLY && constraintDate! <= floor;
      if (!isBefore) start = floor;
    }
    if (start < this.#dataDate) start = this.#dataDate;
    if (constraint === "FNET") finish = Math.max(finish, constraintDate!);
    if (plan.project.conventions.passes === "primavera") {
      if (finish !== NO_EARLY) start = Math.max(start, this.#clockwork.startFrom(task, finish));
      start = Math.max(start, above < 0 ? this.#rootFloor : this.gateFloor[above]!);
      finish = NO_EARLY;
    }
    this.#dateBetween(task, start, finish);
    if (constraint !== "ASAP" && constraint !== "ALAP") this.#constrain(task);
  }

  get #rootFloor(): Instant {
    return Math.max(this.projectStart, this.#dataDate);
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
  #constrain(task: number): void {
    const plan = this.#plan;
    const { constraint, constraintDate } = plan.tasks[task]!;
    const date = constraintDate!;
    const holds = plan.project.conventions.constraintsHold;
    const [start, finish] = [this.#newStart, this.#newFinish];
    if (
      (constraint === "MSO" && (holds || date > start)) ||
      (constraint === "SNLT" && holds && date < start)
    )
      this.#dateBetween(task, date, NO_EARLY);
    else if (
      (constraint === "MFO" && (holds || date > finish)) ||
      (constraint === "FNLT" && holds && date < finish)
    )
      this.#dateBetween(task, NO_EARLY, date);
  }

  #evaluateGate(task: number): boolean {
    const { flags, outline, tasks } = this.#plan;
    const bits = flags[task]!;
    const above = outline.parent[task]!;
    const input = tasks[task]!;
    let floor = above < 0 ? this.#rootFloor : this.gateFloor[above]!;
    let notBefore = above < 0 ? NO_EARLY : this.gateNotBefore[above]!;
    if ((bits & FIXED) !== 0) {
      this.#askedStart = this.#askedFinish = floor = NO_EARLY;
      notBefore = input.start!;
    } else if ((bits & ACTIVE) === 0) {
      this.#askedStart = above < 0 ? NO_EARLY : this.gateStart[above]!;
      this.#askedFinish = above < 0 ? NO_EARLY : this.gateFinish[above]!;
    } else {
      this.#ask(task);
      if (input.constraint === "SNET") notBefore = Math.max(notBefore, input.constraintDate!);
    }
    if (
      this.gateStart[task] === this.#askedStart &&
      this.gateFinish[task] === this.#askedFinish &&
      this.gateNotBefore[task] === notBefore &&
      this.gateFloor[task] === floor
    )
      return false;
    this.gateStart[task] = this.#askedStart;
    this.gateFinish[task] = this.#askedFinish;
    this.gateNotBefore[task] = notBefore;
    this.gateFloor[task] = floor;
    return true;
  }

  /** U5. */
  #evaluateRoll(task: number): boolean {
    const { flags, lagCalendar, outline, tasks } = this.#plan;
    const bits = flags[task]!;
    let start: Instant = 0x7fffffff;
    let finish: Instant = NO_EARLY;
    if ((bits & FIXED) !== 0) {
      start = tasks[task]!.start!;
      finish = tasks[task]!.finish!;
    } else
      for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!) {
        if ((bits & SEEN) !== 0 && (flags[child]! & COUNTS) === 0) continue;
        if (this.start[child]! < start) start = this.start[child]!;
        if (this.finish[child]! > finish) finish = this.finish[child]!;
      }
    const isSame = start === this.start[task] && finish === this.finish[task];
    this.#set(task, lagCalendar[task]!, start, finish);
    return !isSame;
  }
}
