import type { OrganisationId, ProjectId } from "@parley/shared/primitives/ids.ts";
import { and, eq, isNull } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { organisations, participations, people, projects } from "../../db/schema.ts";

export type ParticipantRow = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly code: string;
  readonly colour: number;
  readonly isHost: boolean;
  readonly endedAt: Date | null;
};

/** Also those that left: their tasks stay in the plan, under their name and colour. */
export async function participantsOf(db: Reader, projectId: ProjectId): Promise<ParticipantRow[]> {
  const rows = await db
    .select({
      organisationId: participations.organisationId,
      name: organisations.name,
      code: organisations.code,
      colour: participations.colour,
      host: projects.hostOrganisationId,
      endedAt: participations.endedAt,
    })
    .from(participations)
    .innerJoin(organisations, eq(organisations.id, participations.organisationId))
    .innerJoin(projects, eq(projects.id, participations.projectId))
    .where(eq(participations.projectId, projectId))
    .orderBy(participations.joinedAt, organisations.id);
  return rows.map(({ host, organisationId, ...row }) => ({
    ...row,
    organisationId: organisationId as OrganisationId,
    isHost: host === organisationId,
  }));
}

/** Locks the project, so that two organisations that join at once get different colours. */
export async function lockProject(
  tx: Writer,
  projectId: ProjectId,
): Promise<{ hostOrganisationId: OrganisationId; archivedAt: Date | null } | null> {
  const [row] = await tx
    .select({ host: projects.hostOrganisationId, archivedAt: projects.archivedAt })
    .from(projects)
    .where(eq(projects.id, projectId))
    .for("update");
  if (row === undefined) return null;
  return { hostOrganisationId: row.host as OrganisationId, archivedAt: row.archivedAt };
}

export async function preferredColour(db: Reader, organisationId: OrganisationId): Promise<number> {
  const [row] = await db
    .select({ colour: organisations.colour })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row?.colour ?? 1;
}

export async function saveParticipation(
  tx: Writer,
  row: {
    readonly projectId: ProjectId;
    readonly organisationId: OrganisationId;
    readonly colour: number;
  },
): Promise<void> {
  await tx
    .insert(participations)
    .values(row)
    .onConflictDoUpdate({
      target: [participations.projectId, participations.organisationId],
      set: { endedAt: null },
    });
}

/** Ends the participation and takes its people off the project. False when it had ended, or never was. */
export async function endParticipationRow(
  tx: Writer,
  projectId: ProjectId,
  organisationId: OrganisationId,
  at: Date,
): Promise<boolean> {
  const ended = await tx
    .update(participations)
    .set({ endedAt: at })
    .where(
      and(
        eq(participations.projectId, projectId),
        eq(participations.organisationId, organisationId),
        isNull(participations.endedAt),
      ),
    )
    .returning({ organisationId: participations.organisationId });
  await tx
    .delete(people)
    .where(and(eq(people.projectId, projectId), eq(people.organisationId, organisationId)));
  return ended.length > 0;
}

export async function projectName(db: Reader, projectId: ProjectId): Promise<string> {
  const [row] = await db
    .select({ name: projects.name })
    .from(projects)
    .where(eq(projects.id, projectId));
  return row?.name ?? "";
}
