import type { WorkTimes } from "../calendar/work-times.ts";
import type { Instant } from "../network.ts";
import {
  DATES_SHIFT,
  FINISH,
  FINISH_WORK,
  finishIn,
  LATE,
  lateStartIn,
  NO_EARLY,
  NO_LATE,
  START,
  START_WORK,
  startIn,
  type Dates,
} from "./dates.ts";
import { CLOCK_SHIFT, CODE, LAG, RELATION, WIDTH } from "./edge-lists.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import { leafOrGate, taskOfNode } from "./pass-order.ts";
import { STRETCH, sweepBackward } from "./plain-sweeps.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";
import { remainderOf } from "./progress.ts";
import { TaskClockwork } from "./task-dates.ts";

/** Late dates of every task, each from what comes after it in the plan's order (B1 to B5, U2 to U4). */
export class BackwardPass {
  readonly dates: Dates;
  /**
   * Start and finish that bind predecessors, two numbers a task; of a summary the least late dates below it. NO_LATE where nothing binds.
   */
  readonly bounds: Int32Array;
  /** A finish that comes down from a summary to all that lies below it. */
  readonly limits: Int32Array;
  /** Of summaries: whether something asks of them, or of one above. */
  readonly hasSuccessor: Uint8Array;
  readonly #plan: Plan;
  readonly #times: readonly WorkTimes[];
  readonly #clockwork: TaskClockwork;
  #anchor: Instant = 0;
  /** The same as work, by calendar. */
  readonly #anchorWorks: number[] = [];
  #askedStart: Instant = NO_LATE;
  #askedFinish: Instant = NO_LATE;
  #newStart: Instant = 0;
  #newFinish: Instant = 0;

  /** Late dates come to lie beside the early ones that they depend on. */
  constructor(plan: Plan, dates: Dates) {
    const { room } = plan;
    const tasks = plan.tasks.length;
    this.#plan = plan;
    this.#times = plan.book.times;
    this.#clockwork = new TaskClockwork(plan);
    this.dates = dates;
    this.bounds = room.int32(tasks * 2);
    this.limits = room.int32(tasks);
    this.hasSuccessor = room.uint8(tasks);
  }

  /** Where ends may finish. */
  get anchor(): Instant {
    return this.#anchor;
  }

  set anchor(anchor: Instant) {
    this.#anchor = anchor;
    this.#anchorWorks.length = 0;
  }

  /** `gaps`: see sweepBackward. */
  run(gaps: Float64Array | null): void {
    for (let to = this.#plan.nodes; to > 0; to -= STRETCH)
      sweepBackward(this.#plan, this, Math.max(0, to - STRETCH), to, gaps);
  }

  /** Makes the dates of a task such as no task has, so that whatever it gets is other than before. */
  forget(task: number): void {
    const at = (task << DATES_SHIFT) + LATE;
    this.dates[at + START] = NO_LATE;
    this.dates[at + FINISH] = NO_EARLY;
  }

  /** Computes the node of a rank; whether anything of it is other than before. */
  update(rank: number): boolean {
    const node = this.#plan.order[rank]!;
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & (is.PLAIN_LATE | is.POINT_LATE)) === 0)
      return this.evaluate(node);
    const { dates, bounds } = this;
    const at = (task << DATES_SHIFT) + LATE;
    const [start, finish] = [dates[at + START], dates[at + FINISH]];
    const [boundStart, boundFinish] = [bounds[task * 2], bounds[task * 2 + 1]];
    sweepBackward(this.#plan, this, rank, rank + 1, null);
    return (
      start !== dates[at + START] ||
      finish !== dates[at + FINISH] ||
      boundStart !== bounds[task * 2] ||
      boundFinish !== bounds[task * 2 + 1]
    );
  }

  /** Computes one node the long way, which gives any node its dates; whether anything of it is other than before. */
  evaluate(node: number): boolean {
    const task = taskOfNode(node);
    if ((this.#plan.flags[task]! & is.SUMMARY) === 0) return this.#evaluateLeaf(task);
    return node === leafOrGate(task) ? this.#evaluateGate(task) : this.#evaluateRoll(task);
  }

  #evaluateLeaf(task: number): boolean {
    this.#ask(task);
    this.#dateLeaf(task);
    const isOther = this.#set(task, this.#plan.calendar[task]!);
    return this.#setBound(task) || isOther;
  }

  /** The anchor as work of a calendar. */
  anchorWork(place: number): number {
    const known = this.#anchorWorks[place];
    if (known !== undefined) return known;
    const work = this.#times[place]!.workAt(this.#anchor);
    this.#anchorWorks[place] = work;
    return work;
  }

  /** Works are set in any case: the calendar may be another one, of which the same moments are other work. */
  #set(task: number, calendar: number): boolean {
    const { dates } = this;
    const clock = this.#times[calendar]!;
    const [start, finish] = [this.#newStart, this.#newFinish];
    const at = (task << DATES_SHIFT) + LATE;
    const isSame = dates[at + START] === start && dates[at + FINISH] === finish;
    const work = clock.workAt(start);
    dates[at + START] = start;
    dates[at + FINISH] = finish;
    dates[at + START_WORK] = work;
    dates[at + FINISH_WORK] = start === finish ? work : clock.workAt(finish);
    return !isSame;
  }

  /** Collects what successors and boundaries ask for. */
  #ask(task: number): void {
    const plan = this.#plan;
    const { bounds } = this;
    const { start, count, cells } = plan.outgoing;
    let askedStart: Instant = NO_LATE;
    let askedFinish: Instant = NO_LATE;
    const begin = start[task]!;
    const end = begin + count[task]! * WIDTH;
    for (let at = begin; at < end; at += WIDTH) {
      const code = cells[at + CODE]!;
      if ((code & is.MUTE_BACKWARD) !== 0) continue;
      const date = cells[at]!;
      let moment = bounds[((date >> DATES_SHIFT) << 1) | (date & 1)]!;
      if (moment === NO_LATE) continue;
      const length =
        (code & is.OF_SUMMARY) === 0
          ? cells[at + LAG]!
          : lagOfSummary(plan, cells[at + RELATION]!, this.dates);
      if (length !== 0) moment = this.#times[code >> CLOCK_SHIFT]!.add(moment, -length);
      if ((code & is.FROM_START) === 0) {
        if (moment < askedFinish) askedFinish = moment;
      } else if (moment < askedStart) askedStart = moment;
    }
    if ((plan.flags[task]! & is.BOUNDED) !== 0) {
      const { startNotAfter, finishNotAfter } = plan.tasks[task]!.bounds!;
      askedStart = Math.min(askedStart, startNotAfter ?? NO_LATE);
      askedFinish = Math.min(askedFinish, finishNotAfter ?? NO_LATE);
    }
    this.#askedStart = askedStart;
    this.#askedFinish = askedFinish;
  }

  /** Late dates of a leaf of which was asked. */
  #dateLeaf(task: number): void {
    const plan = this.#plan;
    const constraint = plan.constraint[task]!;
    const date = plan.constraintDate[task]!;
    const deadline = plan.deadline[task]!;
    const bits = plan.flags[task]!;
    const isByHand = (bits & is.BY_HAND) !== 0;
    if ((bits & is.DONE) !== 0) {
      this.#newStart = startIn(this.dates, task);
      this.#newFinish = finishIn(this.dates, task);
      return;
    }
    const above = plan.outline.parent[task]!;
    const isOpen =
      this.#askedStart === NO_LATE &&
      this.#askedFinish === NO_LATE &&
      (above < 0 || this.hasSuccessor[above] === 0);
    const end =
      isOpen && plan.project.conventions.everyEndCritical
        ? finishIn(this.dates, task)
        : this.#anchor;
    let start = this.#askedStart;
    let finish = Math.min(this.#askedFinish, end, deadline);
    if (above >= 0) finish = Math.min(finish, this.limits[above]!);
    if (constraint === is.FNLT || constraint === is.MFO) finish = Math.min(finish, date);
    if (constraint === is.SNLT || constraint === is.MSO) start = Math.min(start, date);
    const clockwork = this.#clockwork;
    if (!isByHand && plan.project.conventions.constraintsHold) {
      // B3: where a constraint fixes the dates, nothing but a deadline makes the late ones others.
      if (constraint === is.MFO) {
        start = NO_LATE;
        finish = Math.min(date, deadline);
      } else if (constraint === is.MSO) {
        const fixed = clockwork.finishFrom(task, clockwork.next(task, date));
        finish = Math.min(fixed, deadline);
      }
    }
    // U1, G3: caps of a start say nothing to what stands where it is.
    if (isByHand || (bits & is.BEGUN) !== 0) start = NO_LATE;
    const isPoint = plan.length[task] === 0;
    const isUnderWay = (bits & is.BEGUN) !== 0;
    if (!isUnderWay && !isByHand && plan.project.conventions.passes === "primavera")
      return this.#datePrimavera(task, start, finish);
    if (isPoint) finish = Math.min(start, finish);
    if (!isByHand) finish = clockwork.previous(task, finish);
    if (isUnderWay) {
      this.#newStart = this.#remainingStart(task, finish) ?? startIn(this.dates, task);
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
    if ((bits & is.DONE) !== 0) boundStart = boundFinish = NO_LATE;
    else if ((bits & is.BEGUN) !== 0)
      boundStart =
        this.#remainingStart(task, boundFinish) ??
        (plan.length[task] === 0
          ? boundFinish
          : remainderOf(plan, this.#clockwork, task, NO_EARLY, NO_EARLY).goesOn);
    return this.#bind(task, boundStart, boundFinish);
  }

  #bind(task: number, start: Instant, finish: Instant): boolean {
    const { bounds } = this;
    const at = task * 2;
    const isSame = bounds[at] === start && bounds[at + 1] === finish;
    bounds[at] = start;
    bounds[at + 1] = finish;
    return !isSame;
  }

  /** Where relations leave a summary: what they, and the summaries above, ask of all that lies below. */
  #evaluateRoll(task: number): boolean {
    const { flags, outline, outgoing, constraint, constraintDate, deadline } = this.#plan;
    const above = outline.parent[task]!;
    const bits = flags[task]!;
    let limit: Instant = above < 0 ? NO_LATE : this.limits[above]!;
    let hasSuccessor = above < 0 ? 0 : this.hasSuccessor[above]!;
    const isSilent = (bits & is.BARE) !== 0 && outgoing.count[task] === 0;
    if (!isSilent && (bits & is.ACTIVE) !== 0) {
      this.#ask(task);
      limit = Math.min(limit, this.#askedFinish, deadline[task]!);
      if (constraint[task] === is.FNLT) limit = Math.min(limit, constraintDate[task]!);
      if (this.#askedStart !== NO_LATE || this.#askedFinish !== NO_LATE) hasSuccessor = 1;
    }
    const isSame = limit === this.limits[task] && hasSuccessor === this.hasSuccessor[task];
    this.limits[task] = limit;
    this.hasSuccessor[task] = hasSuccessor;
    return !isSame;
  }

  /** Where relations come into a summary: its late dates, and those that bind predecessors. */
  #evaluateGate(task: number): boolean {
    const { flags, lagCalendar, outline, tasks } = this.#plan;
    const { firstChild, nextSibling } = outline;
    const { dates, bounds } = this;
    const bits = flags[task]!;
    let start: Instant = NO_LATE;
    let finish: Instant = NO_EARLY;
    let boundStart: Instant = NO_LATE;
    let boundFinish: Instant = NO_LATE;
    const isSeen = (bits & is.SEEN) !== 0;
    for (let child = firstChild[task]!; child >= 0; child = nextSibling[child]!) {
      const of = flags[child]!;
      const counts = (of & is.COUNTS) !== 0;
      if (!counts && isSeen) continue;
      // U5: of a manual task a summary shows the early dates.
      const at = (child << DATES_SHIFT) + ((of & is.BY_HAND) !== 0 ? 0 : LATE);
      const childStart = dates[at + START]!;
      const childFinish = dates[at + FINISH]!;
      if (childStart < start) start = childStart;
      if (childFinish > finish) finish = childFinish;
      if (!counts) continue;
      // G3: through its summary, work under way binds by its start.
      const isUnderWay = (of & (is.SUMMARY | is.BEGUN | is.DONE)) === is.BEGUN;
      const bound = isUnderWay ? lateStartIn(dates, child) : bounds[child * 2]!;
      if (bound < boundStart) boundStart = bound;
      if (bounds[child * 2 + 1]! < boundFinish) boundFinish = bounds[child * 2 + 1]!;
    }
    if ((bits & is.FIXED) !== 0) {
      start = Math.max(start, tasks[task]!.start!);
      finish = Math.max(finish, tasks[task]!.finish!);
    }
    this.#newStart = start;
    this.#newFinish = finish;
    const isOther = this.#set(task, lagCalendar[task]!);
    return this.#bind(task, boundStart, boundFinish) || isOther;
  }
}
