// What an edit of a plan of 10,000 tasks costs a replica: from its plain tables to rows with their dates, beside a bare pass over the rows.
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { DEFAULT_SETTINGS } from "@parley/shared/documents/frame.ts";
import type { PlacedRelation, PlacedTask, Plan } from "@parley/shared/documents/plan-row.ts";
import { DEFAULT_TASK, type Relation, type Task } from "@parley/shared/documents/task.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { patchedMap } from "@parley/shared/primitives/patched-map.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport } from "./report.ts";

const TASKS = 10_000;
const GROUP = 20;
const EDITS = 200;
const place = {
  ydocId: "lane" as YdocId,
  organisationId: "ours" as OrganisationId,
  audience: "everyone" as const,
};
const frame = {
  settings: { ...DEFAULT_SETTINGS, projectStart: "2030-01-07T08:00" },
  calendars: new Map(),
};
const idOf = (n: number): TaskId => `t${String(n).padStart(13, "0")}` as TaskId;

/** Groups of twenty under a summary, each a chain that follows the one before. */
function tables(): { tasks: Map<TaskId, PlacedTask>; relations: Map<EntityId, PlacedRelation> } {
  const tasks = new Map<TaskId, PlacedTask>();
  const relations = new Map<EntityId, PlacedRelation>();
  const link = (from: number, to: number): void => {
    const id = `r${String(to).padStart(13, "0")}` as EntityId;
    const ends = { predecessorId: idOf(from), successorId: idOf(to) };
    const relation: Relation = {
      id,
      ...ends,
      type: "FS",
      lag: 0,
      lagUnit: "working",
      removed: false,
    };
    relations.set(id, { relation, ydocId: place.ydocId });
  };
  for (let n = 0; n < TASKS; n++) {
    const first = n - (n % GROUP);
    const task: Task = {
      ...DEFAULT_TASK,
      id: idOf(n),
      custom: {},
      name: `Task ${n}`,
      order: `a${String(n).padStart(5, "0")}`,
      parentId: n === first ? null : idOf(first),
      duration: 4_800 * (1 + (n % 5)),
    };
    tasks.set(task.id, { task, ...place });
    if (n > first + 1) link(n - 1, n);
    else if (n > GROUP && n === first + 1) link(n - GROUP, n);
  }
  return { tasks, relations };
}

const timed = (run: () => void): number => {
  const begun = performance.now();
  run();
  return performance.now() - begun;
};

export async function run(): Promise<BenchReport> {
  const { relations, ...made } = tables();
  let tasks: ReadonlyMap<TaskId, PlacedTask> = made.tasks;
  const scheduler = new PlanScheduler(createScheduler);
  let tree!: Plan;
  let plan!: Plan;
  const date = (): void => {
    tree = assemblePlan({ phases: [], tasks, relations }, tree);
    plan = scheduler.date(tree, frame, null);
  };
  const opening = timed(date);
  const edit = (n: number, fields: Partial<Task>): number => {
    const id = idOf(n);
    const { task } = tasks.get(id)!;
    tasks = patchedMap(tasks, new Map([[id, { task: { ...task, ...fields }, ...place }]]));
    return timed(date);
  };
  const near: number[] = [];
  const far: number[] = [];
  const named: number[] = [];
  const moved: number[] = [];
  const floor: number[] = [];
  for (let turn = 0; turn < EDITS; turn++) {
    near.push(edit(TASKS - 30 - turn, { duration: 4_800 * (6 + (turn % 3)) }));
    far.push(edit(1 + (turn % 15), { duration: 4_800 * (7 + (turn % 4)) }));
    named.push(edit(500 + turn, { name: `New ${turn}` }));
    if (turn % 10 === 0) moved.push(edit(505 + turn, { order: `b${turn}` }));
    floor.push(timed(() => void new Map(plan.rows.map((row) => [row.id, row]))));
  }
  const figure = (name: string, target: number | null = null) =>
    ({ name, unit: "ms", better: "lower", target }) as const;
  return {
    bench: "plan",
    machine: describeMachine(),
    results: [
      resultOf(figure("first dates of 10,000 tasks"), [opening]),
      resultOf(figure("a name", 8), named),
      resultOf(figure("a duration near the end", 8), near),
      resultOf(figure("a duration that moves all 10,000"), far),
      resultOf(figure("a row to another place"), moved),
      resultOf(figure("bare: one Map of the rows"), floor),
    ],
  };
}
