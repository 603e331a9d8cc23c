import type { FilePlace } from "@parley/shared/files/file.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { blobPages, blobs, fileRevisions, files } from "../../db/schema.ts";
import type { Preview } from "./run-preview-job.ts";

export type WaitingBlob = {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
};

/** The one that has waited longest. */
export async function nextWaiting(db: Reader): Promise<WaitingBlob | null> {
  const [row] = await db
    .select({ sha256: blobs.sha256, mediaType: blobs.mediaType, bytes: blobs.bytes })
    .from(blobs)
    .where(eq(blobs.previewState, "waiting"))
    .orderBy(asc(blobs.createdAt))
    .limit(1);
  return row ?? null;
}

export async function failPreview(tx: Writer, sha256: string, code: ErrorCode): Promise<void> {
  await tx
    .update(blobs)
    .set({ previewState: "failed", previewError: code })
    .where(eq(blobs.sha256, sha256));
}

export async function savePreview(
  tx: Writer,
  sha256: string,
  preview: Preview,
  thumbnail: { readonly sha256: string; readonly bytes: number } | null,
): Promise<void> {
  await tx.delete(blobPages).where(eq(blobPages.sha256, sha256));
  for (let begin = 0; begin < preview.pages.length; begin += 100) {
    const some = preview.pages.slice(begin, begin + 100);
    await tx.insert(blobPages).values(
      some.map(({ page, text, words }) => ({
        sha256,
        page,
        text,
        words: sql`${words}::tsvector` as unknown as string,
      })),
    );
  }
  if (thumbnail !== null) {
    await tx
      .insert(blobs)
      .values({ ...thumbnail, mediaType: "image/webp", previewState: "done" })
      .onConflictDoNothing();
  }
  await tx
    .update(blobs)
    .set({
      previewState: "done",
      previewError: null,
      pageCount: preview.pageCount,
      pageSizes: preview.sizes,
      thumbnailSha256: thumbnail?.sha256 ?? null,
    })
    .where(eq(blobs.sha256, sha256));
}

/** Files that hold a blob, in whatever project. */
export async function placesOfBlob(
  db: Reader,
  sha256: string,
): Promise<(FilePlace & { readonly projectId: ProjectId })[]> {
  const rows = await db
    .select({
      projectId: files.projectId,
      organisationId: files.organisationId,
      audience: files.audience,
      status: files.status,
    })
    .from(fileRevisions)
    .innerJoin(files, eq(files.id, fileRevisions.fileId))
    .where(eq(fileRevisions.sha256, sha256));
  return rows as (FilePlace & { readonly projectId: ProjectId })[];
}

/** Of these, the ones that no revision and no thumbnail names. */
export async function unnamedBlobs(db: Reader, sha256s: readonly string[]): Promise<string[]> {
  if (sha256s.length === 0) return [];
  const rows = await db
    .select({ sha256: fileRevisions.sha256 })
    .from(fileRevisions)
    .where(inArray(fileRevisions.sha256, [...sha256s]));
  const pictures = await db
    .select({ sha256: blobs.thumbnailSha256 })
    .from(blobs)
    .where(inArray(blobs.thumbnailSha256, [...sha256s]));
  const named = new Set([...rows, ...pictures].map(({ sha256 }) => sha256));
  return sha256s.filter((sha256) => !named.has(sha256));
}

export async function deleteBlobRow(tx: Writer, sha256: string): Promise<void> {
  await tx.delete(blobs).where(eq(blobs.sha256, sha256));
}
