import type { App } from "../../platform/http/app.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { ServerContext } from "../../server-context.ts";
import { isSameText } from "../../platform/secret.ts";
import { health, readiness } from "./operation-contract.ts";

/** For whoever runs the server, and what watches over it. */
export function registerOperationRoutes(
  app: App,
  { db, settings }: ServerContext,
  metrics: Metrics,
): void {
  app.route({ ...health, handler: () => ({ status: "ok" as const }) });

  app.route({
    ...readiness,
    handler: async () => {
      await db.ping().catch((cause: unknown) => {
        throw new HttpError("collab.storage-failed", {
          message: "The database does not answer.",
          cause,
        });
      });
      return { status: "ready" as const };
    },
  });

  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const { operatorToken } = settings;
    const given = request.headers.authorization ?? "";
    if (operatorToken === null || !isSameText(given, `Bearer ${operatorToken}`)) {
      throw new HttpError("access.not-found");
    }
    reply.header("content-type", metrics.registry.contentType);
    return reply.serializer(String).send(await metrics.registry.metrics());
  });
}
