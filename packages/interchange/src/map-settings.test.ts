import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { USUAL_SCHEDULING } from "./blank-plan-task.ts";
import type { PlanFile } from "./plan-file.ts";
import { mapPlan } from "./plan-mapping.ts";
import { planFile, planTask } from "./testing/plan-file.ts";

const map = (plan: PlanFile) =>
  mapPlan(
    plan,
    { by: "one", audience: "everyone" },
    { importingOrganisationId: "own" as OrganisationId, rng: seededRng(1), withCalendars: true },
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
    dataDate: "2026-03-31T17:00",
    projectStart: "2026-03-02T08:00",
    projectFinish: "2026-05-29T17:00",
    scheduleFrom: "finish",
    criticalFloat: 10_000_000,
    lagCalendar: "successor",
    progressRule: "retained-logic",
    constraintsYield: true,
    totalFloat: "smallest",
    everyEndCritical: false,
  });
  expect(mapped.findings.map(({ code }) => code)).toEqual(["map.setting"]);
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
