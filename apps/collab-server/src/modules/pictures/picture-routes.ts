import { gunzipSync } from "node:zlib";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { FastifyRequest } from "fastify";
import type { App } from "../../platform/http/app.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantIn } from "../people/api.ts";
import { getOutline, getPicture, type OutlineAnswer } from "./picture-contract.ts";
import { createPictureThread, type DrawnPlan } from "./picture-thread.ts";
import { createPlanPictures, pictureKey } from "./plan-pictures.ts";

export function registerPictureRoutes(app: App, context: ServerContext): void {
  const { db, collaboration, clock, log } = context;
  const pictures = createPlanPictures({
    db,
    collaboration,
    thread: createPictureThread(),
    clock,
    failed: (error) => log.error({ err: error }, "a picture of a plan was not drawn"),
  });
  let unwatch = (): void => undefined;
  app.addHook("onListen", (done) => {
    unwatch = collaboration.watchEdits(pictures.edited);
    done();
  });
  app.addHook("onClose", async () => {
    unwatch();
    await pictures.close();
  });

  const drawnFor = async (
    request: FastifyRequest,
    projectId: ProjectId,
  ): Promise<DrawnPlan | null> => {
    const readable = async () =>
      readableYdocs(db.read, await participantIn(db.read, request, projectId), projectId);
    const before = await readable();
    const drawn = await pictures.of(projectId, before);
    // It may have taken a second to draw: whoever lost a right meanwhile is told what everybody without it is told.
    const now = await readable();
    return pictureKey(projectId, now) === pictureKey(projectId, before) ? drawn : null;
  };

  app.route({
    ...getPicture,
    handler: async (request, reply) => {
      const drawn = await drawnFor(request, request.params.projectId);
      if (drawn === null) return reply.code(204).send(null);
      const { picture } = drawn;
      const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
      if (takesGzip) reply.header("content-encoding", "gzip");
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .header("vary", "accept-encoding")
        .serializer((body: unknown) => body as string)
        .send(takesGzip ? Buffer.from(picture) : gunzipSync(picture));
    },
  });

  app.route({
    ...getOutline,
    handler: async (request, reply) => {
      const drawn = await drawnFor(request, request.params.projectId);
      return drawn === null
        ? reply.code(204).send(null)
        : reply.send(JSON.parse(drawn.outline) as OutlineAnswer);
    },
  });
}
