import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import {
  organisations,
  participations,
  people,
  projects,
  roles,
  ydocs,
  ydocUpdates,
} from "../../db/schema.ts";

export type ProjectRow = {
  readonly id: ProjectId;
  readonly name: string;
  readonly timeZone: string;
  readonly archivedAt: Date | null;
  readonly hostOrganisationId: OrganisationId;
};

export async function findProject(db: Reader, projectId: ProjectId): Promise<ProjectRow | null> {
  const [row] = await db
    .select({
      id: projects.id,
      name: projects.name,
      timeZone: projects.timeZone,
      archivedAt: projects.archivedAt,
      hostOrganisationId: projects.hostOrganisationId,
    })
    .from(projects)
    .where(eq(projects.id, projectId));
  return (row as ProjectRow | undefined) ?? null;
}

export async function insertProject(
  tx: Writer,
  project: {
    readonly name: string;
    readonly timeZone: string;
    readonly hostOrganisationId: OrganisationId;
    readonly createdBy: UserId | null;
  },
): Promise<ProjectId> {
  const [row] = await tx.insert(projects).values(project).returning({ id: projects.id });
  return row!.id as ProjectId;
}

export async function changeProject(
  tx: Writer,
  projectId: ProjectId,
  change: { name?: string | undefined; timeZone?: string | undefined; archivedAt?: Date | null },
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await tx.update(projects).set(change).where(eq(projects.id, projectId));
}

/** The projects that somebody is on for the organisation acted for. */
export async function projectsOf(db: Reader, userId: UserId, organisationId: OrganisationId) {
  return db
    .select({
      id: projects.id,
      name: projects.name,
      timeZone: projects.timeZone,
      archivedAt: projects.archivedAt,
      createdAt: projects.createdAt,
      hostId: organisations.id,
      hostName: organisations.name,
      hostCode: organisations.code,
      hostColour: sql<number>`(select colour from participations hp
        where hp.project_id = ${projects.id} and hp.organisation_id = ${organisations.id})`,
      participantCount: sql<number>`(select count(*)::int from participations np
        where np.project_id = ${projects.id} and np.ended_at is null)`,
      roleKey: roles.key,
      roleName: roles.name,
    })
    .from(people)
    .innerJoin(projects, eq(projects.id, people.projectId))
    .innerJoin(organisations, eq(organisations.id, projects.hostOrganisationId))
    .innerJoin(roles, eq(roles.id, people.roleId))
    .innerJoin(
      participations,
      and(
        eq(participations.projectId, people.projectId),
        eq(participations.organisationId, people.organisationId),
        isNull(participations.endedAt),
      ),
    )
    .where(and(eq(people.userId, userId), eq(people.organisationId, organisationId)))
    .orderBy(projects.createdAt, projects.id);
}

/** When each ydoc of some projects was last written to. */
export async function lastEdits(db: Reader, ydocIds: readonly string[]): Promise<Date | null> {
  if (ydocIds.length === 0) return null;
  const [row] = await db
    .select({
      at: sql<
        string | null
      >`max((select u.at from ${ydocUpdates} u where u.ydoc_id = ${ydocs.id} order by u.seq desc limit 1))`,
    })
    .from(ydocs)
    .where(sql`${ydocs.id} = any(${sql.param(ydocIds)}::uuid[])`);
  return row?.at == null ? null : new Date(row.at);
}
