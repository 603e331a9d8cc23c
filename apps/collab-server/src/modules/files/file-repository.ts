import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { CustomField } from "@parley/shared/files/custom-field.ts";
import type { Discipline, FileKind, FilePlace, FileStatus } from "@parley/shared/files/file.ts";
import { searchVector } from "@parley/shared/files/search-words.ts";
import type {
  FileId,
  OrganisationId,
  ProjectId,
  RevisionId,
  UserId,
} from "@parley/shared/primitives/ids.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { blobPages, blobs, fileRevisions, files, fileSettings } from "../../db/schema.ts";

export type FileFacts = {
  readonly audience: Audience;
  readonly kind: FileKind;
  readonly discipline: Discipline | null;
  readonly status: FileStatus;
  readonly folder: string;
  readonly number: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly custom: Readonly<Record<string, string>>;
};
export type FileRow = FileFacts &
  FilePlace & {
    readonly id: FileId;
    readonly createdAt: Date;
    readonly updatedAt: Date;
  };
export type RevisionRow = {
  readonly id: RevisionId;
  readonly fileId: FileId;
  readonly ordinal: number;
  readonly name: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly replacesId: RevisionId | null;
  readonly reason: string;
  readonly userId: UserId | null;
  readonly organisationId: OrganisationId;
  readonly createdAt: Date;
  readonly bytes: number;
  readonly mediaType: string;
  readonly previewState: "waiting" | "done" | "failed";
  readonly previewError: ErrorCode | null;
  readonly pageCount: number | null;
  readonly thumbnailSha256: string | null;
};

const fileColumns = {
  id: files.id,
  organisationId: files.organisationId,
  audience: files.audience,
  kind: files.kind,
  discipline: files.discipline,
  status: files.status,
  folder: files.folder,
  number: files.number,
  title: files.title,
  tags: files.tags,
  custom: files.custom,
  createdAt: files.createdAt,
  updatedAt: files.updatedAt,
};
const revisionColumns = {
  id: fileRevisions.id,
  fileId: fileRevisions.fileId,
  ordinal: fileRevisions.ordinal,
  name: fileRevisions.name,
  fileName: fileRevisions.fileName,
  sha256: fileRevisions.sha256,
  replacesId: fileRevisions.replacesId,
  reason: fileRevisions.reason,
  userId: fileRevisions.userId,
  organisationId: fileRevisions.organisationId,
  createdAt: fileRevisions.createdAt,
  bytes: blobs.bytes,
  mediaType: blobs.mediaType,
  previewState: blobs.previewState,
  previewError: blobs.previewError,
  pageCount: blobs.pageCount,
  thumbnailSha256: blobs.thumbnailSha256,
};

export async function filesOfProject(db: Reader, projectId: ProjectId): Promise<FileRow[]> {
  const rows = await db
    .select(fileColumns)
    .from(files)
    .where(eq(files.projectId, projectId))
    .orderBy(files.folder, files.number, files.title, files.id);
  return rows as unknown as FileRow[];
}

export async function findFile(
  db: Reader,
  projectId: ProjectId,
  fileId: FileId,
): Promise<FileRow | null> {
  const [row] = await db
    .select(fileColumns)
    .from(files)
    .where(and(eq(files.projectId, projectId), eq(files.id, fileId)));
  return (row as unknown as FileRow | undefined) ?? null;
}

/** The newest revision of each file. */
export async function newestRevisions(
  db: Reader,
  projectId: ProjectId,
): Promise<ReadonlyMap<FileId, RevisionRow>> {
  const rows = await db
    .selectDistinctOn([fileRevisions.fileId], revisionColumns)
    .from(fileRevisions)
    .innerJoin(files, eq(files.id, fileRevisions.fileId))
    .innerJoin(blobs, eq(blobs.sha256, fileRevisions.sha256))
    .where(eq(files.projectId, projectId))
    .orderBy(fileRevisions.fileId, desc(fileRevisions.ordinal));
  return new Map((rows as RevisionRow[]).map((row) => [row.fileId, row]));
}

/** The newest first. */
export async function revisionsOf(db: Reader, fileId: FileId): Promise<RevisionRow[]> {
  const rows = await db
    .select(revisionColumns)
    .from(fileRevisions)
    .innerJoin(blobs, eq(blobs.sha256, fileRevisions.sha256))
    .where(eq(fileRevisions.fileId, fileId))
    .orderBy(desc(fileRevisions.ordinal));
  return rows as RevisionRow[];
}

/** Of each of the files, the newest first. */
export async function revisionsOfFiles(
  db: Reader,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, RevisionRow[]>> {
  const byFile = new Map<string, RevisionRow[]>();
  if (fileIds.length === 0) return byFile;
  const rows = (await db
    .select(revisionColumns)
    .from(fileRevisions)
    .innerJoin(blobs, eq(blobs.sha256, fileRevisions.sha256))
    .where(inArray(fileRevisions.fileId, [...fileIds]))
    .orderBy(fileRevisions.fileId, desc(fileRevisions.ordinal))) as RevisionRow[];
  for (const row of rows) byFile.set(row.fileId, [...(byFile.get(row.fileId) ?? []), row]);
  return byFile;
}

/** Whoever changes what belongs to a revision does so one after the other. */
export async function lockRevision(tx: Writer, revisionId: RevisionId): Promise<void> {
  await tx
    .select({ id: fileRevisions.id })
    .from(fileRevisions)
    .where(eq(fileRevisions.id, revisionId))
    .for("update");
}

export async function revisionOfUpload(db: Reader, uploadId: string): Promise<RevisionRow | null> {
  const [row] = await db
    .select(revisionColumns)
    .from(fileRevisions)
    .innerJoin(blobs, eq(blobs.sha256, fileRevisions.sha256))
    .where(eq(fileRevisions.uploadId, uploadId));
  return (row as RevisionRow | undefined) ?? null;
}

const wordsOf = ({ number, title, folder, tags, custom }: FileFacts) => {
  const words = [number, title, folder, ...tags, ...Object.values(custom)];
  return sql`${searchVector(words.join(" \n "))}::tsvector`;
};

export async function insertFile(
  tx: Writer,
  file: FileFacts & {
    readonly projectId: ProjectId;
    readonly organisationId: OrganisationId;
    readonly createdBy: UserId | null;
  },
): Promise<FileId> {
  const [row] = await tx
    .insert(files)
    .values({ ...file, tags: [...file.tags], words: wordsOf(file) as unknown as string })
    .returning({ id: files.id });
  return row!.id as FileId;
}

export async function changeFile(
  tx: Writer,
  fileId: FileId,
  facts: FileFacts,
  updatedAt: Date,
): Promise<void> {
  await tx
    .update(files)
    .set({ ...facts, tags: [...facts.tags], updatedAt, words: wordsOf(facts) as unknown as string })
    .where(eq(files.id, fileId));
}

/** Holds the file for this transaction, so that revisions are numbered one after the other. Null where there is none. */
export async function lockNewestRevision(
  tx: Writer,
  fileId: FileId,
): Promise<{ readonly id: RevisionId; readonly ordinal: number } | null> {
  await tx.execute(sql`select 1 from ${files} where ${files.id} = ${fileId} for update`);
  const [row] = await tx
    .select({ id: fileRevisions.id, ordinal: fileRevisions.ordinal })
    .from(fileRevisions)
    .where(eq(fileRevisions.fileId, fileId))
    .orderBy(desc(fileRevisions.ordinal))
    .limit(1);
  return (row as { id: RevisionId; ordinal: number } | undefined) ?? null;
}

export type NewRevision = {
  readonly fileId: FileId;
  readonly ordinal: number;
  readonly name: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly replacesId: RevisionId | null;
  readonly reason: string;
  readonly userId: UserId | null;
  readonly organisationId: OrganisationId;
  readonly uploadId: string;
  /** Else now. */
  readonly createdAt?: Date;
};

export async function insertRevision(tx: Writer, revision: NewRevision): Promise<RevisionId> {
  const [row] = await tx.insert(fileRevisions).values(revision).returning({ id: fileRevisions.id });
  return row!.id as RevisionId;
}

/** Notes that a blob is there; one that is noted already stays as it is. */
export async function insertBlob(
  tx: Writer,
  blob: { readonly sha256: string; readonly bytes: number; readonly mediaType: string },
): Promise<void> {
  await tx.insert(blobs).values(blob).onConflictDoNothing();
}

export type PageHit = {
  readonly fileId: FileId;
  readonly page: number;
  readonly text: string;
};

/** Files among the given ones whose facts match. */
export async function filesWithWords(
  db: Reader,
  fileIds: readonly FileId[],
  query: string,
): Promise<Set<FileId>> {
  if (fileIds.length === 0) return new Set();
  const rows = await db
    .select({ id: files.id })
    .from(files)
    .where(and(inArray(files.id, [...fileIds]), sql`${files.words} @@ ${query}::tsquery`));
  return new Set(rows.map(({ id }) => id as FileId));
}

const MOST_HITS = 300;

/** Pages of the given revisions that hold every word of the query, in the order of their files and pages. */
export async function pagesWithWords(
  db: Reader,
  revisionIds: readonly RevisionId[],
  query: string,
): Promise<PageHit[]> {
  if (revisionIds.length === 0) return [];
  const rows = await db
    .select({ fileId: fileRevisions.fileId, page: blobPages.page, text: blobPages.text })
    .from(blobPages)
    .innerJoin(fileRevisions, eq(fileRevisions.sha256, blobPages.sha256))
    .where(
      and(
        inArray(fileRevisions.id, [...revisionIds]),
        sql`${blobPages.words} @@ ${query}::tsquery`,
      ),
    )
    .orderBy(fileRevisions.fileId, blobPages.page)
    .limit(MOST_HITS);
  return rows as PageHit[];
}

export type FileSettings = {
  readonly namingTemplate: string;
  readonly namingKinds: readonly FileKind[];
  readonly customFields: readonly CustomField[];
};

export async function findFileSettings(db: Reader, projectId: ProjectId): Promise<FileSettings> {
  const [row] = await db
    .select({
      namingTemplate: fileSettings.namingTemplate,
      namingKinds: fileSettings.namingKinds,
      customFields: fileSettings.customFields,
    })
    .from(fileSettings)
    .where(eq(fileSettings.projectId, projectId));
  return (
    (row as FileSettings | undefined) ?? { namingTemplate: "", namingKinds: [], customFields: [] }
  );
}

export async function saveFileSettings(
  tx: Writer,
  projectId: ProjectId,
  settings: FileSettings,
): Promise<void> {
  const values = { ...settings, namingKinds: [...settings.namingKinds] };
  await tx
    .insert(fileSettings)
    .values({ projectId, ...values })
    .onConflictDoUpdate({ target: fileSettings.projectId, set: values });
}
