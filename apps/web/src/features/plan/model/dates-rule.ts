import type { Task, TaskFields } from "@parley/shared/documents/task.ts";
import {
  addWork,
  workBetween,
  workEndOn,
  workStartOn,
  type WorkingCalendar,
} from "./working-calendar.ts";

type Dates = Pick<Task, "start" | "finish" | "duration" | "milestone">;
export type DatesPatch = Partial<
  Pick<TaskFields, "start" | "finish" | "duration" | "durationUnit" | "milestone">
>;

const DAY_TENTHS = 4_800;

/*
 * Until dates are computed from relations, they are what was typed, kept consistent by one rule:
 *   the start is fixed and the finish follows the duration, in working time of the project's calendar.
 * - A new start keeps the duration and moves the finish.
 * - A new duration keeps the start and moves the finish.
 * - A new finish keeps the start and changes the duration; a finish before the start moves the start to the finish's own day.
 * - A milestone has no duration: start and finish are one.
 * A task without a duration takes one day when it first gets a date.
 */

export function withStart(calendar: WorkingCalendar, task: Dates, day: string | null): DatesPatch {
  if (day === null) return { start: null, finish: null };
  const start = workStartOn(calendar, day);
  if (task.milestone) return { start, finish: start };
  const duration = task.duration ?? DAY_TENTHS;
  return { start, finish: addWork(calendar, start, duration), duration };
}

export function withFinish(calendar: WorkingCalendar, task: Dates, day: string | null): DatesPatch {
  if (day === null) return { finish: null };
  if (task.milestone) {
    const at = workStartOn(calendar, day);
    return { start: at, finish: at };
  }
  const finish = workEndOn(calendar, day);
  const start =
    task.start !== null && task.start < finish
      ? task.start
      : workStartOn(calendar, finish.slice(0, 10));
  return { start, finish, duration: workBetween(calendar, start, finish) };
}

export function withDuration(
  calendar: WorkingCalendar,
  task: Dates,
  duration: number,
  durationUnit: TaskFields["durationUnit"],
): DatesPatch {
  if (duration === 0) return { duration: 0, durationUnit, milestone: true, finish: task.start };
  const finish = task.start === null ? null : addWork(calendar, task.start, duration);
  return { duration, durationUnit, milestone: false, finish };
}
