import type { InvitationView } from "./invitation-contract.ts";
import type { InvitationRow } from "./invitation-repository.ts";

export function stateOf(
  row: Pick<InvitationRow, "acceptedAt" | "revokedAt" | "expiresAt">,
  now: number,
): InvitationView["state"] {
  if (row.acceptedAt !== null) return "accepted";
  if (row.revokedAt !== null) return "revoked";
  return row.expiresAt.getTime() <= now ? "expired" : "open";
}

export const viewInvitation = (
  row: InvitationRow,
  roleName: string,
  now: number,
): InvitationView => ({
  id: row.id,
  kind: row.kind === "participant" ? "participant" : "member",
  organisationName: row.organisationName,
  email: row.email,
  role: roleName,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  state: stateOf(row, now),
});
