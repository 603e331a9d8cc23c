import type { EntityId } from "../primitives/ids.ts";
import type {
  PlacedAssignment,
  PlacedResource,
  PlacedTask,
  Plan,
  PlanAssignment,
} from "./plan-row.ts";
import type { Audience } from "./ydoc-kind.ts";
import type { Assignment } from "./resource.ts";

export type ResourceTables = {
  readonly resources: ReadonlyMap<EntityId, PlacedResource>;
  readonly assignments: ReadonlyMap<EntityId, PlacedAssignment>;
};

const NONE: Pick<Plan, "resources" | "assignments"> = { resources: new Map(), assignments: [] };

/** An assignment is frozen, so that what was made of it once stays right. */
const made = new WeakMap<Assignment, PlanAssignment>();
function planAssignmentOf({ assignment, ydocId }: PlacedAssignment): PlanAssignment {
  let known = made.get(assignment);
  if (known?.ydocId !== ydocId) {
    known = { ...assignment, ydocId };
    made.set(assignment, known);
  }
  return known;
}

/** The more read it, the smaller. */
export const OPENNESS: Readonly<Record<Audience, number>> = { everyone: 0, host: 1, private: 2 };

/**
 * Whether a resource may work on a task: one of the same organisation, which everybody sees who sees the task. So every reader of the task
 * counts with the same, and nothing of a hidden resource shows in dates.
 */
export const suits = (
  { organisationId, audience }: Pick<PlacedResource, "organisationId" | "audience">,
  task: Pick<PlacedTask, "organisationId" | "audience">,
): boolean =>
  organisationId === task.organisationId && OPENNESS[audience] <= OPENNESS[task.audience];

/** P12: who works on the rows of a plan. */
export function planResources(
  tables: ResourceTables,
  byId: Plan["byId"],
): Pick<Plan, "resources" | "assignments"> {
  if (tables.resources.size === 0) return NONE;
  const resources = new Map([...tables.resources].filter(([, { resource }]) => !resource.removed));
  const assignments: PlanAssignment[] = [];
  for (const placed of tables.assignments.values()) {
    const { taskId, resourceId, removed } = placed.assignment;
    const resource = resources.get(resourceId);
    const row = byId.get(taskId);
    if (!removed && resource !== undefined && row?.kind === "task" && suits(resource, row))
      assignments.push(planAssignmentOf(placed));
  }
  assignments.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { resources, assignments };
}
