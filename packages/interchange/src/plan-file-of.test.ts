import { instantOf } from "@parley/schedule/instant.ts";
import type { TaskSchedule } from "@parley/schedule/schedule.ts";
import { DEFAULT_SETTINGS } from "@parley/shared/documents/frame.ts";
import type { Plan, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { DEFAULT_TASK, type Relation, type Task } from "@parley/shared/documents/task.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { planFileOf } from "./plan-file-of.ts";
import { readMspdi } from "./read-mspdi.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { writeMspdi } from "./write-mspdi.ts";

const id = (name: string) => name.padEnd(14, "0");
const task = (name: string, fields: Partial<Task>): [TaskId, Task] => [
  id(name) as TaskId,
  { ...DEFAULT_TASK, custom: {}, id: id(name) as TaskId, name, ...fields },
];
const phase = {
  id: id("phase") as EntityId,
  name: "Phase",
  order: "a0",
  milestone: false,
  start: null,
  finish: null,
  removed: false,
};
const relation: Relation = {
  id: id("r") as EntityId,
  predecessorId: id("a") as TaskId,
  successorId: id("b") as TaskId,
  type: "SS",
  lag: 50,
  lagUnit: "percent",
  removed: false,
};
const assembled = assemblePlan({
  phases: [phase],
  lanes: [
    {
      ydocId: "y" as YdocId,
      organisationId: "steel" as OrganisationId,
      audience: "everyone",
      tasks: new Map([
        task("a", {
          parentId: phase.id,
          order: "a1",
          duration: 9_600,
          progress: 25,
          remainingDuration: 7_000,
          resume: "2026-03-06T08:00",
          splits: "4800:4800",
          levellingDelay: 14_400,
          assigneeName: "Crew",
          calendarId: id("calendar") as EntityId,
        }),
        task("b", {
          parentId: phase.id,
          order: "a2",
          milestone: true,
          duration: 0,
          mode: "manual",
          start: "2026-03-05T08:00",
          finish: "2026-03-05T08:00",
        }),
        task("gone", { parentId: phase.id, removed: true }),
      ]),
      relations: new Map([[relation.id, relation]]),
    },
  ],
});

const noon = (day: number) => (instantOf(`2026-03-0${day}T12:00`) ?? 0) as number;
const dates: TaskSchedule = {
  id: id("a"),
  isSummary: false,
  start: noon(2),
  finish: noon(4),
  earlyStart: noon(2),
  earlyFinish: noon(4),
  lateStart: noon(5),
  lateFinish: noon(6),
  totalFloat: 9_600,
  freeFloat: 4_800,
  startFloat: 14_400,
  finishFloat: 9_600,
  critical: false,
};
const datesOf = (row: PlanRow): Partial<PlanRow> => {
  if (row.id === id("a")) return { start: "2026-03-02T08:00", finish: "2026-03-09T12:00", dates };
  return row.id === id("b") ? { start: "2026-03-05T08:00", finish: "2026-03-05T08:00" } : {};
};
const plan: Plan = {
  ...assembled,
  rows: assembled.rows.map((row) => ({ ...row, ...datesOf(row) }) as PlanRow),
};

test("the plan that somebody sees is exported with its tree, relations, calendars and people, and read back", async () => {
  const file = planFileOf({
    name: "Podium",
    plan,
    calendars: [
      {
        id: id("calendar") as EntityId,
        name: "Site",
        week: ";08:00-12:00;08:00-12:00;08:00-12:00;08:00-12:00;08:00-12:00;",
        exceptions:
          '[{"from":"2026-04-04","to":"2026-04-06","hours":"","name":"Qingming"},{"from":7}]',
        removed: false,
      },
    ],
    defaultCalendarId: id("calendar"),
    dataDate: "2026-03-02T08:00",
    settings: { ...DEFAULT_SETTINGS, criticalFloat: 9_600, constraintsYield: true },
    noteOf: (taskId) => (taskId === id("a") ? "Two\nlines" : ""),
    organisationName: () => "Hongyue Steel",
    personName: () => null,
  });
  const read = await readMspdi(bytesOf([...writeMspdi(file)].join("")));
  // Where a task rests shows in the work of its assignments.
  const assignments = file.assignments.map((each) => ({
    ...each,
    extra: expect.any(Array),
  }));
  expect(read).toMatchObject({
    ok: true,
    value: { plan: { ...file, assignments }, findings: [] },
  });
  expect(file.tasks).toMatchObject([
    { uid: 1, name: "Phase", outlineLevel: 1, summary: true, wbs: "1" },
    {
      uid: 2,
      name: "a",
      outlineLevel: 2,
      start: "2026-03-02T08:00",
      duration: 9_600,
      remainingDuration: 7_000,
      resume: "2026-03-06T08:00",
      splits: [{ after: 4_800, rest: 4_800 }],
      levellingDelay: 14_400,
      stored: { earlyStart: "2026-03-02T12:00", lateFinish: "2026-03-06T12:00", totalFloat: 9_600 },
      calendarUid: 1,
      notes: "Two\nlines",
    },
    {
      uid: 3,
      name: "b",
      milestone: true,
      manual: true,
      manualStart: "2026-03-05T08:00",
      predecessors: [{ uid: 2, type: "SS", lag: 50, lagUnit: "percent" }],
    },
  ]);
  expect(file.resources.map(({ name, group }) => [name, group])).toEqual([
    ["Crew", "Hongyue Steel"],
    ["Hongyue Steel", "Hongyue Steel"],
  ]);
  expect(file.calendars[0]!.exceptions).toHaveLength(1);
  expect(file.project).toMatchObject({
    start: "2026-03-02T08:00",
    finish: "2026-03-09T12:00",
    scheduling: { criticalFloat: 9_600, constraintsHold: false },
  });
});

test("a project without calendars gets the usual week", () => {
  const none = { calendars: [], defaultCalendarId: null, dataDate: null };
  const names = { noteOf: () => "", organisationName: () => "", personName: () => null };
  const file = planFileOf({
    name: "Empty",
    plan: assemblePlan({ phases: [], lanes: [] }),
    ...none,
    ...names,
  });
  expect(file.calendars.map(({ name, uid }) => [name, uid])).toEqual([["Standard", 1]]);
  expect(file.tasks).toEqual([]);
});
