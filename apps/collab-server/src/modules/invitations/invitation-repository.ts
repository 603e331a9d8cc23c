import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { invitations, organisations, projects, roles, users } from "../../db/schema.ts";

export type InvitationRow = typeof invitations.$inferSelect;
export type NewInvitationRow = typeof invitations.$inferInsert;

/** Whose invitations are meant: those into an organisation, or those into a project. */
export type InvitationScope =
  | { readonly kind: "member"; readonly organisationId: OrganisationId }
  | { readonly kind: "participant"; readonly projectId: ProjectId };

const within = (scope: InvitationScope) =>
  scope.kind === "member"
    ? and(eq(invitations.kind, "member"), eq(invitations.organisationId, scope.organisationId))
    : and(eq(invitations.kind, "participant"), eq(invitations.projectId, scope.projectId));

export async function insertInvitation(tx: Writer, row: NewInvitationRow): Promise<InvitationRow> {
  const [inserted] = await tx.insert(invitations).values(row).returning();
  return inserted!;
}

export const invitationsIn = (db: Reader, scope: InvitationScope): Promise<InvitationRow[]> =>
  db.select().from(invitations).where(within(scope)).orderBy(desc(invitations.createdAt));

export async function roleNamesOf(
  db: Reader,
  projectId: ProjectId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: roles.id, name: roles.name })
    .from(roles)
    .where(eq(roles.projectId, projectId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** @param lock makes a second acceptance wait until the first is decided */
export async function findInvitation(tx: Writer, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await tx
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, tokenHash))
    .for("update");
  return row ?? null;
}

export async function describeInvitation(db: Reader, tokenHash: string) {
  const [row] = await db
    .select({
      invitation: invitations,
      organisation: {
        name: organisations.name,
        code: organisations.code,
        colour: organisations.colour,
      },
      projectName: projects.name,
      invitedBy: users.name,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .leftJoin(projects, eq(projects.id, invitations.projectId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

export async function markAccepted(tx: Writer, id: string, by: UserId, at: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ acceptedAt: at, acceptedBy: by })
    .where(eq(invitations.id, id));
}

/** False where there is no open invitation of this id in the scope. */
export async function markRevoked(
  tx: Writer,
  scope: InvitationScope,
  id: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        within(scope),
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ id: invitations.id });
  return rows.length > 0;
}
