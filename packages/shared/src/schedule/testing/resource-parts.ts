import type { PlanSource } from "../../documents/plan-row.ts";
import type { Assignment, Resource } from "../../documents/resource.ts";

export const resourceOf = (id: string, fields: Partial<Resource> = {}): Resource =>
  ({
    name: id,
    calendarId: null,
    maxUnits: 1,
    createdBy: null,
    createdAt: null,
    removed: false,
    ...fields,
    id,
  }) as Resource;

export const assignmentOf = (
  id: string,
  taskId: string,
  resourceId: string,
  fields: Partial<Assignment> = {},
): Assignment =>
  ({
    units: 1,
    work: null,
    delay: 0,
    removed: false,
    ...fields,
    id,
    taskId,
    resourceId,
  }) as Assignment;

/** A lane with those who work in it. */
export const staffed = (
  lane: PlanSource,
  resources: readonly Resource[],
  assignments: readonly Assignment[] = [],
): PlanSource => ({
  ...lane,
  resources: new Map(resources.map((each) => [each.id, each])),
  assignments: new Map(assignments.map((each) => [each.id, each])),
});
