import { describe, expect, test } from "vitest";
import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { instantOf, textOfInstant } from "@parley/schedule/instant.ts";
import {
  blankPlanAssignment,
  blankPlanProject,
  blankPlanResource,
  NO_STORED_DATES,
  USUAL_SCHEDULING,
} from "./blank-plan-task.ts";
import { networkOfPlan } from "./network-of-plan.ts";
import type { PlanAssignment, PlanFile, PlanTask } from "./plan-file.ts";
import { planFile, planTask } from "./testing/plan-file.ts";

const DAY = 4_800;
const START = "2029-01-01T08:00"; // a Monday
const project = blankPlanProject({ start: START });

const datesOf = (plan: PlanFile) => {
  const { byId } = computeSchedule(networkOfPlan(plan).network);
  return (uid: number) => {
    const { start, finish, lateFinish } = byId.get(`t${uid}`)!;
    return [start, finish, lateFinish].map((each) => textOfInstant(each).slice(0, 16));
  };
};
const inputOf = (plan: PlanFile, uid: number) =>
  networkOfPlan(plan).network.tasks.find(({ id }) => id === `t${uid}`)!;

describe("a plan file as a network", () => {
  test("gives inputs only: dates of automatic tasks are left behind, those of manual ones are kept", () => {
    const plan = planFile({
      project,
      tasks: [
        planTask(1, { start: "2030-01-01T08:00", finish: "2030-01-01T17:00", duration: DAY }),
        planTask(2, { manual: true, start: "2029-01-03T08:00", finish: "2029-01-04T17:00" }),
        planTask(3, { external: true, start: "2029-01-05T08:00", finish: "2029-01-05T17:00" }),
        planTask(4, {
          manual: true,
          start: "2029-01-03T08:00",
          manualStart: "2029-01-04T08:00",
          manualFinish: "2029-01-04T17:00",
        }),
      ],
    });
    expect(datesOf(plan)(1)).toEqual([START, "2029-01-01T17:00", "2029-01-05T17:00"]);
    expect(inputOf(plan, 1)).toMatchObject({ start: null, finish: null, mode: "auto" });
    expect(datesOf(plan)(2).slice(0, 2)).toEqual(["2029-01-03T08:00", "2029-01-04T17:00"]);
    expect(datesOf(plan)(3).slice(0, 2)).toEqual(["2029-01-05T08:00", "2029-01-05T17:00"]);
    expect(datesOf(plan)(4).slice(0, 2)).toEqual(["2029-01-04T08:00", "2029-01-04T17:00"]);
  });

  test("hangs each row under the nearest row above that lies less deep, and leaves the project's own row out", () => {
    const plan = planFile({
      tasks: [
        planTask(0, { outlineLevel: 0 }),
        planTask(5, { outlineLevel: 1 }),
        planTask(3, { outlineLevel: 2 }),
        planTask(9, { outlineLevel: 2 }),
        planTask(-1, { outlineLevel: 1 }),
      ],
    });
    const { network, uidOf } = networkOfPlan(plan);
    expect(network.tasks.map(({ id, parentId }) => [id, parentId])).toEqual([
      ["t5", null],
      ["t3", "t5"],
      ["t9", "t5"],
      ["t-1", null],
    ]);
    expect(uidOf("t-1")).toBe(-1);
    expect(uidOf("c1")).toBeNull();
  });

  test("keeps several links of the same two tasks apart, and tells of links to rows that are not there", () => {
    const link = { type: "SS", lag: 0, lagUnit: "working" } as const;
    const predecessors = [
      { ...link, uid: 1 },
      { ...link, uid: 1, type: "FF" } as const,
      { ...link, uid: 77 },
    ];
    const { network, findings } = networkOfPlan(
      planFile({ tasks: [planTask(1), planTask(2, { predecessors })] }),
    );
    expect(network.relations.map(({ type }) => type)).toEqual(["SS", "FF"]);
    expect(new Set(network.relations.map(({ id }) => id)).size).toBe(2);
    expect(findings).toMatchObject([{ code: "link.unknown-predecessor", count: 1 }]);
  });

  test("leaves out assignments and a project calendar that nothing in the file stands for", () => {
    const plan = planFile({
      project: { ...project, calendarUid: 4 },
      tasks: [planTask(1)],
      assignments: [blankPlanAssignment(1, 1, -65_535)],
    });
    const { network } = networkOfPlan(plan);
    expect(network.assignments).toEqual([]);
    expect(network.project.calendarId).toBeNull();
    expect(computeSchedule(network).findings.map(({ type }) => type)).toEqual(["no-duration"]);
  });

  test("lets Primavera begin at its data date and be late from the date that it must finish by", () => {
    const dated = { ...project, statusDate: "2029-01-03T08:00", mustFinishBy: "2029-01-12T17:00" };
    const tasks = [planTask(1, { duration: DAY })];
    expect(datesOf(planFile({ format: "xer", project: dated, tasks }))(1)).toEqual([
      "2029-01-03T08:00",
      "2029-01-03T17:00",
      "2029-01-12T17:00",
    ]);
    expect(datesOf(planFile({ project: { ...dated, mustFinishBy: null }, tasks }))(1)[0]).toBe(
      START,
    );
  });

  test("passes the conventions of the file on", () => {
    const scheduling = { ...USUAL_SCHEDULING, everyEndCritical: true, criticalFloat: DAY };
    const { network } = networkOfPlan(planFile({ project: { ...project, scheduling } }));
    expect(network.project.conventions).toMatchObject(scheduling);
  });

  test("lets a fixed duration run whenever its people work", () => {
    const hours = {
      name: "",
      isBase: true,
      baseUid: null,
      workWeeks: [],
      exceptions: [],
      extra: [],
    };
    const plan = (fixed: PlanTask["fixed"]) =>
      planFile({
        project,
        calendars: [{ ...hours, uid: 7, week: Array<string>(7).fill("13:00-17:00") }],
        tasks: [planTask(1, { duration: DAY, fixed })],
        resources: [blankPlanResource(1, { calendarUid: 7 })],
        assignments: [blankPlanAssignment(1, 1, 1, { work: DAY })],
      });
    expect(datesOf(plan("units"))(1)[1]).toBe("2029-01-02T17:00");
    expect(datesOf(plan("duration"))(1)[1]).toBe("2029-01-01T17:00");
  });

  test("goes on where the work stopped, to the tenth of a minute, unless it was interrupted", () => {
    const begun = { duration: 2 * DAY, actualStart: START, remainingDuration: DAY };
    const plain = planTask(1, { ...begun, stop: "2029-01-01T17:00", resume: "2029-01-01T17:00" });
    const interrupted = planTask(2, {
      ...begun,
      stop: "2029-01-01T17:00",
      resume: "2029-01-04T08:00",
    });
    const plan = planFile({ project, tasks: [plain, interrupted] });
    expect(inputOf(plan, 1).resume).toBeNull();
    expect(inputOf(plan, 2).resume).toBe(instantOf("2029-01-04T08:00"));
  });

  test("lets another project's task be as late as that project said", () => {
    const stored = { ...NO_STORED_DATES, lateFinish: "2029-01-02T17:00" };
    const dates = { start: START, finish: "2029-01-01T17:00", duration: DAY };
    const plan = planFile({
      project,
      tasks: [
        planTask(1, { ...dates, external: true, stored }),
        planTask(2, { duration: 5 * DAY }),
      ],
    });
    expect(datesOf(plan)(1)[2]).toBe("2029-01-02T17:00");
  });

  test("reads rests of contoured work from the dates, where the file holds no hours", () => {
    const contour = (text: string): Partial<PlanAssignment> => ({
      extra: [{ name: "WorkContour", text, children: [] }],
    });
    const dates = { start: START, finish: "2029-01-05T17:00", duration: 2 * DAY };
    const begun = {
      ...dates,
      actualStart: START,
      remainingDuration: DAY,
      stop: "2029-01-02T17:00",
      resume: "2029-01-03T08:00",
    };
    const plan = planFile({
      project,
      tasks: [planTask(1, dates), planTask(2, dates), planTask(3, begun)],
      resources: [blankPlanResource(1)],
      assignments: [
        blankPlanAssignment(1, 1, 1, contour("8")),
        blankPlanAssignment(2, 2, 1, contour("1")),
        blankPlanAssignment(3, 3, 1, contour("8")),
      ],
    });
    expect(inputOf(plan, 1).splits).toEqual([{ after: DAY, rest: 3 * DAY }]);
    expect(inputOf(plan, 2).splits).toEqual([]);
    expect(inputOf(plan, 3).splits).toEqual([
      { after: DAY, rest: DAY },
      { after: DAY + 1, rest: 2 * DAY },
    ]);
    expect(datesOf(plan)(1)[1]).toBe("2029-01-05T17:00");
    expect(datesOf(plan)(2)[1]).toBe("2029-01-02T17:00");
    expect(datesOf(plan)(3)[1]).toBe("2029-01-05T17:00");
  });
});
