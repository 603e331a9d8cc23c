import { openDatabase, type Database } from "../db/database.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { createSessions, type Sessions } from "../modules/sessions/sessions.ts";
import { createLogger, type Logger } from "../platform/logger.ts";
import type { Settings } from "../platform/settings.ts";
import { readSettings } from "../read-settings.ts";
import { joinRuntime, type Runtime } from "../runtime.ts";

/** What every command stands on: the settings of the server, and its database, whether a server runs or not. */
export type CommandEnvironment = {
  readonly settings: Settings;
  readonly runtime: Runtime;
  readonly db: Database;
  readonly sessions: Sessions;
  readonly log: Logger;
};

/** Runs `work` with the database open, and leaves nothing running that was not running before. */
export async function withDatabase<T>(
  work: (environment: CommandEnvironment) => Promise<T>,
): Promise<T> {
  const settings = readSettings();
  const log = createLogger({ level: "fatal" });
  const say = (step: string): void => void process.stderr.write(`parley: ${step}\n`);
  const runtime = await joinRuntime({
    settings,
    log,
    onProgress: say,
    onFailure: (error) => log.fatal({ err: error }, "the database ended"),
  });
  try {
    const db = openDatabase(runtime.connection, () => undefined);
    try {
      // Where a server runs, it has done so already.
      await migrateDatabase(db.pool, say);
      const sessions = createSessions(db, {
        days: 1,
        secure: false,
        visitorKey: runtime.visitorKey(),
      });
      return await work({ settings, runtime, db, sessions, log });
    } finally {
      await db.close();
    }
  } finally {
    await runtime.close();
  }
}
