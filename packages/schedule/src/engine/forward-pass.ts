import type { WorkTimes } from "../calendar/work-times.ts";
import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import type { Instant } from "../network.ts";
import type { EarlyDates } from "./backward-pass.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { sweepForward } from "./plain-sweeps.ts";
import { leafOrGate, taskOfNode } from "./pass-order.ts";
import {
  ACTIVE,
  BARE,
  BEGUN,
  COUNTS,
  MUTE_FORWARD,
  PLAIN,
  SAME_CLOCK,
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

/** Less than any work. */
const NO_WORK = -Infinity;

/** Which of the forward passes this is. */
export type ForwardRole = {
  /** A1: where tasks as late as possible get their dates. */
  readonly placedBy: EarlyDates | null;
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
    this.goesOn.clear();
    sweepForward(this.#plan, this);
  }

  /** Computes one node; whether anything of it is other than before. */
  evaluate(node: number): boolean {
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & SUMMARY) === 0) return this.#evaluateLeaf(task);
    return node === leafOrGate(task) ? this.#evaluateGate(task) : this.#evaluateRoll(task);
  }

  #evaluateLeaf(task: number): boolean {
    if ((this.#plan.flags[task]! & PLAIN) !== 0) {
      const work = this.#plainWork(task);
      if (work !== NO_WORK) {
        const length = this.#plan.length[task]!;
        const clock = this.#times[this.#plan.calendar[task]!]!;
        const start = clock.startOf(work);
        const finish = clock.finishOf(work + length);
        if (start > MIN_INSTANT && finish < MAX_INSTANT) {
          const isSame = this.start[task] === start && this.finish[task] === finish;
          this.start[task] = start;
          this.finish[task] = finish;
          this.startWork[task] = work;
          this.finishWork[task] = work + length;
          if (this.goesOn.size === 0) return !isSame;
          return this.goesOn.delete(task) || !isSame;
        }
      }
    }
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

  /**
   * F1, F2 of a plain task as work of its calendar: what is asked as work needs no dates in between. NO_WORK where finishes that are asked
   * may matter, or where something is asked that only dates can say.
   */
  #plainWork(task: number): number {
    const plan = this.#plan;
    const { incoming } = plan;
    const place = plan.calendar[task]!;
    const above = plan.outline.parent[task]!;
    let work = NO_WORK;
    let finish = NO_WORK;
    const begin = incoming.start[task]!;
    const end = begin + incoming.count[task]!;
    const { code, lag, other } = incoming;
    for (let at = begin; at < end; at++) {
      const bits = code[at]!;
      if ((bits & MUTE_FORWARD) !== 0) continue;
      const from = other[at]!;
      let asked: number;
      if ((bits & SAME_CLOCK) !== 0)
        asked =
          ((bits & FROM_START) === 0 ? this.finishWork[from]! : this.startWork[from]!) + lag[at]!;
      else {
        const length = lag[at]!;
        let moment = (bits & FROM_START) === 0 ? this.finish[from]! : this.start[from]!;
        if ((bits & OF_SUMMARY) !== 0) return NO_WORK;
        if (length === 0) asked = this.#times[place]!.workAt(moment);
        else {
          const lagClock = plan.lagClock[incoming.relation[at]!]!;
          if (lagClock === place) asked = this.#times[place]!.workAt(moment) + length;
          else {
            moment = this.#times[lagClock]!.add(moment, length);
            asked = this.#times[place]!.workAt(moment);
          }
        }
      }
      if ((bits & TO_FINISH) === 0) {
        if (asked > work) work = asked;
      } else if (asked > finish) finish = asked;
    }
    if (above >= 0) {
      if (this.gateFinish[above] !== NO_EARLY) return NO_WORK;
      const asked = Math.max(this.gateStart[above]!, this.gateNotBefore[above]!);
      if (asked !== NO_EARLY) work = Math.max(work, this.#times[place]!.workAt(asked));
    }
    if (work === NO_WORK) {
      const floor = above < 0 ? this.#rootFloor : this.gateFloor[above]!;
      if (floor === NO_EARLY) return NO_WORK;
      work = this.#times[place]!.workAt(floor);
    }
    return finish < work + plan.length[task]! ? work : NO_WORK;
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
    const { incoming, lagClock, outline } = plan;
    const above = outline.parent[task]!;
    let askedStart = above < 0 ? NO_EARLY : this.gateStart[above]!;
    let askedFinish = above < 0 ? NO_EARLY : this.gateFinish[above]!;
    const end = incoming.start[task]! + incoming.count[task]!;
    for (let at = incoming.start[task]!; at < end; at++) {
      const bits = incoming.code[at]!;
      if ((bits & MUTE_FORWARD) !== 0) continue;
      const from = incoming.other[at]!;
      const relation = incoming.relation[at]!;
      let moment = (bits & FROM_START) === 0 ? this.finish[from]! : this.start[from]!;
      const length =
        (bits & OF_SUMMARY) === 0
          ? incoming.lag[at]!
          : lagOfSummary(plan, relation, this.#role.early ?? this);
      if (length !== 0) moment = this.#times[lagClock[relation]!]!.add(moment, length);
      if ((bits & TO_FINISH) === 0) {
        if (moment > askedStart) askedStart = moment;
      } else if (moment > askedFinish) askedFinish = moment;
    }
    const bounds = (plan.flags[task]! & BARE) === 0 ? plan.tasks[task]!.bounds : null;
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
    if ((bits & BARE) !== 0) return;
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
    const isAsked = start !== NO_EARLY;
    if (!isAsked) {
      const floor = above < 0 ? this.#rootFloor : this.gateFloor[above]!;
      const isBefore = constraint === "FNET" && finish === NO_EARLY && constraintDate! <= floor;
      if (!isBefore) start = floor;
    }
    if (start < this.#dataDate) start = this.#dataDate;
    if (constraint === "FNET") finish = Math.max(finish, constraintDate!);
    if (plan.project.conventions.passes === "primavera") {
      if (finish !== NO_EARLY) start = Math.max(start, this.#clockwork.startFrom(task, finish));
      start = this.#boundStart(task, start);
      finish = NO_EARLY;
    } else if (isAsked && plan.length[task] === 0) start = this.#clockwork.beside(task, start);
    this.#dateBetween(task, start, finish);
    if (constraint !== "ASAP" && constraint !== "ALAP") this.#constrain(task);
  }

  /** P1: not before the project start and the data date; where those bind, a milestone of the finish too is in working time. */
  #boundStart(task: number, start: Instant): Instant {
    const above = this.#plan.outline.parent[task]!;
    const bound = Math.max(above < 0 ? this.#rootFloor : this.gateFloor[above]!, this.#dataDate);
    if (bound === NO_EARLY || start > bound) return start;
    return this.#plan.length[task] === 0 ? this.#clockwork.nextWork(task, bound) : bound;
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
    const { flags, outline, tasks, incoming } = this.#plan;
    const bits = flags[task]!;
    const above = outline.parent[task]!;
    let floor = above < 0 ? this.#rootFloor : this.gateFloor[above]!;
    let notBefore = above < 0 ? NO_EARLY : this.gateNotBefore[above]!;
    const isSilent = (bits & BARE) !== 0 && incoming.count[task] === 0;
    if ((bits & FIXED) !== 0) {
      this.#askedStart = this.#askedFinish = floor = NO_EARLY;
      notBefore = tasks[task]!.start!;
    } else if (isSilent || (bits & ACTIVE) === 0) {
      this.#askedStart = above < 0 ? NO_EARLY : this.gateStart[above]!;
      this.#askedFinish = above < 0 ? NO_EARLY : this.gateFinish[above]!;
    } else {
      this.#ask(task);
      const input = tasks[task]!;
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
