import type { WorkPattern, WorkStretch } from "./mspdi-timephased.ts";
import type {
  PlanAssignment,
  PlanCalendar,
  PlanProject,
  PlanResource,
  PlanTask,
} from "./plan-file.ts";
import { createWorkingTimes, minuteOf, type WorkingTime } from "./plan-working-time.ts";
import { windowOfPlan } from "./resolve-calendar.ts";

export type Split = PlanTask["splits"][number];

type Facts = {
  readonly project: PlanProject;
  readonly calendars: readonly PlanCalendar[];
  readonly tasks: readonly PlanTask[];
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
  /** By the assignment's place in the list; absent where it has no timephased work. */
  readonly patterns: ReadonlyMap<PlanAssignment, WorkPattern>;
};

/** Days around the plan's dates, and the longest plan of which splits are worked out. */
const MARGIN = 31;
const LONGEST = 36_525;

function united(stretches: readonly WorkStretch[]): WorkStretch[] {
  const sorted = stretches.toSorted((a, b) => a.from - b.from);
  const apart: WorkStretch[] = [];
  for (const { from, to } of sorted) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

/** Rests between stretches of work, where there is working time; null: the figures do not fit the task. */
function restsBetween(
  task: PlanTask,
  stretches: readonly WorkStretch[],
  time: WorkingTime,
): Split[] | null {
  const start = minuteOf(task.start!);
  const finish = minuteOf(task.finish!);
  const splits: { after: number; rest: number }[] = [];
  let worked = 0;
  for (const [index, { from, to }] of stretches.entries()) {
    const begun = index === 0 ? start : from;
    const length = time.between(begun, Math.min(to, Math.max(finish, begun)));
    const next = stretches[index + 1];
    const rest = next === undefined ? 0 : time.between(to, next.from);
    if (length === null || rest === null) return null;
    worked += length;
    if (rest > 0) splits.push({ after: worked * 10, rest: rest * 10 });
  }
  // Without the rests the task must be as long as it says, to the minute; else other things than a split make the gaps.
  return Math.abs(worked * 10 - task.duration!) < 10 ? splits : null;
}

/** The calendar that the work of each of these tasks runs in: its own, that of its people where they share one, or the project's. */
export function calendarOfWork(
  { project, resources, assignments }: Pick<Facts, "project" | "resources" | "assignments">,
  tasks: { readonly has: (uid: number) => boolean },
): (task: PlanTask) => number | null {
  const ofResource = new Map(
    resources.flatMap(({ uid, type, calendarUid }) =>
      type === "work" ? [[uid, calendarUid] as const] : [],
    ),
  );
  const shared = new Map<number, number | null>();
  for (const { taskUid, resourceUid } of assignments) {
    const calendar = ofResource.get(resourceUid);
    if (!tasks.has(taskUid) || calendar === undefined) continue;
    shared.set(taskUid, shared.has(taskUid) && shared.get(taskUid) !== calendar ? null : calendar);
  }
  return ({ uid, calendarUid }) => calendarUid ?? shared.get(uid) ?? project.calendarUid;
}

/**
 * Interruptions of each task, from when its assignments work; only where the figures clearly say so: every assignment with work has
 * timephased rows, some rows are of no work, and what remains is the task's duration. The gap between `stop` and `resume` is one too.
 */
export function withSplits(facts: Facts): readonly PlanTask[] {
  const { patterns, tasks } = facts;
  const resting = new Set<number>();
  for (const [{ taskUid }, { rests, stretches }] of patterns)
    if (rests && stretches.length > 1) resting.add(taskUid);
  const window = resting.size === 0 ? null : windowOfPlan(facts, MARGIN, MARGIN, LONGEST);
  if (window === null) return tasks;
  const calendarOf = calendarOfWork(facts, resting);
  const timesOf = createWorkingTimes(facts.calendars, window);
  const resources = new Map(facts.resources.map((resource) => [resource.uid, resource]));
  const byTask = Map.groupBy(
    facts.assignments.filter(({ taskUid }) => resting.has(taskUid)),
    ({ taskUid }) => taskUid,
  );
  return tasks.map((task) => {
    const own = byTask.get(task.uid);
    if (own === undefined || task.summary || task.elapsed) return task;
    if (task.start === null || task.finish === null || !task.duration) return task;
    const working = own.filter(
      ({ resourceUid }) => (resources.get(resourceUid)?.type ?? "work") === "work",
    );
    const stretches: WorkStretch[] = [];
    for (const assignment of working) {
      const pattern = patterns.get(assignment);
      if (pattern !== undefined) for (const each of pattern.stretches) stretches.push(each);
      else if (assignment.work !== 0) return task;
    }
    const splits = restsBetween(task, united(stretches), timesOf(calendarOf(task)));
    return splits === null || splits.length === 0 ? task : { ...task, splits };
  });
}
