import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { USUAL_SCHEDULING } from "./blank-plan-task.ts";
import type { PlanFile } from "./plan-file.ts";
import { mapPlan } from "./plan-mapping.ts";
import { planFile, planTask } from "./testing/plan-file.ts";

const map = (plan: PlanFile, withSettings = true) =>
  mapPlan(
    plan,
    { by: "one", audience: "everyone" },
    {
      importingOrganisationId: "own" as OrganisationId,
      rng: seededRng(1),
      withCalendars: true,
      withSettings,
    },
  );

test("how a plan is computed goes to the frame with its calendars", () => {
  const project = {
    ...planFile().project,
    start: "2026-03-02T08:00",
    finish: "2026-05-29T17:00",
    statusDate: "2026-03-31T17:00",
    scheduleFromStart: false,
    mustFinishBy: "2026-06-30T17:00",
    scheduling: { ...USUAL_SCHEDULING, criticalFloat: 48_000_000, constraintsHold: false },
  };
  const mapped = map(planFile({ project }));
  expect(mapped.settings).toEqual({
    dataDate: null,
    projectStart: "2026-03-02T08:00",
    projectFinish: "2026-05-29T17:00",
    scheduleFrom: "finish",
    criticalFloat: 10_000_000,
    lagCalendar: "successor",
    progressRule: "retained-logic",
    constraintsYield: true,
    totalFloat: "smallest",
    everyEndCritical: false,
    lateFrom: "network",
    passes: "microsoft",
  });
  expect(
    mapped.findings.map(({ code, examples }) => [code, examples.map(({ detail }) => detail)]),
  ).toEqual([["map.setting", ["Status date 2026-03-31T17:00"]]]);
  const { scheduling } = project;
  const forward = { ...project, scheduleFromStart: true };
  expect(
    map(planFile({ project: { ...forward, scheduling: { ...scheduling, passes: "primavera" } } }))
      .settings,
  ).toMatchObject({
    projectFinish: "2026-06-30T17:00",
    lateFrom: "project-finish",
    passes: "primavera",
  });
  // What Primavera has not begun lies after its data date; Microsoft's status date moves nothing.
  expect(map(planFile({ format: "xer", project })).settings.dataDate).toBe("2026-03-31T17:00");
});

test("a start in a table is a wish, unless something comes before it", () => {
  const start = "2026-03-02T08:00";
  const tasks = [
    planTask(1, { outlineLevel: 1, summary: true, start }),
    planTask(2, { outlineLevel: 2, start }),
    planTask(3, {
      outlineLevel: 2,
      start,
      predecessors: [{ uid: 2, type: "FS", lag: 0, lagUnit: "working" }],
    }),
    planTask(4, { start, constraintType: "MSO", constraintDate: "2026-03-03T08:00" }),
    planTask(5),
  ];
  const mapped = map(planFile({ format: "xlsx", tasks }));
  expect(
    mapped.lanes[0]!.parts[0]!.tasks.map(({ fields }) => [
      fields.constraintType,
      fields.constraintDate,
    ]),
  ).toEqual([
    ["ASAP", null],
    ["SNET", start],
    ["ASAP", null],
    ["MSO", "2026-03-03T08:00"],
    ["ASAP", null],
  ]);
});

const constraintsOf = (plan: PlanFile, withSettings: boolean) =>
  map(plan, withSettings).lanes[0]!.parts[0]!.tasks.map(({ fields }) => fields.constraintType);

test("in a project that begins elsewhere, what nothing else holds keeps its start", () => {
  const start = "2026-03-02T08:00";
  const link = { uid: 2, type: "FS", lag: 0, lagUnit: "working" } as const;
  const tasks = [
    planTask(1, { outlineLevel: 1, summary: true, start }),
    planTask(2, { outlineLevel: 2, start }),
    planTask(3, { outlineLevel: 2, start, predecessors: [link] }),
    planTask(4, { outlineLevel: 1, summary: true, start, predecessors: [link] }),
    planTask(5, { outlineLevel: 2, start }),
    planTask(6, { start, constraintType: "ALAP" }),
    planTask(7, { start, manual: true }),
    planTask(8, { start, percentComplete: 10, actualStart: start }),
    planTask(9, { start, inactive: true }),
    planTask(10),
  ];
  const plan = planFile({ tasks });
  const rest = ["ALAP", "ASAP", "ASAP", "ASAP", "ASAP"];
  expect(constraintsOf(plan, true)).toEqual([...Array<string>(5).fill("ASAP"), ...rest]);
  expect(constraintsOf(plan, false)).toEqual(["ASAP", "SNET", "ASAP", "ASAP", "ASAP", ...rest]);
  const mapped = map(plan, false);
  expect(mapped.settings).toEqual({});
  expect(mapped.findings.find(({ code }) => code === "map.start-kept")).toMatchObject({
    count: 1,
    examples: [{ subject: "Task 2", detail: start }],
  });
  const backward = { ...plan, project: { ...plan.project, scheduleFromStart: false } };
  expect(constraintsOf(backward, false)).toEqual(["ASAP", "SNET", "SNET", "ASAP", "SNET", ...rest]);
});

test("a project whose file names no start begins with its first task", () => {
  const tasks = [
    planTask(1, { start: "2026-03-03T08:00" }),
    planTask(2, { start: "2026-03-02T08:00" }),
  ];
  expect(map(planFile({ tasks })).settings.projectStart).toBe("2026-03-02T08:00");
});
