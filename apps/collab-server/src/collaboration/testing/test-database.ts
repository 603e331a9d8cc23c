import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrateDatabase } from "../../db/migrate.ts";
import {
  startEmbeddedPostgres,
  type DatabaseConnection,
} from "../../platform/embedded-postgres.ts";

export type TestDatabase = {
  readonly pool: pg.Pool;
  readonly connection: DatabaseConnection;
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/** A real PostgreSQL in a folder of its own, with every table. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "parley-collab-"));
  // As root, PostgreSQL's user must pass through it.
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  const pool = new pg.Pool({ ...postgres.connection, max: 10 });
  pool.on("error", () => undefined);
  await migrateDatabase(pool);
  return {
    pool,
    connection: postgres.connection,
    folder,
    stop: async () => {
      await pool.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
