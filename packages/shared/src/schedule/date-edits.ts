import type { TaskPatch } from "../documents/edit.ts";
import type { FrameSettings } from "../documents/frame.ts";
import type { LocalDateTime, Task, TaskFields, TaskStatus } from "../documents/task.ts";
import {
  addWork,
  nextWorkStart,
  workBetween,
  workEndOn,
  workStartOn,
  type WorkingCalendar,
} from "./working-calendar.ts";

/** What the plan shows of a task at the moment: computed, so that an edit can go on from it. */
export type ShownDates = {
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
};
type DatedTask = Pick<
  Task,
  | "mode"
  | "start"
  | "finish"
  | "duration"
  | "elapsed"
  | "milestone"
  | "actualStart"
  | "actualFinish"
>;
/** `day` is `YYYY-MM-DD`, a start also `YYYY-MM-DDTHH:MM`; null where the entry was cleared. */
type DateEdit = (
  calendar: WorkingCalendar,
  task: DatedTask,
  shown: ShownDates,
  day: string | null,
) => TaskPatch;

const DAY_TENTHS = 4_800;

const startAt = (calendar: WorkingCalendar, at: string): LocalDateTime =>
  at.length > 10 ? nextWorkStart(calendar, at) : workStartOn(calendar, at);

const manualStart: DateEdit = (calendar, task, _shown, day) => {
  if (day === null) return { start: null, finish: null };
  const start = startAt(calendar, day);
  if (task.milestone) return { start, finish: start };
  const duration = task.duration ?? DAY_TENTHS;
  return { start, finish: addWork(calendar, start, duration), duration };
};

const manualFinish: DateEdit = (calendar, task, shown, day) => {
  if (day === null) return { finish: null };
  if (task.milestone) {
    const at = workStartOn(calendar, day);
    return { start: at, finish: at };
  }
  const finish = workEndOn(calendar, day);
  const from = task.start ?? shown.start;
  const start = from !== null && from < finish ? from : workStartOn(calendar, finish);
  return { start, finish, duration: workBetween(calendar, start, finish) };
};

const FREE: TaskPatch = { constraintType: "ASAP", constraintDate: null };

/** What it means that somebody types the start of a task (SPEC E1 to E3). */
export const withStart: DateEdit = (calendar, task, shown, day) => {
  if (task.mode === "manual") return manualStart(calendar, task, shown, day);
  if (task.actualStart !== null)
    return { actualStart: day === null ? null : startAt(calendar, day) };
  return day === null ? FREE : { constraintType: "SNET", constraintDate: startAt(calendar, day) };
};

/** What it means that somebody types the finish of a task (SPEC E1 to E3). */
export const withFinish: DateEdit = (calendar, task, shown, day) => {
  if (task.mode === "manual") return manualFinish(calendar, task, shown, day);
  if (task.actualFinish !== null)
    return { actualFinish: day === null ? null : workEndOn(calendar, day) };
  if (day === null) return FREE;
  const finish = workEndOn(calendar, day);
  const { actualStart } = task;
  if (actualStart !== null && actualStart < finish && !task.elapsed)
    return { duration: workBetween(calendar, actualStart, finish), remainingDuration: null };
  return { constraintType: "FNET", constraintDate: finish };
};

/** `duration` in tenths of a minute; 0 makes a milestone. */
export function withDuration(
  calendar: WorkingCalendar,
  task: DatedTask,
  duration: number,
  durationUnit: TaskFields["durationUnit"],
): TaskPatch {
  const shared = { duration, durationUnit, milestone: duration === 0, remainingDuration: null };
  if (task.mode !== "manual" || task.start === null) return shared;
  return {
    ...shared,
    finish: duration === 0 ? task.start : addWork(calendar, task.start, duration),
  };
}

/** Of new tasks: a plan that is made from its finish puts everything as late as it may be, as professional tools do. */
export const usualConstraint = (scheduleFrom: FrameSettings["scheduleFrom"]): TaskPatch =>
  scheduleFrom === "finish" ? { constraintType: "ALAP" } : {};

export const withMode = (mode: Task["mode"], { start, finish }: ShownDates): TaskPatch =>
  mode === "manual" ? { mode, start, finish } : { mode, start: null, finish: null };

/** Progress and status say the same: 100 is done, and work that has begun is in progress. */
function statusOfProgress(status: TaskStatus, progress: number): TaskStatus {
  if (progress === 100) return "done";
  if (status === "done") return progress === 0 ? "not-started" : "in-progress";
  return status === "not-started" && progress > 0 ? "in-progress" : status;
}

/** `progress` 0 to 100. */
export function withProgress(
  task: Pick<Task, "status" | "actualStart" | "actualFinish">,
  shown: ShownDates,
  progress: number,
): TaskPatch {
  return {
    progress,
    status: statusOfProgress(task.status, progress),
    remainingDuration: null,
    actualStart: progress === 0 ? null : (task.actualStart ?? shown.start),
    actualFinish: progress === 100 ? (task.actualFinish ?? shown.finish) : null,
  };
}

export function withStatus(
  task: Pick<Task, "status" | "actualStart" | "actualFinish">,
  shown: ShownDates,
  status: TaskStatus,
): TaskPatch {
  if (status === "done") return withProgress(task, shown, 100);
  return status === "not-started" ? { ...withProgress(task, shown, 0), status } : { status };
}
