import { canReadFile } from "@parley/shared/permissions/file-policy.ts";
import type { FileId, ProjectId, RevisionId } from "@parley/shared/primitives/ids.ts";
import type { FastifyRequest } from "fastify";
import { audit } from "../../db/audit.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn } from "../people/api.ts";
import { contentQuery, revisionParams } from "./file-contract.ts";
import { findFile, revisionsOf } from "./file-repository.ts";
import { sendContent } from "./send-content.ts";

/** The bytes of a revision and its picture: each request is judged, and what was taken away is written down. */
export function registerContentRoutes(app: App, { db, blobs }: ServerContext): void {
  const url = "/api/projects/:projectId/files/:fileId/revisions/:revisionId";

  async function readableRevision(
    request: FastifyRequest,
    {
      projectId,
      fileId,
      revisionId,
    }: { projectId: ProjectId; fileId: FileId; revisionId: RevisionId },
  ) {
    const who = await participantIn(db.read, request, projectId);
    const file = found(await findFile(db.read, projectId, fileId));
    enforce(canReadFile(who, file));
    const revisions = await revisionsOf(db.read, fileId);
    return { who, file, revision: found(revisions.find(({ id }) => id === revisionId)) };
  }

  app.get(
    `${url}/content`,
    { schema: { params: revisionParams, querystring: contentQuery, hide: true } },
    async (request, reply) => {
      const { who, file, revision } = await readableRevision(request, request.params);
      const download = request.query.download === "1";
      const { range } = request.headers;
      // A viewer fetches a large file in many pieces: the first one tells that somebody opened it.
      if (range === undefined || range.startsWith("bytes=0-")) {
        await db.transact((tx) =>
          audit(tx, {
            action: download ? "file.downloaded" : "file.opened",
            userId: who.userId,
            organisationId: who.organisationId,
            projectId: who.projectId,
            detail: { fileId: file.id, revisionId: revision.id },
          }),
        );
      }
      return sendContent(request, reply, blobs, { content: revision, download });
    },
  );

  app.get(
    `${url}/thumbnail`,
    { schema: { params: revisionParams, hide: true } },
    async (request, reply) => {
      const { revision } = await readableRevision(request, request.params);
      const sha256 = found(revision.thumbnailSha256);
      const bytes = found(await blobs.size(sha256));
      const content = { sha256, bytes, mediaType: "image/webp", fileName: "thumbnail.webp" };
      return sendContent(request, reply, blobs, { content, download: false });
    },
  );
}
