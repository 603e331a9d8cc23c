import type { Capability } from "./capability.ts";
import { allowIf, FORBIDDEN, HIDDEN, holds, holdsAsHost } from "./access.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import { hostOnlyOf } from "./role-policy.ts";
import type { Standing } from "./standing.ts";

export type PersonFacts = {
  readonly organisationId: string;
  /** What the person's present role allows; null when not on the project yet. */
  readonly presentCapabilities: Iterable<Capability> | null;
};

/** A role with host-only capabilities is for people of the host organisation. */
export const canHoldRole = (isHost: boolean, capabilities: Iterable<Capability>): Decision =>
  isHost || hostOnlyOf(capabilities).length === 0 ? ALLOWED : denied("role.host-only");

/** Every participant knows the people whom organisations put on the project. */
export const canSeePeople = (standing: Standing): Decision =>
  standing.kind === "participant" ? ALLOWED : HIDDEN;

function canReachPerson(standing: Standing, person: PersonFacts): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  if (person.organisationId !== standing.organisationId) return FORBIDDEN;
  if (!holds(standing, "project.people")) return FORBIDDEN;
  // Otherwise somebody with less could depose a project manager.
  return allowIf(
    hostOnlyOf(person.presentCapabilities ?? []).every((c) => holdsAsHost(standing, c)),
  );
}

/** Puts a person of one's own organisation on the project, or changes the role: never beyond what one may give. */
export function canGiveRole(
  standing: Standing,
  person: PersonFacts,
  newCapabilities: Iterable<Capability>,
): Decision {
  const reach = canReachPerson(standing, person);
  if (!reach.allowed || standing.kind === "outsider") return reach;
  const given = [...newCapabilities];
  const holdable = canHoldRole(standing.isHost, given);
  if (!holdable.allowed) return holdable;
  return allowIf(hostOnlyOf(given).every((c) => holdsAsHost(standing, c)));
}

export const canRemovePerson = (standing: Standing, person: PersonFacts): Decision =>
  canReachPerson(standing, person);
