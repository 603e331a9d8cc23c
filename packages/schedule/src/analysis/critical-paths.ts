import type { Scheduler } from "../change-set.ts";
import type { Instant, RelationInput, Tenths } from "../network.ts";
import type { TaskSchedule } from "../schedule.ts";
import { endOf, type TaskEnd } from "./explain.ts";
import { byCodeUnits } from "./slip.ts";

export type CriticalPath = {
  /** Leaf tasks, each driving the next one. */
  readonly taskIds: readonly string[];
  /** relationIds[n] leads from taskIds[n] to taskIds[n + 1]. */
  readonly relationIds: readonly string[];
  /** Total float of its last task: what the path as a whole has. */
  readonly totalFloat: Tenths;
  readonly critical: boolean;
  readonly start: Instant;
  readonly finish: Instant;
  /** What it would run into if it slipped by more; null of a path that ends the network. */
  readonly joins: { readonly relationId: string; readonly taskId: string } | null;
};

export type CriticalPathOptions = {
  /** Paths with this much total float or less; 0 = those without float. */
  readonly threshold: Tenths;
  /** At most so many paths. */
  readonly limit: number;
};

/**
 * The chains that drive the ends of the network, and those that come near to it: the least float first, then the later finish, then the
 * smaller id. A chain that forks backwards counts once for every branch, up to the limit. Tasks before the last one may have more float
 * than it, where a calendar lets them wait for nothing.
 */
export function criticalPaths(
  scheduler: Pick<Scheduler, "because" | "network" | "schedule">,
  options: CriticalPathOptions,
): readonly CriticalPath[] {
  const { byId } = scheduler.schedule;
  const relations = new Map(scheduler.network.relations.map((each) => [each.id, each]));
  const near = [...byId.values()].filter((task) => isNear(scheduler, task, options.threshold));
  const known = new Map<string, readonly Driver[]>();
  const drivers = (taskId: string): readonly Driver[] => {
    let found = known.get(taskId);
    if (found === undefined) known.set(taskId, (found = driversOf(scheduler, taskId, relations)));
    return found;
  };
  const drive = new Set(near.flatMap(({ id }) => drivers(id).map(({ taskId }) => taskId)));
  const ends = near
    .filter(({ id }) => !drive.has(id))
    .sort((a, b) => a.totalFloat - b.totalFloat || b.finish - a.finish || byCodeUnits(a.id, b.id));
  const joins = joinsOf(scheduler, ends, relations);
  const paths: CriticalPath[] = [];
  for (const end of ends) {
    if (paths.length >= options.limit) break;
    const chains = chainsTo(end.id, drivers, byId.size, options.limit - paths.length);
    for (const { taskIds, relationIds } of chains)
      paths.push({
        taskIds,
        relationIds,
        totalFloat: end.totalFloat,
        critical: end.critical,
        start: byId.get(taskIds[0]!)!.start,
        finish: end.finish,
        joins: joins.get(end.id) ?? null,
      });
  }
  return paths;
}

function isNear(
  scheduler: Pick<Scheduler, "because">,
  task: TaskSchedule,
  threshold: Tenths,
): boolean {
  return !task.isSummary && task.totalFloat <= threshold && isOpen(scheduler, task.id);
}

/** Done tasks lie on no path: nothing about them is open. */
function isOpen(scheduler: Pick<Scheduler, "because">, taskId: string): boolean {
  return scheduler.because(taskId)?.finish.reason.type !== "actual-finish";
}

type Driver = { readonly taskId: string; readonly relationId: string };

function driversOf(
  scheduler: Pick<Scheduler, "because">,
  taskId: string,
  relations: ReadonlyMap<string, RelationInput>,
): readonly Driver[] {
  const drivers = new Map<string, Driver>();
  for (const relationId of scheduler.because(taskId)?.drivingRelationIds ?? []) {
    const relation = relations.get(relationId);
    if (relation === undefined) continue;
    const leaf = leafOf(scheduler, relation.predecessorId, endOf(relation));
    if (leaf !== null && leaf !== taskId && !drivers.has(leaf) && isOpen(scheduler, leaf))
      drivers.set(leaf, { taskId: leaf, relationId });
  }
  return [...drivers.values()];
}

/** The leaf below a summary that gives it its date; a leaf is its own. */
function leafOf(
  scheduler: Pick<Scheduler, "because">,
  taskId: string,
  end: TaskEnd,
): string | null {
  const seen = new Set<string>();
  for (let id = taskId; !seen.has(id);) {
    seen.add(id);
    const reason = scheduler.because(id)?.[end].reason;
    if (reason === undefined) return null;
    if (reason.type !== "children") return id;
    id = reason.taskId;
  }
  return null;
}

type Chain = { readonly taskIds: readonly string[]; readonly relationIds: readonly string[] };
/** A chain as it grows backwards: a task, the relation from it to the next one, and that one. */
type Link = {
  readonly taskId: string;
  readonly relationId: string | null;
  readonly next: Link | null;
  readonly length: number;
};

/** Every chain of drivers that ends in a task, up to a number; depth first, drivers in the order of their relations. */
function chainsTo(
  end: string,
  drivers: (taskId: string) => readonly Driver[],
  longest: number,
  limit: number,
): Chain[] {
  const chains: Chain[] = [];
  const open: Link[] = [{ taskId: end, relationId: null, next: null, length: 1 }];
  while (open.length > 0 && chains.length < limit) {
    const link = open.pop()!;
    // Drivers never go round in a circle; the length would end a chain that did.
    const before = link.length < longest ? drivers(link.taskId) : [];
    if (before.length === 0) chains.push(chainOf(link));
    for (const { taskId, relationId } of before.toReversed())
      open.push({ taskId, relationId, next: link, length: link.length + 1 });
  }
  return chains;
}

function chainOf(first: Link): Chain {
  const taskIds: string[] = [];
  const relationIds: string[] = [];
  for (let link: Link | null = first; link !== null; link = link.next) {
    taskIds.push(link.taskId);
    if (link.relationId !== null) relationIds.push(link.relationId);
  }
  return { taskIds, relationIds };
}

/** Where each end would run into another task: of its successors the one that must start (or finish) first. */
function joinsOf(
  scheduler: Pick<Scheduler, "network" | "schedule">,
  ends: readonly TaskSchedule[],
  relations: ReadonlyMap<string, RelationInput>,
): Map<string, { relationId: string; taskId: string }> {
  const ids = new Set(ends.map(({ id }) => id));
  const joins = new Map<string, { relationId: string; taskId: string; before: Instant }>();
  for (const relation of [...relations.values()].sort((a, b) => byCodeUnits(a.id, b.id))) {
    if (!ids.has(relation.predecessorId)) continue;
    const successor = scheduler.schedule.byId.get(relation.successorId);
    if (successor === undefined) continue;
    const known = joins.get(relation.predecessorId);
    if (known === undefined || successor.lateStart < known.before)
      joins.set(relation.predecessorId, {
        relationId: relation.id,
        taskId: relation.successorId,
        before: successor.lateStart,
      });
  }
  return new Map(
    [...joins].map(([id, { relationId, taskId }]) => [id, { relationId, taskId }] as const),
  );
}
