import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { PlatformError } from "../platform/platform-error.ts";

const migrationsFolder = join(import.meta.dirname, "migrations");

interface Journal {
  entries: { idx: number; when: number; tag: string }[];
}

const journal = JSON.parse(
  readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8"),
) as Journal;

/** Number of migrations that this program brings. */
export const schemaVersion = journal.entries.length;

/** Number of migrations that a database has; 0 when it is new. */
export async function readSchemaVersion(pool: pg.Pool): Promise<number> {
  const table = await pool.query<{ found: string | null }>(
    "select to_regclass('drizzle.__drizzle_migrations')::text as found",
  );
  if (table.rows[0]?.found == null) return 0;
  const rows = await pool.query<{ count: string }>(
    "select count(*) as count from drizzle.__drizzle_migrations",
  );
  return Number(rows.rows[0]?.count);
}

/**
 * Brings the tables to this program's version, in one transaction.
 *
 * @throws PlatformError `platform.database-too-new`: written by a newer program, which alone knows what it means
 */
export async function migrateDatabase(
  pool: pg.Pool,
  onProgress: (step: string) => void = () => undefined,
): Promise<void> {
  const present = await readSchemaVersion(pool);
  if (present > schemaVersion) {
    const message = `The database has schema ${present} and this Parley knows ${schemaVersion}: run the newer Parley that wrote it.`;
    throw new PlatformError("platform.database-too-new", message);
  }
  if (present === schemaVersion) return;
  onProgress(present === 0 ? "Creating the tables" : "Updating the tables");
  await migrate(drizzle(pool), { migrationsFolder });
}
