import type { PlanFile, RawElement } from "./plan-file.ts";
import { rawLeaf, rawText } from "./raw-element.ts";

/** Microsoft's number for the resource of a task that nobody is assigned to. */
export const UNASSIGNED = -65_535;

/** Numbers that are not taken: above all others, or from 1 on where somebody has gone to the end of what fits. */
function* freeUids(uids: readonly number[]): Generator<number, never> {
  const most = uids.reduce((so, uid) => Math.max(so, uid), 0);
  const taken = new Set(uids);
  for (let uid = most < 1_000_000_000 ? most + 1 : 1; ; uid++) if (!taken.has(uid)) yield uid;
}

/** A number for each that has one below zero, in their order. */
function renumber(uids: readonly number[]): ReadonlyMap<number, number> {
  const free = freeUids(uids);
  const below = uids.filter((uid) => uid < 0);
  return new Map(below.map((uid) => [uid, free.next().value]));
}

/**
 * The plan with numbers that Microsoft's schema takes. Below zero are those that a reader gave itself: to tasks that had none of their
 * own, and to branches of Primavera's WBS, which are no activities there.
 */
export function fileUids(plan: PlanFile): PlanFile {
  const tasks = renumber(plan.tasks.map(({ uid }) => uid));
  const taskUid = (uid: number) => tasks.get(uid) ?? uid;
  if (tasks.size === 0 && plan.assignments.every(({ uid }) => uid >= 0)) return plan;
  /** What was kept of a relation names its predecessor too. */
  const renamed = (element: RawElement): RawElement => {
    if (element.name !== "PredecessorLink" || rawText(element, "CrossProject") !== "")
      return element;
    const children = element.children.map((child) =>
      child.name === "PredecessorUID"
        ? rawLeaf(child.name, String(taskUid(Number(child.text))))
        : child,
    );
    return { ...element, children };
  };
  const free = freeUids(plan.assignments.map(({ uid }) => uid));
  return {
    ...plan,
    tasks:
      tasks.size === 0
        ? plan.tasks
        : plan.tasks.map((task) => ({
            ...task,
            uid: taskUid(task.uid),
            predecessors: task.predecessors.map((link) => ({ ...link, uid: taskUid(link.uid) })),
            extra: plan.format === "mspdi" ? task.extra.map(renamed) : task.extra,
          })),
    assignments: plan.assignments.map((each) => ({
      ...each,
      uid: each.uid < 0 ? free.next().value : each.uid,
      taskUid: taskUid(each.taskUid),
    })),
  };
}
