import { gunzipSync } from "node:zlib";
import type { App } from "../../platform/http/app.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import { participantIn } from "../people/api.ts";
import { getPicture } from "./picture-contract.ts";
import { createPictureThread } from "./picture-thread.ts";
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

  app.route({
    ...getPicture,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const readable = async () =>
        readableYdocs(db.read, await participantIn(db.read, request, projectId), projectId);
      const before = await readable();
      const picture = await pictures.of(projectId, before);
      // It may have taken a second to draw: whoever lost a right meanwhile is told what everybody without it is told.
      const now = await readable();
      if (picture === null || pictureKey(projectId, now) !== pictureKey(projectId, before))
        return reply.code(204).send(null);
      const takesGzip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
      if (takesGzip) reply.header("content-encoding", "gzip");
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .header("vary", "accept-encoding")
        .serializer((body: unknown) => body as string)
        .send(takesGzip ? Buffer.from(picture) : gunzipSync(picture));
    },
  });
}
