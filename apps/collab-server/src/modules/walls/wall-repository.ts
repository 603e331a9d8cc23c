import type { OrganisationId, ProjectId, UserId, WallId } from "@parley/shared/primitives/ids.ts";
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { walls } from "../../db/schema.ts";

export type WallRow = {
  readonly id: WallId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

const columns = {
  id: walls.id,
  organisationId: walls.organisationId,
  name: walls.name,
  createdAt: walls.createdAt,
  archivedAt: walls.archivedAt,
};

export async function wallsOfProject(db: Reader, projectId: ProjectId): Promise<WallRow[]> {
  const rows = await db
    .select(columns)
    .from(walls)
    .where(eq(walls.projectId, projectId))
    .orderBy(walls.id);
  return rows as WallRow[];
}

export async function findWall(
  db: Reader,
  projectId: ProjectId,
  wallId: WallId,
): Promise<WallRow | null> {
  const [row] = await db
    .select(columns)
    .from(walls)
    .where(and(eq(walls.projectId, projectId), eq(walls.id, wallId)));
  return (row as WallRow | undefined) ?? null;
}

export async function insertWall(
  tx: Writer,
  wall: {
    readonly projectId: ProjectId;
    readonly organisationId: OrganisationId;
    readonly name: string;
    readonly createdBy: UserId | null;
  },
): Promise<WallId> {
  const { projectId, organisationId, name, createdBy } = wall;
  const [row] = await tx
    .insert(walls)
    .values({ projectId, organisationId, name, createdBy })
    .returning({ id: walls.id });
  return row!.id as WallId;
}

export async function changeWall(
  tx: Writer,
  wallId: WallId,
  change: { readonly name?: string | undefined; readonly archivedAt?: Date | null },
): Promise<void> {
  await tx.update(walls).set(change).where(eq(walls.id, wallId));
}
