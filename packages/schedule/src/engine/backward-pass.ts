import type { WorkTimes } from "../calendar/work-times.ts";
import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import type { Instant } from "../network.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { sweepBackward } from "./plain-sweeps.ts";
import { leafOrGate, taskOfNode } from "./pass-order.ts";
import {
  ACTIVE,
  BARE,
  BEGUN,
  BY_HAND,
  COUNTS,
  MUTE_BACKWARD,
  OPEN_END,
  PLAIN_LATE,
  SAME_CLOCK,
  DONE,
  FIXED,
  FROM_START,
  OF_SUMMARY,
  SEEN,
  SUMMARY,
  TO_FINISH,
  type Plan,
} from "./plan.ts";
import { remainderOf } from "./progress.ts";
import { NO_EARLY, NO_LATE, TaskClockwork } from "./task-dates.ts";

const NO_WORK = -Infinity;
const SAME_LATE = SAME_CLOCK | OPEN_END;

/** Early dates, which some late ones depend on. */
export type EarlyDates = { readonly start: Int32Array; readonly finish: Int32Array };

/** Late dates of every task, each from what comes after it in the plan's order (B1 to B5, U2 to U4). */
export class BackwardPass {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly startWork: Int32Array;
  readonly finishWork: Int32Array;
  /** Of a summary: the least late dates below it, which bind predecessors; NO_LATE where nothing below binds. */
  readonly boundStart: Int32Array;
  readonly boundFinish: Int32Array;
  /** What comes down from a summary to all that lies below it. */
  readonly limitFinish: Int32Array;
  readonly #hasSuccessor: Uint8Array;
  readonly #plan: Plan;
  readonly #times: readonly WorkTimes[];
  readonly #clockwork: TaskClockwork;
  readonly #early: EarlyDates;
  #anchor: Instant = 0;
  /** The same as work, by calendar. */
  readonly #anchorWorks: number[] = [];
  #askedStart: Instant = NO_LATE;
  #askedFinish: Instant = NO_LATE;
  #newStart: Instant = 0;
  #newFinish: Instant = 0;

  constructor(plan: Plan, early: EarlyDates) {
    const room = plan.tasks.length;
    this.#plan = plan;
    this.#times = plan.book.times;
    this.#clockwork = new TaskClockwork(plan);
    this.#early = early;
    this.start = new Int32Array(room);
    this.finish = new Int32Array(room);
    this.startWork = new Int32Array(room);
    this.finishWork = new Int32Array(room);
    this.boundStart = new Int32Array(room);
    this.boundFinish = new Int32Array(room);
    this.limitFinish = new Int32Array(room);
    this.#hasSuccessor = new Uint8Array(room);
  }

  /** Where ends may finish. */
  get anchor(): Instant {
    return this.#anchor;
  }

  set anchor(anchor: Instant) {
    this.#anchor = anchor;
    this.#anchorWorks.length = 0;
  }

  run(): void {
    sweepBackward(this.#plan, this);
  }

  /** Computes one node; whether anything of it is other than before. */
  evaluate(node: number): boolean {
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & SUMMARY) === 0) return this.#evaluateLeaf(task);
    return node === leafOrGate(task) ? this.#evaluateGate(task) : this.#evaluateRoll(task);
  }

  #evaluateLeaf(task: number): boolean {
    if ((this.#plan.flags[task]! & PLAIN_LATE) !== 0) {
      const work = this.#plainWork(task);
      if (work !== NO_WORK) {
        const length = this.#plan.length[task]!;
        const clock = this.#times[this.#plan.calendar[task]!]!;
        const start = clock.startOf(work - length);
        const finish = clock.finishOf(work);
        if (start > MIN_INSTANT && finish < MAX_INSTANT) {
          const isSame =
            this.boundStart[task] === start &&
            this.boundFinish[task] === finish &&
            this.start[task] === start &&
            this.finish[task] === finish;
          this.start[task] = this.boundStart[task] = start;
          this.finish[task] = this.boundFinish[task] = finish;
          this.startWork[task] = work - length;
          this.finishWork[task] = work;
          return !isSame;
        }
      }
    }
    this.#ask(task);
    this.#dateLeaf(task);
    const isSame = this.start[task] === this.#newStart && this.finish[task] === this.#newFinish;
    this.#set(task, this.#plan.calendar[task]!);
    return !(this.#setBound(task) && isSame);
  }

  /** The late finish of a plain task as work of its calendar; NO_WORK where something is asked that only dates can say. */
  #plainWork(task: number): number {
    const plan = this.#plan;
    const { outgoing } = plan;
    const place = plan.calendar[task]!;
    const clock = this.#times[place]!;
    const above = plan.outline.parent[task]!;
    let start = -NO_WORK;
    let finish = this.anchorWork(place);
    const begin = outgoing.start[task]!;
    const end = begin + outgoing.count[task]!;
    const { code, lag, other } = outgoing;
    for (let at = begin; at < end; at++) {
      const bits = code[at]!;
      if ((bits & MUTE_BACKWARD) !== 0) continue;
      const to = other[at]!;
      let asked: number;
      if ((bits & SAME_LATE) === SAME_LATE)
        asked = ((bits & TO_FINISH) === 0 ? this.startWork[to]! : this.finishWork[to]!) - lag[at]!;
      else {
        let moment = (bits & TO_FINISH) === 0 ? this.boundStart[to]! : this.boundFinish[to]!;
        if (moment === NO_LATE) continue;
        const length = lag[at]!;
        if ((bits & OF_SUMMARY) !== 0) return NO_WORK;
        if (length !== 0) {
          const lagClock = this.#times[plan.lagClock[outgoing.relation[at]!]!]!;
          moment = lagClock.add(moment, -length);
        }
        asked = clock.workAt(moment);
      }
      if ((bits & FROM_START) === 0) {
        if (asked < finish) finish = asked;
      } else if (asked < start) start = asked;
    }
    if (above >= 0 && this.limitFinish[above] !== NO_LATE)
      finish = Math.min(finish, clock.workAt(this.limitFinish[above]!));
    return Math.min(finish, start + plan.length[task]!);
  }

  /** The anchor as work of a calendar. */
  anchorWork(place: number): number {
    const known = this.#anchorWorks[place];
    if (known !== undefined) return known;
    const work = this.#times[place]!.workAt(this.#anchor);
    this.#anchorWorks[place] = work;
    return work;
  }

  #set(task: number, calendar: number): void {
    const clock = this.#times[calendar]!;
    this.start[task] = this.#newStart;
    this.finish[task] = this.#newFinish;
    this.startWork[task] = clock.workAt(this.#newStart);
    this.finishWork[task] = clock.workAt(this.#newFinish);
  }

  /** Collects what successors and boundaries ask for. */
  #ask(task: number): void {
    const plan = this.#plan;
    const { outgoing, lagClock } = plan;
    let askedStart: Instant = NO_LATE;
    let askedFinish: Instant = NO_LATE;
    const end = outgoing.start[task]! + outgoing.count[task]!;
    for (let at = outgoing.start[task]!; at < end; at++) {
      const bits = outgoing.code[at]!;
      if ((bits & MUTE_BACKWARD) !== 0) continue;
      const to = outgoing.other[at]!;
      const relation = outgoing.relation[at]!;
      let moment = (bits & TO_FINISH) === 0 ? this.boundStart[to]! : this.boundFinish[to]!;
      if (moment === NO_LATE) continue;
      const length =
        (bits & OF_SUMMARY) === 0 ? outgoing.lag[at]! : lagOfSummary(plan, relation, this.#early);
      if (length !== 0) moment = this.#times[lagClock[relation]!]!.add(moment, -length);
      if ((bits & FROM_START) === 0) {
        if (moment < askedFinish) askedFinish = moment;
      } else if (moment < askedStart) askedStart = moment;
    }
    const bounds = (plan.flags[task]! & BARE) === 0 ? plan.tasks[task]!.bounds : null;
    if (bounds !== null) {
      askedStart = Math.min(askedStart, bounds.startNotAfter ?? NO_LATE);
      askedFinish = Math.min(askedFinish, bounds.finishNotAfter ?? NO_LATE);
    }
    this.#askedStart = askedStart;
    this.#askedFinish = askedFinish;
  }

  /** Late dates of a leaf of which was asked. */
  #dateLeaf(task: number): void {
    const plan = this.#plan;
    const { constraint, constraintDate, deadline, mode } = plan.tasks[task]!;
    const bits = plan.flags[task]!;
    if ((bits & DONE) !== 0) {
      this.#newStart = this.#early.start[task]!;
      this.#newFinish = this.#early.finish[task]!;
      return;
    }
    const above = plan.outline.parent[task]!;
    const isOpen =
      this.#askedStart === NO_LATE &&
      this.#askedFinish === NO_LATE &&
      (above < 0 || this.#hasSuccessor[above] === 0);
    const end =
      isOpen && plan.project.conventions.everyEndCritical
        ? this.#early.finish[task]!
        : this.#anchor;
    let start = this.#askedStart;
    let finish = Math.min(this.#askedFinish, end, deadline ?? NO_LATE);
    if (above >= 0) finish = Math.min(finish, this.limitFinish[above]!);
    if (constraint === "FNLT" || constraint === "MFO") finish = Math.min(finish, constraintDate!);
    if (constraint === "SNLT" || constraint === "MSO") start = Math.min(start, constraintDate!);
    const clockwork = this.#clockwork;
    if (mode === "auto" && plan.project.conventions.constraintsHold) {
      // B3: where a constraint fixes the dates, nothing but a deadline makes the late ones others.
      if (constraint === "MFO") {
        start = NO_LATE;
        finish = Math.min(constraintDate!, deadline ?? NO_LATE);
      } else if (constraint === "MSO") {
        const fixed = clockwork.finishFrom(task, clockwork.next(task, constraintDate!));
        finish = Math.min(fixed, deadline ?? NO_LATE);
      }
    }
    // U1, G3: caps of a start say nothing to what stands where it is.
    if (mode === "manual" || (bits & BEGUN) !== 0) start = NO_LATE;
    const isPoint = plan.length[task] === 0;
    const isUnderWay = (bits & BEGUN) !== 0;
    if (!isUnderWay && mode === "auto" && plan.project.conventions.passes === "primavera")
      return this.#datePrimavera(task, start, finish);
    if (isPoint) finish = Math.min(start, finish);
    if (mode !== "manual") finish = clockwork.previous(task, finish);
    if (isUnderWay) {
      this.#newStart = this.#remainingStart(task, finish) ?? this.#early.start[task]!;
      this.#newFinish = finish;
      return;
    }
    if (isPoint) {
      this.#newStart = this.#newFinish = finish;
      return;
    }
    const begin = clockwork.startFrom(task, finish);
    // B6
    if (start < begin) start = clockwork.next(task, start);
    this.#newStart = Math.min(begin, start);
    this.#newFinish = start < begin ? clockwork.finishFrom(task, start) : finish;
  }

  /** P2. */
  #datePrimavera(task: number, start: Instant, finish: Instant): void {
    const clockwork = this.#clockwork;
    if (this.#plan.length[task] === 0 && this.#plan.tasks[task]!.milestoneAt === "start") {
      this.#newStart = this.#newFinish = Math.min(start, finish);
      return;
    }
    const cap =
      start === NO_LATE
        ? finish
        : Math.min(finish, clockwork.finishFrom(task, clockwork.nextWork(task, start)));
    this.#newFinish = clockwork.previous(task, cap);
    this.#newStart = clockwork.startFrom(task, this.#newFinish);
  }

  /** G3: with a data date the work that remains has a late start of its own. */
  #remainingStart(task: number, finish: Instant): Instant | null {
    const plan = this.#plan;
    if (plan.project.dataDate === null) return null;
    const { left } = remainderOf(plan, this.#clockwork, task, NO_EARLY, NO_EARLY);
    return this.#clockwork.add(task, finish, -left);
  }

  /** B4: what is done binds nobody; of what is under way, the work that remains does (G3). */
  #setBound(task: number): boolean {
    const plan = this.#plan;
    const bits = plan.flags[task]!;
    let boundStart: Instant = this.#newStart;
    let boundFinish: Instant = this.#newFinish;
    if ((bits & DONE) !== 0) boundStart = boundFinish = NO_LATE;
    else if ((bits & BEGUN) !== 0)
      boundStart =
        this.#remainingStart(task, boundFinish) ??
        (plan.length[task] === 0
          ? boundFinish
          : remainderOf(plan, this.#clockwork, task, NO_EARLY, NO_EARLY).goesOn);
    const isSame = this.boundStart[task] === boundStart && this.boundFinish[task] === boundFinish;
    this.boundStart[task] = boundStart;
    this.boundFinish[task] = boundFinish;
    return isSame;
  }

  /** Where relations leave a summary: what they, and the summaries above, ask of all that lies below. */
  #evaluateRoll(task: number): boolean {
    const { flags, outline, tasks, outgoing } = this.#plan;
    const above = outline.parent[task]!;
    const bits = flags[task]!;
    let limitFinish: Instant = above < 0 ? NO_LATE : this.limitFinish[above]!;
    let hasSuccessor = above < 0 ? 0 : this.#hasSuccessor[above]!;
    const isSilent = (bits & BARE) !== 0 && outgoing.count[task] === 0;
    if (!isSilent && (bits & ACTIVE) !== 0) {
      this.#ask(task);
      const input = tasks[task]!;
      limitFinish = Math.min(limitFinish, this.#askedFinish, input.deadline ?? NO_LATE);
      if (input.constraint === "FNLT") limitFinish = Math.min(limitFinish, input.constraintDate!);
      if (this.#askedStart !== NO_LATE || this.#askedFinish !== NO_LATE) hasSuccessor = 1;
    }
    const isSame =
      limitFinish === this.limitFinish[task] && hasSuccessor === this.#hasSuccessor[task];
    this.limitFinish[task] = limitFinish;
    this.#hasSuccessor[task] = hasSuccessor;
    return !isSame;
  }

  /** Where relations come into a summary: its late dates, and those that bind predecessors. */
  #evaluateGate(task: number): boolean {
    const { flags, lagCalendar, outline, tasks } = this.#plan;
    const bits = flags[task]!;
    let start: Instant = NO_LATE;
    let finish: Instant = NO_EARLY;
    let boundStart: Instant = NO_LATE;
    let boundFinish: Instant = NO_LATE;
    const isSeen = (bits & SEEN) !== 0;
    for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!) {
      const of = flags[child]!;
      const counts = (of & COUNTS) !== 0;
      if (!counts && isSeen) continue;
      // U5: of a manual task a summary shows the early dates.
      const isByHand = (of & BY_HAND) !== 0;
      const childStart = isByHand ? this.#early.start[child]! : this.start[child]!;
      const childFinish = isByHand ? this.#early.finish[child]! : this.finish[child]!;
      if (childStart < start) start = childStart;
      if (childFinish > finish) finish = childFinish;
      if (!counts) continue;
      // G3: through its summary, work under way binds by its start.
      const isUnderWay = (of & (SUMMARY | BEGUN | DONE)) === BEGUN;
      const bound = isUnderWay ? this.start[child]! : this.boundStart[child]!;
      if (bound < boundStart) boundStart = bound;
      if (this.boundFinish[child]! < boundFinish) boundFinish = this.boundFinish[child]!;
    }
    if ((bits & FIXED) !== 0) {
      start = Math.max(start, tasks[task]!.start!);
      finish = Math.max(finish, tasks[task]!.finish!);
    }
    const isSame =
      this.start[task] === start &&
      this.finish[task] === finish &&
      this.boundStart[task] === boundStart &&
      this.boundFinish[task] === boundFinish;
    this.#newStart = start;
    this.#newFinish = finish;
    this.#set(task, lagCalendar[task]!);
    this.boundStart[task] = boundStart;
    this.boundFinish[task] = boundFinish;
    return !isSame;
  }
}
