import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openDatabase, type Database } from "../db/database.ts";
import type { DatabaseConnection } from "../platform/embedded-postgres.ts";
import { templateDatabase } from "./shared-postgres.ts";

export interface TestDatabase {
  readonly connection: DatabaseConnection;
  drop: () => Promise<void>;
}

async function asAdmin(text: string): Promise<void> {
  const admin = new pg.Client(inject("postgres"));
  await admin.connect();
  try {
    await admin.query(text);
  } finally {
    await admin.end();
  }
}

/** An own database with all tables and no rows; `empty` leaves the tables out as well. */
export async function createTestDatabase(
  content: "migrated" | "empty" = "migrated",
): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  const template = content === "migrated" ? templateDatabase : "template1";
  await asAdmin(`create database ${database} template ${template}`);
  return {
    connection: { ...inject("postgres"), database },
    drop: () => asAdmin(`drop database if exists ${database} with (force)`),
  };
}

/** The same as a server opens it; its end is the caller's matter. */
export const openTestDatabase = ({ connection }: TestDatabase): Database =>
  openDatabase({ ...connection, max: 5 }, () => undefined);
