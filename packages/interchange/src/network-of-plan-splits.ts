import type { PlanAssignment, PlanFile, PlanTask } from "./plan-file.ts";
import { calendarOfWork } from "./plan-splits.ts";
import { createWorkingTimes, minuteOf, type WorkingTime } from "./plan-working-time.ts";
import { windowOfPlan } from "./resolve-calendar.ts";

type Splits = PlanTask["splits"];

/** MSPDI WorkContour: the hours were edited by hand, as a split does to them. */
const CONTOURED = "8";
const MARGIN = 31;
const LONGEST = 36_525;
const TENTHS = 10;

const contourOf = ({ extra }: PlanAssignment): string =>
  extra.find(({ name }) => name === "WorkContour")?.text ?? "0";

/** Whether the assignment's work is spread evenly, so that its length is its work by its units. */
export const isFlat = (assignment: PlanAssignment): boolean => contourOf(assignment) === "0";

/** A rest that lies within what is done counts before the remaining work, others after it. */
function splitsOf(task: PlanTask, duration: number, time: WorkingTime): Splits | null {
  const [start, finish] = [minuteOf(task.start!), minuteOf(task.finish!)];
  const span = time.between(start, finish);
  if (span === null || span * TENTHS <= duration) return null;
  const rest = span * TENTHS - duration;
  const remaining = task.remainingDuration ?? duration;
  const done = Math.max(0, duration - remaining);
  if (task.actualStart === null || task.stop === null || done === 0)
    return [{ after: Math.ceil(duration / 2), rest }];
  const gone = time.between(start, Math.max(start, minuteOf(task.stop)));
  if (gone === null) return null;
  const before = Math.min(rest, Math.max(0, gone * TENTHS - done));
  return [
    { after: done, rest: before },
    { after: done + 1, rest: rest - before },
  ].filter((split) => split.rest > 0 && split.after < duration);
}

/**
 * Interruptions of tasks that the file says are contoured, but not how (Microsoft leaves the hours out unless asked): from start to
 * finish there is more working time than the duration, and the difference is what they rest. By uid of the task.
 */
export function splitsOfSpans(plan: PlanFile): ReadonlyMap<number, Splits> {
  const contoured = new Set(
    plan.assignments
      .filter((assignment) => contourOf(assignment) === CONTOURED)
      .map(({ taskUid }) => taskUid),
  );
  const found = new Map<number, Splits>();
  const window = contoured.size === 0 ? null : windowOfPlan(plan, MARGIN, MARGIN, LONGEST);
  if (window === null) return found;
  const timesOf = createWorkingTimes(plan.calendars, window);
  const calendarOf = calendarOfWork(plan, contoured);
  for (const task of plan.tasks) {
    const { duration } = task;
    if (!contoured.has(task.uid) || task.manual || task.elapsed || task.splits.length > 0) continue;
    if (task.start === null || task.finish === null || duration === null || duration <= 0) continue;
    const splits = splitsOf(task, duration, timesOf(calendarOf(task)));
    if (splits !== null) found.set(task.uid, splits);
  }
  return found;
}
