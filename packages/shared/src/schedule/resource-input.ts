import type { AssignmentInput, ResourceInput } from "@parley/schedule/network.ts";
import type { PlacedResource, Plan } from "../documents/plan-row.ts";

/** A resource is frozen, so that what was made of it once stays right. */
const made = new WeakMap<PlacedResource["resource"], ResourceInput>();

function resourceInput({ resource, organisationId }: PlacedResource): ResourceInput {
  let input = made.get(resource);
  if (input?.organisationId !== organisationId) {
    const { id, calendarId, maxUnits } = resource;
    input = { id, organisationId, type: "work", calendarId, maxUnits };
    made.set(resource, input);
  }
  return input;
}

/** Those that work on something: nobody else moves a date. */
export function resourceInputs({
  resources,
  assignments,
}: Pick<Plan, "resources" | "assignments">): readonly ResourceInput[] {
  const ids = new Set(assignments.map(({ resourceId }) => resourceId));
  return [...ids].map((id) => resourceInput(resources.get(id)!));
}

/** Whoever does none of a task does not decide when it is done. */
export const assignmentInputs = ({
  assignments,
}: Pick<Plan, "assignments">): readonly AssignmentInput[] =>
  assignments.filter(({ units }) => units > 0);
