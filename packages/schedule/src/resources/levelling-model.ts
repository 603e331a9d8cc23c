import type { WorkTimes } from "../calendar/work-times.ts";
import { MAX_INSTANT, MIN_INSTANT } from "../instant.ts";
import type { Instant, Tenths } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { demandsOf, isUniform } from "./levelling-demands.ts";
import { asksOf, type NodeAsk } from "./levelling-asks.ts";
import { NEVER_DELAYED, type LevellingOptions } from "./levelling-options.ts";
import {
  unitsOf,
  type Ask,
  type LevellingProblem,
  type LevellingTask,
  type TaskTimes,
} from "./levelling-problem.ts";
import type { PlanTask, PlanView } from "./plan-view.ts";
import { timesOfTask } from "./task-times.ts";

export type LevellingModel = {
  readonly problem: LevellingProblem;
  readonly indexOf: ReadonlyMap<string, number>;
};

/** What the plan without levelling says, and what levelling must keep to. */
export type LevellingGround = {
  readonly view: PlanView;
  /** Without the delays that levelling may set. */
  readonly base: Schedule;
  /** Late finish of the network where nothing but its end asks for it. */
  readonly lateFinishOf: (taskId: string) => Instant;
  readonly latestStartOf: (taskId: string) => Instant;
  readonly isMovable: (task: PlanTask) => boolean;
};

const GATE_TIMES: TaskTimes = {
  startFrom: (asked) => asked,
  finishFrom: (start) => start,
  startFor: (finish) => finish,
};

/** Whether a task may wait at all, apart from any scope: automatic, not begun, not pinned to a date, and not of the highest priority. */
export function mayWait(task: PlanTask): boolean {
  return (
    task.mode === "auto" &&
    task.actualStart === null &&
    task.actualFinish === null &&
    !(task.percentComplete > 0) &&
    task.constraint !== "MSO" &&
    task.constraint !== "MFO" &&
    task.constraint !== "ALAP" &&
    !(task.priority >= NEVER_DELAYED)
  );
}

/** Whether a task stands where it stands, whatever happens before it. */
function isFixed(task: PlanTask): boolean {
  return (
    task.mode === "manual" ||
    task.actualStart !== null ||
    task.actualFinish !== null ||
    task.percentComplete > 0 ||
    task.constraint === "MSO" ||
    task.constraint === "MFO" ||
    task.priority >= NEVER_DELAYED
  );
}

export function levellingModel(
  ground: LevellingGround,
  options: Pick<LevellingOptions, "order">,
): LevellingModel {
  const { view, base } = ground;
  const resourceIds = [...view.resources.values()]
    .filter(({ type }) => type === "work")
    .map(({ id }) => id)
    .sort();
  const capacities = resourceIds.map((id) => unitsOf(view.resources.get(id)!.maxUnits));
  const resourceIndex = new Map(resourceIds.map((id, n) => [id, n] as const));
  const leafIds = [...view.tasks.keys()]
    .filter((id) => base.byId.get(id)?.isSummary === false && view.isActive(id))
    .sort();
  const uniform = isUniform(view, leafIds);
  const asks = asksOf(view, base, leafIds);
  const order = inOrder(asks);
  const indexOf = new Map(order.map((key, n) => [key, n] as const));

  const ranks = new Float64Array(order.length);
  const tasks = order.map((key, index): LevellingTask => {
    const common = { id: key, rank: 0, asks: placedAsks(asks.get(key)!, indexOf, index) };
    const task = view.tasks.get(key);
    const dates = base.byId.get(key);
    if (task === undefined || dates === undefined || !isLeafKey(key, view))
      return {
        ...common,
        kind: "gate",
        release: MIN_INSTANT,
        releaseFinish: MIN_INSTANT,
        latestStart: MAX_INSTANT,
        lateFinish: MAX_INSTANT,
        times: GATE_TIMES,
        demands: [],
      };
    const isMovable = ground.isMovable(task);
    const demands = demandsOf(view, task, { resourceIndex, capacities, uniform, isMovable });
    const kind = isFixed(task) ? "fixed" : isMovable && demands.length > 0 ? "movable" : "follower";
    ranks[index] = rankOf(task, kind, demands.length > 0, options.order);
    return {
      ...common,
      kind,
      release: dates.start,
      releaseFinish: dates.finish,
      latestStart: Math.max(dates.start, ground.latestStartOf(key)),
      lateFinish: ground.lateFinishOf(key),
      times: timesOfTask(view, task),
      demands,
    };
  });
  for (let index = tasks.length - 1; index >= 0; index--)
    for (const { from } of tasks[index]!.asks)
      for (const before of from) ranks[before] = Math.max(ranks[before]!, ranks[index]!);
  return {
    indexOf,
    problem: { capacities, tasks: tasks.map((task, n) => ({ ...task, rank: ranks[n]! })) },
  };
}

const isLeafKey = (key: string, view: PlanView) => view.leavesOf(key)[0] === key;

/** Who never waits takes before anybody else what it needs. */
function rankOf(
  task: PlanTask,
  kind: LevellingTask["kind"],
  takes: boolean,
  order: LevellingOptions["order"],
): number {
  if (kind === "movable") return order === "priority" ? Math.max(0, task.priority || 0) : 0;
  return takes ? NEVER_DELAYED : 0;
}

/** Asks by index; those of nodes that do not come before are left out, so that no circle is ever followed. */
function placedAsks(
  asks: readonly NodeAsk[],
  indexOf: ReadonlyMap<string, number>,
  before: number,
): Ask[] {
  return asks.flatMap(({ from, pick, of, to, lag }) => {
    const indices = from
      .map((key) => indexOf.get(key))
      .filter((index) => index !== undefined && index < before) as number[];
    if (indices.length === 0) return [];
    return {
      from: indices,
      pick,
      of,
      to,
      lag: lag && {
        ahead: (moment) => moved(moment, lag.clock, lag.length),
        back: (moment) => moved(moment, lag.clock, -lag.length),
      },
    };
  });
}

function moved(moment: Instant, clock: WorkTimes | null, length: Tenths): Instant {
  if (clock !== null) return clock.add(moment, length);
  return Math.max(MIN_INSTANT, Math.min(MAX_INSTANT, moment + length));
}

/** Nodes with those first that others wait for; of several the smaller key. What waits in a circle comes last. */
function inOrder(asks: ReadonlyMap<string, readonly NodeAsk[]>): string[] {
  const waits = new Map<string, number>();
  const after = new Map<string, string[]>();
  for (const [key, list] of asks) {
    let count = 0;
    for (const { from } of list)
      for (const other of from) {
        if (!asks.has(other)) continue;
        count += 1;
        const followers = after.get(other);
        if (followers === undefined) after.set(other, [key]);
        else followers.push(key);
      }
    waits.set(key, count);
  }
  const keys = [...asks.keys()].sort();
  const order = keys.filter((key) => waits.get(key) === 0);
  const placed = new Set(order);
  for (const key of order)
    for (const next of after.get(key) ?? []) {
      const left = waits.get(next)! - 1;
      waits.set(next, left);
      if (left > 0) continue;
      placed.add(next);
      order.push(next);
    }
  return [...order, ...keys.filter((key) => !placed.has(key))];
}
