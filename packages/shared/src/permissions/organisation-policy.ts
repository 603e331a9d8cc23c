import { allowIf, HIDDEN } from "./access.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import type { Actor, OrganisationRole } from "./standing.ts";

const actsFor = (actor: Actor, organisationId: string): boolean =>
  actor.organisationId === organisationId && actor.organisationRole !== null;

export const canReadOrganisation = (actor: Actor, organisationId: string): Decision =>
  actsFor(actor, organisationId) ? ALLOWED : HIDDEN;

export function canManageOrganisation(actor: Actor, organisationId: string): Decision {
  const read = canReadOrganisation(actor, organisationId);
  return read.allowed ? allowIf(actor.organisationRole === "admin") : read;
}

export const canInviteMember = canManageOrganisation;

export type MemberFacts = { readonly role: OrganisationRole; readonly isLastAdmin: boolean };

/** An organisation always keeps somebody who can administer it. `newRole` null removes the member. */
export function canChangeMember(
  actor: Actor,
  organisationId: string,
  member: MemberFacts,
  newRole: OrganisationRole | null,
): Decision {
  const may = canManageOrganisation(actor, organisationId);
  if (!may.allowed) return may;
  return member.isLastAdmin && newRole !== "admin" ? denied("organisation.last-admin") : ALLOWED;
}

export function canLeaveOrganisation(
  actor: Actor,
  organisationId: string,
  own: MemberFacts,
): Decision {
  const read = canReadOrganisation(actor, organisationId);
  if (!read.allowed) return read;
  return own.isLastAdmin ? denied("organisation.last-admin") : ALLOWED;
}
