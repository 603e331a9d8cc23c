import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlanFile, PlanTask } from "./plan-file.ts";
import { mapPlan } from "./plan-mapping.ts";
import type { MappedPlan, PlanMapping } from "./plan-mapping-types.ts";
import { summarisePlan } from "./summarise-plan.ts";
import { blankPlanAssignment, blankPlanResource } from "./blank-plan-task.ts";
import { planFile, planTask } from "./testing/plan-file.ts";

const [GC, STEEL, MEP] = ["gc", "steel", "mep"] as unknown as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
];
const map = (plan: PlanFile, mapping: PlanMapping, withCalendars = true) =>
  mapPlan(plan, mapping, { importingOrganisationId: GC, rng: seededRng(7), withCalendars });
const tasksOf = (mapped: MappedPlan) =>
  mapped.lanes.flatMap((lane) => lane.parts.flatMap((part) => part.tasks));
/** Names of tasks by organisation. */
const dealt = (mapped: MappedPlan) =>
  Object.fromEntries(
    mapped.lanes.map((lane) => [
      lane.organisationId,
      lane.parts.flatMap((part) => part.tasks.map((task) => task.fields.name)).join(" "),
    ]),
  );
const counts = (mapped: MappedPlan) =>
  Object.fromEntries(mapped.findings.map(({ code, count }) => [code, count]));

const outline = (
  ...rows: readonly (readonly [name: string, level: number, over?: Partial<PlanTask>])[]
): PlanTask[] =>
  rows.map(([name, outlineLevel, over], index) =>
    planTask(index + 1, {
      name,
      outlineLevel,
      summary: (rows[index + 1]?.[1] ?? 0) > outlineLevel,
      ...over,
    }),
  );

const work = (uid: number, name: string) => blankPlanResource(uid, { name });
const site = planFile({
  tasks: outline(
    ["site", 1],
    ["frame", 2],
    ["columns", 3],
    ["beams", 3],
    ["services", 2],
    ["pipes", 3],
    ["handover", 1],
  ),
  resources: [work(1, "Steel crew"), work(2, "Pipe fitters")],
  assignments: [
    blankPlanAssignment(1, 3, 1),
    blankPlanAssignment(2, 4, 2),
    blankPlanAssignment(3, 4, 1),
    blankPlanAssignment(4, 6, 2),
    blankPlanAssignment(5, 7, -65_535),
  ],
});

test("everything can go to one organisation", () => {
  expect(dealt(map(site, { by: "one", audience: "everyone" }))).toEqual({
    gc: "site frame columns beams services pipes handover",
  });
  expect(dealt(map(site, { by: "one", organisationId: STEEL, audience: "host" }))).toEqual({
    steel: "site frame columns beams services pipes handover",
  });
});

test("by resource, summary rows stay with the importer, and the first resource that is mapped decides", () => {
  const assignments = [
    { key: "Steel crew", organisationId: STEEL },
    { key: "Nobody", organisationId: MEP },
  ];
  const mapped = map(site, { by: "resource", audience: "everyone", assignments, rest: MEP });
  expect(dealt(mapped)).toEqual({
    gc: "site frame services",
    steel: "columns beams",
    mep: "pipes handover",
  });
  expect(counts(mapped)).toEqual({ "map.unknown-organisation": 1 });
  expect(tasksOf(mapped).find((task) => task.fields.name === "beams")!.fields.assigneeName).toBe(
    "Pipe fitters, Steel crew",
  );
});

test("by branch, the innermost branch decides, and summary rows above stay with the importer", () => {
  const assignments = [
    { key: "2", organisationId: STEEL },
    { key: "4", organisationId: MEP },
  ];
  const mapped = map(site, { by: "branch", audience: "everyone", assignments, rest: GC });
  expect(dealt(mapped)).toEqual({
    gc: "site services pipes handover",
    steel: "frame columns",
    mep: "beams",
  });
});

test("the tree, its order and its relations run across organisations", () => {
  const plan = {
    ...site,
    tasks: site.tasks.map((task) =>
      task.uid === 6
        ? {
            ...task,
            predecessors: [{ uid: 3, type: "SS" as const, lag: 50, lagUnit: "percent" as const }],
          }
        : task,
    ),
  };
  const mapped = map(plan, {
    by: "branch",
    audience: "everyone",
    assignments: [{ key: "2", organisationId: STEEL }],
    rest: GC,
  });
  const byName = new Map(tasksOf(mapped).map((task) => [task.fields.name, task]));
  const parent = (name: string) =>
    tasksOf(mapped).find((task) => task.id === byName.get(name)!.fields.parentId)?.fields.name;
  expect(["frame", "columns", "beams", "services", "handover"].map(parent)).toEqual([
    "site",
    "frame",
    "frame",
    "site",
    undefined,
  ]);
  expect(byName.get("frame")!.fields.order! < byName.get("services")!.fields.order!).toBe(true);
  expect(mapped.lanes[0]!.parts[0]!.relations).toMatchObject([
    {
      predecessorId: byName.get("columns")!.id,
      successorId: byName.get("pipes")!.id,
      type: "SS",
      lag: 50,
      lagUnit: "percent",
      removed: false,
    },
  ]);
});

test("values become fields, and every loss is told", () => {
  const tasks = outline(
    ["whole", 0, { predecessors: [{ uid: 2, type: "FS", lag: 0, lagUnit: "working" }] }],
    ["x".repeat(700), 1, { percentComplete: 100, duration: 4_800 }],
    [
      "",
      1,
      {
        percentComplete: 50,
        duration: 4_800,
        remainingDuration: 4_000,
        manual: true,
        notes: "a\u0001b\n\nc",
      },
    ],
    ["off", 1, { inactive: true, external: true }],
    ["begun", 1, { actualStart: "2026-03-02T08:00" }],
    [
      "heavy",
      1,
      {
        work: 9_600,
        baselines: [{ number: 0, start: null, finish: null, duration: 4_800 }],
        splits: Array.from({ length: 102 }, (_, index) => ({ after: index * 10 + 10, rest: 20 })),
        start: "2026-03-02T08:00",
        finish: "2026-03-03T17:00",
        resume: "2026-03-03T08:00",
        levellingDelay: 600,
      },
    ],
  );
  const mapped = map(planFile({ tasks }), { by: "one", audience: "private" });
  expect(
    tasksOf(mapped).map(({ fields }) => [
      fields.name!.length,
      fields.status,
      fields.mode,
      fields.externalId,
    ]),
  ).toEqual([
    [500, "done", "auto", "2"],
    [0, "in-progress", "manual", "3"],
    [3, "not-needed", "manual", "4"],
    [5, "in-progress", "auto", "5"],
    [5, "not-started", "auto", "6"],
  ]);
  expect(tasksOf(mapped)[4]!.fields).toMatchObject({
    start: null,
    finish: null,
    constraintType: "ASAP",
    resume: "2026-03-03T08:00",
    levellingDelay: 600,
    remainingDuration: null,
  });
  expect(tasksOf(mapped)[4]!.fields.splits).toMatch(/^10:20,20:20,.*,1000:20$/);
  expect(tasksOf(mapped)[1]!.fields.remainingDuration).toBe(4_000);
  expect(mapped.lanes[0]!.parts[0]!.notes).toEqual([
    { taskId: tasksOf(mapped)[1]!.id, paragraphs: ["ab", "", "c"] },
  ]);
  expect(counts(mapped)).toEqual({
    "map.name-shortened": 1,
    "map.no-name": 1,
    "map.inactive": 1,
    "map.external": 1,
    "map.splits-left-out": 1,
    "map.baseline": 1,
    "map.work": 1,
    "map.relation-left-out": 1,
  });
});

test("calendars are resolved: bases, work weeks and recurring exceptions", () => {
  const calendar = (uid: number, over: object) => ({
    uid,
    name: `c${uid}`,
    isBase: true,
    baseUid: null,
    week: Array.from({ length: 7 }, () => null),
    workWeeks: [],
    exceptions: [],
    extra: [],
    ...over,
  });
  const plan = planFile({
    project: {
      ...planFile().project,
      calendarUid: 2,
      start: "2026-03-02T08:00",
      finish: "2026-03-31T17:00",
    },
    calendars: [
      calendar(1, {
        week: ["", "08:00-16:00", "08:00-16:00", "08:00-16:00", "08:00-16:00", "08:00-16:00", ""],
      }),
      calendar(2, {
        baseUid: 1,
        workWeeks: [
          {
            name: "Six days",
            from: "2026-03-02",
            to: "2026-03-08",
            week: [null, null, null, null, null, null, "08:00-12:00"],
          },
        ],
        exceptions: [
          { name: "Holiday", from: "2026-04-04", to: "2026-04-06", hours: "", recurrence: null },
          {
            name: "Inspection",
            from: "2026-05-01",
            to: "2026-07-31",
            hours: "",
            recurrence: { type: "monthly-position", every: 1, position: 5, weekdays: [5] },
          },
        ],
      }),
      calendar(3, {}),
    ],
    tasks: outline(["a", 1, { calendarUid: 1 }]),
  });
  const mapped = map(plan, { by: "one", audience: "everyone" });
  expect(mapped.calendars.map(({ name, week }) => [name, week])).toEqual([
    ["c2", ";08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;"],
    ["c1", ";08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;08:00-16:00;"],
  ]);
  expect(JSON.parse(mapped.calendars[0]!.exceptions)).toEqual([
    { from: "2026-03-07", to: "2026-03-07", hours: "08:00-12:00", name: "Six days" },
    { from: "2026-04-06", to: "2026-04-06", hours: "", name: "Holiday" },
    { from: "2026-05-29", to: "2026-05-29", hours: "", name: "Inspection" },
    { from: "2026-06-26", to: "2026-06-26", hours: "", name: "Inspection" },
    { from: "2026-07-31", to: "2026-07-31", hours: "", name: "Inspection" },
  ]);
  expect(mapped.defaultCalendarId).toBe(mapped.calendars[0]!.id);
  expect(tasksOf(mapped)[0]!.fields.calendarId).toBe(mapped.calendars[1]!.id);
  const without = map(plan, { by: "one", audience: "everyone" }, false);
  expect([without.calendars, tasksOf(without)[0]!.fields.calendarId, counts(without)]).toEqual([
    [],
    null,
    { "map.calendar-left-out": 2 },
  ]);
});

test("thousands of calendars that recur for ever cost little, and what is left out is told", () => {
  const week = Array.from({ length: 7 }, () => "08:00-16:00");
  const rule = { type: "weekly" as const, every: 1, weekdays: [1] };
  const exceptions = Array.from({ length: 500 }, () => ({
    name: "",
    from: "1900-01-01",
    to: "2199-12-31",
    hours: "",
    recurrence: rule,
  }));
  const calendars = Array.from({ length: 1_000 }, (_, index) => ({
    uid: index,
    name: `c${index}`,
    isBase: true,
    baseUid: index === 0 ? null : 0,
    week,
    workWeeks: [],
    exceptions: index === 0 ? exceptions : [],
    extra: [],
  }));
  const tasks = calendars.map(({ uid }) =>
    planTask(uid + 1, { calendarUid: uid, start: "2026-03-02T08:00" }),
  );
  const mapped = map(planFile({ calendars, tasks }), { by: "one", audience: "everyone" });
  expect(mapped.calendars).toHaveLength(100);
  expect(counts(mapped)["map.calendar-left-out"]).toBe(900);
  expect(counts(mapped)["map.calendar-shortened"]).toBeGreaterThan(90);
});

test("10,000 tasks are cut into parts of at most 1,500", () => {
  const tasks = Array.from({ length: 10_000 }, (_, index) =>
    planTask(index + 1, {
      predecessors: index === 0 ? [] : [{ uid: index, type: "FS", lag: 0, lagUnit: "working" }],
    }),
  );
  const { parts } = map(planFile({ tasks }), { by: "one", audience: "everyone" }).lanes[0]!;
  expect(parts.map((part) => part.tasks.length)).toEqual([
    1_500, 1_500, 1_500, 1_500, 1_500, 1_500, 1_000,
  ]);
  expect(parts.map((part) => part.relations.length)).toEqual([
    1_499, 1_500, 1_500, 1_500, 1_500, 1_500, 1_000,
  ]);
});

test("the summary counts what the mapping can name", () => {
  expect(summarisePlan(site, [])).toMatchObject({
    taskCount: 7,
    resources: [
      { name: "Pipe fitters", taskCount: 2 },
      { name: "Steel crew", taskCount: 2 },
    ],
    branches: [
      { taskUid: 1, level: 1, taskCount: 5 },
      { taskUid: 2, level: 2, taskCount: 2 },
      { taskUid: 5, level: 2, taskCount: 1 },
    ],
  });
});

const author = {
  createdBy: "01980000-0000-7000-8000-000000000001" as UserId,
  at: 1_800_000_000_000,
};
const anyPlan = fc
  .array(
    fc.record({
      name: fc.string({ unit: "binary", maxLength: 600 }),
      step: fc.integer({ min: -3, max: 1 }),
      notes: fc.string({ unit: "binary", maxLength: 40 }),
      percent: fc.integer({ min: 0, max: 100 }),
      link: fc.nat({ max: 40 }),
      type: fc.constantFrom("FS", "SS", "FF", "SF"),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    let level = 0;
    const levels = rows.map(({ step }) => (level = Math.max(1, level + step)));
    return planFile({
      tasks: rows.map(({ name, notes, percent, link, type }, index) =>
        planTask(index + 1, {
          name,
          notes,
          percentComplete: percent,
          outlineLevel: levels[index]!,
          summary: (levels[index + 1] ?? 0) > levels[index]!,
          predecessors:
            link >= 1 && link <= rows.length && link !== index + 1
              ? [{ uid: link, type, lag: -link, lagUnit: "elapsed" }]
              : [],
        }),
      ),
    });
  });

test("whatever a plan holds, no task is lost, every parent and predecessor exists, and every part fits the schema", () => {
  fc.assert(
    fc.property(anyPlan, fc.array(fc.nat({ max: 40 }), { maxLength: 5 }), (plan, branches) => {
      const assignments = branches.map((uid, index) => ({
        key: String(uid),
        organisationId: index % 2 === 0 ? STEEL : MEP,
      }));
      const mapped = map(plan, { by: "branch", audience: "everyone", assignments, rest: GC });
      const ids = new Set(tasksOf(mapped).map((task) => task.id));
      expect(ids.size).toBe(plan.tasks.length);
      for (const { fields } of tasksOf(mapped))
        expect(fields.parentId === null || ids.has(fields.parentId as never)).toBe(true);
      const relations = mapped.lanes.flatMap((lane) =>
        lane.parts.flatMap((part) => part.relations),
      );
      expect(relations).toHaveLength(
        plan.tasks.reduce((sum, task) => sum + task.predecessors.length, 0),
      );
      for (const { predecessorId } of relations) expect(ids.has(predecessorId)).toBe(true);
      for (const part of mapped.lanes.flatMap((lane) => lane.parts))
        expect(buildLaneUpdate(part, { ...author, clientId: 5 })).toMatchObject({
          ok: true,
          value: { taskCount: part.tasks.length },
        });
    }),
    { numRuns: 100 },
  );
});
