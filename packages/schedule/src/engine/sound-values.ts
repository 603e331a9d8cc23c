import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import type {
  AssignmentInput,
  Bounds,
  Instant,
  ProjectInput,
  RelationInput,
  TaskInput,
  Tenths,
} from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import type { SoundTask } from "./sound-task.ts";

/** The longest duration, lag, rest or delay. */
const LONGEST: Tenths = 2_000_000_000;
/** Of lags in percent and of units. */
const MOST_PERCENT = 1_000_000;
/** One working day, where a task says nothing. */
const USUAL_DURATION: Tenths = 4_800;

export type Report = (finding: ScheduleFinding) => void;

/** X5: brings the numbers of one entity into their ranges, and tells of each that was not. */
class Values {
  readonly #owner: string;
  readonly #report: Report;
  isChanged = false;

  constructor(owner: string, report: Report) {
    this.#owner = owner;
    this.#report = report;
  }

  #out(field: string): void {
    this.isChanged = true;
    this.#report({ type: "value-out-of-range", ownerId: this.#owner, field });
  }

  instant(field: string, value: Instant | null): Instant | null {
    if (value === null) return null;
    if (Number.isInteger(value) && value >= MIN_INSTANT && value <= MAX_INSTANT) return value;
    this.#out(field);
    if (!Number.isFinite(value)) return null;
    return Math.min(MAX_INSTANT, Math.max(MIN_INSTANT, Math.round(value)));
  }

  length(field: string, value: Tenths): Tenths {
    return this.whole(field, value, 0, LONGEST);
  }

  whole(field: string, value: number, least: number, most: number): number {
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.#out(field);
    return Number.isNaN(value) ? 0 : Math.min(most, Math.max(least, Math.round(value)));
  }

  /** Fractions stay. */
  exact(
    field: string,
    value: number,
    { least, most, none }: { least: number; most: number; none: number },
  ): number {
    if (value >= least && value <= most) return value;
    this.#out(field);
    return Number.isNaN(value) ? none : Math.min(most, Math.max(least, value));
  }
}

function soundBounds(values: Values, bounds: Bounds): Bounds {
  return {
    startNotBefore: values.instant("bounds", bounds.startNotBefore),
    finishNotBefore: values.instant("bounds", bounds.finishNotBefore),
    startNotAfter: values.instant("bounds", bounds.startNotAfter),
    finishNotAfter: values.instant("bounds", bounds.finishNotAfter),
  };
}

const isInstant = (value: Instant | null) =>
  value === null || (Number.isInteger(value) && value >= MIN_INSTANT && value <= MAX_INSTANT);
const isLength = (value: Tenths | null) =>
  value !== null && Number.isInteger(value) && value >= 0 && value <= LONGEST;

/** Whether `soundTask` would answer the very task and tell nothing; false says nothing. Nearly all tasks are such. */
export function isSoundTask(
  task: TaskInput,
  isCalendar: (id: string) => boolean,
): task is SoundTask {
  return (
    isLength(task.duration) &&
    isLength(task.levellingDelay) &&
    task.percentComplete >= 0 &&
    task.percentComplete <= 100 &&
    isInstant(task.start) &&
    isInstant(task.finish) &&
    isInstant(task.constraintDate) &&
    isInstant(task.deadline) &&
    isInstant(task.actualStart) &&
    isInstant(task.actualFinish) &&
    isInstant(task.resume) &&
    (task.remainingDuration === null || isLength(task.remainingDuration)) &&
    (task.constraintDate !== null || task.constraint === "ASAP" || task.constraint === "ALAP") &&
    (task.calendarId === null || isCalendar(task.calendarId)) &&
    task.splits.length === 0 &&
    task.bounds === null
  );
}

/** A task as the passes take it: the very object where nothing is wrong with it, but for a duration that is null. */
export function soundTask(
  task: TaskInput,
  isLeaf: boolean,
  isCalendar: (id: string) => boolean,
  report: Report,
): TaskInput & { readonly duration: Tenths } {
  const { id, splits } = task;
  const values = new Values(id, report);
  const start = values.instant("start", task.start);
  const finish = values.instant("finish", task.finish);
  const constraintDate = values.instant("constraintDate", task.constraintDate);
  const deadline = values.instant("deadline", task.deadline);
  const actualStart = values.instant("actualStart", task.actualStart);
  const actualFinish = values.instant("actualFinish", task.actualFinish);
  const resume = values.instant("resume", task.resume);
  const levellingDelay = values.length("levellingDelay", task.levellingDelay);
  const percentComplete = values.exact("percentComplete", task.percentComplete, {
    least: 0,
    most: 100,
    none: 0,
  });
  const remainingDuration =
    task.remainingDuration === null
      ? null
      : values.length("remainingDuration", task.remainingDuration);
  let { duration, constraint, calendarId, bounds } = task;
  if (duration === null) {
    if (isLeaf && !task.milestone) report({ type: "no-duration", taskId: id });
    duration = task.milestone ? 0 : USUAL_DURATION;
    values.isChanged = true;
  } else duration = values.length("duration", duration);
  if (constraint !== "ASAP" && constraint !== "ALAP" && constraintDate === null) {
    report({ type: "constraint-without-date", taskId: id });
    constraint = "ASAP";
    values.isChanged = true;
  }
  if (calendarId !== null && !isCalendar(calendarId)) {
    report({ type: "unknown-calendar", ownerId: id, calendarId });
    calendarId = null;
    values.isChanged = true;
  }
  let rests = splits;
  if (splits.length > 0)
    rests = splits.map(({ after, rest }) => ({
      after: values.length("splits", after),
      rest: values.length("splits", rest),
    }));
  if (bounds !== null) bounds = soundBounds(values, bounds);
  if (!values.isChanged) return task as TaskInput & { readonly duration: Tenths };
  return {
    ...task,
    start,
    finish,
    duration,
    constraint,
    constraintDate,
    deadline,
    calendarId,
    percentComplete,
    actualStart,
    actualFinish,
    remainingDuration,
    resume,
    splits: rests,
    levellingDelay,
    bounds,
  };
}

export function isPercent({ lagUnit }: RelationInput): boolean {
  return lagUnit === "percent" || lagUnit === "elapsed-percent";
}

/** The relation's lag in its range. */
export function soundLag(relation: RelationInput, report: Report): number {
  const values = new Values(relation.id, report);
  if (!isPercent(relation)) return values.whole("lag", relation.lag, -LONGEST, LONGEST);
  return values.exact("lag", relation.lag, { least: -MOST_PERCENT, most: MOST_PERCENT, none: 0 });
}

export function soundAssignment(assignment: AssignmentInput, report: Report): AssignmentInput {
  const values = new Values(assignment.id, report);
  const units = values.exact("units", assignment.units, { least: 0, most: MOST_PERCENT, none: 1 });
  const work = assignment.work === null ? null : values.length("work", assignment.work);
  const delay = values.length("delay", assignment.delay);
  return values.isChanged ? { ...assignment, units, work, delay } : assignment;
}

export function soundProject(
  project: ProjectInput,
  isCalendar: (id: string) => boolean,
  report: Report,
): ProjectInput {
  const values = new Values("project", report);
  const { calendarId, conventions } = project;
  const isUnknown = calendarId !== null && !isCalendar(calendarId);
  if (isUnknown) report({ type: "unknown-calendar", ownerId: "project", calendarId });
  return {
    ...project,
    start: values.instant("start", project.start),
    finish: values.instant("finish", project.finish),
    dataDate: values.instant("dataDate", project.dataDate),
    outsideFinish: values.instant("outsideFinish", project.outsideFinish),
    calendarId: isUnknown ? null : calendarId,
    conventions: {
      ...conventions,
      criticalFloat: values.whole("criticalFloat", conventions.criticalFloat, -LONGEST, LONGEST),
    },
  };
}
