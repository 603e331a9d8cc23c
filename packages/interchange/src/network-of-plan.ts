import { instantOf } from "@parley/schedule/instant.ts";
import {
  DEFAULT_CONVENTIONS,
  type Bounds,
  type CalendarInput,
  type Instant,
  type Network,
  type RelationInput,
  type TaskInput,
} from "@parley/schedule/network.ts";
import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import { carriedRelations } from "./carried-relations.ts";
import { dataDateOf } from "./data-date.ts";
import { lagsFromRemainingStart } from "./remaining-start-lags.ts";
import { createFindings, type FindingGroup, type Findings } from "./finding.ts";
import { DEFAULT_WEEK } from "./mspdi-calendar.ts";
import { isFlat, splitsOfSpans } from "./network-of-plan-splits.ts";
import type {
  PlanAssignment,
  PlanBounds,
  PlanCalendar,
  PlanFile,
  PlanProject,
  PlanTask,
} from "./plan-file.ts";

export type NetworkOfPlan = {
  readonly network: Network;
  /** null of an id that no task of the plan has. */
  readonly uidOf: (taskId: string) => number | null;
  /** Links to rows that the file does not hold, or to the project's own row. */
  readonly findings: readonly FindingGroup[];
};

const taskId = (uid: number): string => `t${uid}`;
const calendarId = (uid: number): string => `c${uid}`;
const resourceId = (uid: number): string => `r${uid}`;
const UID = /^t(-?\d+)$/;

const instant = (text: LocalDateTime | null | undefined): Instant | null =>
  text == null ? null : instantOf(text);

const calendarOf = (calendar: PlanCalendar): CalendarInput => ({
  id: calendarId(calendar.uid),
  baseId: calendar.baseUid === null ? null : calendarId(calendar.baseUid),
  week: calendar.week,
  workWeeks: calendar.workWeeks,
  exceptions: calendar.exceptions,
  shifts: [],
});

/** What a plan without a calendar counts in, where a task has to name it. */
const USUAL: CalendarInput = {
  id: "usual",
  baseId: null,
  week: DEFAULT_WEEK,
  workWeeks: [],
  exceptions: [],
  shifts: [],
};

const projectCalendarId = ({ project, calendars }: PlanFile): string | null =>
  calendars.some(({ uid }) => uid === project.calendarUid)
    ? calendarId(project.calendarUid!)
    : null;

const projectOf = (plan: PlanFile, project: PlanProject): Network["project"] => ({
  start: instant(project.start),
  finish: instant(project.mustFinishBy ?? project.finish),
  scheduleFrom: project.scheduleFromStart ? "start" : "finish",
  dataDate: instant(dataDateOf(plan)),
  calendarId: projectCalendarId(plan),
  outsideFinish: null,
  conventions: {
    ...DEFAULT_CONVENTIONS,
    ...project.scheduling,
    lateFrom: project.mustFinishBy == null ? "network" : "project-finish",
  },
});

/** Another project's task may finish as late as that project said. */
function boundsOf(task: PlanTask): Bounds | null {
  const bounds: PlanBounds | null = task.external
    ? {
        startNotBefore: null,
        finishNotBefore: null,
        startNotAfter: null,
        finishNotAfter: task.stored.lateFinish,
      }
    : (task.bounds ?? null);
  if (bounds === null) return null;
  return {
    startNotBefore: instant(bounds.startNotBefore),
    finishNotBefore: instant(bounds.finishNotBefore),
    startNotAfter: instant(bounds.startNotAfter),
    finishNotAfter: instant(bounds.finishNotAfter),
  };
}

function taskOf(
  usualCalendarId: string,
  task: PlanTask,
  parentUid: number | null,
  splits: PlanTask["splits"] | undefined,
): TaskInput {
  // Of a fixed duration it does not matter when its people work.
  const isFixed = task.fixed === "duration" && !task.summary;
  const ofProject = isFixed ? usualCalendarId : null;
  // A stand-in for another project's task is where that project says.
  const isManual = task.manual || task.external;
  return {
    id: taskId(task.uid),
    parentId: parentUid === null ? null : taskId(parentUid),
    organisationId: null,
    mode: isManual ? "manual" : "auto",
    start: isManual ? instant(task.manualStart ?? task.start) : null,
    finish: isManual ? instant(task.manualFinish ?? task.finish) : null,
    duration: task.duration,
    elapsed: task.elapsed,
    milestone: task.milestone,
    milestoneAt: task.milestoneAt ?? null,
    constraint: task.constraintType,
    constraintDate: instant(task.constraintDate),
    deadline: instant(task.deadline),
    calendarId: task.calendarUid === null ? ofProject : calendarId(task.calendarUid),
    // Microsoft asks this only of a task that has a calendar.
    ignoresResourceCalendars:
      (task.ignoresResourceCalendars && task.calendarUid !== null) || isFixed,
    percentComplete: task.percentComplete,
    actualStart: instant(task.actualStart),
    actualFinish: instant(task.actualFinish),
    remainingDuration: task.remainingDuration,
    // Where nothing interrupts, work goes on where it stopped, to the tenth of a minute.
    resume: task.resume === task.stop ? null : instant(task.resume),
    splits: splits ?? task.splits,
    levellingDelay: task.levellingDelay,
    priority: task.priority,
    // What spans others is dated after them (withSpans) and moves nothing, the finish of the network neither.
    active: !task.inactive && task.spans === undefined,
    bounds: boundsOf(task),
  };
}

/** Each row under the nearest row above that lies less deep; the project's own row (level 0) is none. */
function tasksOf(plan: PlanFile): TaskInput[] {
  const splits = splitsOfSpans(plan);
  const usualCalendarId = projectCalendarId(plan) ?? USUAL.id;
  const open: PlanTask[] = [];
  const tasks: TaskInput[] = [];
  for (const task of plan.tasks) {
    if (task.outlineLevel <= 0) continue;
    while (open.length > 0 && open.at(-1)!.outlineLevel >= task.outlineLevel) open.pop();
    tasks.push(taskOf(usualCalendarId, task, open.at(-1)?.uid ?? null, splits.get(task.uid)));
    open.push(task);
  }
  return tasks;
}

function relationsOf(plan: PlanFile, findings: Findings): RelationInput[] {
  const known = new Set(plan.tasks.filter((each) => each.outlineLevel > 0).map(({ uid }) => uid));
  return plan.tasks.flatMap((task) =>
    task.predecessors.flatMap((link, index): RelationInput[] => {
      if (!known.has(link.uid) || !known.has(task.uid)) {
        findings.add("link.unknown-predecessor", task.name, `Predecessor ${link.uid}`);
        return [];
      }
      return [
        {
          id: `${task.uid}<${link.uid}#${index}`,
          predecessorId: taskId(link.uid),
          successorId: taskId(task.uid),
          type: link.type,
          lag: link.lag,
          lagUnit: link.lagUnit,
        },
      ];
    }),
  );
}

/** A plan as the engine takes it: inputs only, none of the dates that the writing program had computed for automatic tasks. */
export function networkOfPlan(plan: PlanFile): NetworkOfPlan {
  const findings = createFindings();
  const tasks = tasksOf(plan);
  const taskIds = new Set(tasks.map(({ id }) => id));
  const resourceUids = new Set(plan.resources.map(({ uid }) => uid));
  const isKnown = (assignment: PlanAssignment): boolean =>
    resourceUids.has(assignment.resourceUid) &&
    taskIds.has(taskId(assignment.taskUid)) &&
    // Whoever does none of a task does not decide when it is done.
    !(plan.format === "mspdi" && assignment.units === 0);
  const network: Network = {
    project: projectOf(plan, plan.project),
    calendars: [...plan.calendars.map(calendarOf), USUAL],
    tasks,
    relations: lagsFromRemainingStart(plan, [
      ...relationsOf(plan, findings),
      ...carriedRelations(plan),
    ]),
    resources: plan.resources.map((resource) => ({
      id: resourceId(resource.uid),
      organisationId: null,
      type: resource.type,
      calendarId: resource.calendarUid === null ? null : calendarId(resource.calendarUid),
      maxUnits: resource.maxUnits,
    })),
    // Microsoft writes what nobody does as done by a resource that no file holds.
    assignments: plan.assignments.filter(isKnown).map((assignment, index) => ({
      id: `a${assignment.uid}#${index}`,
      taskId: taskId(assignment.taskUid),
      resourceId: resourceId(assignment.resourceUid),
      units: assignment.units,
      work: isFlat(assignment) ? assignment.work : null,
      delay: assignment.delay,
    })),
  };
  const uidOf = (id: string) => {
    const match = UID.exec(id);
    return match === null ? null : Number(match[1]);
  };
  return { network, uidOf, findings: findings.groups() };
}
