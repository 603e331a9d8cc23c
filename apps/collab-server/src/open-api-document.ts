import { buildServer } from "./server.ts";
import { openDatabase } from "./db/database.ts";
import { createSessions } from "./modules/sessions/sessions.ts";
import type { BlobStore } from "./platform/blob-store/blob-store.ts";
import { createLimiters } from "./platform/http/limiters.ts";
import { createLogger } from "./platform/logger.ts";
import { noMail } from "./platform/mail.ts";
import { createMetrics } from "./platform/metrics.ts";
import { parseSettings } from "./platform/settings.ts";
import type { Collaboration, LiveEvents } from "./collaboration/api.ts";

/** What routes say about themselves, from the routes themselves. Nothing is connected to and nobody listens. */
export async function buildOpenApiDocument(version: string): Promise<object> {
  const settings = parseSettings({}, "/");
  const db = openDatabase({ host: "/nowhere" }, () => undefined);
  const context = {
    settings,
    db,
    sessions: createSessions(db, { days: 1, secure: false, visitorKey: new Uint8Array(32) }),
    collaboration: {} as Collaboration,
    live: {} as LiveEvents,
    blobs: {} as BlobStore,
    mail: noMail,
    limiters: createLimiters(Date.now),
    clock: Date.now,
    log: createLogger({ level: "silent" }),
    version,
    demoAccounts: null,
    publicUrl: () => settings.publicUrl,
  };
  const app = await buildServer(context, { metrics: createMetrics(), webFolder: "/nowhere" });
  await app.ready();
  const document = app.swagger();
  await app.close();
  await db.close();
  return document;
}
