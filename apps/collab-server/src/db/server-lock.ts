import pg from "pg";
import { PlatformError } from "../platform/platform-error.ts";

/** Any number that no other program is likely to use: "parley" in ASCII. */
const lockKey = "123609119320441";
const retryMs = 250;

export interface ServerLock {
  release: () => Promise<void>;
}

/**
 * One server at a time per database: the log's sequence numbers are counted in memory. The lock belongs to a connection, so it ends
 * with the process, however that ends. A connection that breaks (PostgreSQL was restarted) is made again.
 *
 * @param patienceMs how long the connection of a killed predecessor may take to end
 * @throws PlatformError `platform.database-in-use`
 */
export async function takeServerLock(
  connection: pg.ClientConfig,
  onLost: (error: unknown) => void,
  patienceMs = 5_000,
): Promise<ServerLock> {
  let released = false;
  let client = await lockWithin(connection, patienceMs);
  const watch = (held: pg.Client): void => {
    held.on("error", () => undefined);
    held.once("end", () => {
      if (released) return;
      lockWithin(connection, 60_000).then((again) => {
        client = again;
        if (released) return client.end();
        watch(again);
        return undefined;
      }, onLost);
    });
  };
  watch(client);
  return {
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function lockWithin(connection: pg.ClientConfig, patienceMs: number): Promise<pg.Client> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const client = new pg.Client({ ...connection, application_name: "parley server" });
    client.on("error", () => undefined);
    let failure: unknown = null;
    try {
      await client.connect();
      const { rows } = await client.query<{ got: boolean }>(
        "select pg_try_advisory_lock($1::bigint) as got",
        [lockKey],
      );
      if (rows[0]?.got) return client;
    } catch (error) {
      failure = error;
    }
    await client.end().catch(() => undefined);
    if (performance.now() > deadline) {
      if (failure !== null) throw failure;
      const message =
        "Another Parley server uses this database: stop it first, or set DATABASE_URL to another one.";
      throw new PlatformError("platform.database-in-use", message);
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}
