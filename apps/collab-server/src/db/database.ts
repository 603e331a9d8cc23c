import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";
import * as schema from "./schema.ts";

type Whole = PgDatabase<NodePgQueryResultHKT, typeof schema>;

/** Reads and cannot write: queries take this. */
export type Reader = Pick<Whole, "select" | "selectDistinct" | "selectDistinctOn" | "$count">;
/** Exists only inside a transaction: commands that write take this. */
export type Writer = Reader & Pick<Whole, "insert" | "update" | "delete" | "execute">;

export interface Database {
  readonly read: Reader;
  /** Everything that `work` writes, or nothing of it. */
  transact: <T>(work: (tx: Writer) => Promise<T>) => Promise<T>;
  /** Several reads of one moment. */
  snapshot: <T>(work: (tx: Reader) => Promise<T>) => Promise<T>;
  /** Outside drizzle: the log, copies of tables, the server's lock. */
  readonly pool: pg.Pool;
  ping: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens no connection before the first query. */
export function openDatabase(
  connection: pg.PoolConfig,
  onIdleError: (error: Error) => void,
): Database {
  const pool = new pg.Pool({
    max: 20,
    connectionTimeoutMillis: 15_000,
    application_name: "parley",
    ...connection,
  });
  // A pool without a listener would end the process when PostgreSQL restarts.
  pool.on("error", onIdleError);
  const db = drizzle(pool, { schema, casing: "snake_case" });
  return {
    read: db,
    transact: (work) => db.transaction(work),
    snapshot: (work) =>
      db.transaction(work, { isolationLevel: "repeatable read", accessMode: "read only" }),
    pool,
    ping: async () => {
      await pool.query("select 1");
    },
    close: () => pool.end(),
  };
}
