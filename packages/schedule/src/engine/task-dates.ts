import type { WorkTimes } from "../calendar/work-times.ts";
import type { Instant, Tenths } from "../network.ts";
import { NO_EARLY, NO_LATE } from "./dates.ts";
import { PARTED, type Plan } from "./plan.ts";

/** How the work of one task lies in time (C1, C2, F7). A task of no length is a point, which no calendar moves. */
export class TaskClockwork {
  readonly #plan: Plan;
  readonly #times: readonly WorkTimes[];
  /** P1, P2: whether milestones move as tasks do. */
  readonly #moves: boolean;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#times = plan.book.times;
    this.#moves = plan.project.conventions.passes === "primavera";
  }

  #single(task: number): WorkTimes {
    return this.#times[this.#plan.calendar[task]!]!;
  }

  next(task: number, at: Instant): Instant {
    const plan = this.#plan;
    if (plan.length[task] === 0)
      return this.#moves && plan.tasks[task]!.milestoneAt !== "finish"
        ? this.#single(task).next(at)
        : at;
    if ((plan.flags[task]! & PARTED) === 0) return this.#single(task).next(at);
    let first: Instant = NO_LATE;
    for (const { calendar } of plan.parts.get(task)!)
      first = Math.min(first, this.#times[calendar]!.next(at));
    return first;
  }

  previous(task: number, at: Instant): Instant {
    const plan = this.#plan;
    if (plan.length[task] === 0) return this.#moves ? this.#single(task).previous(at) : at;
    if ((plan.flags[task]! & PARTED) === 0) return this.#single(task).previous(at);
    let last: Instant = NO_EARLY;
    for (const { calendar } of plan.parts.get(task)!)
      last = Math.max(last, this.#times[calendar]!.previous(at));
    return last;
  }

  finishFrom(task: number, start: Instant): Instant {
    const plan = this.#plan;
    if (plan.length[task] === 0) return start;
    if ((plan.flags[task]! & PARTED) === 0)
      return this.#single(task).add(start, plan.length[task]!);
    let last: Instant = NO_EARLY;
    for (const { calendar, length } of plan.parts.get(task)!)
      last = Math.max(last, this.#times[calendar]!.add(start, length));
    return last;
  }

  startFrom(task: number, finish: Instant): Instant {
    const plan = this.#plan;
    if (plan.length[task] === 0) return finish;
    if ((plan.flags[task]! & PARTED) === 0)
      return this.#single(task).add(finish, -plan.length[task]!);
    let first: Instant = NO_LATE;
    for (const { calendar, length } of plan.parts.get(task)!)
      first = Math.min(first, this.#times[calendar]!.add(finish, -length));
    return first;
  }

  /** F4: where a milestone stays that is asked to: at an end of work, but not where nobody works. */
  beside(task: number, at: Instant): Instant {
    const times = this.#single(task);
    return times.previous(at) === at ? at : times.next(at);
  }

  /** P2: the next working time also of a milestone. */
  nextWork(task: number, at: Instant): Instant {
    return this.#plan.length[task] === 0 ? this.#single(task).next(at) : this.next(task, at);
  }

  /** Working time of the task's one calendar, after a moment. */
  add(task: number, at: Instant, length: Tenths): Instant {
    return this.#single(task).add(at, length);
  }
}
