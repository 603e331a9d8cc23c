import helmet from "@fastify/helmet";
import type { App } from "./app.ts";

/**
 * Only our own files run. Styles may be inline: the component library sets style attributes and injects style elements at run time,
 * and a nonce covers no attribute. A style cannot read anything, and with `connect-src` and `img-src` closed it can send nothing.
 */
export async function registerSecurityHeaders(
  app: App,
  publicOrigin: string | null,
): Promise<void> {
  const secure = publicOrigin?.startsWith("https:") ?? false;
  const socketOrigin = publicOrigin === null ? [] : [publicOrigin.replace(/^http/, "ws")];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'", ...socketOrigin],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  });
}
