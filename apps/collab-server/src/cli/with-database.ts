import { openDatabase, type Database } from "../db/database.ts";
import { migrateDatabase, readSchemaVersion, schemaVersion } from "../db/migrate.ts";
import { takeServerLock } from "../db/server-lock.ts";
import { createLogger } from "../platform/logger.ts";
import { readSettings } from "../read-settings.ts";
import { readAddress } from "../server-address.ts";
import type { Settings } from "../platform/settings.ts";
import { joinRuntime, type Runtime } from "../runtime.ts";
import { Failure } from "./failure.ts";

export interface DatabaseAccess {
  readonly settings: Settings;
  readonly runtime: Runtime;
  readonly db: Database;
  /** Address of the server that runs on this data folder; null when none does. */
  readonly serverUrl: string | null;
}

const tell = (step: string): void => void process.stderr.write(`parley: ${step}\n`);
const log = createLogger({ level: "silent" });

/**
 * Opens the database of the settings, beside a running server or with none, and closes it whatever happens.
 *
 * @param exclusive refuses while a server uses the database
 */
export async function withDatabase<T>(
  work: (access: DatabaseAccess) => Promise<T>,
  { exclusive = false } = {},
): Promise<T> {
  const settings = readSettings();
  let broken: unknown = null;
  const runtime = await joinRuntime({
    settings,
    log,
    onProgress: tell,
    onFailure: (error) => (broken = error),
  });
  try {
    if (exclusive && !runtime.isOwner) {
      throw new Failure("A server uses this database: stop it first.");
    }
    const db = openDatabase(runtime.connection, () => undefined);
    try {
      const alone = runtime.isOwner ? await prepare(db, runtime, exclusive) : null;
      try {
        if (alone === null && (await readSchemaVersion(db.pool)) !== schemaVersion) {
          throw new Failure(
            "The database is of another version of Parley: start that one's server.",
          );
        }
        const serverUrl = runtime.isOwner ? null : readAddress(settings.dataDir);
        const result = await work({ settings, runtime, db, serverUrl });
        if (broken !== null) throw broken;
        return result;
      } finally {
        await alone?.();
      }
    } finally {
      await db.close();
    }
  } finally {
    await runtime.close();
  }
}

/** Without a server here the tables may be missing or old; a server elsewhere may use an external database. */
async function prepare(
  db: Database,
  runtime: Runtime,
  exclusive: boolean,
): Promise<(() => Promise<void>) | null> {
  const present = await readSchemaVersion(db.pool);
  if (present === schemaVersion && !exclusive) return null;
  const lock = await takeServerLock(runtime.connection, () => undefined);
  try {
    await migrateDatabase(db.pool, tell);
  } catch (error) {
    await lock.release();
    throw error;
  }
  return lock.release;
}
