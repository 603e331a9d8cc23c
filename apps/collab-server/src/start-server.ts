import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Clock } from "@parley/shared/primitives/clock.ts";
import type pg from "pg";
import { createCollaboration } from "./collaboration/collaboration.ts";
import { openDatabase, type Database } from "./db/database.ts";
import { migrateDatabase } from "./db/migrate.ts";
import { takeServerLock } from "./db/server-lock.ts";
import { beginNextPart } from "./modules/lanes/api.ts";
import { closedRegions } from "./modules/meetings/closed-regions.ts";
import { standingOf } from "./modules/people/standing-repository.ts";
import type { DemoAccount } from "./modules/sessions/session-view.ts";
import { deleteExpiredSessions } from "./modules/sessions/api.ts";
import { createSessions } from "./modules/sessions/sessions.ts";
import type { BlobStore } from "./platform/blob-store/blob-store.ts";
import { createFolderBlobStore } from "./platform/blob-store/folder-blob-store.ts";
import { everyHour } from "./platform/every-hour.ts";
import { createLimiters } from "./platform/http/limiters.ts";
import { toListenError } from "./platform/listen-error.ts";
import type { Logger } from "./platform/logger.ts";
import type { Mailer } from "./platform/mail.ts";
import { createMetrics } from "./platform/metrics.ts";
import type { Settings } from "./platform/settings.ts";
import type { ServerContext } from "./server-context.ts";
import { buildServer } from "./server.ts";

export interface ServerOptions {
  readonly settings: Settings;
  readonly connection: pg.PoolConfig;
  readonly mail: Mailer;
  readonly log: Logger;
  readonly clock: Clock;
  readonly version: string;
  /** Signs what is given to visitors who have not signed in. */
  readonly visitorKey: Uint8Array;
  readonly onProgress: (step: string) => void;
  /** Told when another server has taken the database over: this one must end. */
  readonly onLockLost: (error: unknown) => void;
  /** Runs on a migrated database before anybody is let in; returns the demo accounts to offer. */
  readonly prepare?: (db: Database, blobs: BlobStore) => Promise<readonly DemoAccount[] | null>;
}

export interface RunningServer {
  /** Address that this server can be reached at from this machine. */
  readonly url: string;
  readonly context: ServerContext;
  /** Lets nobody in any more, waits for what is under way, and closes. */
  close: () => Promise<void>;
}

const webFolder = join(import.meta.dirname, "..", "..", "web", "dist");

/** Puts the parts together in their order; whatever fails takes down what was started before it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { settings, log, clock, connection } = options;
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const lock = await takeServerLock(connection, options.onLockLost);
    undo.push(lock.release);
    const db = openDatabase(connection, (error) =>
      log.warn({ err: error }, "database connection lost"),
    );
    undo.push(db.close);
    await migrateDatabase(db.pool, options.onProgress);
    const blobs = createFolderBlobStore(join(settings.dataDir, "blobs"));
    const demoAccounts = (await options.prepare?.(db, blobs)) ?? null;

    const metrics = createMetrics();
    const sessions = createSessions(db, {
      days: settings.sessionDays,
      secure: settings.publicUrl.startsWith("https:"),
      visitorKey: options.visitorKey,
    });
    const collaboration = createCollaboration({
      pool: db.pool,
      ports: {
        sessionOf: (cookieHeader) => sessions.find(cookieHeader),
        csrfMatches: ({ sessionId }, csrf) => sessions.csrfMatches(sessionId, csrf),
        standingOf: (actor, projectId) => standingOf(db.read, actor, projectId),
      },
      clock,
      logger: log,
      publicOrigin: settings.publicUrlGiven ? settings.publicUrl : null,
      metrics: metrics.collab,
      closedRegions: (wallId) => closedRegions(db.read, wallId),
      lanePartFull: (projectId, place) => {
        beginNextPart(db, projectId, place)
          .then((begun) => (begun ? collaboration.catalogChanged(projectId) : undefined))
          .catch((error: unknown) => log.error({ err: error }, "a lane has no further part"));
      },
    });
    undo.push(options.mail.close);
    let publicUrl = settings.publicUrl;
    const context: ServerContext = {
      settings,
      db,
      sessions,
      collaboration,
      live: collaboration.live,
      blobs,
      mail: options.mail,
      limiters: createLimiters(clock),
      clock,
      log,
      version: options.version,
      demoAccounts,
      publicUrl: () => publicUrl,
    };
    const app = await buildServer(context, { metrics, webFolder });
    undo.push(async () => {
      // The listener first: who is sent away must not come back to this process.
      app.server.close();
      await collaboration.close();
      await app.close();
    });
    const upkeep = everyHour(
      () => db.transact((tx) => deleteExpiredSessions(tx, new Date(clock()))),
      (error) => log.error({ err: error }, "ended sessions could not be deleted"),
    );
    undo.push(upkeep.stop);
    collaboration.attach(app.server);
    await app.listen({ port: settings.port, host: settings.host }).catch((error: unknown) => {
      throw toListenError(error, settings.host, settings.port);
    });
    const { port } = app.server.address() as AddressInfo;
    const url = localUrl(settings.host, port);
    if (!settings.publicUrlGiven) publicUrl = url;
    return { url, context, close };
  } catch (error) {
    await close().catch((failure: unknown) => log.error({ err: failure }, "failed to clean up"));
    throw error;
  }
}

function localUrl(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
