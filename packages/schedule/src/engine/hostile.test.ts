import { describe, expect, it } from "vitest";
import { computeSchedule } from "../compute-schedule.ts";
import { createScheduler } from "../create-scheduler.ts";
import type { Network, RelationInput, TaskInput } from "../network.ts";
import { smallPlan } from "../testing/small-plan.ts";

const [base] = smallPlan({ tasks: [{ id: "base" }] }).tasks;
const empty = smallPlan({ tasks: [] });

const task = (id: string, over: Partial<TaskInput> = {}): TaskInput => ({ ...base!, id, ...over });
const relation = (id: string, from: string, to: string): RelationInput => ({
  id,
  predecessorId: from,
  successorId: to,
  type: "FS",
  lag: 0,
  lagUnit: "working",
});
const network = (tasks: TaskInput[], relations: RelationInput[] = []): Network => ({
  ...empty,
  tasks,
  relations,
});
const COUNT = 20_000;
const ids = Array.from({ length: COUNT }, (_, n) => `t${n}`);

describe("hostile networks", () => {
  it("X1 a network of nothing has no dates", () => {
    const schedule = computeSchedule(empty);
    expect(schedule).toMatchObject({ start: null, finish: null, projectStart: null, findings: [] });
    expect(schedule.byId.size).toBe(0);
  });

  it("X1 parents and relations may be as deep as they like", () => {
    const deep = ids.map((id, n) => task(id, { parentId: n === 0 ? null : `t${n - 1}` }));
    expect(computeSchedule(network(deep)).byId.get("t0")!.isSummary).toBe(true);
    const chain = ids.slice(1).map((id, n) => relation(`r${n}`, `t${n}`, id));
    const long = createScheduler(
      network(
        ids.map((id) => task(id, { duration: 1 })),
        chain,
      ),
    );
    expect(long.schedule.byId.get(`t${COUNT - 1}`)!.critical).toBe(true);
    const change = long.apply({ tasks: { put: [task("t0", { duration: 2 })] } });
    expect(change.changed.length).toBe(COUNT);
  });

  it("X2 X3 circles of everything end", () => {
    const parents = ids.map((id, n) => task(id, { parentId: `t${(n + 1) % COUNT}` }));
    expect(computeSchedule(network(parents)).findings).toContainEqual({
      type: "parent-cycle",
      taskId: "t0",
    });
    const ring = ids.map((id, n) => relation(`r${n}`, id, `t${(n + 1) % COUNT}`));
    const scheduler = createScheduler(
      network(
        ids.map((id) => task(id)),
        ring,
      ),
    );
    const { findings } = scheduler.schedule;
    expect(findings).toHaveLength(1);
    // Relations are taken in the order of their ids, as texts.
    expect(findings[0]).toMatchObject({ type: "cycle", relationId: "r9999" });
    scheduler.apply({ relations: { remove: ["r5"] } });
    expect(scheduler.schedule.findings).toEqual([]);
  });

  it("X5 numbers that are none, and dates at the ends of time, give dates in range", () => {
    const odd = [NaN, Infinity, -Infinity, 1e300, -1e300, 0.5, -0];
    const tasks = odd.flatMap((value, n) => [
      task(`a${n}`, { duration: value, levellingDelay: value, percentComplete: value }),
      task(`b${n}`, { constraint: "MFO", constraintDate: value, deadline: value }),
      task(`c${n}`, { mode: "manual", start: value, finish: value, actualStart: value }),
    ]);
    const relations = tasks.slice(1).map(({ id }, n) => ({
      ...relation(`r${n}`, tasks[n]!.id, id),
      lag: odd[n % odd.length]!,
    }));
    for (const { start, finish, totalFloat, freeFloat } of computeSchedule(
      network(tasks, relations),
    ).byId.values())
      for (const figure of [start, finish, totalFloat, freeFloat])
        expect(Number.isInteger(figure)).toBe(true);
  });
});
