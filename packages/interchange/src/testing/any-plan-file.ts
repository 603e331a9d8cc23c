import type { Recurrence } from "@parley/schedule/network.ts";
import fc from "fast-check";
import { blankPlanProject } from "../blank-plan-task.ts";
import { UNASSIGNED } from "../file-uids.ts";
import type {
  PlanAssignment,
  PlanCalendar,
  PlanFile,
  PlanLink,
  PlanResource,
  PlanStoredDates,
  PlanTask,
} from "../plan-file.ts";
import {
  assignmentExtra,
  calendarExtra,
  extraOfTask,
  projectExtra,
  resourceExtra,
} from "./any-extra.ts";
import { planFile, planTask } from "./plan-file.ts";

const LETTERS = [
  "a",
  "Z",
  " ",
  "9",
  "<",
  ">",
  "&",
  "'",
  '"',
  "]]>",
  "钢",
  "柱",
  "😀",
  "é",
  ";",
  "-",
];

const text = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...LETTERS), maxLength }).map((value) => value.trim());
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const dateTime = fc.option(
  fc
    .integer({ min: 0, max: 40_000_000 })
    .map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16)),
);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const hours = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((marks) => {
  const quarters = marks.toSorted((a, b) => a - b).slice(0, marks.length - (marks.length % 2));
  const spans: string[] = [];
  for (let at = 0; at < quarters.length; at += 2)
    spans.push(`${clock(quarters[at]! * 15)}-${clock(quarters[at + 1]! * 15)}`);
  return spans.join();
});
const every = fc.integer({ min: 1, max: 99 });
const position = fc.integer({ min: 1, max: 5 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 31 });
const one = fc.constantFrom([0], [3], [6], [1, 2, 3, 4, 5], [0, 6], [0, 1, 2, 3, 4, 5, 6]);
const recurrence: fc.Arbitrary<Recurrence | null> = fc.oneof(
  fc.constant(null),
  fc.record({ type: fc.constant("daily" as const), every: fc.integer({ min: 2, max: 99 }) }),
  fc.record({
    type: fc.constant("weekly" as const),
    every,
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
  }),
  fc.record({ type: fc.constant("monthly-day" as const), every, day }),
  fc.record({ type: fc.constant("monthly-position" as const), every, position, weekdays: one }),
  fc.record({ type: fc.constant("yearly-day" as const), month, day }),
  fc.record({ type: fc.constant("yearly-position" as const), month, position, weekdays: one }),
);
const period = fc
  .tuple(date, date)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const week = fc.array(hours, { minLength: 7, maxLength: 7 });

const calendar = (uid: number): fc.Arbitrary<PlanCalendar> =>
  fc.record({
    uid: fc.constant(uid),
    name: text(20).map((name) => name || "c"),
    isBase: fc.boolean(),
    baseUid: fc.constant(null),
    week,
    workWeeks: fc.array(
      fc.tuple(period, week, text(9)).map(([own, days, name]) => ({ name, ...own, week: days })),
      { maxLength: 2 },
    ),
    extra: calendarExtra,
    exceptions: fc.array(
      fc
        .tuple(period, hours, text(9), recurrence)
        .map(([own, times, name, rule]) => ({ name, ...own, hours: times, recurrence: rule })),
      { maxLength: 4 },
    ),
  });

const duration = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }));
const taskFields: fc.Arbitrary<Partial<PlanTask> & { readonly step: number }> = fc.record({
  step: fc.integer({ min: -3, max: 1 }),
  id: fc.option(fc.nat()),
  name: text(40),
  wbs: text(9),
  outlineNumber: text(9),
  milestone: fc.boolean(),
  start: dateTime,
  finish: dateTime,
  duration,
  durationUnit: fc.constantFrom("m", "h", "d", "w", "mo"),
  elapsed: fc.boolean(),
  estimated: fc.boolean(),
  remainingDuration: duration,
  percentComplete: fc.integer({ min: 0, max: 100 }),
  actualStart: dateTime,
  actualFinish: dateTime,
  constraintType: fc.constantFrom("ASAP", "ALAP", "SNET", "SNLT", "FNET", "FNLT", "MSO", "MFO"),
  constraintDate: dateTime,
  deadline: dateTime,
  priority: fc.integer({ min: 0, max: 1_000 }),
  manual: fc.boolean(),
  inactive: fc.boolean(),
  external: fc.boolean(),
  calendarUid: fc.option(fc.constant(1)),
  notes: fc.array(text(30), { maxLength: 3 }).map((lines) => lines.join("\n").trim()),
});
const tenths = fc.integer({ min: -1_000_000, max: 1_000_000 });
const stored: fc.Arbitrary<PlanStoredDates> = fc.record({
  earlyStart: dateTime,
  earlyFinish: dateTime,
  lateStart: dateTime,
  lateFinish: dateTime,
  totalFloat: fc.option(tenths),
  freeFloat: fc.option(tenths),
  startFloat: fc.option(tenths),
  finishFloat: fc.option(tenths),
  critical: fc.option(fc.boolean()),
});
const baselines = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 0, max: 10 }),
    start: dateTime,
    finish: dateTime,
    duration,
  }),
  { selector: ({ number }) => number, maxLength: 3 },
);
const moreFields: fc.Arbitrary<Partial<PlanTask>> = fc.record({
  manualStart: dateTime,
  manualFinish: dateTime,
  stop: dateTime,
  resume: dateTime,
  levellingDelay: fc.nat({ max: 1_000_000 }),
  ignoresResourceCalendars: fc.boolean(),
  work: duration,
  fixed: fc.constantFrom("units", "duration", "work"),
  effortDriven: fc.boolean(),
  baselines,
  stored,
});
const resource = (uid: number): fc.Arbitrary<PlanResource> =>
  fc.record({
    uid: fc.constant(uid),
    name: text(20),
    type: fc.constantFrom("work", "material", "cost"),
    group: text(9),
    email: fc.constantFrom("", "a@b.example"),
    calendarUid: fc.option(fc.constant(2)),
    maxUnits: fc.constantFrom(0, 0.5, 1, 12),
    extra: resourceExtra,
  });
const assignment = (uid: number, taskUid: number): fc.Arbitrary<PlanAssignment> =>
  fc.record({
    uid: fc.constant(uid),
    taskUid: fc.constant(taskUid),
    resourceUid: fc.constantFrom(1, 2, UNASSIGNED),
    units: fc.constantFrom(0, 0.25, 1, 8),
    work: duration,
    remainingWork: duration,
    delay: tenths,
    start: dateTime,
    finish: dateTime,
    extra: assignmentExtra,
  });
const scheduling = fc.record({
  constraintsHold: fc.boolean(),
  everyEndCritical: fc.boolean(),
  // Whole days of 480 minutes.
  criticalFloat: fc.integer({ min: -30, max: 30 }).map((days) => days * 4_800),
});
const links = fc.array(
  fc.record({
    uid: fc.integer({ min: 1, max: 12 }),
    type: fc.constantFrom("FS", "SS", "FF", "SF"),
    lag: fc.integer({ min: -100_000, max: 100_000 }),
    lagUnit: fc.constantFrom("working", "elapsed", "percent", "elapsed-percent"),
  }),
  { maxLength: 4 },
);

function withoutStep(fields: Partial<PlanTask> & { readonly step?: number }): Partial<PlanTask> {
  const { step, ...task } = fields;
  return step === undefined ? fields : task;
}

type Row = readonly [
  Partial<PlanTask> & { readonly step: number },
  Partial<PlanTask>,
  readonly PlanLink[],
];

function tasksOf(rows: readonly Row[]): PlanTask[] {
  let level = 0;
  const levels = rows.map(([{ step }]) => (level = Math.max(1, level + step)));
  return rows.map(([fields, more, own], index) =>
    planTask(index + 1, {
      ...withoutStep(fields),
      ...more,
      outlineLevel: levels[index]!,
      summary: (levels[index + 1] ?? 0) > levels[index]!,
      predecessors: [
        ...new Map(
          own
            .filter(({ uid }) => uid <= rows.length && uid !== index + 1)
            .map((each) => [each.uid, each]),
        ).values(),
      ],
    }),
  );
}

/** Any plan that a file can hold; but for interruptions, which have to fit its calendars (write-mspdi-splits.test.ts). */
export const anyPlanFile: fc.Arbitrary<PlanFile> = fc
  .record({
    rows: fc.array(fc.tuple(taskFields, moreFields, links), { maxLength: 12 }),
    calendars: fc.tuple(calendar(1), calendar(2)),
    resources: fc.tuple(resource(1), resource(2)),
    project: fc.record({
      title: text(20),
      start: dateTime,
      finish: dateTime,
      statusDate: dateTime,
      scheduleFromStart: fc.boolean(),
      extra: projectExtra,
    }),
    scheduling,
  })
  .chain(({ rows, calendars, resources, project, scheduling: how }) => {
    const tasks = tasksOf(rows);
    const filled = fc.tuple(
      ...tasks.map((task) => extraOfTask(task).map((extra) => ({ ...task, extra }))),
    );
    const assignments = fc.tuple(...tasks.map(({ uid }) => assignment(uid, uid)));
    const usual = blankPlanProject();
    return fc.tuple(filled, assignments).map(([withExtra, assigned]) =>
      planFile({
        project: {
          ...usual,
          name: "plan.xml",
          ...project,
          calendarUid: 1,
          scheduling: { ...usual.scheduling, ...how },
        },
        calendars,
        tasks: withExtra,
        resources,
        assignments: assigned,
      }),
    );
  });
