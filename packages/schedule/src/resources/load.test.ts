import { describe, expect, test } from "vitest";
import { computeSchedule } from "../compute-schedule.ts";
import type { AssignmentInput, Network } from "../network.ts";
import { randomPlan } from "../testing/random-plan.ts";
import { seededRng } from "../testing/seeded-rng.ts";
import { at, DAY, HOUR, smallPlan } from "../testing/small-plan.ts";
import { overAllocations } from "./over-allocations.ts";
import { loadsByResource, resourceLoad, type LoadQuery } from "./resource-load.ts";

const assignment = (given: Partial<AssignmentInput>): AssignmentInput => ({
  id: "a",
  taskId: "main",
  resourceId: "anna",
  units: 1,
  work: null,
  delay: 0,
  ...given,
});

function loadOf(network: Network, query: Partial<LoadQuery> = {}): [number, number][] {
  const { buckets } = resourceLoad(network, computeSchedule(network), {
    of: { resourceId: "anna" },
    bucket: "day",
    from: null,
    to: null,
    ...query,
  });
  return buckets.map(({ from, work }) => [Math.floor((from - at(0, 0)) / 14_400), work / HOUR]);
}

const excesses = (network: Network) => overAllocations(network, computeSchedule(network));

describe("load", () => {
  test("R1 an assignment takes its units while its clock works, from start to finish", () => {
    const network = smallPlan({ tasks: [{ id: "main", days: 6, who: { anna: 0.5 } }] });
    // Monday to Friday, and Monday; nothing at the weekend.
    expect(loadOf(network)).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
      [7, 4],
    ]);
  });

  test("R1 work that is done sooner ends the load; an own delay puts it off", () => {
    const network = smallPlan({
      tasks: [{ id: "main", days: 4 }],
      resources: { anna: 1 },
      assignments: [assignment({ work: DAY, delay: DAY + 2 * HOUR })],
    });
    expect(loadOf(network)).toEqual([
      [1, 6],
      [2, 2],
    ]);
  });

  test("R1 rests of a split task take nothing", () => {
    const network = smallPlan({
      tasks: [{ id: "main", days: 3, splits: [{ after: DAY, rest: 2 * DAY }], who: { anna: 1 } }],
    });
    expect(loadOf(network)).toEqual([
      [0, 8],
      [3, 8],
      [4, 8],
    ]);
  });

  test("R1 an assignment works by its resource's calendar", () => {
    const network = smallPlan({
      tasks: [{ id: "main", days: 1, who: { anna: 1 } }],
      resources: { anna: { calendarId: "short" } },
      calendars: [
        {
          id: "short",
          baseId: null,
          week: Array.from({ length: 7 }, () => "08:00-10:00"),
          workWeeks: [],
          exceptions: [],
          shifts: [],
        },
      ],
    });
    expect(loadOf(network)).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
  });

  test("R2 materials, inactive tasks and assignments without units take nothing", () => {
    const network = smallPlan({
      tasks: [
        { id: "main", who: { anna: 0, sand: 3 } },
        { id: "off", active: false, who: { anna: 1 } },
      ],
      resources: { sand: { type: "material" } },
    });
    expect(loadOf(network)).toEqual([]);
    expect(loadOf(network, { of: { resourceId: "sand" } })).toEqual([]);
    expect(excesses(network)).toEqual([]);
  });

  test("R3 days, weeks and hours hold the same work, and what is available", () => {
    const network = smallPlan({
      tasks: [{ id: "main", days: 7, who: { anna: 1 } }],
      resources: { anna: 2 },
    });
    const load = (bucket: LoadQuery["bucket"]) =>
      resourceLoad(network, computeSchedule(network), {
        of: { resourceId: "anna" },
        bucket,
        from: null,
        to: null,
      }).buckets;
    expect(load("week")).toEqual([
      { from: at(0, 0), to: at(7, 0), work: 5 * DAY, available: 10 * DAY },
      { from: at(7, 0), to: at(14, 0), work: 2 * DAY, available: 10 * DAY },
    ]);
    expect(load("hour").slice(3, 6)).toEqual([
      { from: at(0, 11), to: at(0, 12), work: HOUR, available: 2 * HOUR },
      { from: at(0, 13), to: at(0, 14), work: HOUR, available: 2 * HOUR },
      { from: at(0, 14), to: at(0, 15), work: HOUR, available: 2 * HOUR },
    ]);
  });

  test("R3 an organisation's load is that of its resources; a window cuts buckets off", () => {
    const network = smallPlan({
      tasks: [
        { id: "main", days: 3, who: { anna: 1, bert: 0.5 } },
        { id: "other", days: 3, who: { carl: 1 } },
      ],
      resources: {
        anna: { organisationId: "org-a" },
        bert: { organisationId: "org-a" },
        carl: { organisationId: "org-b" },
      },
    });
    const of = { organisationId: "org-a" };
    expect(loadOf(network, { of })).toEqual([
      [0, 12],
      [1, 12],
      [2, 12],
    ]);
    expect(loadOf(network, { of, from: at(1, 9), to: at(2, 0) })).toEqual([[1, 12]]);
  });

  test("R3 all resources at once have the load that each has alone", () => {
    for (let seed = 31; seed < 51; seed++) {
      const network = randomPlan(seededRng(seed), { tasks: 30, hostile: false });
      const schedule = computeSchedule(network);
      const query = { bucket: "week", from: null, to: null } as const;
      const all = loadsByResource(network, schedule, query);
      const alone = network.resources
        .map(
          ({ id }) =>
            [id, resourceLoad(network, schedule, { ...query, of: { resourceId: id } })] as const,
        )
        .filter(([, { buckets }]) => buckets.length > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1));
      expect([...all]).toEqual(alone);
    }
  });

  test("R3 buckets of any length add up to the same work", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const network = randomPlan(seededRng(seed), { tasks: 30, hostile: false });
      const schedule = computeSchedule(network);
      for (const { id } of network.resources) {
        const sums = (["hour", "day", "week"] as const).map((bucket) => {
          const query = { of: { resourceId: id }, bucket, from: null, to: null };
          return resourceLoad(network, schedule, query).buckets.reduce((s, b) => s + b.work, 0);
        });
        expect(new Set(sums).size, `seed ${seed}, ${id}`).toBe(1);
      }
    }
  });
});

describe("over-allocation", () => {
  test("R4 it lasts from the moment that too much is asked for to the moment that it is not", () => {
    const network = smallPlan({
      tasks: [
        { id: "early", days: 2, who: { anna: 0.75 } },
        {
          id: "main",
          duration: 3 * HOUR,
          constraint: "SNET",
          constraintDate: at(1, 14),
          who: { anna: 0.5 },
        },
      ],
    });
    expect(excesses(network)).toEqual([
      {
        resourceId: "anna",
        from: at(1, 14),
        to: at(1, 17),
        units: 1.25,
        available: 1,
        taskIds: ["early", "main"],
      },
    ]);
  });

  test("R4 who starts when another finishes does not meet it, and thirds make a whole", () => {
    const third = { anna: 1 / 3 };
    const network = smallPlan({
      tasks: [
        { id: "early", days: 1, who: { anna: 1 } },
        ...["p", "q", "r"].map((id) => ({ id, days: 1, after: ["early"], who: third })),
      ],
    });
    expect(excesses(network)).toEqual([]);
  });

  test("R4 nights and weekends that nobody works in do not end it", () => {
    const who = { anna: 1 };
    const network = smallPlan({
      tasks: [
        { id: "one", days: 7, who },
        { id: "two", days: 8, who },
      ],
    });
    expect(excesses(network).map(({ from, to }) => [from, to])).toEqual([[at(0, 8), at(8, 17)]]);
  });

  test("R4 tasks whose clocks never work at the same time do not meet", () => {
    const shift = (id: string, hours: string) => ({
      id,
      baseId: null,
      week: Array.from({ length: 7 }, () => hours),
      workWeeks: [],
      exceptions: [],
      shifts: [],
    });
    const plan = (second: string) =>
      smallPlan({
        tasks: [
          { id: "one", days: 2, calendarId: "early", who: { anna: 1 } },
          { id: "two", days: 2, calendarId: second, who: { anna: 1 } },
        ],
        calendars: [
          shift("early", "06:00-14:00"),
          shift("late", "14:00-22:00"),
          shift("mid", "12:00-20:00"),
        ],
        resources: { anna: { calendarId: null } },
      });
    expect(excesses(plan("late"))).toEqual([]);
    expect(excesses(plan("mid")).map(({ from, to }) => [from, to])).toEqual([
      [at(0, 12), at(0, 14)],
      [at(1, 12), at(1, 14)],
    ]);
  });

  test("R4 a sum over all moments finds the same over-allocations", () => {
    for (let seed = 1; seed <= 15; seed++) {
      const network = randomPlan(seededRng(seed), { tasks: 24, hostile: false });
      const schedule = computeSchedule(network);
      const found = overAllocations(network, schedule);
      for (const resource of network.resources) {
        const { buckets } = resourceLoad(network, schedule, {
          of: { resourceId: resource.id },
          bucket: "hour",
          from: null,
          to: null,
        });
        // An hour with more work than a clock full of the resource's units must touch a finding.
        for (const { from, to, work } of buckets)
          if (work > resource.maxUnits * HOUR)
            expect(
              found.some((one) => one.resourceId === resource.id && one.from < to && from < one.to),
              `seed ${seed}, ${resource.id}`,
            ).toBe(true);
      }
    }
  });
});
