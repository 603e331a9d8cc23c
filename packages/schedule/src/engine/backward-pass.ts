import type { WorkTimes } from "../calendar/work-times.ts";
import type { Instant } from "../network.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { leafOrGate, taskOfNode } from "./pass-order.ts";
import {
  ACTIVE,
  BEGUN,
  COUNTS,
  DONE,
  FIXED,
  FROM_START,
  OF_SUMMARY,
  SUMMARY,
  TO_FINISH,
  type Plan,
} from "./plan.ts";
import { remainderOf } from "./progress.ts";
import { NO_EARLY, NO_LATE, TaskClockwork } from "./task-dates.ts";

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
  /** What relations ask of the starts of summaries; binds what lies below and starts as early as the summary. */
  readonly #startAsks = new Map<number, { latest: Instant; ofEarlyStart: Instant }>();
  /** Whether the roll that was looked at last asks another start than before of all that lies below. */
  startAskChanged = false;
  readonly #hasSuccessor: Uint8Array;
  readonly #plan: Plan;
  readonly #times: readonly WorkTimes[];
  readonly #clockwork: TaskClockwork;
  readonly #early: EarlyDates;
  /** Where ends may finish. */
  anchor: Instant = 0;
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

  run(): void {
    const { order } = this.#plan;
    for (let n = order.length - 1; n >= 0; n--) this.evaluate(order[n]!);
  }

  /** Computes one node; whether anything of it is other than before. */
  evaluate(node: number): boolean {
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & SUMMARY) === 0) return this.#evaluateLeaf(task);
    return node === leafOrGate(task) ? this.#evaluateGate(task) : this.#evaluateRoll(task);
  }

  #evaluateLeaf(task: number): boolean {
    this.#ask(task);
    this.#dateLeaf(task);
    const isSame = this.start[task] === this.#newStart && this.finish[task] === this.#newFinish;
    this.#set(task, this.#plan.calendar[task]!);
    return !(this.#setBound(task) && isSame);
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
    const { outgoing, flags, kind, lag, lagClock } = plan;
    let askedStart: Instant = NO_LATE;
    let askedFinish: Instant = NO_LATE;
    const end = outgoing.start[task]! + outgoing.count[task]!;
    for (let at = outgoing.start[task]!; at < end; at++) {
      const to = outgoing.other[at]!;
      if ((flags[to]! & COUNTS) === 0) continue;
      const relation = outgoing.relation[at]!;
      const bits = kind[relation]!;
      let moment = (bits & TO_FINISH) === 0 ? this.boundStart[to]! : this.boundFinish[to]!;
      if (moment === NO_LATE) continue;
      const length =
        (bits & OF_SUMMARY) === 0 ? lag[relation]! : lagOfSummary(plan, relation, this.#early);
      if (length !== 0) moment = this.#times[lagClock[relation]!]!.add(moment, -length);
      if ((bits & FROM_START) === 0) {
        if (moment < askedFinish) askedFinish = moment;
      } else if (moment < askedStart) askedStart = moment;
    }
    const { bounds } = plan.tasks[task]!;
    if (bounds !== null) {
      askedStart = Math.min(askedStart, bounds.startNotAfter ?? NO_LATE);
      askedFinish = Math.min(askedFinish, bounds.finishNotAfter ?? NO_LATE);
    }
    this.#askedStart = askedStart;
    this.#askedFinish = askedFinish;
  }

  /** The start that the summaries above ask of a task because it starts as early as they do (U3). */
  #inheritedStart(task: number): Instant {
    if (this.#startAsks.size === 0) return NO_LATE;
    const { parent } = this.#plan.outline;
    let least: Instant = NO_LATE;
    for (let above = parent[task]!; above >= 0; above = parent[above]!) {
      const ask = this.#startAsks.get(above);
      if (ask !== undefined && ask.ofEarlyStart === this.#early.start[task])
        least = Math.min(least, ask.latest);
    }
    return least;
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
      isOpen && plan.project.conventions.everyEndCritical ? this.#early.finish[task]! : this.anchor;
    let start = Math.min(this.#askedStart, this.#inheritedStart(task));
    let finish = Math.min(this.#askedFinish, end, deadline ?? NO_LATE);
    if (above >= 0) finish = Math.min(finish, this.limitFinish[above]!);
    if (constraint === "FNLT" || constraint === "MFO") finish = Math.min(finish, constraintDate!);
    if (constraint === "SNLT" || constraint === "MSO") start = Math.min(start, constraintDate!);
    // U1, G3: caps of a start say nothing to what stands where it is.
    if (mode === "manual" || (bits & BEGUN) !== 0) start = NO_LATE;
    const clockwork = this.#clockwork;
    const isPoint = plan.length[task] === 0;
    if (!isPoint && mode !== "manual") finish = clockwork.previous(task, finish);
    if ((bits & BEGUN) !== 0) {
      this.#newStart = this.#early.start[task]!;
      this.#newFinish = finish;
      return;
    }
    if (isPoint) {
      this.#newStart = this.#newFinish = Math.min(start, finish);
      return;
    }
    const begin = clockwork.startFrom(task, finish);
    this.#newStart = Math.min(begin, start);
    this.#newFinish = start < begin ? clockwork.finishFrom(task, start) : finish;
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
        plan.length[task] === 0
          ? boundFinish
          : remainderOf(plan, this.#clockwork, task, NO_EARLY, NO_EARLY).goesOn;
    const isSame = this.boundStart[task] === boundStart && this.boundFinish[task] === boundFinish;
    this.boundStart[task] = boundStart;
    this.boundFinish[task] = boundFinish;
    return isSame;
  }

  /** Where relations leave a summary: what they, and the summaries above, ask of all that lies below. */
  #evaluateRoll(task: number): boolean {
    const { flags, outline, tasks } = this.#plan;
    const above = outline.parent[task]!;
    const input = tasks[task]!;
    let limitFinish: Instant = above < 0 ? NO_LATE : this.limitFinish[above]!;
    let hasSuccessor = above < 0 ? 0 : this.#hasSuccessor[above]!;
    this.startAskChanged = false;
    if ((flags[task]! & ACTIVE) !== 0) {
      this.#ask(task);
      limitFinish = Math.min(limitFinish, this.#askedFinish, input.deadline ?? NO_LATE);
      if (input.constraint === "FNLT") limitFinish = Math.min(limitFinish, input.constraintDate!);
      if (this.#askedStart !== NO_LATE || this.#askedFinish !== NO_LATE) hasSuccessor = 1;
      this.#setStartAsk(task, this.#askedStart);
    } else this.#setStartAsk(task, NO_LATE);
    const isSame =
      limitFinish === this.limitFinish[task] && hasSuccessor === this.#hasSuccessor[task];
    this.limitFinish[task] = limitFinish;
    this.#hasSuccessor[task] = hasSuccessor;
    return !isSame;
  }

  #setStartAsk(task: number, latest: Instant): void {
    const old = this.#startAsks.get(task);
    const ofEarlyStart = this.#early.start[task]!;
    if (latest === NO_LATE) this.startAskChanged = this.#startAsks.delete(task);
    else if (old === undefined || old.latest !== latest || old.ofEarlyStart !== ofEarlyStart) {
      this.#startAsks.set(task, { latest, ofEarlyStart });
      this.startAskChanged = true;
    }
  }

  /** Where relations come into a summary: its late dates, and those that bind predecessors. */
  #evaluateGate(task: number): boolean {
    const { flags, lagCalendar, outline, tasks } = this.#plan;
    const bits = flags[task]!;
    let [start, boundStart, boundFinish]: Instant[] = [NO_LATE, NO_LATE, NO_LATE];
    let finish = -NO_LATE;
    for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!) {
      const counts = (flags[child]! & COUNTS) !== 0;
      if (!counts && (bits & COUNTS) !== 0) continue;
      start = Math.min(start!, this.start[child]!);
      finish = Math.max(finish, this.finish[child]!);
      if (!counts) continue;
      // G3: through its summary, work under way binds by its start.
      const isUnderWay = (flags[child]! & (SUMMARY | BEGUN | DONE)) === BEGUN;
      const bound = isUnderWay ? this.start[child]! : this.boundStart[child]!;
      boundStart = Math.min(boundStart!, bound);
      boundFinish = Math.min(boundFinish!, this.boundFinish[child]!);
    }
    if ((bits & FIXED) !== 0) {
      start = Math.max(start!, tasks[task]!.start!);
      finish = Math.max(finish, tasks[task]!.finish!);
    }
    const isSame =
      this.start[task] === start &&
      this.finish[task] === finish &&
      this.boundStart[task] === boundStart &&
      this.boundFinish[task] === boundFinish;
    this.#newStart = start!;
    this.#newFinish = finish;
    this.#set(task, lagCalendar[task]!);
    this.boundStart[task] = boundStart!;
    this.boundFinish[task] = boundFinish!;
    return !isSame;
  }
}
