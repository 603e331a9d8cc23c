import { CalendarBook } from "@parley/schedule/calendar/calendar-book.ts";
import type { WorkTimes } from "@parley/schedule/calendar/work-times.ts";
import { TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { Instant, Network } from "@parley/schedule/network.ts";
import type { Schedule, TaskSchedule } from "@parley/schedule/schedule.ts";
import type { PlanFile, PlanSpan, PlanTask } from "./plan-file.ts";

type Dates = { readonly start: Instant; readonly finish: Instant };
/** Ends of one row in one pass. */
type Pass = (row: TaskSchedule) => Dates;

const PLANNED: Pass = ({ start, finish }) => ({ start, finish });
const LATE: Pass = ({ lateStart, lateFinish }) => ({ start: lateStart, finish: lateFinish });

const taskId = (uid: number) => `t${uid}`;
const least = (moments: readonly Instant[], other: Instant) =>
  moments.reduce((one, two) => Math.min(one, two), moments[0] ?? other);
const most = (moments: readonly Instant[], other: Instant) =>
  moments.reduce((one, two) => Math.max(one, two), moments[0] ?? other);

/**
 * The schedule with the dates of rows that span others (PlanTask.spans), which move nothing and so are no part of the passes: from
 * the earliest to the latest that they lie between, as it was planned and as late as it may be. Rows that are done keep their dates.
 * (As Primavera P6 has its levels of effort and WBS summaries.)
 */
export function withSpans(plan: PlanFile, network: Network, schedule: Schedule): Schedule {
  const spanning = plan.tasks.filter((task) => task.spans !== undefined);
  if (spanning.length === 0) return schedule;
  const byId = new Map(schedule.byId);
  const clocks = clocksOf(network, schedule);
  const branches = branchSpansOf(plan, byId);
  for (const task of inOrder(spanning)) {
    const row = byId.get(taskId(task.uid));
    if (row === undefined || task.percentComplete === 100) continue;
    const spans = task.spans === "branch" ? (branches.get(task.uid) ?? []) : task.spans!;
    byId.set(row.id, spanned(row, spans, byId, clocks(task.calendarUid), network, schedule));
  }
  return { ...schedule, byId };
}

const bothEnds = (uid: number): PlanSpan[] => [
  { uid, end: "start", ownEnd: "start", lag: 0 },
  { uid, end: "finish", ownEnd: "finish", lag: 0 },
];

function spanned(
  row: TaskSchedule,
  spans: readonly PlanSpan[],
  byId: ReadonlyMap<string, TaskSchedule>,
  clock: WorkTimes,
  { project }: Network,
  schedule: Schedule,
): TaskSchedule {
  const moments = (pass: Pass, end: PlanSpan["ownEnd"]) =>
    spans.flatMap((span) => {
      const other = byId.get(taskId(span.uid));
      if (span.ownEnd !== end || other === undefined) return [];
      return [clock.add(pass(other)[span.end], span.lag)];
    });
  const floor = project.dataDate ?? schedule.projectStart ?? row.earlyStart;
  const start = least(moments(PLANNED, "start"), floor);
  const earlyStart = clock.next(Math.max(start, floor));
  const finish = clock.previous(most(moments(PLANNED, "finish"), earlyStart));
  const earlyFinish = Math.max(finish, floor, start);
  const lateFinish = clock.previous(
    most(moments(LATE, "finish"), schedule.projectFinish ?? earlyFinish),
  );
  const lateStart = Math.min(clock.next(least(moments(LATE, "start"), lateFinish)), lateFinish);
  const startFloat = clock.between(earlyStart, lateStart);
  const finishFloat = clock.between(earlyFinish, lateFinish);
  const { totalFloat: which, criticalFloat } = project.conventions;
  const smaller = which === "start" ? startFloat : Math.min(startFloat, finishFloat);
  const totalFloat = which === "finish" ? finishFloat : smaller;
  return {
    ...row,
    start: start < floor ? start : earlyStart,
    finish: earlyFinish,
    earlyStart,
    earlyFinish,
    lateStart,
    lateFinish,
    totalFloat,
    freeFloat: 0,
    startFloat,
    finishFloat,
    critical: totalFloat <= criticalFloat,
  };
}

function clocksOf(network: Network, schedule: Schedule): (uid: number | null) => WorkTimes {
  const given = new Map(network.calendars.map((calendar) => [calendar.id, calendar]));
  const day = (at: Instant | null) => Math.floor((at ?? 0) / TENTHS_PER_DAY);
  const book = new CalendarBook(given, [day(schedule.start) - 30, day(schedule.finish) + 30]);
  const place = (id: string | null) => (id !== null && book.has(id) ? book.placeOf(id) : null);
  const usual = place(network.project.calendarId) ?? 1;
  return (uid) => book.times[place(uid === null ? null : `c${uid}`) ?? usual]!;
}

/** Rows that span others come after those that they lie between; a circle is cut where it is met. */
function inOrder(tasks: readonly PlanTask[]): readonly PlanTask[] {
  const byUid = new Map(tasks.map((task) => [task.uid, task]));
  const done = new Set<number>();
  const ordered: PlanTask[] = [];
  for (const first of tasks) {
    const open: { readonly task: PlanTask; readonly rest: PlanTask[] }[] = [];
    const enter = (task: PlanTask) => {
      if (done.has(task.uid)) return;
      done.add(task.uid);
      const spans = Array.isArray(task.spans) ? (task.spans as readonly PlanSpan[]) : [];
      open.push({ task, rest: spans.flatMap(({ uid }) => byUid.get(uid) ?? []) });
    };
    enter(first);
    while (open.length > 0) {
      const next = open.at(-1)!.rest.pop();
      if (next === undefined) ordered.push(open.pop()!.task);
      else enter(next);
    }
  }
  return ordered;
}

/** What rows that span their branch lie between: those of its open leaves that are first or last in some pass. */
function branchSpansOf(
  plan: PlanFile,
  byId: ReadonlyMap<string, TaskSchedule>,
): ReadonlyMap<number, readonly PlanSpan[]> {
  const { tasks } = plan;
  const spans = new Map<number, readonly PlanSpan[]>();
  const ofParent = new Map<number, readonly PlanSpan[]>();
  const open: number[] = [];
  for (const [index, task] of tasks.entries()) {
    while (open.length > 0 && tasks[open.at(-1)!]!.outlineLevel >= task.outlineLevel) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    if (task.spans !== "branch") continue;
    let found = ofParent.get(parent);
    if (found === undefined) ofParent.set(parent, (found = extremesBelow(tasks, parent, byId)));
    spans.set(task.uid, found);
  }
  return spans;
}

function extremesBelow(
  tasks: readonly PlanTask[],
  parent: number,
  byId: ReadonlyMap<string, TaskSchedule>,
): readonly PlanSpan[] {
  const level = tasks[parent]?.outlineLevel ?? 0;
  const rows: TaskSchedule[] = [];
  const uids = new Map<TaskSchedule, number>();
  for (let at = parent + 1; at < tasks.length && tasks[at]!.outlineLevel > level; at += 1) {
    const task = tasks[at]!;
    const row = byId.get(taskId(task.uid));
    if (row === undefined || task.summary || task.spans !== undefined) continue;
    if (task.percentComplete === 100) continue;
    rows.push(row);
    uids.set(row, task.uid);
  }
  const best = (isBetter: (one: TaskSchedule, two: TaskSchedule) => boolean) =>
    rows.reduce<TaskSchedule | undefined>(
      (one, two) => (one === undefined || isBetter(two, one) ? two : one),
      undefined,
    );
  const extremes = [
    best((one, two) => one.start < two.start),
    best((one, two) => one.finish > two.finish),
    best((one, two) => one.lateStart < two.lateStart),
    best((one, two) => one.lateFinish > two.lateFinish),
  ];
  return extremes.flatMap((row) => (row === undefined ? [] : bothEnds(uids.get(row)!)));
}
