import type { Capability } from "@parley/shared/permissions/capability.ts";
import type { OrganisationId, ProjectId, RoleId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq, isNull } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import {
  invitations,
  memberships,
  participations,
  people,
  projects,
  roles,
  users,
} from "../../db/schema.ts";

export type PersonRow = {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly organisationId: OrganisationId;
  readonly role: { readonly id: RoleId; readonly key: string | null; readonly name: string };
};

/** Everybody who is on the project for an organisation that takes part. */
export async function peopleOfProject(db: Reader, projectId: ProjectId): Promise<PersonRow[]> {
  const rows = await db
    .select({
      userId: people.userId,
      name: users.name,
      email: users.email,
      organisationId: people.organisationId,
      roleId: roles.id,
      roleKey: roles.key,
      roleName: roles.name,
    })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .innerJoin(roles, eq(roles.id, people.roleId))
    .innerJoin(
      participations,
      and(
        eq(participations.projectId, people.projectId),
        eq(participations.organisationId, people.organisationId),
        isNull(participations.endedAt),
      ),
    )
    .where(eq(people.projectId, projectId))
    .orderBy(people.addedAt, people.userId);
  return rows.map((row) => ({
    userId: row.userId as UserId,
    name: row.name,
    email: row.email,
    organisationId: row.organisationId as OrganisationId,
    role: { id: row.roleId as RoleId, key: row.roleKey, name: row.roleName },
  }));
}

/** Who entered the project by an invitation of its host. */
export async function invitedRepresentatives(
  db: Reader,
  projectId: ProjectId,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ userId: invitations.acceptedBy })
    .from(invitations)
    .where(and(eq(invitations.projectId, projectId), eq(invitations.kind, "participant")));
  return new Set(rows.flatMap(({ userId }) => (userId === null ? [] : [userId])));
}

export type PersonKey = {
  readonly projectId: ProjectId;
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
};

const isPerson = ({ projectId, organisationId, userId }: PersonKey) =>
  and(
    eq(people.projectId, projectId),
    eq(people.organisationId, organisationId),
    eq(people.userId, userId),
  );

export async function capabilitiesOfPerson(
  db: Reader,
  key: PersonKey,
): Promise<Capability[] | null> {
  const [row] = await db
    .select({ capabilities: roles.capabilities })
    .from(people)
    .innerJoin(roles, eq(roles.id, people.roleId))
    .where(isPerson(key));
  return (row?.capabilities as Capability[] | undefined) ?? null;
}

export async function insertPerson(
  tx: Writer,
  key: PersonKey & { readonly roleId: RoleId },
): Promise<void> {
  await tx.insert(people).values(key).onConflictDoNothing();
}

export async function setPersonRole(tx: Writer, key: PersonKey, roleId: RoleId): Promise<void> {
  await tx.update(people).set({ roleId }).where(isPerson(key));
}

export async function deletePerson(tx: Writer, key: PersonKey): Promise<void> {
  await tx.delete(people).where(isPerson(key));
}

export async function isMember(
  db: Reader,
  organisationId: OrganisationId,
  userId: UserId,
): Promise<boolean> {
  return (
    (await db.$count(
      memberships,
      and(eq(memberships.organisationId, organisationId), eq(memberships.userId, userId)),
    )) > 0
  );
}

/** Taken before anything that may leave a project without a manager, so that two such changes happen one after the other. */
export async function lockProject(tx: Writer, projectId: ProjectId): Promise<void> {
  await tx
    .select({ id: projects.id })
    .from(projects)
    .where(eq(projects.id, projectId))
    .for("update");
}

export async function hasManager(db: Reader, projectId: ProjectId): Promise<boolean> {
  const rows = await db
    .select({ capabilities: roles.capabilities })
    .from(people)
    .innerJoin(roles, eq(roles.id, people.roleId))
    .innerJoin(
      projects,
      and(
        eq(projects.id, people.projectId),
        eq(projects.hostOrganisationId, people.organisationId),
      ),
    )
    .where(eq(people.projectId, projectId));
  return rows.some(
    ({ capabilities }) =>
      capabilities.includes("project.manage") && capabilities.includes("project.people"),
  );
}

export async function userIdsOn(
  db: Reader,
  projectId: ProjectId,
  organisationId: OrganisationId | null = null,
): Promise<UserId[]> {
  const rows = await db
    .selectDistinct({ userId: people.userId })
    .from(people)
    .where(
      organisationId === null
        ? eq(people.projectId, projectId)
        : and(eq(people.projectId, projectId), eq(people.organisationId, organisationId)),
    );
  return rows.map(({ userId }) => userId as UserId);
}

export async function nameOfProject(db: Reader, projectId: ProjectId): Promise<string> {
  const [row] = await db
    .select({ name: projects.name })
    .from(projects)
    .where(eq(projects.id, projectId));
  return row?.name ?? "";
}
