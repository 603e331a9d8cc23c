import type { OrganisationRole } from "@parley/shared/permissions/standing.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { memberships, organisations, people, sessions, users } from "../../db/schema.ts";

export async function createOrganisation(
  tx: Writer,
  organisation: { name: string; code: string; colour: number; admin: UserId },
): Promise<OrganisationId> {
  const { admin, ...values } = organisation;
  const [row] = await tx.insert(organisations).values(values).returning({ id: organisations.id });
  const organisationId = row!.id as OrganisationId;
  await tx.insert(memberships).values({ organisationId, userId: admin, role: "admin" });
  return organisationId;
}

export async function findOrganisation(db: Reader, organisationId: OrganisationId) {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, organisationId));
  return row === undefined ? null : { ...row, id: row.id as OrganisationId };
}

export async function changeOrganisation(
  tx: Writer,
  organisationId: OrganisationId,
  change: { name?: string | undefined; code?: string | undefined; colour?: number | undefined },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await tx.update(organisations).set(change).where(eq(organisations.id, organisationId));
}

export async function membersOf(db: Reader, organisationId: OrganisationId) {
  const rows = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      joinedAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(memberships.createdAt, users.id);
  return rows.map((row) => ({
    ...row,
    userId: row.userId as UserId,
    role: row.role as OrganisationRole,
  }));
}

/** Locks the memberships, so that two admins cannot remove each other at once. */
export async function lockMembers(
  tx: Writer,
  organisationId: OrganisationId,
): Promise<{ userId: UserId; role: OrganisationRole }[]> {
  const rows = await tx
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .where(eq(memberships.organisationId, organisationId))
    .orderBy(memberships.userId)
    .for("update");
  return rows as { userId: UserId; role: OrganisationRole }[];
}

/** Adds the person; whoever is a member already keeps the higher role. */
export async function addMember(
  tx: Writer,
  organisationId: OrganisationId,
  userId: UserId,
  role: OrganisationRole,
): Promise<void> {
  const insert = tx.insert(memberships).values({ organisationId, userId, role });
  if (role === "admin") {
    await insert.onConflictDoUpdate({
      target: [memberships.organisationId, memberships.userId],
      set: { role },
    });
  } else {
    await insert.onConflictDoNothing();
  }
}

export async function setMemberRole(
  tx: Writer,
  organisationId: OrganisationId,
  userId: UserId,
  role: OrganisationRole,
): Promise<void> {
  await tx
    .update(memberships)
    .set({ role })
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
}

/** Ends the membership and what rests on it: places on projects, and sessions that act for the organisation. */
export async function removeMember(
  tx: Writer,
  organisationId: OrganisationId,
  userId: UserId,
): Promise<ProjectId[]> {
  const left = await tx
    .delete(people)
    .where(and(eq(people.organisationId, organisationId), eq(people.userId, userId)))
    .returning({ projectId: people.projectId });
  await tx
    .update(sessions)
    .set({ organisationId: null })
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.userId, userId)));
  await tx
    .delete(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)));
  return left.map(({ projectId }) => projectId as ProjectId);
}

/** The oldest of that name: names need not be unique. */
export async function findOrganisationByName(
  db: Reader,
  name: string,
): Promise<OrganisationId | null> {
  const [row] = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.name, name))
    .orderBy(organisations.createdAt)
    .limit(1);
  return (row?.id as OrganisationId | undefined) ?? null;
}
