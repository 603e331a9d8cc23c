import { describe, expect, test } from "vitest";
import { changedNetwork } from "../analysis/changed-network.ts";
import { computeSchedule } from "../compute-schedule.ts";
import type { Network } from "../network.ts";
import { plainSchedule } from "../testing/plain-schedule.ts";
import { randomPlan, shuffled } from "../testing/random-plan.ts";
import { seededRng } from "../testing/seeded-rng.ts";
import { changesOfLevelling, levelResources, type Levelling } from "./level.ts";
import { mayWait } from "./levelling-model.ts";
import { DEFAULT_LEVELLING, type LevellingOptions } from "./levelling-options.ts";
import { overAllocations } from "./over-allocations.ts";

// A seed of one's own: SEED=123 npx vitest run levelling-laws
const given = Number(process.env["SEED"]);
const seeds = given > 0 ? [given] : Array.from({ length: 10 }, (_, n) => 4_000 + n);
const FEW: LevellingOptions = { ...DEFAULT_LEVELLING, tries: 12 };
const ORDERS = ["priority", "float", "id"] as const;

const planOf = (seed: number, hostile = false) =>
  randomPlan(seededRng(seed), { tasks: 32, hostile });
const applied = (network: Network, levelling: Levelling) =>
  changedNetwork(network, changesOfLevelling(network, levelling));
const told = ({ delays, unresolved, finishAfter }: Levelling) => ({
  delays,
  unresolved,
  finishAfter,
});

describe("laws", () => {
  test.each(seeds)(
    "R5 R6 seed %i: nothing is left that could be resolved, and only delays were set",
    (seed) => {
      const network = planOf(seed);
      const before = computeSchedule(network);
      for (const order of ORDERS) {
        const levelling = levelResources(network, { ...FEW, order });
        const after = computeSchedule(applied(network, levelling));
        expect(plainSchedule(after)).toEqual(plainSchedule(levelling.schedule));
        expect(overAllocations(network, after)).toEqual(levelling.unresolved);
        // In these plans every task may wait, so that only those stay that ask too much alone.
        expect(levelling.unresolved.filter(({ taskIds }) => taskIds.length > 1)).toEqual([]);
        for (const { delay } of levelling.delays) expect(delay).toBeGreaterThan(0);
        for (const [id, task] of after.byId)
          expect(task.start, id).toBeGreaterThanOrEqual(before.byId.get(id)!.start);
      }
    },
  );

  test.each(seeds)("R7 R8 R12 seed %i: what must not wait has no delay", (seed) => {
    const network = planOf(seed, true);
    const { delays } = levelResources(network, FEW);
    const tasks = new Map(network.tasks.map((task) => [task.id, task]));
    for (const { taskId, delay } of delays)
      if (delay > 0) expect(mayWait({ ...tasks.get(taskId)!, duration: 0 }), taskId).toBe(true);
  });

  test.each(seeds)("R8 seed %i: tasks of priority 1000 stay where they are", (seed) => {
    const plan = planOf(seed);
    const held = (n: number) => n % 5 === 4;
    const network: Network = {
      ...plan,
      tasks: plan.tasks.map((task, n) => (held(n) ? { ...task, priority: 1000 } : task)),
    };
    const before = computeSchedule(network);
    const { schedule } = levelResources(network, FEW);
    for (const { id, priority } of network.tasks)
      if (priority === 1000 && !before.byId.get(id)!.isSummary)
        expect(schedule.byId.get(id), id).toMatchObject({
          start: before.byId.get(id)!.start,
          finish: before.byId.get(id)!.finish,
        });
  });

  test.each(seeds)("R9 seed %i: lower priorities make no difference to higher ones", (seed) => {
    const network = planOf(seed);
    const high = new Set(
      network.tasks.filter(({ priority }) => priority >= 500).map(({ id }) => id),
    );
    // Who waits for whom does not mix with priority here: relations among the higher ones only.
    const apart: Network = {
      ...network,
      tasks: network.tasks.map((task) => ({ ...task, parentId: null })),
      relations: network.relations.filter(
        (each) => high.has(each.predecessorId) && high.has(each.successorId),
      ),
    };
    const alone: Network = {
      ...apart,
      tasks: apart.tasks.filter(({ id }) => high.has(id)),
      assignments: apart.assignments.filter(({ taskId }) => high.has(taskId)),
    };
    const options: LevellingOptions = { ...FEW, tries: 1 };
    const all = levelResources(apart, options).schedule;
    const few = levelResources(alone, options).schedule;
    for (const id of high) expect(all.byId.get(id)!.start, id).toBe(few.byId.get(id)!.start);
  });

  test.each(seeds)("R11 seed %i: within float no finish and no deadline slips", (seed) => {
    const network = planOf(seed);
    const before = computeSchedule(network);
    const { schedule } = levelResources(network, { ...FEW, withinFloatOnly: true });
    expect(schedule.finish).toBe(before.finish);
    for (const { id, deadline } of network.tasks) {
      const [was, is] = [before.byId.get(id)!, schedule.byId.get(id)!];
      if (deadline !== null && was.finish <= deadline)
        expect(is.finish, id).toBeLessThanOrEqual(deadline);
    }
  });

  test.each(seeds)(
    "R13 R14 seed %i: levelled again, or read in another order, nothing changes",
    (seed) => {
      const network = planOf(seed);
      for (const order of ORDERS) {
        const levelling = levelResources(network, { ...FEW, order });
        const again = levelResources(applied(network, levelling), { ...FEW, order });
        expect(again.delays).toEqual([]);
        expect(plainSchedule(again.schedule)).toEqual(plainSchedule(levelling.schedule));
        const mixed = shuffled(network, seededRng(seed + 1));
        expect(told(levelResources(mixed, { ...FEW, order }))).toEqual(told(levelling));
      }
    },
  );

  test.each(seeds)("R15 seed %i: any network is levelled, hostile ones as well", (seed) => {
    const network = planOf(seed, true);
    const levelling = levelResources(network, { ...FEW, tries: 3 });
    expect(plainSchedule(computeSchedule(applied(network, levelling)))).toEqual(
      plainSchedule(levelling.schedule),
    );
    const mixed = shuffled(network, seededRng(seed + 1));
    expect(told(levelResources(mixed, { ...FEW, tries: 3 }))).toEqual(told(levelling));
  });

  test("R17 more tries never finish later than one", () => {
    for (const seed of seeds) {
      const network = planOf(seed);
      const finishes = [1, 20, 100].map(
        (tries) => levelResources(network, { ...FEW, tries }).finishAfter!,
      );
      expect(finishes[1], `seed ${seed}`).toBeLessThanOrEqual(finishes[0]!);
      expect(finishes[2], `seed ${seed}`).toBeLessThanOrEqual(finishes[1]!);
    }
  });
});
