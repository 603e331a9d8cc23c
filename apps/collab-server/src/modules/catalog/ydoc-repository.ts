import { SCHEMA_VERSION } from "@parley/shared/documents/schema-of.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { touchedEntities } from "@parley/shared/documents/touch.ts";
import type { Audience, YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, ProjectId, WallId, YdocId } from "@parley/shared/primitives/ids.ts";
import { eq } from "drizzle-orm";
import type { LogAuthor } from "../../collaboration/api.ts";
import type { Reader, Writer } from "../../db/database.ts";
import { walls, ydocs, ydocTouches, ydocUpdates } from "../../db/schema.ts";

export type YdocRow = {
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly place: YdocPlace;
  readonly schemaVersion: number;
  readonly taskCount: number;
};

export async function ydocsOfProject(db: Reader, projectId: ProjectId): Promise<YdocRow[]> {
  const rows = await db
    .select({ row: ydocs, wallArchivedAt: walls.archivedAt })
    .from(ydocs)
    .leftJoin(walls, eq(walls.id, ydocs.wallId))
    .where(eq(ydocs.projectId, projectId))
    .orderBy(ydocs.kind, ydocs.organisationId, ydocs.audience, ydocs.part, ydocs.id);
  return rows.map(({ row, wallArchivedAt }) => ({
    ydocId: row.id as YdocId,
    projectId,
    place: placeOf(row, wallArchivedAt !== null),
    schemaVersion: row.schemaVersion,
    taskCount: row.taskCount,
  }));
}

function placeOf(row: typeof ydocs.$inferSelect, isArchived: boolean): YdocPlace {
  const organisationId = row.organisationId as OrganisationId;
  const audience = row.audience as Audience;
  const wallId = row.wallId as WallId;
  switch (row.kind) {
    case "frame":
      return { kind: "frame" };
    case "lane":
      return { kind: "lane", organisationId, audience, part: row.part };
    case "ledger":
      return { kind: "ledger", organisationId, audience };
    case "wall":
      return { kind: "wall", wallId, isArchived };
    case "wall-area":
      return { kind: "wall-area", wallId, isArchived, organisationId };
    default:
      throw new Error(`a ydoc of kind ${row.kind}`);
  }
}

export type FirstUpdate = {
  readonly update: Uint8Array;
  readonly touches: readonly Touch[];
  readonly by: LogAuthor;
};

/** Adds a ydoc to the catalog, and to the log what it begins with: all in the caller's transaction. */
export async function insertYdoc(
  tx: Writer,
  ydoc: {
    readonly ydocId: YdocId;
    readonly projectId: ProjectId;
    readonly place: YdocPlace;
  },
  first: FirstUpdate | null = null,
): Promise<void> {
  const { ydocId, place } = ydoc;
  await tx.insert(ydocs).values({
    id: ydocId,
    projectId: ydoc.projectId,
    kind: place.kind,
    organisationId: "organisationId" in place ? place.organisationId : null,
    audience: "audience" in place ? place.audience : null,
    part: place.kind === "lane" ? place.part : 0,
    wallId: "wallId" in place ? place.wallId : null,
    schemaVersion: SCHEMA_VERSION[place.kind],
  });
  if (first !== null) await insertFirstUpdate(tx, ydocId, first);
}

/** The first row in the log of a ydoc that is still empty and that nobody has open. */
export async function insertFirstUpdate(
  tx: Writer,
  ydocId: YdocId,
  first: FirstUpdate,
): Promise<void> {
  await tx.insert(ydocUpdates).values({
    ydocId,
    seq: 1,
    update: Buffer.from(first.update),
    userId: first.by.userId,
    organisationId: first.by.organisationId,
    origin: first.by.origin,
    touches: first.touches,
  });
  const created = first.touches.filter((t) => t.collection === "tasks" && t.kind === "create");
  await tx.update(ydocs).set({ taskCount: created.length }).where(eq(ydocs.id, ydocId));
  const entities = [...new Set(first.touches.flatMap(touchedEntities))];
  // PostgreSQL takes 65,535 parameters at most.
  for (let begin = 0; begin < entities.length; begin += 10_000) {
    const some = entities.slice(begin, begin + 10_000);
    await tx.insert(ydocTouches).values(some.map((entityId) => ({ entityId, ydocId, seq: 1 })));
  }
}
