import { randomUUID } from "node:crypto";
import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { effectiveAudience } from "@parley/shared/files/file.ts";
import type { ProjectId, RevisionId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import type { BlobStore } from "../../platform/blob-store/blob-store.ts";
import { randomClientId } from "../../platform/random.ts";
import { insertFirstUpdate, ydocsOfProject } from "../catalog/api.ts";
import type { DemoFile, DemoMark } from "../demo/api.ts";
import { insertBlob, insertFile, insertRevision } from "../files/api.ts";
import { beginMarks } from "../marks/api.ts";
import type { DemoIds } from "./demo-ids.ts";

/** Puts a file with its revisions and their marks in, as if its people had uploaded and marked it. */
export async function seedFile(
  tx: Writer,
  blobs: BlobStore,
  projectId: ProjectId,
  file: DemoFile,
  ids: DemoIds,
): Promise<void> {
  const organisationId = ids.organisation(file.organisation);
  const { facts } = file;
  const createdBy = ids.user(file.revisions[0]!.author);
  const fileId = await insertFile(tx, { ...facts, projectId, organisationId, createdBy });
  const audience = effectiveAudience(facts);
  const isArchived = facts.status === "archived";
  let replacesId: RevisionId | null = null;
  for (const [at, { content, mediaType, marks, author, ...revision }] of file.revisions.entries()) {
    const { sha256, bytes } = await blobs.keepBytes(content);
    await insertBlob(tx, { sha256, bytes, mediaType });
    const revisionId = await insertRevision(tx, {
      ...revision,
      ...{ fileId, sha256, replacesId, organisationId },
      ordinal: at + 1,
      userId: ids.user(author),
      uploadId: randomUUID(),
    });
    await beginMarks(tx, projectId, revisionId, { fileId, organisationId, audience, isArchived });
    await seedMarks(tx, projectId, revisionId, marks, ids);
    replacesId = revisionId;
  }
}

async function seedMarks(
  tx: Writer,
  projectId: ProjectId,
  revisionId: RevisionId,
  marks: readonly DemoMark[],
  ids: DemoIds,
): Promise<void> {
  const ydocs = await ydocsOfProject(tx, projectId);
  const layers = Map.groupBy(marks, ({ isPrivate, organisation }) =>
    isPrivate ? organisation : null,
  );
  for (const [owner, held] of layers) {
    const organisationId = ids.organisation(owner ?? held[0]!.organisation);
    const layer = ydocs.find(({ place }) =>
      owner === null
        ? place.kind === "marks" && place.revisionId === revisionId
        : place.kind === "marks-area" &&
          place.revisionId === revisionId &&
          place.organisationId === organisationId,
    );
    if (layer === undefined) throw new Error("demo: no layer to mark");
    const edits = held.map((one): Edit => ({
      type: "mark.create",
      id: one.id,
      fields: {
        ...one.fields,
        createdBy: ids.user(one.author),
        organisationId: ids.organisation(one.organisation),
      },
    }));
    const built = buildYdoc({ kind: layer.place.kind, edits }, randomClientId());
    if (!built.ok) throw new Error(`demo: ${built.error.code} ${built.error.detail}`);
    const { update, touches } = built.value;
    const by = { userId: null, organisationId, origin: "demo" } as const;
    await insertFirstUpdate(tx, layer.ydocId, { update, touches, by });
  }
}
