import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { instantOf } from "@parley/schedule/instant.ts";
import { NO_PART_BOUNDS } from "@parley/schedule/parts/part-bounds.ts";
import { expect, test } from "vitest";
import { assemblePlan } from "../documents/assemble-plan.ts";
import type { PlacedTask, Plan, TaskRow } from "../documents/plan-row.ts";
import type { Relation, Task } from "../documents/task.ts";
import { SUPPLIER } from "../documents/testing/fixtures.ts";
import { seededRng } from "../primitives/clock.ts";
import type { TaskId, YdocId } from "../primitives/ids.ts";
import type { ScheduleFrame } from "./network-of-plan.ts";
import { PlanScheduler } from "./plan-scheduler.ts";
import { frameOf, laneOf, phaseOf, relationOf, taskOf } from "./testing/plan-parts.ts";

const DAY = 4_800;
const START = "2026-03-02T08:00";
const frame = frameOf({ projectStart: START });
const phases = [phaseOf("phase"), phaseOf("empty", { order: "a9" })];

const assembled = (tasks: readonly Task[], relations: readonly Relation[] = [], before?: Plan) =>
  assemblePlan({ phases, lanes: [laneOf(tasks, relations)] }, before);
const scheduler = () => new PlanScheduler(createScheduler);
const drawn = ({ rows }: Plan) => rows.map(({ id, start, finish }) => `${id} ${start} ${finish}`);

const a = taskOf("a", { duration: 2 * DAY, parentId: "phase" as never });
const b = taskOf("b", { duration: 3 * DAY, parentId: "phase" as never, order: "a1" });
const link = relationOf("r", "a", "b");

test("D1 rows have the dates of the engine; an empty phase has none", () => {
  const plan = scheduler().date(assembled([a, b], [link]), frame, null);
  expect(drawn(plan)).toEqual([
    "phase 2026-03-02T08:00 2026-03-06T17:00",
    "a 2026-03-02T08:00 2026-03-03T17:00",
    "b 2026-03-04T08:00 2026-03-06T17:00",
    "empty null null",
  ]);
  expect(plan.byId.get("b")?.dates).toMatchObject({ totalFloat: 0, critical: true });
  expect(plan.byId.get("empty")?.dates).toBeNull();
});

test("D2 typing a duration moves what depends on it, and nothing else is made anew", () => {
  const dates = scheduler();
  const c = taskOf("c", { order: "a5" });
  const tree = assembled([a, b, c], [link]);
  const before = dates.date(tree, frame, null);
  const long = { ...a, duration: 4 * DAY };
  const longer = assembled([long, b, c], [link], tree);
  const after = dates.date(longer, frame, null);
  expect(after.byId.get("b")).toMatchObject({
    start: "2026-03-06T08:00",
    finish: "2026-03-10T17:00",
  });
  expect(after.byId.get("empty")).toBe(before.byId.get("empty"));
  const renamed = assembled([long, { ...b, name: "new" }, c], [link], longer);
  const last = dates.date(renamed, frame, null);
  expect(last.byId.get("a")).toBe(after.byId.get("a"));
  expect(last.byId.get("b")).toMatchObject({ start: "2026-03-06T08:00", task: { name: "new" } });
});

test("D2 after random changes the plan is the one that would be made anew", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  const pick = <T>(list: readonly T[]): T => list[rng() % list.length]!;
  const names = ["a", "b", "c", "d", "e", "f"];
  const lane = new Map<string, Task>();
  const relations = new Map<string, Relation>();
  const dates = scheduler();
  let tree: Plan | undefined;
  let settings: ScheduleFrame = frame;
  for (let step = 0; step < 80; step++) {
    const name = pick(names);
    if (rng() % 7 === 0) lane.delete(name);
    else
      lane.set(
        name,
        taskOf(name, {
          duration: (rng() % 6) * DAY,
          parentId: pick([null, "phase", ...names]) as never,
          mode: pick(["auto", "auto", "auto", "manual"]),
          start: pick([null, START, "2026-03-05T09:30"]),
          constraintType: pick(["ASAP", "ASAP", "SNET", "FNLT", "ALAP"]),
          constraintDate: "2026-03-09T08:00",
        }),
      );
    const id = `r${rng() % 8}`;
    relations.set(id, relationOf(id, pick(names), pick(names), { removed: rng() % 3 === 0 }));
    if (rng() % 10 === 0)
      settings = frameOf({ projectStart: pick([null, START]), criticalFloat: rng() % 9_600 });
    tree = assembled([...lane.values()], [...relations.values()], tree);
    const bounds =
      rng() % 4 === 0
        ? {
            ...NO_PART_BOUNDS,
            ignoredRelationIds: ["r1"],
            tasks: {
              a: {
                startNotBefore: instantOf("2026-03-12T08:00"),
                finishNotBefore: null,
                startNotAfter: null,
                finishNotAfter: null,
              },
            },
          }
        : null;
    const kept = dates.date(tree, settings, bounds);
    const fresh = scheduler().date(
      assembled([...lane.values()], [...relations.values()]),
      settings,
      bounds,
    );
    expect(kept, `SEED=${seed} step ${step}`).toEqual(fresh);
  }
});

test("D2 after random edits of single tasks the plan is the one that would be made anew", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  const pick = <T>(list: readonly T[]): T => list[rng() % list.length]!;
  const names = ["a", "b", "c", "d", "e"] as TaskId[];
  const place = { ydocId: "y" as YdocId, organisationId: SUPPLIER, audience: "everyone" as const };
  const relations = new Map(
    [link, relationOf("s", "b", "c", { type: "SS", lag: DAY }), relationOf("t", "c", "d")].map(
      (relation) => [relation.id, { relation, ydocId: place.ydocId }],
    ),
  );
  let tasks = new Map<TaskId, PlacedTask>(
    names.map((name) => [name, { task: taskOf(name, { duration: DAY }), ...place }]),
  );
  const dates = scheduler();
  let tree: Plan | undefined;
  const bounds = {
    ...NO_PART_BOUNDS,
    tasks: {
      b: {
        startNotBefore: instantOf("2026-03-12T08:00"),
        finishNotBefore: null,
        startNotAfter: null,
        finishNotAfter: null,
      },
    },
  };
  let seen: typeof bounds | null = null;
  for (let step = 0; step < 150; step++) {
    const name = pick(names);
    const { task } = tasks.get(name)!;
    const fields: Partial<Task> = pick([
      { duration: (rng() % 6) * DAY },
      { name: `n${step}` },
      { progress: pick([0, 50, 100]), actualStart: pick([null, START]) },
      { mode: pick(["auto", "manual"]), start: pick([null, "2026-03-20T08:00"]) },
      { constraintType: pick(["ASAP", "SNET"]), constraintDate: "2026-02-25T08:00" },
      { order: `a${rng() % 4}` },
      { parentId: pick([null, "phase"]) as never },
    ]);
    tasks = new Map(tasks).set(name, { task: { ...task, ...fields }, ...place });
    if (rng() % 12 === 0) seen = seen === null ? bounds : null;
    const settings = frameOf();
    const shown = step % 9 === 0 ? settings : frame;
    const input = { phases, tasks, relations };
    tree = assemblePlan(input, tree);
    const kept = dates.date(tree, shown, seen);
    const fresh = scheduler().date(assemblePlan(input), shown, seen);
    expect(kept, `SEED=${seed} step ${step}`).toEqual(fresh);
  }
});

test("D3 the finish and the findings of the engine are the plan's", () => {
  const circle = [link, relationOf("s", "b", "a")];
  const plan = scheduler().date(assembled([a, b], circle), frame, null);
  expect([plan.start, plan.finish]).toEqual([START, "2026-03-06T17:00"]);
  expect(plan.scheduleFindings).toContainEqual(
    expect.objectContaining({ type: "cycle", relationId: "s" }),
  );
});

test("D5 a preview tells what would move, and leaves no trace", () => {
  const dates = scheduler();
  const plan = dates.date(assembled([a, b], [link]), frame, null);
  const row = plan.byId.get("a") as TaskRow;
  const longer: TaskRow = { ...row, task: { ...row.task, duration: 4 * DAY } };
  const change = dates.preview([longer], []);
  expect(change!.changed.find(({ id }) => id === "b")?.start).toBe(instantOf("2026-03-06T08:00"));
  const free = dates.preview([], [{ ...plan.relations[0]!, type: "SS" }]);
  expect(free!.changed.find(({ id }) => id === "b")?.start).toBe(instantOf(START));
  expect(dates.date(assembled([a, b], [link]), frame, null)).toEqual(plan);
});

test("D4 bounds of hidden tasks are applied, changed and taken away", () => {
  const dates = scheduler();
  const tree = assembled([a, b], [link]);
  const bounds = (start: string) => ({
    ...NO_PART_BOUNDS,
    outsideFinish: instantOf("2026-04-30T17:00"),
    tasks: {
      a: {
        startNotBefore: instantOf(start),
        finishNotBefore: null,
        startNotAfter: null,
        finishNotAfter: null,
      },
    },
  });
  const startOf = (plan: Plan) => plan.byId.get("a")?.start;
  const bound = dates.date(tree, frame, bounds("2026-03-09T08:00"));
  expect(startOf(bound)).toBe("2026-03-09T08:00");
  expect(bound.finish).toBe("2026-04-30T17:00");
  expect(startOf(dates.date(tree, frame, bounds("2026-03-10T08:00")))).toBe("2026-03-10T08:00");
  expect(startOf(dates.date(tree, frame, null))).toBe(START);
});
