import type { AssignmentInput, Network, ResourceInput } from "@parley/schedule/network.ts";
import { NO_PART_BOUNDS, withBounds, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { TaskRow } from "../documents/plan-row.ts";
import type { EntityId, OrganisationId, UserId } from "../primitives/ids.ts";
import { networkOfPlan, type NetworkPlan, type ScheduleFrame } from "./network-of-plan.ts";

/** Somebody who works on tasks: a resource of the plan, a person of Parley, or a name that a task gives. */
export type PlanPerson = {
  /** Of its resource in the network. */
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly userId: UserId | null;
  /** As the resource or the task says it; null of a person of Parley. */
  readonly name: string | null;
};

export type PeopleNetwork = {
  readonly network: Network;
  readonly people: ReadonlyMap<string, PlanPerson>;
  /** Tasks with work that name nobody, by organisation. */
  readonly unassigned: ReadonlyMap<OrganisationId, number>;
};

const ONE: Pick<ResourceInput, "type" | "calendarId" | "maxUnits"> = {
  type: "work",
  calendarId: null,
  maxUnits: 1,
};

/** The person a task names. Names are one person within an organisation, whatever their case and the blanks around them. */
export function personOf({ task, organisationId }: TaskRow): PlanPerson | null {
  const { assigneeId, assigneeName } = task;
  if (assigneeId !== null)
    return { id: `user ${assigneeId}`, organisationId, userId: assigneeId, name: null };
  const name = assigneeName?.trim() ?? "";
  if (name === "") return null;
  const id = `name ${organisationId} ${name.toLowerCase()}`;
  return { id, organisationId, userId: null, name };
}

/** Whether somebody of the network works on a row: as its resource, or as whom it names where it has none. */
export function workedOnBy(plan: NetworkPlan, personId: string): (row: TaskRow) => boolean {
  const own = new Set<string>();
  const assigned = new Set<string>();
  for (const { taskId, resourceId, units } of plan.assignments) {
    if (units === 0) continue;
    assigned.add(taskId);
    if (resourceId === personId) own.add(taskId);
  }
  return (row) => own.has(row.id) || (!assigned.has(row.id) && personOf(row)?.id === personId);
}

/**
 * W8: a plan with those who work on it: its resources, and of a task that none is assigned to whom it names, full-time and in the calendar
 * of the task. Dates are those of the plan: people have no calendars of their own. `organisationOf`: the organisation of a person of Parley, where it is known; else that of the first task.
 */
export function peopleNetwork(
  plan: NetworkPlan,
  frame: ScheduleFrame,
  bounds: PartBounds | null,
  organisationOf: (userId: UserId) => OrganisationId | null,
): PeopleNetwork {
  const people = new Map<string, PlanPerson>();
  const unassigned = new Map<OrganisationId, number>();
  const network = withBounds(networkOfPlan(plan, frame), bounds ?? NO_PART_BOUNDS);
  const assigned = new Set(network.assignments.map(({ taskId }) => taskId));
  for (const { id } of network.resources) {
    const { resource, organisationId } = plan.resources.get(id as EntityId)!;
    people.set(id, { id, organisationId, userId: null, name: resource.name });
  }
  const named: ResourceInput[] = [];
  const assignments: AssignmentInput[] = [];
  for (const row of plan.rows) {
    if (row.kind !== "task" || row.isSummary) continue;
    const { id, status, milestone, duration } = row.task;
    if (status === "not-needed" || milestone || duration === 0) continue;
    if (assigned.has(id)) continue;
    const person = personOf(row);
    if (person === null) {
      if (status !== "done")
        unassigned.set(row.organisationId, (unassigned.get(row.organisationId) ?? 0) + 1);
      continue;
    }
    if (!people.has(person.id)) {
      const own = person.userId === null ? null : organisationOf(person.userId);
      const placed = own === null ? person : { ...person, organisationId: own };
      people.set(person.id, placed);
      named.push({ ...ONE, id: placed.id, organisationId: placed.organisationId });
    }
    assignments.push({
      id,
      taskId: id,
      resourceId: person.id,
      units: 1,
      work: null,
      delay: 0,
    });
  }
  return {
    network: {
      ...network,
      resources: [...network.resources, ...named],
      assignments: [...network.assignments, ...assignments],
    },
    people,
    unassigned,
  };
}
