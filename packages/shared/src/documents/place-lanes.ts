import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import type { PlacedRelation, PlacedTask, PlanFinding, PlanSource } from "./plan-row.ts";

export type PlacedLanes = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly findings: readonly PlanFinding[];
};

const byYdocId = (a: PlanSource, b: PlanSource): number =>
  a.ydocId < b.ydocId ? -1 : a.ydocId > b.ydocId ? 1 : 0;

/**
 * Whether the task `next` takes the place of `known`, which has the same id in another ydoc: a task that moved leaves a removed one
 * behind, which hides nothing; of two that live that of the smaller ydoc id is shown, so that every replica decides alike.
 */
export function takesPlace(next: PlacedTask, known: PlacedTask): boolean {
  if (next.task.removed !== known.task.removed) return known.task.removed;
  return next.ydocId < known.ydocId;
}

/** All lanes as one table of tasks and one of relations, in any order of the lanes. */
export function placeLanes(lanes: readonly PlanSource[]): PlacedLanes {
  const tasks = new Map<TaskId, PlacedTask>();
  const relations = new Map<EntityId, PlacedRelation>();
  const doubles = new Map<TaskId, YdocId[]>();
  for (const { ydocId, organisationId, audience, ...lane } of lanes.toSorted(byYdocId)) {
    for (const [id, task] of lane.tasks) {
      const placed = { task, ydocId, organisationId, audience };
      const known = tasks.get(id);
      if (known !== undefined && !known.task.removed && !task.removed)
        doubles.set(id, [...(doubles.get(id) ?? [known.ydocId]), ydocId]);
      if (known === undefined || takesPlace(placed, known)) tasks.set(id, placed);
    }
    for (const [id, relation] of lane.relations) {
      const known = relations.get(id);
      if (known === undefined || (known.relation.removed && !relation.removed))
        relations.set(id, { relation, ydocId });
    }
  }
  const findings = [...doubles].map(([id, ydocIds]) => ({
    type: "duplicate" as const,
    id,
    ydocIds,
  }));
  return { tasks, relations, findings };
}
