import { expect, it } from "vitest";
import { createTestDatabase, openTestDatabase } from "../testing/test-database.ts";
import { migrateDatabase, readSchemaVersion, schemaVersion } from "./migrate.ts";
import { takeServerLock } from "./server-lock.ts";

it("an empty database gets its tables, and a second time changes nothing", async () => {
  const database = await createTestDatabase("empty");
  const { pool, close } = openTestDatabase(database);
  const steps: string[] = [];
  expect(await readSchemaVersion(pool)).toBe(0);
  await migrateDatabase(pool, (step) => steps.push(step));
  await migrateDatabase(pool, (step) => steps.push(step));
  expect(steps).toEqual(["Creating the tables"]);
  expect(await readSchemaVersion(pool)).toBe(schemaVersion);
  await close();
  await database.drop();
});

it("a database that is newer than the program is refused and left alone", async () => {
  const database = await createTestDatabase();
  const { pool, close } = openTestDatabase(database);
  await pool.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)",
  );
  await expect(migrateDatabase(pool)).rejects.toMatchObject({
    code: "platform.database-too-new",
  });
  await close();
  await database.drop();
});

it("two servers never use one database", async () => {
  const database = await createTestDatabase();
  const lock = await takeServerLock(database.connection, () => undefined);
  await expect(takeServerLock(database.connection, () => undefined, 0)).rejects.toMatchObject({
    code: "platform.database-in-use",
  });
  await lock.release();
  const next = await takeServerLock(database.connection, () => undefined, 0);
  await next.release();
  await database.drop();
});

it("a server whose connection breaks takes its lock again", async () => {
  const database = await createTestDatabase();
  const { pool, close } = openTestDatabase(database);
  const lost: unknown[] = [];
  const lock = await takeServerLock(database.connection, (error) => lost.push(error));
  const holder = "select pid from pg_locks where locktype = 'advisory' and granted";
  const before = await pool.query<{ pid: number }>(holder);
  await pool.query("select pg_terminate_backend($1)", [before.rows[0]!.pid]);
  await expect
    .poll(async () => (await pool.query<{ pid: number }>(holder)).rows[0]?.pid, { timeout: 10_000 })
    .not.toBeOneOf([undefined, before.rows[0]!.pid]);
  expect(lost).toEqual([]);
  await lock.release();
  await close();
  await database.drop();
});
