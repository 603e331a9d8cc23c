import { SCHEMA_VERSION } from "@parley/shared/documents/schema-of.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { touchedEntities } from "@parley/shared/documents/touch.ts";
import {
  isSpecPlace,
  type Audience,
  type MarkedFile,
  type SpecWriters,
  type YdocPlace,
} from "@parley/shared/documents/ydoc-kind.ts";
import { effectiveAudience, type FileStatus } from "@parley/shared/files/file.ts";
import type {
  FileId,
  OrganisationId,
  ProjectId,
  RevisionId,
  SpecId,
  WallId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { eq } from "drizzle-orm";
import type { LogAuthor } from "../../collaboration/api.ts";
import type { Reader, Writer } from "../../db/database.ts";
import {
  fileRevisions,
  files,
  specs,
  walls,
  ydocs,
  ydocTouches,
  ydocUpdates,
} from "../../db/schema.ts";

export type YdocRow = {
  readonly ydocId: YdocId;
  readonly projectId: ProjectId;
  readonly place: YdocPlace;
  readonly schemaVersion: number;
  readonly taskCount: number;
};

export async function ydocsOfProject(db: Reader, projectId: ProjectId): Promise<YdocRow[]> {
  const rows = await db
    .select({
      row: ydocs,
      wallArchivedAt: walls.archivedAt,
      file: {
        id: files.id,
        organisationId: files.organisationId,
        audience: files.audience,
        status: files.status,
      },
      spec: specs,
    })
    .from(ydocs)
    .leftJoin(walls, eq(walls.id, ydocs.wallId))
    .leftJoin(fileRevisions, eq(fileRevisions.id, ydocs.revisionId))
    .leftJoin(files, eq(files.id, fileRevisions.fileId))
    .leftJoin(specs, eq(specs.id, ydocs.specId))
    .where(eq(ydocs.projectId, projectId))
    .orderBy(ydocs.kind, ydocs.organisationId, ydocs.audience, ydocs.part, ydocs.id);
  return rows.map(({ row, wallArchivedAt, file, spec }) => ({
    ydocId: row.id as YdocId,
    projectId,
    place: spec === null ? placeOf(row, wallArchivedAt !== null, file) : specPlaceOf(row, spec),
    schemaVersion: row.schemaVersion,
    taskCount: row.taskCount,
  }));
}

type JoinedFile = Pick<
  typeof files.$inferSelect,
  "id" | "organisationId" | "audience" | "status"
> | null;

function fileOf(file: JoinedFile): MarkedFile {
  if (file === null) throw new Error("marks on no file");
  const audience = file.audience as Audience;
  const status = file.status as FileStatus;
  return {
    fileId: file.id as FileId,
    organisationId: file.organisationId as OrganisationId,
    audience: effectiveAudience({ audience, status }),
    isArchived: status === "archived",
  };
}

function placeOf(row: typeof ydocs.$inferSelect, isArchived: boolean, file: JoinedFile): YdocPlace {
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
    case "marks":
      return { kind: "marks", revisionId: row.revisionId as RevisionId, file: fileOf(file) };
    case "marks-area":
      return {
        kind: "marks-area",
        revisionId: row.revisionId as RevisionId,
        file: fileOf(file),
        organisationId,
      };
    default:
      throw new Error(`a ydoc of kind ${row.kind}`);
  }
}

/** Whose a specification is and who reads it lies with the specification alone. */
function specPlaceOf(row: typeof ydocs.$inferSelect, spec: typeof specs.$inferSelect): YdocPlace {
  const ownerId = spec.organisationId as OrganisationId;
  const base = {
    specId: spec.id as SpecId,
    organisationId: ownerId,
    audience: spec.audience as Audience,
    isArchived: spec.archivedAt !== null,
    writers: spec.writers as SpecWriters,
  };
  return row.kind === "spec-notes"
    ? { kind: "spec-notes", ...base, ownerId, organisationId: row.organisationId as OrganisationId }
    : { kind: row.kind === "spec" ? "spec" : "spec-talk", ...base };
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
    audience: "audience" in place && !isSpecPlace(place) ? place.audience : null,
    part: place.kind === "lane" ? place.part : 0,
    wallId: "wallId" in place ? place.wallId : null,
    revisionId: "revisionId" in place ? place.revisionId : null,
    specId: isSpecPlace(place) ? place.specId : null,
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
