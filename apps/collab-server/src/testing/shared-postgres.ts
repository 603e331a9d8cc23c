import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../db/migrate.ts";
import { startEmbeddedPostgres, type DatabaseConnection } from "../platform/embedded-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgres: DatabaseConnection;
  }
}

/** Already migrated; each test file copies it. */
export const templateDatabase = "parley_template";

/** One PostgreSQL for all test files of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "parley-tests-"));
  const postgres = await startEmbeddedPostgres({ dataDir: folder });
  const { connection } = postgres;
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query(`create database ${templateDatabase}`);
  await admin.end();
  const pool = new pg.Pool({ ...connection, database: templateDatabase, max: 1 });
  await migrateDatabase(pool);
  await pool.end();
  project.provide("postgres", connection);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
