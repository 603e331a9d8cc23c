import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import { found } from "../../platform/http/http-error.ts";
import { hashToken, newToken } from "../../platform/secret.ts";
import type { ServerContext } from "../../server-context.ts";
import type { InvitationView } from "./invitation-contract.ts";
import { invitationLetter } from "./invitation-letter.ts";
import {
  insertInvitation,
  invitationsIn,
  markRevoked,
  roleNamesOf,
  type InvitationScope,
} from "./invitation-repository.ts";
import { viewInvitation } from "./invitation-state.ts";

type Inviter = {
  readonly userId: UserId;
  readonly name?: string;
  readonly language?: "en" | "zh-CN";
};

export type NewInvitation = {
  readonly kind: "member" | "participant";
  readonly organisationId: OrganisationId;
  readonly projectId: ProjectId | null;
  readonly organisationName: string | null;
  readonly email: string | null;
  /** Member: admin or member; participant: the id of a role. */
  readonly role: string;
  readonly roleName: string;
  readonly invitedBy: Inviter;
  readonly expiresInDays: number;
};

/** The rights are the caller's to check. The address that is returned cannot be shown a second time. */
export async function createInvitation(
  context: Pick<ServerContext, "db" | "clock" | "mail" | "publicUrl">,
  invitation: NewInvitation,
): Promise<InvitationView & { url: string }> {
  const { db, clock, mail } = context;
  const { roleName, invitedBy, expiresInDays, ...values } = invitation;
  const token = newToken();
  const now = clock();
  const row = await db.transact(async (tx) => {
    const inserted = await insertInvitation(tx, {
      ...values,
      tokenHash: hashToken(token),
      invitedBy: invitedBy.userId,
      createdAt: new Date(now),
      expiresAt: new Date(now + expiresInDays * 86_400_000),
    });
    await audit(tx, {
      action: "invitation.created",
      userId: invitedBy.userId,
      organisationId: values.organisationId,
      projectId: values.projectId,
      detail: { invitation: inserted.id, kind: values.kind, role: values.role },
    });
    return inserted;
  });
  const url = `${context.publicUrl()}/invitations/${token}`;
  if (row.email !== null && mail.canSend) {
    mail.send({ to: row.email, ...invitationLetter(invitedBy, url, row.expiresAt) });
  }
  return { ...viewInvitation(row, roleName, now), url };
}

export async function listInvitations(
  { db, clock }: Pick<ServerContext, "db" | "clock">,
  scope: InvitationScope,
): Promise<InvitationView[]> {
  const rows = await invitationsIn(db.read, scope);
  const names =
    scope.kind === "participant" ? await roleNamesOf(db.read, scope.projectId) : new Map();
  return rows.map((row) => viewInvitation(row, names.get(row.role) ?? row.role, clock()));
}

/** @throws HttpError `access.not-found` where no open invitation of this id is in the scope */
export async function revokeInvitation(
  { db, clock }: Pick<ServerContext, "db" | "clock">,
  scope: InvitationScope,
  id: string,
  by: { readonly userId: UserId; readonly organisationId: OrganisationId },
): Promise<void> {
  await db.transact(async (tx) => {
    const revoked = await markRevoked(tx, scope, id, new Date(clock()));
    found(revoked ? id : null);
    await audit(tx, {
      action: "invitation.revoked",
      userId: by.userId,
      organisationId: by.organisationId,
      projectId: scope.kind === "participant" ? scope.projectId : null,
      detail: { invitation: id },
    });
  });
}
