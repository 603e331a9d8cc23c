import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import { and, count, eq, lt } from "drizzle-orm";
import type { Reader, Writer } from "../../db/database.ts";
import { uploads } from "../../db/schema.ts";

export type UploadRow = {
  readonly id: string;
  readonly projectId: ProjectId;
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string | null;
};

const columns = {
  id: uploads.id,
  projectId: uploads.projectId,
  organisationId: uploads.organisationId,
  userId: uploads.userId,
  fileName: uploads.fileName,
  bytes: uploads.bytes,
  sha256: uploads.sha256,
};

export async function findUpload(db: Reader, id: string): Promise<UploadRow | null> {
  const [row] = await db.select(columns).from(uploads).where(eq(uploads.id, id));
  return (row as UploadRow | undefined) ?? null;
}

export async function insertUpload(tx: Writer, row: Omit<UploadRow, "sha256">): Promise<void> {
  await tx.insert(uploads).values(row);
}

export async function setUploadHash(tx: Writer, id: string, sha256: string): Promise<void> {
  await tx.update(uploads).set({ sha256 }).where(eq(uploads.id, id));
}

export async function deleteUpload(tx: Writer, id: string): Promise<void> {
  await tx.delete(uploads).where(eq(uploads.id, id));
}

export async function openUploadsOf(
  db: Reader,
  { projectId, userId }: { readonly projectId: ProjectId; readonly userId: UserId },
): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(uploads)
    .where(and(eq(uploads.projectId, projectId), eq(uploads.userId, userId)));
  return row?.open ?? 0;
}

export async function uploadsBefore(db: Reader, before: Date): Promise<string[]> {
  const rows = await db
    .select({ id: uploads.id })
    .from(uploads)
    .where(lt(uploads.createdAt, before));
  return rows.map(({ id }) => id);
}

export async function allUploadIds(db: Reader): Promise<Set<string>> {
  const rows = await db.select({ id: uploads.id }).from(uploads);
  return new Set(rows.map(({ id }) => id));
}
