import { describe, expect, test } from "vitest";
import { seededRng } from "../primitives/clock.ts";
import { patchedMap } from "../primitives/patched-map.ts";
import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import { assemblePlan } from "./assemble-plan.ts";
import type { Phase } from "./frame.ts";
import { orderKeyBetween, orderKeysBetween } from "./fractional-order.ts";
import type { PlacedRelation, PlacedTask, Plan, PlanSource } from "./plan-row.ts";
import { DEFAULT_TASK, type Relation, type Task } from "./task.ts";
import { placeLanes } from "./place-lanes.ts";
import { HOST, SUPPLIER } from "./testing/fixtures.ts";

const task = (id: string, fields: Partial<Task> | { parentId?: string | null } = {}): Task =>
  ({ ...DEFAULT_TASK, ...fields, id, custom: {} }) as Task;
const lane = (ydocId: string, tasks: Task[], relations: Partial<Relation>[] = []): PlanSource => ({
  ydocId: ydocId as YdocId,
  organisationId: SUPPLIER,
  audience: "everyone",
  tasks: new Map(tasks.map((one) => [one.id, one])),
  relations: new Map(
    relations.map((one) => [
      one.id!,
      { type: "FS", lag: 0, lagUnit: "working", removed: false, ...one } as Relation,
    ]),
  ),
});
const phase = (id: string, order: string): Phase =>
  ({
    id,
    name: id,
    order,
    milestone: false,
    start: null,
    finish: null,
    removed: false,
  }) as unknown as Phase;
/** One line a row: `1.2 id`, indented by depth, with a mark for what is out of place. */
const drawn = ({ rows }: Plan): string[] =>
  rows.map(
    ({ id, wbs, depth, misplaced }) =>
      `${"  ".repeat(depth)}${wbs} ${id}${misplaced ? ` (${misplaced})` : ""}`,
  );
const plan = (...tasks: Task[]): Plan => assemblePlan({ phases: [], lanes: [lane("y1", tasks)] });

test("P1 the plan does not depend on the order of its input", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => [rng(), value] as const)
      .sort(([a], [b]) => a - b)
      .map(([, value]) => value);
  for (let round = 0; round < 50; round++) {
    const ids = Array.from({ length: 30 }, (_, n) => `t${n}`);
    const tasks = ids.map((one) =>
      task(one, {
        parentId: [null, "gone", "phase", ...ids][rng() % 33]!,
        order: `a${rng() % 4}`,
        removed: rng() % 9 === 0,
      }),
    );
    const relations = ids.slice(0, 8).map((one, n) => ({
      id: `r${n}` as EntityId,
      predecessorId: one as TaskId,
      successorId: ids[rng() % 30] as TaskId,
    }));
    const lanes = (): PlanSource[] =>
      shuffle([
        lane("y1", shuffle(tasks.slice(0, 12))),
        lane("y2", shuffle(tasks.slice(10, 20)), shuffle(relations)),
        lane("y3", shuffle(tasks.slice(20))),
      ]);
    const phases = [phase("phase", "a1"), phase("later", "a2")];
    const one = assemblePlan({ phases, lanes: lanes() });
    const two = assemblePlan({ phases: phases.toReversed(), lanes: lanes() });
    expect(two, `SEED=${seed}`).toEqual(one);
    const alive = new Set(tasks.filter(({ removed }) => !removed).map(({ id }) => id));
    expect(new Set(one.rows.filter(({ kind }) => kind === "task").map(({ id }) => id))).toEqual(
      alive,
    );
    expect(one.rows.length).toBe(alive.size + 2);
  }
});

test("P2 siblings stand by order, then id, across lanes and under phases", () => {
  const lanes = [
    lane("y2", [
      task("b", { order: "a1" }),
      task("a", { order: "a1" }),
      task("inner", { parentId: "phase" as never }),
    ]),
    lane("y1", [task("z", { order: "a0" }), task("deep", { parentId: "a" as never })]),
  ];
  expect(drawn(assemblePlan({ phases: [phase("phase", "a2")], lanes }))).toEqual([
    "1 z",
    "2 a",
    "  2.1 deep",
    "3 b",
    "4 phase",
    "  4.1 inner",
  ]);
});

test("P3 what a removed parent held moves up; what has lost its parent stands at the end, with what is below it", () => {
  const made = plan(
    task("a", { order: "a9" }),
    task("gone", { removed: true, parentId: "a" as never }),
    task("gone too", { removed: true, parentId: "gone" as never }),
    task("kept", { parentId: "gone too" as never, order: "a0" }),
    task("child", { parentId: "kept" as never }),
    task("top", { removed: true }),
    task("risen", { parentId: "top" as never, order: "a0" }),
    task("stranger", { parentId: "unseen" as never, order: "a1" }),
    task("below", { parentId: "stranger" as never }),
    task("circle", { removed: true, parentId: "ring" as never }),
    task("ring", { removed: true, parentId: "circle" as never }),
    task("freed", { parentId: "ring" as never, order: "a1" }),
  );
  expect(drawn(made)).toEqual([
    "1 risen",
    "2 freed",
    "3 a",
    "  3.1 kept",
    "    3.1.1 child",
    "4 stranger (orphan)",
    "  4.1 below",
  ]);
  expect(made.findings).toEqual([{ type: "orphan", id: "stranger", parentId: "unseen" }]);
});

test("P3 what a removed phase held moves up to the root", () => {
  const lanes = [lane("y1", [task("a", { parentId: "phase" as never })])];
  const made = assemblePlan({ phases: [{ ...phase("phase", "a0"), removed: true }], lanes });
  expect([drawn(made), made.findings]).toEqual([["1 a"], []]);
});

describe("P11 a task that is not for everyone", () => {
  const hosts: PlanSource = {
    ...lane("host", [
      task("mine", { parentId: "phase" as never }),
      task("deeper", { parentId: "mine" as never }),
    ]),
    organisationId: HOST,
  };
  const theirs = (audience: PlanSource["audience"]): PlanSource => ({
    ...lane("theirs", [
      task("shared", { parentId: "phase" as never, order: "b" }),
      task("first", { parentId: "deeper" as never }),
      task("second", { parentId: "shared" as never }),
      task("third", { parentId: "first" as never }),
    ]),
    audience,
  });
  const drawnWith = (audience: PlanSource["audience"]): string[] =>
    drawn(assemblePlan({ phases: [phase("phase", "a0")], lanes: [theirs(audience), hosts] }));

  test.each(["private", "host"] as const)(
    "P11 moves up from another's task to the phase, and stays below its own (%s)",
    (audience) => {
      expect(drawnWith(audience)).toEqual([
        "1 phase",
        "  1.1 first",
        "    1.1.1 third",
        "  1.2 mine",
        "    1.2.1 deeper",
        "  1.3 shared",
        "    1.3.1 second",
      ]);
    },
  );

  test("P11 what everyone sees stays where it was put", () => {
    expect(drawnWith("everyone")).toContain("      1.1.1.1 first");
  });

  test("P11 a task that changes hands moves as well", () => {
    const phases = [phase("phase", "a0")];
    const tables = (audience: PlanSource["audience"]) => ({
      phases,
      ...placeLanes([theirs(audience), hosts]),
    });
    const before = assemblePlan(tables("everyone"));
    const after = assemblePlan(tables("private"), before);
    expect(drawn(after)).toEqual(drawnWith("private"));
  });

  test("P11 tasks that would be their own ancestors stand at the root", () => {
    const ring: PlanSource = {
      ...lane("ring", [
        task("a", { parentId: "b" as never }),
        task("b", { parentId: "a" as never }),
      ]),
      organisationId: HOST,
    };
    const secret: PlanSource = {
      ...lane("secret", [task("c", { parentId: "a" as never })]),
      audience: "private",
    };
    const made = assemblePlan({ phases: [], lanes: [ring, secret] });
    expect(made.byId.get("c")?.parentId).toBeNull();
  });
});

describe("P4 cycles", () => {
  test("P4 break at the smallest id, wherever the walk begins", () => {
    const made = plan(
      task("c", { parentId: "a" as never }),
      task("b", { parentId: "c" as never }),
      task("a", { parentId: "b" as never }),
      task("tail", { parentId: "b" as never }),
      task("own", { parentId: "own" as never }),
    );
    expect(drawn(made)).toEqual([
      "1 a (cycle)",
      "  1.1 c",
      "    1.1.1 b",
      "      1.1.1.1 tail",
      "2 own (cycle)",
    ]);
    expect(made.findings).toEqual([
      { type: "cycle", ids: ["a", "b", "c"] },
      { type: "cycle", ids: ["own"] },
    ]);
  });
});

test("P5 the progress of a summary weighs by duration; dates are not the tree's matter", () => {
  const { byId } = plan(
    task("s", { start: "2020-01-01T08:00", progress: 7 }),
    task("m", { parentId: "s" as never }),
    task("x", { parentId: "m" as never, duration: 300, progress: 100 }),
    task("y", { parentId: "m" as never, duration: 100, progress: 0 }),
    task("none", { parentId: "s" as never }),
    task("e"),
    task("p", { parentId: "e" as never, progress: 50 }),
    task("q", { parentId: "e" as never, progress: 25 }),
  );
  expect(byId.get("s")).toMatchObject({ start: null, progress: 75, isSummary: true });
  expect(byId.get("e")).toMatchObject({ progress: 38 });
  expect(byId.get("x")).toMatchObject({ progress: 100, isSummary: false });
});

test("P6 of a duplicate that of the smallest ydoc is shown", () => {
  const lanes = [
    lane("y2", [task("a", { name: "two" })]),
    lane("y1", [task("a", { name: "one" })]),
  ];
  const made = assemblePlan({ phases: [], lanes });
  expect(made.rows.map((row) => row.kind === "task" && row.task.name)).toEqual(["one"]);
  expect(made.findings).toEqual([{ type: "duplicate", id: "a", ydocIds: ["y1", "y2"] }]);
});

test("P6 a removed task hides none of the same id in another ydoc", () => {
  const lanes = [lane("y1", [task("a", { removed: true })]), lane("y2", [task("a")])];
  expect(assemblePlan({ phases: [], lanes })).toMatchObject({
    rows: [{ id: "a", ydocId: "y2" }],
    findings: [],
  });
});

test("P7 relations to what is not there are findings", () => {
  const relation = (id: string, predecessorId: string, successorId: string) =>
    ({ id, predecessorId, successorId }) as unknown as Partial<Relation>;
  const made = assemblePlan({
    phases: [],
    lanes: [
      lane(
        "y1",
        [task("a"), task("b"), task("r", { removed: true })],
        [relation("1", "a", "b"), relation("2", "r", "b"), relation("3", "a", "r")],
      ),
    ],
  });
  expect(made.relations.map(({ id }) => id)).toEqual(["1"]);
  expect(made.relationsOf.get("b" as TaskId)?.map(({ relation: { id } }) => id)).toEqual([
    "1",
    "2",
  ]);
  expect(made.findings).toEqual([{ type: "dangling-relation", id: "2", missing: ["r"] }]);
});

test("P8 relations that did not change keep their identity", () => {
  const ends = { predecessorId: "a" as TaskId, successorId: "b" as TaskId };
  const source = lane("y1", [task("a"), task("b")], [{ id: "r" as EntityId, ...ends }]);
  const before = assemblePlan({ phases: [], lanes: [source] });
  const tasks = lane("y1", [task("a", { name: "new" }), task("b")]).tasks;
  const after = assemblePlan({ phases: [], lanes: [{ ...source, tasks }] }, before);
  expect(after.relations[0]).toBe(before.relations[0]);
});

test("P8 rows that did not change keep their identity", () => {
  const tasks = [task("a"), task("b", { parentId: "a" as never }), task("c", { order: "a1" })];
  const before = assemblePlan({ phases: [], lanes: [lane("y1", tasks)] });
  const source = lane("y1", [...tasks.slice(0, 2), task("c", { order: "a1", name: "new" })]);
  const after = assemblePlan({ phases: [], lanes: [source] }, before);
  expect(after.byId.get("b")).toBe(before.byId.get("b"));
  expect(after.byId.get("a")).toBe(before.byId.get("a"));
  expect(after.byId.get("c")).not.toBe(before.byId.get("c"));
});

test("P8 after random edits the plan is the one that would be assembled anew", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  const pick = <T>(list: readonly T[]): T => list[rng() % list.length]!;
  const ids = ["a", "b", "c", "d", "e", "phase"];
  const place = { organisationId: SUPPLIER, audience: "everyone" as const };
  let tasks: ReadonlyMap<TaskId, PlacedTask> = new Map();
  let relations = new Map<EntityId, PlacedRelation>();
  let phases = [phase("phase", "a1")];
  let before: Plan | undefined;
  for (let step = 0; step < 300; step++) {
    const id = pick(ids) as TaskId;
    const known = tasks.get(id)?.task ?? task(id);
    const fields: Partial<Task> = pick([
      { name: `n${step}` },
      { progress: rng() % 101, duration: pick([null, 10, 300]) },
      { progress: rng() % 101 },
      { parentId: pick([null, ...ids, "unseen"]) as never },
      { removed: rng() % 2 === 0 },
      { order: `a${rng() % 5}` },
    ]);
    const ydocId = pick(["y1", "y1", "y1", "y2"]) as YdocId;
    const changes = new Map([[id, { task: { ...known, ...fields }, ydocId, ...place }]]);
    tasks = rng() % 4 === 0 ? new Map([...tasks, ...changes]) : patchedMap(tasks, changes);
    if (rng() % 5 === 0) {
      const relation = { id: `r${rng() % 4}`, predecessorId: pick(ids), successorId: pick(ids) };
      const one = { ...relation, removed: rng() % 3 === 0 } as unknown as Relation;
      relations = new Map(relations).set(one.id, { relation: one, ydocId });
    }
    if (rng() % 20 === 0) phases = [{ ...phases[0]!, removed: !phases[0]!.removed }];
    const input = { phases, tasks, relations };
    before = assemblePlan(input, before);
    expect(before, `SEED=${seed} step ${step}`).toEqual(assemblePlan(input));
  }
});

describe("P9 order keys", () => {
  test("P9 lie between their neighbours, also after a thousand insertions at one place", () => {
    let [low, high]: [string | null, string | null] = ["a0", "a1"];
    for (let n = 0; n < 1_000; n++) {
      const key = orderKeyBetween(low, high);
      expect(low! < key && key < high!).toBe(true);
      if (n % 2 === 0) low = key;
      else high = key;
    }
    const keys = orderKeysBetween(null, "a0", 50);
    expect(keys).toEqual(keys.toSorted());
    expect(keys.at(-1)! < "a0").toBe(true);
  });
  test.each<[string | null, string | null]>([
    ["a1", "a1"],
    ["a5", "a1"],
    ["", ""],
    ["a0z0", null],
    ["!", "a1"],
    ["a1", "!"],
    ["zzz", "a"],
    [null, "A00000000000000000000000000"],
    ["z".repeat(40), null],
  ])("P9 %j and %j yield a valid key", (low, high) => {
    const key = orderKeyBetween(low, high);
    expect(key).toMatch(/^[0-9A-Za-z]{1,100}$/);
    expect(() => orderKeyBetween(key, null)).not.toThrow();
  });
});

test("P10 10,000 tasks and a chain of 10,000 parents are assembled", () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    task(`t${n}`, {
      parentId: (n < 100 ? null : `t${Math.floor(n / 100)}`) as never,
      order: `a${n % 10}`,
    }),
  );
  expect(plan(...many).rows.length).toBe(10_000);
  const chain = Array.from({ length: 10_000 }, (_, n) =>
    task(`t${n}`, { parentId: (n === 0 ? null : `t${n - 1}`) as never }),
  );
  expect(plan(...chain).rows.at(-1)?.depth).toBe(9_999);
});
