import {
  MOST_ASSIGNMENTS,
  MOST_RESOURCES,
  MOST_UNITS,
  type Assignment,
} from "@parley/shared/documents/resource.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import {
  newEntityId,
  type EntityId,
  type OrganisationId,
  type TaskId,
} from "@parley/shared/primitives/ids.ts";
import type { Findings } from "./finding.ts";
import { isFlat } from "./network-of-plan-splits.ts";
import { plainLine } from "./plain-text.ts";
import type { PlanAssignment, PlanFile, PlanResource, PlanTask } from "./plan-file.ts";
import type { MappedResource } from "./plan-mapping-types.ts";

const MOST_NAME = 200;

/** Of one row of the file: what works on it, and the resources that no row before it of the same organisation had. */
export type MappedWork = {
  readonly resources: readonly MappedResource[];
  readonly assignments: readonly Assignment[];
};
const NOTHING: MappedWork = { resources: [], assignments: [] };

/** Work that is more than saying how much of the time somebody is there. */
function ownWork(assignment: PlanAssignment, { duration, summary }: PlanTask): number | null {
  const { work, units } = assignment;
  // Of a summary it follows from what lies below it.
  if (work === null || summary || !isFlat(assignment)) return null;
  return duration !== null && Math.abs(work - units * duration) < 1 ? null : Math.round(work);
}

const bounded = (units: number): number => Math.min(MOST_UNITS, Math.max(0, units));

/**
 * Who works on each row of a plan. An organisation gets its own copy of each resource that works on its rows: what two organisations share
 * in a file is nobody's here, and a resource of another's lane may be hidden. `calendarIds` of resources by the file's number.
 */
export function mapResources(
  plan: PlanFile,
  rows: readonly { readonly taskId: TaskId | null; readonly organisationId: OrganisationId }[],
  calendarIdOf: (resource: PlanResource) => EntityId | null,
  rng: Rng,
  findings: Findings,
): readonly MappedWork[] {
  const workers = new Map(
    plan.resources.filter(({ type }) => type === "work").map((each) => [each.uid, each]),
  );
  const assignmentsOf = Map.groupBy(plan.assignments, ({ taskUid }) => taskUid);
  const made = new Map<OrganisationId, Map<number, EntityId>>();
  return plan.tasks.map((task: PlanTask, index): MappedWork => {
    const { taskId, organisationId } = rows[index]!;
    const own = taskId === null ? undefined : assignmentsOf.get(task.uid);
    if (taskId === null || own === undefined) return NOTHING;
    const ids = made.get(organisationId) ?? new Map<number, EntityId>();
    made.set(organisationId, ids);
    const resources: MappedResource[] = [];
    const assignments: Assignment[] = [];
    for (const assignment of own.slice(0, MOST_ASSIGNMENTS)) {
      const resource = workers.get(assignment.resourceUid);
      // Whoever does none of a task does not decide when it is done.
      if (resource === undefined || (plan.format === "mspdi" && assignment.units === 0)) continue;
      let resourceId = ids.get(resource.uid);
      if (resourceId === undefined && ids.size < MOST_RESOURCES) {
        resourceId = newEntityId<EntityId>(rng);
        ids.set(resource.uid, resourceId);
        resources.push({
          id: resourceId,
          name: plainLine(resource.name, MOST_NAME) || `${resource.uid}`,
          calendarId: calendarIdOf(resource),
          maxUnits: bounded(resource.maxUnits),
          removed: false,
        });
      }
      if (resourceId === undefined) findings.add("map.resource-left-out", resource.name, "");
      else
        assignments.push({
          id: newEntityId(rng),
          taskId,
          resourceId,
          units: bounded(assignment.units),
          work: ownWork(assignment, task),
          delay: Math.max(0, Math.round(assignment.delay)),
          removed: false,
        });
    }
    return { resources, assignments };
  });
}
