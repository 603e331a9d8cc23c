import { canEditFile, canSetFileStatus } from "@parley/shared/permissions/file-policy.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { FileRow, RevisionRow } from "./file-repository.ts";

export const revisionView = (row: RevisionRow) => ({
  id: row.id,
  ordinal: row.ordinal,
  name: row.name,
  fileName: row.fileName,
  bytes: row.bytes,
  mediaType: row.mediaType,
  sha256: row.sha256,
  replacesId: row.replacesId,
  reason: row.reason,
  userId: row.userId,
  organisationId: row.organisationId,
  createdAt: row.createdAt.toISOString(),
  preview: {
    state: row.previewState,
    error: row.previewError,
    pageCount: row.pageCount,
    hasThumbnail: row.thumbnailSha256 !== null,
  },
});

export const fileView = (standing: Standing, row: FileRow, newest: RevisionRow) => ({
  ...row,
  tags: [...row.tags],
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  revision: revisionView(newest),
  canEdit: canEditFile(standing, row).allowed,
  canDecide: canSetFileStatus(standing, { ...row, status: "shared" }, "published").allowed,
});
