import type { EntityId, TaskId, YdocId } from "../primitives/ids.ts";
import type {
  PlacedAssignment,
  PlacedRelation,
  PlacedResource,
  PlacedTask,
  PlanFinding,
  PlanSource,
} from "./plan-row.ts";

export type PlacedLanes = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly resources: ReadonlyMap<EntityId, PlacedResource>;
  readonly assignments: ReadonlyMap<EntityId, PlacedAssignment>;
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
  const resources = new Map<EntityId, PlacedResource>();
  const assignments = new Map<EntityId, PlacedAssignment>();
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
    for (const [id, resource] of lane.resources ?? []) {
      const known = resources.get(id);
      if (known === undefined || (known.resource.removed && !resource.removed))
        resources.set(id, { resource, ydocId, organisationId, audience });
    }
    for (const [id, assignment] of lane.assignments ?? []) {
      const known = assignments.get(id);
      if (known === undefined || (known.assignment.removed && !assignment.removed))
        assignments.set(id, { assignment, ydocId });
    }
  }
  const findings = [...doubles].map(([id, ydocIds]) => ({
    type: "duplicate" as const,
    id,
    ydocIds,
  }));
  return { tasks, relations, resources, assignments, findings };
}
