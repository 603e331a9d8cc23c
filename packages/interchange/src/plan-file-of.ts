import {
  DEFAULT_SETTINGS,
  type FrameSettings,
  type ProjectCalendar,
} from "@parley/shared/documents/frame.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { splitsOf } from "@parley/shared/schedule/task-input.ts";
import type { Plan, PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { Task } from "@parley/shared/documents/task.ts";
import { blankPlanProject, blankPlanTask, NO_STORED_DATES } from "./blank-plan-task.ts";
import { fileResources } from "./plan-file-resources.ts";
import { DATA_DATE_MARKS } from "./data-date.ts";
import { DEFAULT_HOURS } from "./mspdi-calendar.ts";
import { xsdDuration } from "./mspdi-xml.ts";
import { rawLeaf } from "./raw-element.ts";
import type {
  PlanCalendar,
  PlanException,
  PlanFile,
  PlanLink,
  PlanStoredDates,
  PlanTask,
} from "./plan-file.ts";

export type PlanFileFacts = {
  readonly name: string;
  readonly plan: Plan;
  readonly calendars: readonly ProjectCalendar[];
  readonly defaultCalendarId: string | null;
  readonly dataDate: string | null;
  /** How the project is computed; absent: as usual. */
  readonly settings?: FrameSettings;
  readonly noteOf: (taskId: string) => string;
  readonly organisationName: (id: string) => string;
  readonly personName: (id: string) => string | null;
};

const STANDARD: Omit<PlanCalendar, "uid"> = {
  name: "Standard",
  isBase: true,
  baseUid: null,
  week: ["", ...Array<string>(5).fill(DEFAULT_HOURS), ""],
  workWeeks: [],
  exceptions: [],
  extra: [],
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The frame holds exceptions as text that a merge cannot break, but that anybody with the right may have written. */
function exceptionsOf(text: string): PlanException[] {
  const list = JSON.parse(text) as readonly Partial<Record<keyof PlanException, unknown>>[];
  return list.flatMap((each) => {
    const { from, to, hours, name } = { ...each };
    if (typeof from !== "string" || typeof to !== "string" || typeof hours !== "string") return [];
    if (!DATE.test(from) || !DATE.test(to) || to < from) return [];
    return [{ name: typeof name === "string" ? name : "", from, to, hours, recurrence: null }];
  });
}

const calendarOf = (calendar: ProjectCalendar, uid: number): PlanCalendar => ({
  ...STANDARD,
  uid,
  name: calendar.name || `Calendar ${uid}`,
  week: calendar.week.split(";"),
  exceptions: exceptionsOf(calendar.exceptions),
});

const minuteOf = (at: number) => textOfInstant(at).slice(0, 16);

const storedOf = (dates: PlanRow["dates"]): PlanStoredDates =>
  dates === null
    ? NO_STORED_DATES
    : {
        earlyStart: minuteOf(dates.earlyStart),
        earlyFinish: minuteOf(dates.earlyFinish),
        lateStart: minuteOf(dates.lateStart),
        lateFinish: minuteOf(dates.lateFinish),
        totalFloat: dates.totalFloat,
        freeFloat: dates.freeFloat,
        startFloat: dates.startFloat,
        finishFloat: dates.finishFloat,
        critical: dates.critical,
      };

function shared(
  row: PlanRow,
  uid: number,
): Pick<
  PlanTask,
  | "uid"
  | "id"
  | "outlineLevel"
  | "outlineNumber"
  | "wbs"
  | "summary"
  | "start"
  | "finish"
  | "percentComplete"
  | "stored"
> {
  const { wbs, depth, isSummary: summary, start, finish, progress: percentComplete } = row;
  return {
    uid,
    id: uid,
    outlineLevel: depth + 1,
    outlineNumber: wbs,
    wbs,
    summary,
    start,
    finish,
    percentComplete,
    stored: storedOf(row.dates),
  };
}

function remaining({ duration, progress, remainingDuration }: Task): number | null {
  if (remainingDuration !== null) return remainingDuration;
  return duration === null ? null : Math.round((duration * (100 - progress)) / 100);
}

/** In files of Microsoft's a manual task has its dates twice, and its duration too. */
function manualOf({ task, start, finish }: TaskRow): Partial<PlanTask> {
  if (task.mode !== "manual") return { manual: false };
  const duration = xsdDuration(task.duration);
  return {
    manual: true,
    manualStart: start,
    manualFinish: finish,
    extra: duration === null ? [] : [rawLeaf("ManualDuration", duration)],
  };
}

const least = (dates: readonly string[]) =>
  dates.reduce<string | null>((so, at) => (so === null || at < so ? at : so), null);
const most = (dates: readonly string[]) =>
  dates.reduce<string | null>((so, at) => (so === null || at > so ? at : so), null);

/** The plan that somebody sees, as a file holds it. Rows keep their order; their numbers are made anew. */
export function planFileOf(facts: PlanFileFacts): PlanFile {
  const { plan, name, settings = DEFAULT_SETTINGS } = facts;
  const live = facts.calendars.filter(({ removed }) => !removed);
  const calendars =
    live.length === 0
      ? [{ ...STANDARD, uid: 1 }]
      : live.map((each, index) => calendarOf(each, index + 1));
  const calendarUids = new Map<string | null, number>(live.map(({ id }, index) => [id, index + 1]));
  const uids = new Map(plan.rows.map(({ id }, index) => [id, index + 1]));
  const links = new Map<string, PlanLink[]>();
  for (const { predecessorId, successorId, type, lag, lagUnit } of plan.relations) {
    const own = links.get(successorId) ?? [];
    // Whole tenths: a file holds no others.
    own.push({ uid: uids.get(predecessorId)!, type, lag: Math.round(lag), lagUnit });
    links.set(successorId, own);
  }
  const resources = fileResources(plan, calendarUids, facts);
  const tasks = plan.rows.map((row, index): PlanTask => {
    const uid = index + 1;
    if (row.kind === "phase") {
      const { name: title, milestone } = row.phase;
      return blankPlanTask(uid, {
        ...shared(row, uid),
        name: title,
        milestone,
        duration: milestone ? 0 : null,
        manual: milestone,
        fixed: "duration",
      });
    }
    const { task } = row;
    resources.add(row, uid);
    const followsResources = resources.isAssigned(task.id) && !task.ignoresResourceCalendars;
    return blankPlanTask(uid, {
      ...shared(row, uid),
      name: task.name,
      milestone: task.milestone,
      // Of a summary it follows from what lies below it.
      duration: row.isSummary && task.mode === "auto" ? null : task.duration,
      durationUnit: task.durationUnit,
      elapsed: task.elapsed,
      estimated: task.estimated,
      remainingDuration: remaining(task),
      actualStart: task.actualStart,
      actualFinish: task.actualFinish,
      constraintType: task.constraintType,
      constraintDate: task.constraintDate,
      deadline: task.deadline,
      priority: task.priority,
      ...manualOf(row),
      resume: task.resume,
      splits: splitsOf(task.splits),
      levellingDelay: task.levellingDelay,
      inactive: task.status === "not-needed",
      calendarUid: calendarUids.get(task.calendarId) ?? null,
      notes: facts.noteOf(task.id),
      predecessors: links.get(task.id) ?? [],
      // Where no resource's calendar counts, assignments never stretch it.
      fixed: followsResources ? "units" : "duration",
    });
  });
  const dates = tasks.flatMap(({ start, finish }) => [start, finish]).filter((at) => at !== null);
  return {
    format: "mspdi",
    encoding: "utf-8",
    project: blankPlanProject({
      name,
      title: name,
      start: settings.projectStart ?? least(dates),
      finish: settings.scheduleFrom === "finish" ? settings.projectFinish : most(dates),
      scheduleFromStart: settings.scheduleFrom === "start",
      scheduling: {
        lagCalendar: settings.lagCalendar,
        progress: settings.progressRule,
        constraintsHold: !settings.constraintsYield,
        totalFloat: settings.totalFloat,
        criticalFloat: settings.criticalFloat,
        everyEndCritical: settings.everyEndCritical,
      },
      statusDate: facts.dataDate,
      extra: facts.dataDate === null ? [] : DATA_DATE_MARKS,
      calendarUid: calendarUids.get(facts.defaultCalendarId) ?? 1,
    }),
    calendars: [...calendars, ...resources.calendars],
    tasks,
    resources: resources.resources(),
    assignments: resources.assignments(),
  };
}
