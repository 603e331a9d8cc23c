import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import Fastify, { LogController, type FastifyBaseLogger } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { registerRoutes } from "./routes.ts";
import { createRequestGuard } from "./modules/sessions/request-guard.ts";
import type { App } from "./platform/http/app.ts";
import { handleError } from "./platform/http/error-handler.ts";
import { HttpError } from "./platform/http/http-error.ts";
import { registerOpenApi } from "./platform/http/open-api.ts";
import { registerSecurityHeaders } from "./platform/http/security-headers.ts";
import { registerWebApp } from "./platform/http/web-app.ts";
import type { Metrics } from "./platform/metrics.ts";
import type { ServerContext } from "./server-context.ts";

const MOST_JSON_BYTES = 2 ** 20;
/** Far above what a person does; a whole office may share one address. */
const REQUESTS_A_MINUTE = 6_000;

/** The HTTP side: headers, sessions, routes and the web app. Sockets are attached by the caller. */
export async function buildServer(
  context: ServerContext,
  { metrics, webFolder }: { metrics: Metrics; webFolder: string },
): Promise<App> {
  const { settings, log, sessions } = context;
  const app: App = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy,
    bodyLimit: MOST_JSON_BYTES,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 500 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError);

  const publicOrigin = settings.publicUrlGiven ? settings.publicUrl : null;
  const secure = settings.publicUrl.startsWith("https:");
  await registerSecurityHeaders(app, publicOrigin);
  await registerOpenApi(app, context.version);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith("/api/"),
    errorResponseBuilder: () => new HttpError("auth.rate-limited"),
  });
  await app.register(multipart, {
    limits: { files: 1, fields: 4, fieldSize: 10_000, fileSize: settings.maxUploadMb * 2 ** 20 },
  });

  app.decorateRequest("session", null);
  app.decorateRequest("csrf", "");
  const guard = createRequestGuard(sessions, { publicOrigin, secure });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (!request.url.startsWith("/api/")) return;
    reply.header("cache-control", "no-store");
    await guard(request, reply);
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "other";
    metrics.http(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    request.log.debug({ req: request, res: reply, ms: reply.elapsedTime }, "answered");
    done();
  });

  registerRoutes(app, context, metrics);
  await registerWebApp(app, webFolder);
  return app;
}
