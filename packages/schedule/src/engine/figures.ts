import type { Tenths } from "../network.ts";
import type { TaskSchedule } from "../schedule.ts";
import { floatClock, gapOf } from "./float-gaps.ts";
import type { Passes } from "./passes.ts";
import {
  BEGUN,
  DONE,
  FOREIGN,
  FROM_START,
  MUTE_BACKWARD,
  OPEN_END,
  PLACED,
  SAME_CLOCK,
  SUMMARY,
  TO_FINISH,
  type Plan,
} from "./plan.ts";

const SAME_LATE = SAME_CLOCK | OPEN_END;

/** What was told of every task last: the results, and what new ones are compared with (L1 to L3). */
export class Figures {
  readonly #plan: Plan;
  readonly #start: Int32Array;
  readonly #finish: Int32Array;
  readonly #earlyStart: Int32Array;
  readonly #earlyFinish: Int32Array;
  readonly #lateStart: Int32Array;
  readonly #lateFinish: Int32Array;
  readonly #startFloat: Float64Array;
  readonly #finishFloat: Float64Array;
  readonly #freeFloat: Float64Array;
  readonly #totalFloat: Float64Array;
  readonly #critical: Uint8Array;
  /** Objects that were asked for, until they are other than that. */
  readonly #told: (TaskSchedule | undefined)[] = [];

  constructor(plan: Plan) {
    const room = plan.tasks.length;
    this.#plan = plan;
    this.#start = new Int32Array(room);
    this.#finish = new Int32Array(room);
    this.#earlyStart = new Int32Array(room);
    this.#earlyFinish = new Int32Array(room);
    this.#lateStart = new Int32Array(room);
    this.#lateFinish = new Int32Array(room);
    this.#startFloat = new Float64Array(room);
    this.#finishFloat = new Float64Array(room);
    this.#freeFloat = new Float64Array(room);
    this.#totalFloat = new Float64Array(room);
    this.#critical = new Uint8Array(room);
  }

  /** Takes what the passes say of one task; whether any figure is other than before. */
  take(passes: Passes, task: number): boolean {
    const { early, late, planned } = passes;
    const bits = this.#plan.flags[task]!;
    const { totalFloat: which, criticalFloat, passes: ways } = this.#plan.project.conventions;
    const earlyStart = early.start[task]!;
    const earlyFinish = early.finish[task]!;
    const lateStart = late.start[task]!;
    const lateFinish = late.finish[task]!;
    const isPlaced = (bits & PLACED) !== 0 && ways !== "primavera";
    const isOver = isPlaced || (bits & DONE) !== 0;
    let startFloat: Tenths = 0;
    let finishFloat: Tenths = 0;
    if (!isOver) {
      const isWork = (bits & SUMMARY) !== 0 || (bits & (FOREIGN | BEGUN)) === 0;
      if (passes.isEarlyLogic && isWork) {
        startFloat = late.startWork[task]! - passes.logic.startWork[task]!;
        finishFloat = late.finishWork[task]! - passes.logic.finishWork[task]!;
      } else {
        const clock = floatClock(this.#plan, task);
        startFloat = clock.between(earlyStart, lateStart);
        finishFloat = clock.between(earlyFinish, lateFinish);
      }
    }
    const totalFloat =
      (bits & BEGUN) !== 0 || which === "finish"
        ? finishFloat
        : which === "start" || startFloat < finishFloat
          ? startFloat
          : finishFloat;
    let freeFloat: Tenths = 0;
    if (!isOver) {
      freeFloat = this.#freeFloatOf(passes, task);
      if (freeFloat === Infinity) freeFloat = totalFloat;
      else if (freeFloat < 0) freeFloat = 0;
    }
    const critical = (bits & DONE) === 0 && totalFloat <= criticalFloat ? 1 : 0;
    const start = planned.start[task]!;
    const finish = planned.finish[task]!;
    if (
      this.#earlyStart[task] === earlyStart &&
      this.#earlyFinish[task] === earlyFinish &&
      this.#lateStart[task] === lateStart &&
      this.#lateFinish[task] === lateFinish &&
      this.#startFloat[task] === startFloat &&
      this.#finishFloat[task] === finishFloat &&
      this.#totalFloat[task] === totalFloat &&
      this.#freeFloat[task] === freeFloat &&
      this.#critical[task] === critical &&
      this.#start[task] === start &&
      this.#finish[task] === finish
    )
      return false;
    this.#earlyStart[task] = earlyStart;
    this.#earlyFinish[task] = earlyFinish;
    this.#lateStart[task] = lateStart;
    this.#lateFinish[task] = lateFinish;
    this.#startFloat[task] = startFloat;
    this.#finishFloat[task] = finishFloat;
    this.#totalFloat[task] = totalFloat;
    this.#freeFloat[task] = freeFloat;
    this.#critical[task] = critical;
    this.#start[task] = start;
    this.#finish[task] = finish;
    this.#told[task] = undefined;
    return true;
  }

  /** L2; Infinity where no successor binds. */
  #freeFloatOf(passes: Passes, task: number): Tenths {
    const { early, logic } = passes;
    const plan = this.#plan;
    const { outgoing, flags } = plan;
    const begin = outgoing.start[task]!;
    const end = begin + outgoing.count[task]!;
    if (begin === end) return Infinity;
    const { code, lag, other } = outgoing;
    const isWork = passes.isEarlyLogic && (flags[task]! & (FOREIGN | BEGUN | SUMMARY)) === 0;
    const clock = floatClock(plan, task);
    let least = Infinity;
    for (let at = begin; at < end; at++) {
      const bits = code[at]!;
      if ((bits & MUTE_BACKWARD) !== 0) continue;
      const to = other[at]!;
      let gap: number | null = null;
      const length = lag[at]!;
      if (isWork && (bits & SAME_LATE) === SAME_LATE) {
        const asked =
          ((bits & TO_FINISH) === 0 ? logic.startWork[to]! : logic.finishWork[to]!) - length;
        if (length === 0 || clock.covers(asked))
          gap =
            asked - ((bits & FROM_START) === 0 ? logic.finishWork[task]! : logic.startWork[task]!);
      }
      if (gap === null) {
        gap = gapOf(plan, task, at, early, clock);
        if (gap === null) continue;
      }
      if (gap < least) least = gap;
    }
    return least;
  }

  /** One object for one task as long as its figures stay. */
  objectOf(task: number): TaskSchedule {
    const known = this.#told[task];
    if (known !== undefined) return known;
    const made: TaskSchedule = {
      id: this.#plan.tasks[task]!.id,
      isSummary: (this.#plan.flags[task]! & SUMMARY) !== 0,
      start: this.#start[task]!,
      finish: this.#finish[task]!,
      earlyStart: this.#earlyStart[task]!,
      earlyFinish: this.#earlyFinish[task]!,
      lateStart: this.#lateStart[task]!,
      lateFinish: this.#lateFinish[task]!,
      totalFloat: this.#totalFloat[task]!,
      freeFloat: this.#freeFloat[task]!,
      startFloat: this.#startFloat[task]!,
      finishFloat: this.#finishFloat[task]!,
      critical: this.#critical[task] === 1,
    };
    this.#told[task] = made;
    return made;
  }
}
