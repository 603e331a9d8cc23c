import type { ChangeSet } from "../change-set.ts";
import { computeSchedule } from "../compute-schedule.ts";
import { entitiesOf } from "../engine/entity-store.ts";
import { MAX_INSTANT, TENTHS_PER_DAY } from "../instant.ts";
import type { Instant, Network, Tenths } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { assignmentLoads } from "./assignment-load.ts";
import { tooFarPushed } from "./hold-back.ts";
import { placeWell } from "./improve-order.ts";
import { levellingModel, mayWait, type LevellingModel } from "./levelling-model.ts";
import { NEVER_DELAYED, type LevellingOptions } from "./levelling-options.ts";
import type { LevellingProblem } from "./levelling-problem.ts";
import { overAllocationsOf, type OverAllocation } from "./over-allocations.ts";
import { emptyPlacement, occupy, successorsOf, type Placement } from "./place-in-order.ts";
import { planView, type PlanTask, type PlanView } from "./plan-view.ts";
import { realise, withDelays, type Delays } from "./realise-levelling.ts";

/** A levelling to look at before it is applied (see changesOfLevelling). */
export type Levelling = {
  /** Tasks of which the delay changes, by id; elapsed time. */
  readonly delays: readonly {
    readonly taskId: string;
    readonly before: Tenths;
    readonly delay: Tenths;
  }[];
  readonly schedule: Schedule;
  readonly finishBefore: Instant | null;
  readonly finishAfter: Instant | null;
  /** Over-allocations of the scope that are left. */
  readonly unresolved: readonly OverAllocation[];
};

/** Late dates that only bounds give count from this long after the plan: no levelling takes longer. */
const HORIZON = 40 * 366 * TENTHS_PER_DAY;
/** How often a task is sent on past an over-allocation that only the engine's own dates showed. */
const REPAIRS = 20;

/**
 * Delays tasks until no resource has more to do than it can, as far as the options allow. Nothing is applied. The same network and
 * options give the same levelling, whatever the order of the lists. A plan that is level stays as it is.
 */
export function levelResources(network: Network, options: LevellingOptions): Levelling {
  const before = computeSchedule(network);
  const view = planView(network, before);
  const isInScope = scopeOf(options);
  const movable = new Set(
    [...view.tasks.values()]
      .filter(
        (task) =>
          mayWait(task) &&
          before.byId.get(task.id)?.isSummary === false &&
          isInScope.task(task) &&
          view.assignmentsOf(task.id).some(({ resourceId }) => isInScope.resource(resourceId)),
      )
      .map(({ id }) => id),
  );
  const overAllocated = (of: PlanView, schedule: Schedule) =>
    overAllocationsOf(of, assignmentLoads(of, schedule, isInScope.resource));
  const found = overAllocated(view, before);
  const asIs: Levelling = {
    delays: [],
    schedule: before,
    finishBefore: before.finish,
    finishAfter: before.finish,
    unresolved: found,
  };
  const canHelp = found.some(
    ({ taskIds }) => taskIds.length > 1 && taskIds.some((id) => movable.has(id)),
  );
  if (!canHelp || view.project.scheduleFrom === "finish") return asIs;

  const base = computeSchedule(withDelays(network, movable, new Map()));
  const ground = groundOf(network, base, movable, options);
  const model = levellingModel({ ...ground, view, base }, options);
  const notBefore = new Map<string, Instant>();
  const held = new Set<string>();
  let best: { delays: Delays; schedule: Schedule; left: readonly OverAllocation[] } | null = null;
  for (let repair = 0; repair <= REPAIRS; repair++) {
    const problem = adjusted(model.problem, notBefore, held);
    const placement = placeByRank(problem, view, options);
    const { delays, schedule } = realise(network, movable, problem, placement, computeSchedule);
    const pushing = tooFarPushed(problem, view, base, schedule, delays, options);
    if (pushing.length > 0) {
      for (const id of pushing) held.add(id);
      continue;
    }
    const left = overAllocated(view, schedule);
    if (best === null || left.length < best.left.length) best = { delays, schedule, left };
    if (!sendOn(left, schedule, model, notBefore)) break;
  }
  if (best === null) return asIs;
  const { delays, schedule, left } = best;
  const { tasks } = entitiesOf(network, () => {});
  return {
    delays: [...movable].sort().flatMap((taskId) => {
      const delay = delays.get(taskId) ?? 0;
      // A delay that is no number is put right even where it counted for none.
      if (delay === tasks.get(taskId)!.levellingDelay) return [];
      return { taskId, before: view.tasks.get(taskId)!.levellingDelay, delay };
    }),
    schedule,
    finishBefore: before.finish,
    finishAfter: schedule.finish,
    unresolved: left,
  };
}

/** What applies a levelling. */
export function changesOfLevelling(network: Network, levelling: Levelling): ChangeSet {
  const { tasks } = entitiesOf(network, () => {});
  return {
    tasks: {
      put: levelling.delays.map(({ taskId, delay }) => ({
        ...tasks.get(taskId)!,
        levellingDelay: delay,
      })),
    },
  };
}

function scopeOf({ scope }: LevellingOptions) {
  const among = (ids: readonly string[] | undefined) => {
    const set = ids && new Set<string | null>(ids);
    return (id: string | null) => set === undefined || set.has(id);
  };
  const isTask = among(scope.taskIds);
  const isOrganisation = among(scope.organisationIds);
  return {
    task: (task: PlanTask) => isTask(task.id) && isOrganisation(task.organisationId),
    resource: among(scope.resourceIds) as (id: string) => boolean,
  };
}

/** Two more looks at the plan without levelling: what its finish allows, and what may not be passed by levelling. */
function groundOf(
  network: Network,
  base: Schedule,
  movable: ReadonlySet<string>,
  options: LevellingOptions,
) {
  const cleared = withDelays(network, movable, new Map());
  const free = { ...cleared, tasks: cleared.tasks.map((task) => ({ ...task, deadline: null })) };
  const late = computeSchedule(free);
  const end = (base.finish ?? 0) + HORIZON;
  const bound = computeSchedule({
    ...free,
    project: {
      ...free.project,
      finish: null,
      outsideFinish: Math.min(MAX_INSTANT, end),
      conventions: { ...free.project.conventions, everyEndCritical: false },
    },
    tasks: free.tasks.map((task) =>
      task.priority >= NEVER_DELAYED
        ? { ...task, deadline: base.byId.get(task.id)?.finish ?? null }
        : task,
    ),
  });
  return {
    lateFinishOf: (id: string) => late.byId.get(id)!.lateFinish,
    latestStartOf: (id: string) => {
      const hard = bound.byId.get(id)!.lateStart;
      return options.withinFloatOnly ? Math.min(hard, base.byId.get(id)!.lateStart) : hard;
    },
    isMovable: ({ id }: PlanTask) => movable.has(id),
  };
}

/** Places ranks one after another, the highest first: a lower one never takes what a higher one wants. */
function placeByRank(
  problem: LevellingProblem,
  view: PlanView,
  options: LevellingOptions,
): Placement {
  const successors = successorsOf(problem);
  let placement = emptyPlacement(problem);
  for (const [index, task] of problem.tasks.entries())
    if (task.kind === "fixed")
      occupy(task, placement.starts[index]!, placement.finishes[index]!, placement);
  const open = problem.tasks.flatMap(({ kind }, index) => (kind === "fixed" ? [] : index));
  const byRank = Map.groupBy(open, (index) => problem.tasks[index]!.rank);
  const keys = keysOf(problem, view, options.order);
  const tries = options.order === "priority" ? Math.max(1, options.tries) : 1;
  for (const rank of [...byRank.keys()].sort((a, b) => b - a))
    placement = placeWell(problem, byRank.get(rank)!, successors, placement, tries, keys);
  return placement;
}

/** What the first order goes by. */
function keysOf(
  problem: LevellingProblem,
  view: PlanView,
  order: LevellingOptions["order"],
): Float64Array {
  const { tasks } = problem;
  const gateOr = (index: number, key: number) => (tasks[index]!.kind === "gate" ? -Infinity : key);
  if (order === "priority")
    return Float64Array.from(tasks, ({ lateFinish }, n) => gateOr(n, lateFinish));
  const floatOf = (index: number) => tasks[index]!.lateFinish - tasks[index]!.releaseFinish;
  const priorityOf = (index: number) => view.tasks.get(tasks[index]!.id)?.priority ?? 0;
  const compareIds = (a: number, b: number) =>
    tasks[a]!.id < tasks[b]!.id ? -1 : Number(tasks[a]!.id > tasks[b]!.id);
  const ranked = tasks
    .map((_, index) => index)
    .sort((a, b) =>
      order === "id"
        ? compareIds(a, b)
        : floatOf(a) - floatOf(b) || priorityOf(b) - priorityOf(a) || compareIds(a, b),
    );
  const keys = new Float64Array(tasks.length);
  for (const [place, index] of ranked.entries()) keys[index] = gateOr(index, place);
  return keys;
}

/** The problem with what earlier rounds found out: who must come later, and who must not wait after all. */
function adjusted(
  problem: LevellingProblem,
  notBefore: ReadonlyMap<string, Instant>,
  held: ReadonlySet<string>,
): LevellingProblem {
  if (notBefore.size === 0 && held.size === 0) return problem;
  return {
    ...problem,
    tasks: problem.tasks.map((task) => {
      if (held.has(task.id)) return { ...task, latestStart: task.release };
      const moment = notBefore.get(task.id);
      if (moment === undefined) return task;
      const release = task.times.startFrom(moment);
      return { ...task, release, releaseFinish: task.times.finishFrom(release) };
    }),
  };
}

/** Sends the least important task of the first over-allocation that a task can leave past its end; false where none can. */
function sendOn(
  left: readonly OverAllocation[],
  schedule: Schedule,
  { problem, indexOf }: LevellingModel,
  notBefore: Map<string, Instant>,
): boolean {
  const byTime = [...left].sort((a, b) => a.from - b.from);
  for (const { to, taskIds } of byTime) {
    if (taskIds.length < 2) continue;
    const leaving = taskIds
      .map((id) => problem.tasks[indexOf.get(id) ?? -1])
      .filter((task) => task?.kind === "movable")
      .filter((task) => task!.times.startFrom(to) <= task!.latestStart)
      .sort(
        (a, b) =>
          a!.rank - b!.rank ||
          schedule.byId.get(b!.id)!.start - schedule.byId.get(a!.id)!.start ||
          (a!.id < b!.id ? 1 : -1),
      );
    const [task] = leaving;
    if (task === undefined || (notBefore.get(task.id) ?? -Infinity) >= to) continue;
    notBefore.set(task.id, to);
    return true;
  }
  return false;
}
