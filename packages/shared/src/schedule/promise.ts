import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { TaskRow } from "../documents/plan-row.ts";
import type { LocalDateTime, Task } from "../documents/task.ts";

/** How a date stands that one company gives the others (SPEC P1 to P6). */
export type PromiseState = "kept" | "kept-late" | "late" | "at-risk" | "on-course";
export type PlanPromise = {
  /** What was promised; null where others wait for the work, but no date was named. */
  readonly due: LocalDateTime | null;
  readonly state: PromiseState;
};

/** So little between the planned finish and the promised one is soon lost: three days of the calendar, weekends included. */
const SCARCE = 3 * TENTHS_PER_DAY;

/** The date by which a task binds itself: its deadline, or the constraint that its finish must not pass; the earlier of both. */
export function dueOf(
  task: Pick<Task, "deadline" | "constraintType" | "constraintDate" | "milestone">,
): LocalDateTime | null {
  const { deadline, constraintType, constraintDate, milestone } = task;
  const holdsFinish = constraintType === "FNLT" || constraintType === "MFO";
  const holdsStart = constraintType === "SNLT" || constraintType === "MSO";
  const bound = holdsFinish || (milestone && holdsStart) ? constraintDate : null;
  if (deadline === null || bound === null) return deadline ?? bound;
  return deadline < bound ? deadline : bound;
}

/** Whether the plan puts the task on its date, so that nothing between the two says how safe it is. */
const isPinned = ({ constraintType, milestone }: Pick<Task, "constraintType" | "milestone">) =>
  constraintType === "MFO" || (milestone && constraintType === "MSO");

/** `today`: `YYYY-MM-DD`, the project's own day. null of a task that is not needed, or stands in no schedule. */
export function promiseOf(
  row: Pick<TaskRow, "task" | "start" | "finish" | "dates" | "progress">,
  today: string,
): PlanPromise | null {
  const { task, finish } = row;
  if (task.status === "not-needed" || finish === null) return null;
  const due = dueOf(task);
  const isBroken = (at: LocalDateTime): boolean => due !== null && at > due;
  if (task.status === "done" || row.progress === 100)
    return { due, state: isBroken(task.actualFinish ?? finish) ? "kept-late" : "kept" };
  if (isBroken(finish) || finish.slice(0, 10) < today) return { due, state: "late" };
  const bound = isPinned(task) ? task.deadline : due;
  const margin = bound === null ? null : (instantOf(bound) ?? 0) - (instantOf(finish) ?? 0);
  const isScarce = (row.dates?.totalFloat ?? 0) < 0 || (margin !== null && margin < SCARCE);
  return { due, state: isScarce ? "at-risk" : "on-course" };
}
