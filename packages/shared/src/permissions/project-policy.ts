import { allowIf, FORBIDDEN, HIDDEN, holdsAsHost } from "./access.ts";
import { ALLOWED, denied, type Decision } from "./decision.ts";
import type { Actor, Standing } from "./standing.ts";

export type ParticipationFacts = {
  readonly organisationId: string;
  readonly isHost: boolean;
  readonly hasEnded: boolean;
};

export const canSeeProject = (standing: Standing): Decision =>
  standing.kind === "participant" ? ALLOWED : HIDDEN;

/** Whoever acts for an organisation may begin a project, of which it is then the host. */
export const canCreateProject = (actor: Actor): Decision => allowIf(actor.organisationId !== null);

export function canManageProject(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holdsAsHost(standing, "project.manage"));
}

export function canInviteParticipant(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holdsAsHost(standing, "project.invite"));
}

/** The host ends the participation of others, and never its own. */
export function canEndParticipation(standing: Standing, target: ParticipationFacts): Decision {
  const may = canInviteParticipant(standing);
  if (!may.allowed) return may;
  if (target.isHost) return denied("project.host-cannot-leave");
  return target.hasEnded ? denied("request.conflict") : ALLOWED;
}

/** An organisation leaves by its own admin, who need not be on the project. */
export function canLeaveProject(actor: Actor, own: ParticipationFacts | null): Decision {
  if (own === null || own.hasEnded || actor.organisationId !== own.organisationId) return HIDDEN;
  if (own.isHost) return denied("project.host-cannot-leave");
  return actor.organisationRole === "admin" ? ALLOWED : FORBIDDEN;
}
