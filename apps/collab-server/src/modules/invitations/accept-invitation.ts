import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import { canHoldRole } from "@parley/shared/permissions/person-policy.ts";
import type { OrganisationId, ProjectId, RoleId, UserId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import type { Writer } from "../../db/database.ts";
import { enforce, HttpError } from "../../platform/http/http-error.ts";
import { hashToken } from "../../platform/secret.ts";
import type { ServerContext } from "../../server-context.ts";
import { createUser, prepareUser } from "../accounts/api.ts";
import { addMember, createOrganisation } from "../organisations/api.ts";
import { joinProject } from "../participants/api.ts";
import { insertPerson } from "../people/api.ts";
import { findRole } from "../roles/api.ts";
import { membershipRole, type Session } from "../sessions/api.ts";
import type { Acceptance } from "./invitation-contract.ts";
import { findInvitation, markAccepted, type InvitationRow } from "./invitation-repository.ts";
import { stateOf } from "./invitation-state.ts";

export type Accepted = {
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly projectId: ProjectId | null;
};

const refusals = {
  accepted: "invitation.used",
  revoked: "invitation.revoked",
  expired: "invitation.expired",
} as const;

/** @throws HttpError with the reason why the invitation cannot be used any more */
export function refuseUnlessOpen(row: InvitationRow, now: number): void {
  const state = stateOf(row, now);
  if (state !== "open") throw new HttpError(refusals[state]);
}

/**
 * Everything in one transaction that holds the invitation locked: of two people who accept at once, one enters.
 */
export async function acceptInvitation(
  { db, clock }: Pick<ServerContext, "db" | "clock">,
  token: string,
  { as, organisation }: Acceptance,
  session: Session | null,
): Promise<Accepted> {
  const newUser = as.type === "new-user" ? await prepareUser(registrantOf(as)) : null;
  const now = clock();
  return db.transact(async (tx) => {
    const invitation = await findInvitation(tx, hashToken(token));
    if (invitation === null) throw new HttpError("invitation.invalid");
    refuseUnlessOpen(invitation, now);
    const email = newUser?.email ?? session?.email;
    if (email === undefined) throw new HttpError("access.not-signed-in");
    // Addressed to somebody else: of no use to whoever holds the link.
    if (invitation.email !== null && invitation.email !== email) {
      throw new HttpError("access.forbidden", {
        message: "The invitation is for another mail address.",
      });
    }
    const userId = newUser === null ? session!.userId : await createUser(tx, newUser);
    await markAccepted(tx, invitation.id, userId, new Date(now));
    const accepted =
      invitation.kind === "member"
        ? await acceptAsMember(tx, invitation, userId)
        : await acceptAsParticipant(tx, invitation, userId, organisation);
    await audit(tx, {
      action: "invitation.accepted",
      ...accepted,
      detail: { invitation: invitation.id },
    });
    return accepted;
  });
}

const registrantOf = ({
  email,
  name,
  password,
  language,
  timeZone,
}: Extract<Acceptance["as"], { type: "new-user" }>) => ({
  email,
  name,
  password,
  language,
  timeZone,
});

async function acceptAsMember(
  tx: Writer,
  invitation: InvitationRow,
  userId: UserId,
): Promise<Accepted> {
  const organisationId = invitation.organisationId as OrganisationId;
  await addMember(tx, organisationId, userId, invitation.role as OrganisationRole);
  return { userId, organisationId, projectId: null };
}

async function acceptAsParticipant(
  tx: Writer,
  invitation: InvitationRow,
  userId: UserId,
  organisation: Acceptance["organisation"],
): Promise<Accepted> {
  if (organisation === undefined || invitation.projectId === null) {
    throw new HttpError("request.invalid", { message: "Name the organisation that takes part." });
  }
  const projectId = invitation.projectId as ProjectId;
  const role = await findRole(tx, projectId, invitation.role as RoleId);
  if (role === null) throw new HttpError("invitation.invalid");
  enforce(canHoldRole(false, role.capabilities));
  const organisationId =
    organisation.type === "new"
      ? await createOrganisation(tx, {
          name: organisation.name,
          code: organisation.code,
          colour: 1,
          admin: userId,
        })
      : organisation.organisationId;
  // Only an admin speaks for the whole organisation.
  if ((await membershipRole(tx, userId, organisationId)) !== "admin") {
    throw new HttpError("access.forbidden");
  }
  if (!(await joinProject(tx, projectId, organisationId))) {
    throw new HttpError("project.already-participant");
  }
  await insertPerson(tx, { projectId, organisationId, userId, roleId: role.id });
  return { userId, organisationId, projectId };
}
