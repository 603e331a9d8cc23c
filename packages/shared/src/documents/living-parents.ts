import type { TaskId } from "../primitives/ids.ts";
import type { PlacedTask } from "./plan-row.ts";

type Id = string;

/**
 * Under which row a task stands that names `parentId`: what a removed task held moves up to the nearest ancestor that lives, and what a
 * removed phase held to the root. An id that is in no ydoc of this replica is answered as it is: the row has lost its parent.
 */
export function livingParents(
  tasks: ReadonlyMap<TaskId, PlacedTask>,
  living: { readonly has: (id: Id) => boolean },
  removedPhases: ReadonlySet<Id>,
): (parentId: Id | null) => Id | null {
  const known = new Map<Id, Id | null>();
  return (parentId) => {
    if (parentId === null || living.has(parentId)) return parentId;
    const passed: Id[] = [];
    let at: Id | null = parentId;
    while (at !== null && !living.has(at)) {
      const answered = known.get(at);
      if (answered !== undefined) {
        at = answered;
        break;
      }
      // Removed tasks that would be their own ancestors lead nowhere.
      known.set(at, null);
      passed.push(at);
      if (removedPhases.has(at)) at = null;
      else {
        const above: PlacedTask | undefined = tasks.get(at as TaskId);
        if (above === undefined) break;
        at = above.task.parentId;
      }
    }
    for (const id of passed) known.set(id, at);
    return at;
  };
}
