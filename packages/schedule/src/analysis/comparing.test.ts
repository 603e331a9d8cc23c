import { describe, expect, test } from "vitest";
import { computeSchedule } from "../compute-schedule.ts";
import type { Network } from "../network.ts";
import { randomPlan } from "../testing/random-plan.ts";
import { seededRng } from "../testing/seeded-rng.ts";
import { at, DAY, HOUR, smallPlan, type SmallTask } from "../testing/small-plan.ts";
import { changedNetwork } from "./changed-network.ts";
import { compareSchedules } from "./compare-schedules.ts";
import { factsOfNetwork } from "./facts-of-network.ts";

const compare = (before: Network, after: Network) => {
  const [was, is] = [computeSchedule(before), computeSchedule(after)];
  return compareSchedules(was, is, factsOfNetwork(after, is, { network: before, schedule: was }));
};
const plan = (...tasks: readonly SmallTask[]) => smallPlan({ tasks });

describe("comparing", () => {
  test("K1 a slip is told in calendar days and in working time", () => {
    const before = plan({ id: "a", days: 4 }, { id: "b", days: 1, after: ["a"] });
    const after = plan({ id: "a", days: 5 }, { id: "b", days: 1, after: ["a"] }, { id: "c" });
    expect(compare(before, after).tasks).toEqual([
      {
        taskId: "a",
        organisationId: null,
        milestone: false,
        isSummary: false,
        start: null,
        finish: { before: at(3, 17), after: at(4, 17), days: 1, working: DAY },
      },
      {
        taskId: "b",
        organisationId: null,
        milestone: false,
        isSummary: false,
        // Over the weekend: three days, of which one works.
        start: { before: at(4, 8), after: at(7, 8), days: 3, working: DAY },
        finish: { before: at(4, 17), after: at(7, 17), days: 3, working: DAY },
      },
    ]);
  });

  test("K1 a finish at midnight belongs to the day that it ends", () => {
    const night = (hours: number) => plan({ id: "a", duration: hours * HOUR, elapsed: true });
    const [slip] = compare(night(8), night(16)).tasks;
    expect(slip!.finish).toMatchObject({ after: at(1, 0), days: 0, working: 8 * HOUR });
  });

  test("K2 milestones are told on their own", () => {
    const of = (days: number) =>
      plan(
        { id: "a", days },
        { id: "gate", days: 0, after: ["a"] },
        { id: "S" },
        { id: "m", days: 0, parentId: "S" },
      );
    expect(compare(of(1), of(2)).milestones.map(({ taskId }) => taskId)).toEqual(["gate"]);
  });

  test("K3 organisations hear how many, how much and the worst, of leaf tasks", () => {
    const of = (days: number, less: number) =>
      plan(
        { id: "S", organisationId: "org-a" },
        { id: "a", days, organisationId: "org-a", parentId: "S" },
        { id: "b", days: 1, organisationId: "org-a", after: ["a"] },
        { id: "c", days: 1 + days, organisationId: "org-b" },
        { id: "d", days: less, organisationId: "org-b" },
      );
    expect(compare(of(1, 3), of(2, 2)).organisations).toEqual([
      {
        organisationId: "org-a",
        later: 2,
        earlier: 0,
        total: 2 * DAY,
        worst: { taskId: "a", working: DAY },
        added: 0,
        removed: 0,
      },
      {
        organisationId: "org-b",
        later: 1,
        earlier: 1,
        total: DAY,
        worst: { taskId: "c", working: DAY },
        added: 0,
        removed: 0,
      },
    ]);
  });

  test("K4 tasks of one side are added or removed", () => {
    const found = compare(
      plan({ id: "a" }, { id: "old", organisationId: "org-a" }),
      plan({ id: "a" }, { id: "new", organisationId: "org-b" }),
    );
    expect([found.added, found.removed, found.tasks]).toEqual([["new"], ["old"], []]);
    expect(
      found.organisations.map(({ organisationId, added, removed }) => [
        organisationId,
        added,
        removed,
      ]),
    ).toEqual([
      ["org-a", 0, 1],
      ["org-b", 1, 0],
    ]);
  });

  test("K5 a schedule compared with itself shows nothing, nor with its own dates", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const network = randomPlan(seededRng(seed), { tasks: 30, hostile: true });
      const schedule = computeSchedule(network);
      const facts = factsOfNetwork(network, schedule);
      const nothing = {
        tasks: [],
        milestones: [],
        organisations: [],
        added: [],
        removed: [],
        finish: null,
      };
      expect(compareSchedules(schedule, schedule, facts), `seed ${seed}`).toEqual(nothing);
      const { finish: _, ...rest } = compareSchedules({ dates: schedule.byId }, schedule, facts);
      expect({ ...rest, finish: null }).toEqual(nothing);
    }
  });

  test("K5 plain dates are a baseline; its finish is the last of them", () => {
    const network = plan({ id: "a", days: 2 });
    const schedule = computeSchedule(network);
    const dates = new Map([["a", { start: at(0, 8), finish: at(0, 17) }]]);
    const found = compareSchedules({ dates }, schedule, factsOfNetwork(network, schedule));
    expect(found.finish).toEqual({ before: at(0, 17), after: at(1, 17), days: 1 });
    expect(found.tasks[0]!.finish!.working).toBe(DAY);
  });

  test("K6 turned round, slips have the other sign", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const before = randomPlan(seededRng(seed), { tasks: 30, hostile: false });
      const longer = before.tasks
        .slice(8, 12)
        .map((task) => ({ ...task, duration: task.duration! + DAY }));
      const after = changedNetwork(before, { tasks: { put: longer } });
      const [there, back] = [compare(before, after), compare(after, before)];
      const signs = (of: typeof there, sign: 1 | -1) =>
        of.tasks.map(({ taskId, finish }) => [
          taskId,
          finish === null ? null : sign * finish.working + 0,
        ]);
      expect(signs(back, -1), `seed ${seed}`).toEqual(signs(there, 1));
    }
  });
});
