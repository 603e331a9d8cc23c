import { checkName, exampleName, withoutExtension } from "@parley/shared/files/naming-template.ts";
import type { FileKind } from "@parley/shared/files/file.ts";
import type { FileId, ProjectId, RevisionId } from "@parley/shared/primitives/ids.ts";
import { audit } from "../../db/audit.ts";
import type { Reader } from "../../db/database.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import type { Participant } from "../people/api.ts";
import { deleteUpload, type Uploads } from "../uploads/api.ts";
import {
  findFileSettings,
  insertBlob,
  insertFile,
  insertRevision,
  lockNewestRevision,
  revisionOfUpload,
  type FileFacts,
} from "./file-repository.ts";
import { sniffMediaType } from "./sniff-media-type.ts";

export type CommitContext = Pick<ServerContext, "db" | "blobs"> & { readonly uploads: Uploads };

export type RevisionOrder = {
  readonly uploadId: string;
  readonly sha256?: string | undefined;
  readonly revisionName: string;
  readonly reason: string;
};

/** @throws HttpError `file.name-rule`, with the place where the name leaves the rule and a name that follows it */
export async function enforceName(
  db: Reader,
  projectId: ProjectId,
  kind: FileKind,
  fileName: string,
): Promise<void> {
  const { namingTemplate, namingKinds } = await findFileSettings(db, projectId);
  if (!namingKinds.includes(kind)) return;
  const name = withoutExtension(fileName);
  const checked = checkName(namingTemplate, name);
  if (checked.ok) return;
  const at = checked.error.at;
  const good = name.slice(0, at);
  throw new HttpError("file.name-rule", {
    message: `“${name}” does not follow ${namingTemplate}: it is good up to “${good}”. An example: ${exampleName(namingTemplate)}`,
    details: [{ path: "fileName", message: String(at) }],
  });
}

/**
 * Makes a file, or a revision of one, of a whole upload. The same upload committed again answers what it has become.
 *
 * @param target the facts of a new file, or the file and the revision of it that the sender knows as its newest
 */
export async function commitUpload(
  context: CommitContext,
  who: Participant,
  order: RevisionOrder,
  target:
    | { readonly kind: "new"; readonly facts: FileFacts }
    | {
        readonly kind: "revision";
        readonly fileId: FileId;
        readonly fileKind: FileKind;
        readonly replaces: RevisionId;
      },
): Promise<FileId> {
  const { db, blobs, uploads } = context;
  const { projectId, organisationId, userId } = who;
  const { uploadId } = order;
  const before = await revisionOfUpload(db.read, uploadId);
  if (before !== null) {
    const isOwn = before.userId === userId && before.organisationId === organisationId;
    const isSame = target.kind === "new" || target.fileId === before.fileId;
    if (!isOwn || !isSame) throw new HttpError("access.not-found");
    return before.fileId;
  }
  const row = await uploads.own(who, uploadId);
  const kind = target.kind === "new" ? target.facts.kind : target.fileKind;
  // Before any byte moves, so that the file can be renamed and the upload is still there.
  await enforceName(db.read, projectId, kind, row.fileName);
  const { sha256, bytes, fileName } = await uploads.take(row, order.sha256 ?? null);
  const mediaType = await blobs.withFile(sha256, (file) => sniffMediaType(file, fileName));
  return db.transact(async (tx) => {
    const isNew = target.kind === "new";
    const fileId = isNew
      ? await insertFile(tx, { ...target.facts, projectId, organisationId, createdBy: userId })
      : target.fileId;
    const newest = isNew ? null : await lockNewestRevision(tx, fileId);
    if (!isNew && newest?.id !== target.replaces) throw new HttpError("request.conflict");
    await insertBlob(tx, { sha256, bytes, mediaType });
    const revisionId = await insertRevision(tx, {
      fileId,
      ordinal: (newest?.ordinal ?? 0) + 1,
      name: order.revisionName,
      fileName,
      sha256,
      replacesId: newest?.id ?? null,
      reason: order.reason,
      userId,
      organisationId,
      uploadId,
    });
    await deleteUpload(tx, uploadId);
    await audit(tx, {
      action: isNew ? "file.created" : "file.revised",
      userId,
      organisationId,
      projectId,
      detail: { fileId, revisionId, fileName, sha256 },
    });
    return fileId;
  });
}
