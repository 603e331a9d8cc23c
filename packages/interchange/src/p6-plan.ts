import {
  blankPlanAssignment,
  blankPlanProject,
  blankPlanResource,
  blankPlanTask,
} from "./blank-plan-task.ts";
import type { Findings } from "./finding.ts";
import { linksOfProject } from "./p6-links.ts";
import type { P6Activity, P6Calendar, P6File, P6Project } from "./p6-model.ts";
import { textOfNote } from "./p6-notes.ts";
import { outlineOf } from "./p6-outline.ts";
import { P6_SCHEDULING, schedulingOf } from "./p6-scheduling.ts";
import { taskOf, type TaskContext } from "./p6-task.ts";
import type { PlanCalendar, PlanFile, PlanFormat, PlanScheduling, PlanTask } from "./plan-file.ts";
import { settleBases } from "./settle-bases.ts";

export type P6PlanOptions = {
  readonly format: PlanFormat;
  readonly encoding: string;
  /** Turns a text of the file into what it means. */
  readonly text: (raw: string) => string;
  readonly findings: Findings;
  /** How the program that wrote the file computes what it does not tell. */
  readonly usual: PlanScheduling;
};

/** Whether it is a baseline that lies beside its project. */
const isBaselineIn = ({ projects }: P6File, { id, baselineOf }: P6Project): boolean =>
  baselineOf !== null && baselineOf !== id && projects.some((each) => each.id === baselineOf);

function activityCounts(file: P6File): ReadonlyMap<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const { projectId } of file.activities)
    counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  return counts;
}

/** Of the projects with activities an exported one, the largest; a baseline is none that lies beside its project. */
function chosenProject(file: P6File): P6Project | null {
  const counts = activityCounts(file);
  const baselines = new Set(file.projects.filter((each) => isBaselineIn(file, each)));
  const weight = (project: P6Project) => {
    const { id, exported } = project;
    const isBaseline = baselines.has(project);
    const count = counts.get(id) ?? 0;
    return count + (count > 0 ? 4e9 : 0) + (exported ? 2e9 : 0) - (isBaseline ? 8e9 : 0);
  };
  return file.projects.reduce<P6Project | null>(
    (one, two) => (one === null || weight(two) > weight(one) ? two : one),
    null,
  );
}

const planCalendar = (calendar: P6Calendar, text: (raw: string) => string): PlanCalendar => ({
  uid: calendar.id,
  name: text(calendar.name),
  isBase: calendar.isBase,
  baseUid: calendar.baseId,
  week: calendar.week,
  workWeeks: [],
  exceptions: calendar.exceptions,
  extra: [],
});

/** The first of each number stands; a repeated activity is told and left out. */
function distinct(
  activities: readonly P6Activity[],
  text: (raw: string) => string,
  findings: Findings,
) {
  const byId = new Map<number, P6Activity>();
  for (const activity of activities) {
    if (byId.has(activity.id))
      findings.add("task.duplicate-uid", text(activity.name), `task ${activity.id}`, activity.line);
    else byId.set(activity.id, activity);
  }
  return byId;
}

export type P6Plans = {
  readonly plan: PlanFile;
  /** Other exported projects with activities, where every project is asked for: each counts from its own data date, in its own way. */
  readonly others: readonly PlanFile[];
};

/** Everything that XER and PMXML say alike, as plans: the chosen project's first. Total. */
export function plansOfP6(file: P6File, options: P6PlanOptions, everyProject: boolean): P6Plans {
  const { text, findings } = options;
  const project = chosenProject(file);
  const counts = everyProject ? activityCounts(file) : new Map<number | null, number>();
  const isToo = (each: P6Project) =>
    each.exported && (counts.get(each.id) ?? 0) > 0 && !isBaselineIn(file, each);
  const others = file.projects
    .filter((each) => each !== project && isToo(each))
    .slice(0, MOST_OTHERS);
  const plan = planOfP6(file, project, options);
  for (const other of file.projects)
    if (other !== project && !others.includes(other))
      findings.add("plan.other-project", text(other.code) || text(other.name), "", other.line);
  return { plan, others: others.map((other) => planOfP6(file, other, options)) };
}

/** Each of them goes through the whole file once more. */
const MOST_OTHERS = 50;

function planOfP6(file: P6File, project: P6Project | null, options: P6PlanOptions): PlanFile {
  const { text, findings } = options;
  const isOwn = (projectId: number | null) =>
    project === null || projectId === null || projectId === project.id;
  const settings =
    file.options.find((each) => each.projectId === (project?.id ?? null)) ??
    file.options.find((each) => each.projectId === null) ??
    null;

  const own = distinct(
    file.activities.filter((each) => isOwn(each.projectId)),
    text,
    findings,
  );
  const others = new Map(
    file.activities.filter((each) => !isOwn(each.projectId)).map((each) => [each.id, each]),
  );
  const withOthers = settings?.ignoreOtherProjects !== true;
  const links = linksOfProject(
    file.relations,
    own,
    withOthers ? others : new Map(),
    (each) => text(each.name),
    findings,
  );

  const calendarOf = new Map(
    file.resources.map((each) => [each.id, each.type === "work" ? each.calendarId : null]),
  );
  const assigned = file.assignments.filter((each) => own.has(each.activityId));
  const byResource = new Set(
    assigned
      .filter(
        (each) => each.resourceId !== null && (calendarOf.get(each.resourceId) ?? null) !== null,
      )
      .map((each) => each.activityId),
  );
  const notes = new Map<number, string>();
  for (const { activityId, topic, html } of file.notes) {
    if (!own.has(activityId)) continue;
    const words = [text(topic), textOfNote(text(html))].filter((part) => part !== "").join(": ");
    const before = notes.get(activityId);
    notes.set(activityId, before === undefined ? words : `${before}\n${words}`);
  }
  const scheduling = schedulingOf(project, settings, options.usual);
  const context: TaskContext = {
    text,
    findings,
    linksOf: links.linksOf,
    spansOf: links.spansOf,
    notesOf: (id) => notes.get(id) ?? "",
    hasResourceCalendars: (id) => byResource.has(id),
    withExternalDates: withOthers,
    criticalFloat: scheduling.criticalFloat,
    longestPath: scheduling.criticalBy === "longest-path",
    isNative: options.usual === P6_SCHEDULING,
  };

  const branches = file.wbs.filter((each) => isOwn(each.projectId));
  const outline = outlineOf(branches, [...own.values()]);
  for (const wbs of outline.empty) findings.add("wbs.empty", text(wbs.name), "", wbs.line);
  for (const wbs of outline.tooDeep) findings.add("wbs.too-deep", text(wbs.name), "", wbs.line);
  for (const each of outline.orphans) findings.add("wbs.unknown", text(each.name), "", each.line);
  const tasks = outline.rows.map((row, index): PlanTask => {
    const place = { id: index + 1, outlineLevel: row.level, outlineNumber: row.number };
    if (row.type === "activity") return taskOf(links.withOutside(row.activity), place, context);
    const summary = { name: text(row.wbs.name), wbs: text(row.path), summary: true };
    return blankPlanTask(row.uid, { ...place, ...summary });
  });
  if (own.size === 0) findings.add("plan.no-tasks", project === null ? "" : text(project.name), "");

  const calendar = file.calendars.find((each) => each.id === project?.calendarId);
  const root = branches.find((each) => each.isProject);
  const name = project === null ? "" : text(project.code) || text(project.name);
  return {
    format: options.format,
    encoding: options.encoding,
    project: blankPlanProject({
      name,
      title: text(project?.name || root?.name || "") || name,
      start: project?.plannedStart ?? project?.dataDate ?? null,
      finish: project?.scheduledFinish ?? null,
      statusDate: project?.dataDate ?? null,
      calendarUid: calendar?.id ?? null,
      mustFinishBy: project?.mustFinishBy ?? null,
      scheduling,
      ...(calendar?.minutesPerDay == null ? {} : { minutesPerDay: calendar.minutesPerDay }),
      ...(calendar?.minutesPerWeek == null ? {} : { minutesPerWeek: calendar.minutesPerWeek }),
    }),
    calendars: settleBases(
      file.calendars.map((each) => planCalendar(each, text)),
      findings,
    ),
    tasks,
    resources: file.resources.map((each) =>
      blankPlanResource(each.id, {
        name: text(each.name) || text(each.code),
        type: each.type,
        email: text(each.email),
        calendarUid: each.calendarId,
        maxUnits: each.maxUnits > 0 ? each.maxUnits : 1,
      }),
    ),
    assignments: assigned.flatMap((each) => {
      if (each.resourceId === null || !calendarOf.has(each.resourceId)) return [];
      const { units, work, remainingWork, delay, start, finish } = each;
      return [
        blankPlanAssignment(each.id, each.activityId, each.resourceId, {
          units: units > 0 ? units : 1,
          work: work === null || work < 0 ? null : work,
          remainingWork: remainingWork === null || remainingWork < 0 ? null : remainingWork,
          delay: Math.max(0, delay),
          start,
          finish,
        }),
      ];
    }),
  };
}
