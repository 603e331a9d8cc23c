import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { openDataDir } from "./platform/data-dir.ts";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./platform/embedded-postgres.ts";
import type { Logger } from "./platform/logger.ts";
import { PlatformError } from "./platform/platform-error.ts";
import type { Settings } from "./platform/settings.ts";

/** The data folder and the database that the settings name. */
export interface Runtime {
  readonly connection: pg.PoolConfig;
  /** False when another process holds the data folder and runs the database: then only the database is shared. */
  readonly isOwner: boolean;
  readonly visitorKey: () => Uint8Array;
  close: () => Promise<void>;
}

export interface RuntimeOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly onProgress: (step: string) => void;
  /** The database ended and does not come back. */
  readonly onFailure: (error: unknown) => void;
}

/** Takes the data folder for this process, and starts the database in it unless DATABASE_URL names another. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { settings, log } = options;
  const dataDir = openDataDir(settings.dataDir);
  const visitorKey = (): Uint8Array => readVisitorKey(settings.dataDir);
  if (settings.databaseUrl !== null) {
    return {
      connection: { connectionString: settings.databaseUrl },
      isOwner: true,
      visitorKey,
      close: async () => dataDir.release(),
    };
  }
  try {
    const postgres = await startEmbeddedPostgres({
      dataDir: settings.dataDir,
      onProgress: options.onProgress,
      onRestart: () => log.warn("the database ended by itself and is started again"),
      onFailure: options.onFailure,
    });
    return {
      connection: postgres.connection,
      isOwner: true,
      visitorKey,
      close: async () => {
        await postgres.stop();
        dataDir.release();
      },
    };
  } catch (error) {
    dataDir.release();
    throw error;
  }
}

/** As `openRuntime`; where a server runs already, its database is used beside it. */
export async function joinRuntime(options: RuntimeOptions): Promise<Runtime> {
  try {
    return await openRuntime(options);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== "platform.data-dir-in-use") throw error;
    const { settings } = options;
    const connection =
      settings.databaseUrl === null
        ? await findEmbeddedPostgres(settings.dataDir)
        : { connectionString: settings.databaseUrl };
    if (connection === null) throw error;
    return {
      connection,
      isOwner: false,
      visitorKey: () => readVisitorKey(settings.dataDir),
      close: () => Promise.resolve(),
    };
  }
}

/** Made on the first start and kept, so that an open sign-in page survives a restart. */
function readVisitorKey(dataDir: string): Uint8Array {
  const file = join(dataDir, "visitor.key");
  if (existsSync(file)) {
    const key = readFileSync(file);
    if (key.byteLength === 32) return key;
  }
  const key = randomBytes(32);
  const draft = `${file}.new`;
  writeFileSync(draft, key, { mode: 0o600 });
  renameSync(draft, file);
  return key;
}
