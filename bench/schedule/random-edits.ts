import type { ChangeSet } from "@parley/schedule/change-set.ts";
import type { Network, RelationInput, TaskInput } from "@parley/schedule/network.ts";
import { anyConstraint, anyKind, anyLag, HOUR, type Random } from "./large-network.ts";

/** Edits as planners make them: a duration, a lag, a constraint, a relation more or less; each of what the edits before left. */
export function randomEdits(network: Network, random: Random): () => ChangeSet {
  const tasks = [...network.tasks];
  const relations = [...network.relations];
  const isSummary = new Set(tasks.map(({ parentId }) => parentId));
  const leaves = tasks.flatMap(({ id }, place) => (isSummary.has(id) ? [] : [place]));
  let added = 0;

  const replaced = (place: number, over: Partial<TaskInput>): ChangeSet => {
    const now = { ...tasks[place]!, ...over };
    tasks[place] = now;
    return { tasks: { put: [now] } };
  };
  return () => {
    const place = leaves[random(leaves.length)]!;
    const at = random(relations.length);
    switch (random(5)) {
      case 0:
        return replaced(place, { duration: (1 + random(60)) * HOUR });
      case 1: {
        const now = { ...relations[at]!, lag: anyLag(random) };
        relations[at] = now;
        return { relations: { put: [now] } };
      }
      case 2:
        return replaced(place, anyConstraint(random, random(50)));
      case 3: {
        const gone = relations[at]!;
        relations[at] = relations.at(-1)!;
        relations.pop();
        return { relations: { remove: [gone.id] } };
      }
      default: {
        // From an earlier to a later task of the same group: never a circle.
        const from = leaves[random(leaves.length - 1)]!;
        const to = tasks[from + 1];
        const isNear = to !== undefined && to.parentId === tasks[from]!.parentId;
        const link: RelationInput = {
          id: `n${added++}`,
          predecessorId: tasks[from]!.id,
          successorId: isNear ? to.id : tasks[from]!.id,
          type: anyKind(random),
          lag: anyLag(random),
          lagUnit: "working",
        };
        if (!isNear) return replaced(place, { duration: (1 + random(60)) * HOUR });
        relations.push(link);
        return { relations: { put: [link] } };
      }
    }
  };
}
