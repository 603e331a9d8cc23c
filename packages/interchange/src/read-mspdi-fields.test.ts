import { describe, expect, test } from "vitest";
import { blankPlanTask } from "./blank-plan-task.ts";
import type { ImportLimits } from "./import-error.ts";
import { readMspdi } from "./read-mspdi.ts";
import { bytesOf, planXml, xml } from "./testing/plan-xml.ts";

async function read(text: string, limits: Partial<ImportLimits> = {}) {
  const result = await readMspdi(bytesOf(text), { limits });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

describe("values", () => {
  test("what a task has beside its dates is read", async () => {
    const { plan, findings } = await read(
      planXml({
        tasks: [
          xml(
            {
              UID: 1,
              Type: 2,
              Manual: 1,
              ManualStart: "2026-03-02T08:00:00",
              ManualFinish: "2026-03-04T17:00:00",
              Work: "PT24H0M0S",
              Stop: "2026-03-02T17:00:00",
              Resume: "2026-03-04T08:00:00",
              EffortDriven: 1,
              LevelingDelay: 14400,
              IgnoreResourceCalendar: 1,
              EarlyStart: "2026-03-02T08:00:00",
              LateFinish: "2026-03-06T17:00:00",
              TotalSlack: 9600,
              FreeSlack: -4800,
              StartSlack: 9600,
              FinishSlack: 14400,
              Critical: 0,
            },
            `<Baseline>${xml({ Number: 0, Start: "2026-03-02T08:00:00", Duration: "PT8H0M0S" })}</Baseline>
             <Baseline>${xml({ Number: 3 })}</Baseline>`,
          ),
        ],
      }),
    );
    expect(findings).toEqual([]);
    expect(plan.tasks[0]).toEqual({
      ...blankPlanTask(1),
      manual: true,
      manualStart: "2026-03-02T08:00",
      manualFinish: "2026-03-04T17:00",
      work: 14_400,
      stop: "2026-03-02T17:00",
      resume: "2026-03-04T08:00",
      fixed: "work",
      effortDriven: true,
      levellingDelay: 14_400,
      ignoresResourceCalendars: true,
      baselines: [
        { number: 0, start: "2026-03-02T08:00", finish: null, duration: 4_800 },
        { number: 3, start: null, finish: null, duration: null },
      ],
      stored: {
        earlyStart: "2026-03-02T08:00",
        earlyFinish: null,
        lateStart: null,
        lateFinish: "2026-03-06T17:00",
        totalFloat: 9_600,
        freeFloat: -4_800,
        startFloat: 9_600,
        finishFloat: 14_400,
        critical: false,
      },
    });
  });

  test("how a plan was computed is read, its critical float in days of the project", async () => {
    const head = xml({
      MinutesPerDay: 450,
      CriticalSlackLimit: 3,
      HonorConstraints: 0,
      MultipleCriticalPaths: 1,
    });
    expect((await read(planXml({ head }))).plan.project.scheduling).toMatchObject({
      constraintsHold: false,
      everyEndCritical: true,
      criticalFloat: 13_500,
    });
    expect((await read(planXml({}))).plan.project.scheduling).toMatchObject({
      constraintsHold: true,
      everyEndCritical: false,
      criticalFloat: 0,
    });
  });

  test("resources of costs are told by their flag, and assignments with their work", async () => {
    const { plan } = await read(
      planXml({
        tasks: [xml({ UID: 1 })],
        resources: `<Resource>${xml({ UID: 1, Name: "Crane", Type: 1, MaxUnits: 2.5 })}</Resource>
          <Resource>${xml({ UID: 2, Name: "Permits", Type: 0, IsCostResource: 1 })}</Resource>
          <Resource>${xml({ UID: 3, Name: "Steel", Type: 0, IsCostResource: 0 })}</Resource>`,
        assignments: `<Assignment>${xml({ UID: 9, TaskUID: 1, ResourceUID: 1, Units: 0.5, Work: "PT4H0M0S", RemainingWork: "PT1H0M0S", Delay: 4800, Start: "2026-03-02T08:00:00", Finish: "2026-03-03T17:00:00" })}</Assignment>`,
      }),
    );
    expect(plan.resources.map(({ type, maxUnits }) => [type, maxUnits])).toEqual([
      ["work", 2.5],
      ["cost", 1],
      ["material", 1],
    ]);
    expect(plan.assignments).toEqual([
      {
        uid: 9,
        taskUid: 1,
        resourceUid: 1,
        units: 0.5,
        work: 2_400,
        remainingWork: 600,
        delay: 4_800,
        start: "2026-03-02T08:00",
        finish: "2026-03-03T17:00",
        extra: [],
      },
    ]);
  });

  test("a base calendar that names 0 as its base has none", async () => {
    const of = (uid: number, base: number, isBase: number) =>
      `<Calendar>${xml({ UID: uid, IsBaseCalendar: isBase, BaseCalendarUID: base })}</Calendar>`;
    const { plan, findings } = await read(planXml({ calendars: of(1, 0, 1) + of(2, 1, 0) }));
    expect(plan.calendars.map(({ baseUid }) => baseUid)).toEqual([null, 1]);
    expect(findings.map(({ code }) => code)).toEqual(["plan.no-tasks"]);
  });
});

describe("interruptions", () => {
  const day = (date: string, value: string | null, to = `${date}T17:00:00`) =>
    `<TimephasedData>${xml({ Type: 1, UID: 1, Start: `${date}T08:00:00`, Finish: to, Unit: 2 })}${value === null ? "" : xml({ Value: value })}</TimephasedData>`;
  const plan = (rows: string, duration = "PT16H0M0S", more = "") =>
    planXml({
      tasks: [
        xml({
          UID: 1,
          Start: "2026-03-05T08:00:00",
          Finish: "2026-03-10T17:00:00",
          Duration: duration,
        }),
      ],
      assignments: `<Assignment>${xml({ UID: 1, TaskUID: 1, ResourceUID: -65535, Work: "PT16H0M0S" })}${rows}</Assignment>${more}`,
    });
  const RESTING =
    day("2026-03-05", "PT8H0M0S") +
    day("2026-03-06", "PT0H0M0S") +
    day("2026-03-07", null) +
    day("2026-03-08", null) +
    day("2026-03-09", "PT0H0M0S") +
    day("2026-03-10", "PT8H0M0S");
  const splitsOf = async (text: string) => (await read(text)).plan.tasks[0]!.splits;

  test("days without work between days of work are one, in working time", async () => {
    expect(await splitsOf(plan(RESTING))).toEqual([{ after: 4_800, rest: 9_600 }]);
    // Whether or not the rows themselves are kept.
    expect((await read(plan(RESTING), { extra: 0 })).plan.tasks[0]!.splits).toHaveLength(1);
  });

  test("days off are none", async () => {
    const working = [5, 6, 9, 10].map((date) =>
      day(`2026-03-${String(date).padStart(2, "0")}`, "PT8H0M0S"),
    );
    expect(await splitsOf(plan(working.join(""), "PT32H0M0S"))).toEqual([]);
  });

  test("where the figures do not fit the task, none is claimed", async () => {
    expect(await splitsOf(plan(RESTING, "PT24H0M0S"))).toEqual([]);
    const other = `<Assignment>${xml({ UID: 2, TaskUID: 1, ResourceUID: -65535, Work: "PT8H0M0S" })}</Assignment>`;
    expect(await splitsOf(plan(RESTING, "PT16H0M0S", other))).toEqual([]);
  });
});
