import type { Scheduler } from "./change-set.ts";
import type { TaskInput } from "./network.ts";

const isDone = (task: TaskInput): boolean =>
  task.actualFinish !== null || task.percentComplete >= 100;

/**
 * Y4: the leaves that the end of the network follows from: those that are active and not done and have its latest early finish, and what
 * drives them, as far back as relations do. Primavera calls it the longest path. Relations with summaries lead to no leaf here: Primavera
 * has none.
 */
export function longestPathOf(
  scheduler: Pick<Scheduler, "because" | "network" | "schedule">,
): ReadonlySet<string> {
  const { network, schedule } = scheduler;
  const tasks = new Map(network.tasks.map((task) => [task.id, task]));
  const predecessors = new Map(network.relations.map((each) => [each.id, each.predecessorId]));
  const isOpen = (id: string): boolean => {
    const task = tasks.get(id);
    const dates = schedule.byId.get(id);
    return task !== undefined && dates?.isSummary === false && task.active && !isDone(task);
  };
  const open = [...tasks.keys()].filter(isOpen);
  const last = open.reduce(
    (latest, id) => Math.max(latest, schedule.byId.get(id)!.earlyFinish),
    -Infinity,
  );
  const path = new Set(open.filter((id) => schedule.byId.get(id)!.earlyFinish === last));
  // A set that grows while it is walked: what is put in comes later.
  for (const id of path)
    for (const relationId of scheduler.because(id)?.drivingRelationIds ?? []) {
      const before = predecessors.get(relationId);
      if (before !== undefined && isOpen(before)) path.add(before);
    }
  return path;
}
