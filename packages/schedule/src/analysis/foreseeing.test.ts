import { describe, expect, test } from "vitest";
import { computeSchedule } from "../compute-schedule.ts";
import type { ChangeSet } from "../change-set.ts";
import { createScheduler } from "../create-scheduler.ts";
import type { Network } from "../network.ts";
import { plainSchedule } from "../testing/plain-schedule.ts";
import { randomPlan } from "../testing/random-plan.ts";
import { chance, pick, seededRng } from "../testing/seeded-rng.ts";
import { at, DAY, smallPlan } from "../testing/small-plan.ts";
import { changedNetwork } from "./changed-network.ts";
import { compareSchedules } from "./compare-schedules.ts";
import { factsOfNetwork } from "./facts-of-network.ts";
import { impactOf } from "./impact-of.ts";

const patched = (network: Network, id: string, patch: object): ChangeSet => ({
  tasks: {
    put: network.tasks.filter((task) => task.id === id).map((task) => ({ ...task, ...patch })),
  },
});

/** A supplier delivers, two build on it in parallel, and both must be done for the hand-over. */
const site = smallPlan({
  tasks: [
    { id: "delivery", days: 2, organisationId: "supplier" },
    { id: "walls", days: 5, after: ["delivery"], organisationId: "host" },
    {
      id: "wires",
      days: 2,
      after: ["delivery"],
      organisationId: "electrician",
      deadline: at(7, 17),
    },
    { id: "zz-hand-over", days: 0, after: ["walls", "wires"], organisationId: "host" },
  ],
});

describe("foreseeing", () => {
  test("K7 K8 a longer task moves others, eats float, becomes critical and misses deadlines", () => {
    const scheduler = createScheduler(site);
    const impact = impactOf(scheduler, patched(site, "wires", { duration: 6 * DAY }));
    expect(impact.tasks.map(({ taskId, finish }) => [taskId, finish?.working])).toEqual([
      ["wires", 4 * DAY],
      ["zz-hand-over", DAY],
    ]);
    expect(impact.milestones.map(({ taskId }) => taskId)).toEqual(["zz-hand-over"]);
    expect(
      impact.organisations.map(({ organisationId, total }) => [organisationId, total]),
    ).toEqual([
      ["electrician", 4 * DAY],
      ["host", DAY],
    ]);
    expect(impact.becomeCritical).toContain("wires");
    expect(impact.noLongerCritical).toContain("walls");
    expect(impact.deadlinesMissed).toEqual([
      { taskId: "wires", organisationId: "electrician", deadline: at(7, 17), by: 2 * DAY },
    ]);
    expect(impact.floatEaten.find(({ taskId }) => taskId === "wires")).toMatchObject({
      before: 2 * DAY,
      after: -2 * DAY,
    });
    expect(impact.finish).toEqual({ before: at(8, 17), after: at(9, 17), days: 1 });
    expect(plainSchedule(scheduler.schedule)).toEqual(plainSchedule(computeSchedule(site)));
  });

  test("K8 deadlines that are kept again are told, and findings that are new", () => {
    const late = changedNetwork(site, patched(site, "wires", { duration: 6 * DAY }));
    const back = impactOf(createScheduler(late), patched(late, "wires", { duration: 2 * DAY }));
    expect(back.deadlinesKept).toEqual(["wires"]);
    const circle = impactOf(createScheduler(site), {
      relations: {
        put: [{ ...site.relations[0]!, id: "zz", predecessorId: "walls", successorId: "delivery" }],
      },
    });
    expect(circle.newFindings.map(({ type }) => type)).toContain("cycle");
  });

  test("K7 the impact is the difference of before and after, whatever the change", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const rng = seededRng(seed);
      const network = randomPlan(rng, { tasks: 24, hostile: seed % 3 === 0 });
      const other = pick(rng, network.tasks);
      const change: ChangeSet = {
        tasks: {
          put: [
            { ...other, duration: 9 * DAY },
            { ...other, id: "new", parentId: null },
          ],
          remove: chance(rng, 0.5) ? [pick(rng, network.tasks).id] : [],
        },
        relations: { remove: [pick(rng, network.relations).id] },
      };
      const scheduler = createScheduler(network);
      const impact = impactOf(scheduler, change);
      const [was, after] = [computeSchedule(network), changedNetwork(network, change)];
      const is = computeSchedule(after);
      const facts = factsOfNetwork(after, is, { network, schedule: was });
      const { floatEaten, becomeCritical, noLongerCritical, ...rest } = impact;
      const { deadlinesMissed: _missed, deadlinesKept: _kept, newFindings: _new, ...told } = rest;
      expect(told, `seed ${seed}`).toEqual(compareSchedules(was, is, facts));
      const both = [...is.byId.keys()].filter((id) => was.byId.has(id)).sort();
      expect(becomeCritical).toEqual(
        both.filter((id) => is.byId.get(id)!.critical && !was.byId.get(id)!.critical),
      );
      expect(noLongerCritical).toEqual(
        both.filter((id) => !is.byId.get(id)!.critical && was.byId.get(id)!.critical),
      );
      expect(floatEaten.map(({ taskId }) => taskId)).toEqual(
        both.filter((id) => is.byId.get(id)!.totalFloat < was.byId.get(id)!.totalFloat),
      );
      expect(plainSchedule(scheduler.schedule)).toEqual(plainSchedule(was));
    }
  });
});
