import { blankPlanTask } from "./blank-plan-task.ts";
import type { Findings } from "./finding.ts";
import { constraintsOf } from "./p6-constraints.ts";
import type { P6Activity } from "./p6-model.ts";
import type { PlanLink, PlanSpan, PlanStoredDates, PlanTask } from "./plan-file.ts";

export type TaskContext = {
  /** Texts of an XER are bytes until here. */
  readonly text: (raw: string) => string;
  readonly findings: Findings;
  readonly linksOf: (id: number) => readonly PlanLink[];
  readonly spansOf: (id: number) => readonly PlanSpan[];
  readonly notesOf: (id: number) => string;
  /** Whether the activity's work resources have calendars of their own. */
  readonly hasResourceCalendars: (id: number) => boolean;
  readonly withExternalDates: boolean;
  /** Tenths of a minute. */
  readonly criticalFloat: number;
  readonly longestPath: boolean;
  /** Primavera computed the file, with its two kinds of milestone. */
  readonly isNative: boolean;
};

export const isSpanning = (activity: P6Activity): boolean =>
  activity.type === "level-of-effort" || activity.type === "wbs-summary";

const isMilestone = (activity: P6Activity): boolean =>
  activity.type === "start-milestone" || activity.type === "finish-milestone";

function criticalOf(activity: P6Activity, context: TaskContext): boolean | null {
  if (activity.critical !== null) return activity.critical;
  if (activity.status === "complete") return null;
  if (context.longestPath) return activity.onDrivingPath;
  return activity.totalFloat === null ? null : activity.totalFloat <= context.criticalFloat;
}

function storedOf(activity: P6Activity, context: TaskContext): PlanStoredDates {
  return {
    earlyStart: activity.earlyStart,
    earlyFinish: activity.earlyFinish,
    lateStart: activity.lateStart,
    lateFinish: activity.lateFinish,
    totalFloat: activity.totalFloat,
    freeFloat: activity.freeFloat,
    startFloat: null,
    finishFloat: null,
    critical: criticalOf(activity, context),
  };
}

/** 0 to 100; whole percents, and 100 only of what is done. */
function percentOf(activity: P6Activity): number {
  if (activity.status === "complete") return 100;
  if (activity.status === "not-started") return 0;
  const percent = Math.round(Math.min(1, Math.max(0, activity.complete)) * 100);
  return Number.isFinite(percent) ? Math.min(percent, 99) : 0;
}

/** Not begun: what remains is what P6 plans with, whatever the original duration is. */
function durationOf(activity: P6Activity): number | null {
  if (isMilestone(activity)) return 0;
  const { duration, remainingDuration } = activity;
  const planned = activity.status === "not-started" ? (remainingDuration ?? duration) : duration;
  return planned === null ? null : Math.max(0, planned);
}

const spansOfActivity = (activity: P6Activity, { spansOf }: TaskContext) =>
  activity.type === "wbs-summary" ? "branch" : spansOf(activity.id);

function milestoneAtOf(activity: P6Activity, { isNative }: TaskContext): PlanTask["milestoneAt"] {
  if (!isNative || !isMilestone(activity)) return null;
  return activity.type === "finish-milestone" ? "finish" : "start";
}

/** One activity as a row; its place in the outline is the caller's. */
export function taskOf(
  activity: P6Activity,
  place: Pick<PlanTask, "id" | "outlineLevel" | "outlineNumber">,
  context: TaskContext,
): PlanTask {
  const { text, findings } = context;
  const name = text(activity.name);
  const spanning = isSpanning(activity);
  const constraints = constraintsOf(activity, context.withExternalDates);
  if (constraints.leftOut.length > 0)
    findings.add("constraint.combined", name, constraints.leftOut.join(", "), activity.line);
  const start =
    activity.actualStart ?? activity.earlyStart ?? activity.remainingStart ?? activity.plannedStart;
  const finish =
    activity.actualFinish ??
    activity.earlyFinish ??
    activity.remainingFinish ??
    activity.plannedFinish;
  // Only resource-dependent activities follow their resources' calendars; a file without calendars of activities means those too.
  const byResource =
    (activity.type === "resource" || activity.calendarId === null) &&
    context.hasResourceCalendars(activity.id);
  if (spanning) findings.add("task.level-of-effort", name, activity.type, activity.line);
  const remaining = activity.remainingDuration;
  return blankPlanTask(activity.id, {
    ...place,
    name,
    wbs: text(activity.code),
    milestone: isMilestone(activity),
    milestoneAt: milestoneAtOf(activity, context),
    start,
    finish,
    duration: durationOf(activity),
    remainingDuration:
      activity.status === "not-started" || remaining === null ? null : Math.max(0, remaining),
    percentComplete: percentOf(activity),
    actualStart: activity.status === "not-started" ? null : activity.actualStart,
    actualFinish: activity.status === "complete" ? activity.actualFinish : null,
    constraintType: constraints.constraintType,
    constraintDate: constraints.constraintDate,
    deadline: constraints.deadline,
    bounds: constraints.bounds,
    priority: activity.priority,
    manual: spanning,
    manualStart: spanning ? start : null,
    manualFinish: spanning ? finish : null,
    stop: activity.status === "active" ? activity.suspend : null,
    resume: activity.status === "active" ? activity.resume : null,
    calendarUid: byResource ? null : activity.calendarId,
    ignoresResourceCalendars: !byResource && activity.calendarId !== null,
    notes: context.notesOf(activity.id),
    predecessors: context.linksOf(activity.id),
    ...(spanning ? { spans: spansOfActivity(activity, context) } : {}),
    stored: storedOf(activity, context),
  });
}
