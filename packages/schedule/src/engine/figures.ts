import type { Tenths } from "../network.ts";
import type { TaskSchedule } from "../schedule.ts";
import { floatClock, gapOf } from "./float-gaps.ts";
import { DATES_SHIFT, FINISH, FINISH_WORK, LATE, NO_LATE, START, START_WORK } from "./dates.ts";
import { CODE, LAG, WIDTH } from "./edge-lists.ts";
import { UNKNOWN_GAP } from "./sweep-parts.ts";
import type { Passes } from "./passes.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";

const SAME_LATE = is.SAME_CLOCK | is.OPEN_END;
/** Whose floats are not always differences of works that the passes know. */
const OTHERWISE = is.FOREIGN | is.BEGUN;

/** What was told of every task last: the results, and what new ones are compared with (L1 to L3). */
export class Figures {
  readonly #plan: Plan;
  /** Six of each task: start, finish, early start and finish, late start and finish. */
  readonly #dates: Int32Array;
  /** Four of each task: start float, finish float, total float, free float. */
  readonly #floats: Float64Array;
  readonly #critical: Uint8Array;
  /** Objects that were asked for, until they are other than that. */
  readonly #told: (TaskSchedule | undefined)[] = [];

  constructor(plan: Plan) {
    const { room } = plan;
    const tasks = plan.tasks.length;
    this.#plan = plan;
    this.#dates = room.int32(tasks * 6);
    this.#floats = room.float64(tasks * 4);
    this.#critical = room.uint8(tasks);
  }

  /**
   * Takes what the passes say of some tasks, null: of all; puts those of which any figure is other than before into `changed`. `gaps` is
   * what the sweep backwards found of them by the way (plain-sweeps.ts).
   */
  take(
    passes: Passes,
    tasks: readonly number[] | null,
    changed: number[],
    gaps: Float64Array | null,
  ): void {
    const plan = this.#plan;
    const { flags } = plan;
    const { early, planned, isEarlyLogic } = passes;
    const late = passes.late.dates;
    const logic = passes.logic.dates;
    const { totalFloat: which, criticalFloat, passes: ways } = plan.project.conventions;
    // P3: Primavera counts the float of what is placed from its dates.
    const isOver = ways === "primavera" ? is.DONE : is.DONE | is.PLACED;
    const [dates, floats, criticals, told] = [
      this.#dates,
      this.#floats,
      this.#critical,
      this.#told,
    ];
    const end = tasks === null ? flags.length : tasks.length;
    for (let n = 0; n < end; n++) {
      const task = tasks === null ? n : tasks[n]!;
      const bits = flags[task]!;
      if ((bits & is.THERE) === 0) continue;
      const at = task << DATES_SHIFT;
      const earlyStart = early[at + START]!;
      const earlyFinish = early[at + FINISH]!;
      const lateStart = late[at + LATE + START]!;
      const lateFinish = late[at + LATE + FINISH]!;
      let startFloat: Tenths = 0;
      let finishFloat: Tenths = 0;
      let totalFloat: Tenths = 0;
      let freeFloat: Tenths = 0;
      if ((bits & isOver) === 0) {
        if (isEarlyLogic && ((bits & is.SUMMARY) !== 0 || (bits & OTHERWISE) === 0)) {
          startFloat = late[at + LATE + START_WORK]! - logic[at + START_WORK]!;
          finishFloat = late[at + LATE + FINISH_WORK]! - logic[at + FINISH_WORK]!;
        } else {
          const clock = floatClock(plan, task);
          startFloat = clock.between(earlyStart, lateStart);
          finishFloat = clock.between(earlyFinish, lateFinish);
        }
        totalFloat = startFloat < finishFloat ? startFloat : finishFloat;
        if ((bits & is.BEGUN) !== 0 || which === "finish") totalFloat = finishFloat;
        else if (which === "start") totalFloat = startFloat;
        let gap = gaps === null ? UNKNOWN_GAP : gaps[task]!;
        if (gap === UNKNOWN_GAP) gap = this.#gap(passes, task);
        freeFloat = gap === Infinity ? totalFloat : gap < 0 ? 0 : gap;
      }
      const critical = (bits & is.DONE) === 0 && totalFloat <= criticalFloat ? 1 : 0;
      const start = planned[at + START]!;
      const finish = planned[at + FINISH]!;
      const date = task * 6;
      const float = task * 4;
      if (
        dates[date] === start &&
        dates[date + 1] === finish &&
        dates[date + 2] === earlyStart &&
        dates[date + 3] === earlyFinish &&
        dates[date + 4] === lateStart &&
        dates[date + 5] === lateFinish &&
        floats[float] === startFloat &&
        floats[float + 1] === finishFloat &&
        floats[float + 2] === totalFloat &&
        floats[float + 3] === freeFloat &&
        criticals[task] === critical
      )
        continue;
      dates[date] = start;
      dates[date + 1] = finish;
      dates[date + 2] = earlyStart;
      dates[date + 3] = earlyFinish;
      dates[date + 4] = lateStart;
      dates[date + 5] = lateFinish;
      floats[float] = startFloat;
      floats[float + 1] = finishFloat;
      floats[float + 2] = totalFloat;
      floats[float + 3] = freeFloat;
      criticals[task] = critical;
      if (task < told.length) told[task] = undefined;
      changed.push(task);
    }
  }

  /** L2: the least by which a relation could be met later; Infinity where none binds. */
  #gap(passes: Passes, task: number): Tenths {
    const { early, isEarlyLogic } = passes;
    const plan = this.#plan;
    const { start: first, cells } = plan.outgoing;
    const begin = first[task]!;
    const end = plan.outgoing.endOf(task);
    if (begin === end) return Infinity;
    const logic = passes.logic.dates;
    const bits = plan.flags[task]!;
    const isWork = isEarlyLogic && (bits & (OTHERWISE | is.SUMMARY)) === 0;
    const clock = floatClock(plan, task);
    const own = task << DATES_SHIFT;
    let least = Infinity;
    for (let at = begin; at < end; at += WIDTH) {
      const code = cells[at + CODE]!;
      if ((code & is.MUTE_BACKWARD) !== 0) continue;
      const date = cells[at]!;
      const from = (code & is.FROM_START) === 0 ? FINISH : START;
      const lag = cells[at + LAG]!;
      if (isWork && (code & SAME_LATE) === SAME_LATE) {
        const asked = logic[date]! - lag;
        if (lag === 0 || clock.covers(asked)) {
          const gap = asked - logic[own + START_WORK + from]!;
          if (gap < least) least = gap;
          continue;
        }
      }
      const gap = gapOf(plan, task, at, early, clock);
      if (gap === null) continue;
      if (gap < least) least = gap;
    }
    return least;
  }

  /** Makes the figures of a place such as no task has, so that whatever it gets is other than before. */
  forget(task: number): void {
    this.#dates[task * 6] = NO_LATE;
    if (task < this.#told.length) this.#told[task] = undefined;
  }

  /** Whether any figure of a task is other than that of another one elsewhere. */
  differ(task: number, other: Figures, otherTask: number): boolean {
    for (let n = 0; n < 6; n++)
      if (this.#dates[task * 6 + n] !== other.#dates[otherTask * 6 + n]) return true;
    for (let n = 0; n < 4; n++)
      if (this.#floats[task * 4 + n] !== other.#floats[otherTask * 4 + n]) return true;
    const [bits, otherBits] = [this.#plan.flags[task]!, other.#plan.flags[otherTask]!];
    if (((bits ^ otherBits) & is.SUMMARY) !== 0) return true;
    return this.#critical[task] !== other.#critical[otherTask];
  }

  /** One object for one task as long as its figures stay. */
  objectOf(task: number): TaskSchedule {
    const known = this.#told[task];
    if (known !== undefined) return known;
    const [dates, floats] = [this.#dates, this.#floats];
    const date = task * 6;
    const made: TaskSchedule = {
      id: this.#plan.tasks[task]!.id,
      isSummary: (this.#plan.flags[task]! & is.SUMMARY) !== 0,
      start: dates[date]!,
      finish: dates[date + 1]!,
      earlyStart: dates[date + 2]!,
      earlyFinish: dates[date + 3]!,
      lateStart: dates[date + 4]!,
      lateFinish: dates[date + 5]!,
      totalFloat: floats[task * 4 + 2]!,
      freeFloat: floats[task * 4 + 3]!,
      startFloat: floats[task * 4]!,
      finishFloat: floats[task * 4 + 1]!,
      critical: this.#critical[task] === 1,
    };
    this.#told[task] = made;
    return made;
  }
}
