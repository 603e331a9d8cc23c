import type { Readable } from "node:stream";
import { canUpload } from "@parley/shared/permissions/file-policy.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { everyHour } from "../../platform/every-hour.ts";
import type { App } from "../../platform/http/app.ts";
import { projectId } from "../../platform/http/fields.ts";
import { enforce, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { participantIn, type Participant } from "../people/api.ts";
import { parseUploadMetadata, safeFileName } from "./upload-metadata.ts";
import { Uploads } from "./uploads.ts";

const VERSION = "1.0.0";
const CHUNK = "application/offset+octet-stream";

/**
 * Resumable uploads as the tus protocol 1.0.0 has them (core, creation, termination): written here and not with its server library, so
 * that every request is judged, bounded and answered like any other of ours (docs/decisions/0013).
 */
export function registerUploadRoutes(app: App, context: ServerContext): Uploads {
  const { db, settings } = context;
  const uploads = new Uploads(context);
  let upkeep: ReturnType<typeof everyHour> | null = null;
  app.addHook("onListen", async () => {
    upkeep = everyHour(
      () => uploads.sweep(),
      (error) => context.log.error({ err: error }, "old uploads could not be deleted"),
    );
  });
  app.addHook("onClose", async () => {
    await upkeep?.stop();
    await uploads.folder.close();
  });
  // As a stream: its length is bounded by what was announced for the upload.
  app.addContentTypeParser(CHUNK, (_request, payload, done) => done(null, payload));

  const all = { schema: { params: z.object({ projectId }), hide: true } };
  const one = { schema: { params: z.object({ projectId, uploadId: z.uuid() }), hide: true } };
  const url = "/api/projects/:projectId/uploads";

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Participant> {
    reply.header("tus-resumable", VERSION);
    const { params } = request as { params: { projectId: Participant["projectId"] } };
    const who = await participantIn(db.read, request, params.projectId);
    enforce(canUpload(who));
    if (request.headers["tus-resumable"] !== VERSION) {
      reply.header("tus-version", VERSION);
      throw new HttpError("request.invalid", { message: `Tus-Resumable: ${VERSION} is expected.` });
    }
    return who;
  }
  const wholeNumber = (value: unknown, name: string): number => {
    const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (!Number.isSafeInteger(number)) {
      throw new HttpError("request.invalid", { message: `${name} has to be a whole number.` });
    }
    return number;
  };

  app.options(url, all, async (_request, reply) =>
    reply
      .headers({
        "tus-resumable": VERSION,
        "tus-version": VERSION,
        "tus-extension": "creation,termination",
        "tus-max-size": String(settings.maxFileMb * 2 ** 20),
      })
      .code(204)
      .send(null),
  );

  app.post(url, all, async (request, reply) => {
    const who = await admit(request, reply);
    const bytes = wholeNumber(request.headers["upload-length"], "Upload-Length");
    const given = request.headers["upload-metadata"];
    const metadata = parseUploadMetadata(typeof given === "string" ? given : "");
    if (metadata === null) {
      throw new HttpError("request.invalid", { message: "Upload-Metadata cannot be read." });
    }
    const fileName = safeFileName(metadata.get("filename") ?? "file");
    const id = await uploads.begin(who, { fileName, bytes });
    return reply
      .code(201)
      .header("location", `/api/projects/${who.projectId}/uploads/${id}`)
      .header("upload-offset", "0")
      .send(null);
  });

  app.head(`${url}/:uploadId`, one, async (request, reply) => {
    const who = await admit(request, reply);
    const row = await uploads.own(who, request.params.uploadId);
    return reply
      .code(200)
      .header("upload-offset", String(await uploads.offset(row)))
      .header("upload-length", String(row.bytes))
      .send(null);
  });

  app.patch(`${url}/:uploadId`, one, async (request, reply) => {
    const who = await admit(request, reply);
    if (request.headers["content-type"] !== CHUNK) {
      throw new HttpError("request.invalid", { message: `Content-Type: ${CHUNK} is expected.` });
    }
    const row = await uploads.own(who, request.params.uploadId);
    const claimed = wholeNumber(request.headers["upload-offset"], "Upload-Offset");
    await uploads.folder.interrupt(row.id);
    const offset = await uploads.offset(row);
    if (offset !== claimed) throw new HttpError("upload.offset");
    const most = row.bytes - offset;
    const reached = await uploads.folder.append(row.id, request.body as Readable, { offset, most });
    reply.header("upload-offset", String(reached.offset));
    if (reached.isTooMuch) {
      const message = "More bytes were sent than were announced.";
      throw new HttpError("request.invalid", { message });
    }
    return reply.code(204).send(null);
  });

  app.delete(`${url}/:uploadId`, one, async (request, reply) => {
    const who = await admit(request, reply);
    const row = await uploads.own(who, request.params.uploadId);
    await uploads.cancel(row);
    return reply.code(204).send(null);
  });
  return uploads;
}
