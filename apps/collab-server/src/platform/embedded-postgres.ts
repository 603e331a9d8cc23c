import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findBinaries, type Binaries } from "./embedded-postgres/binaries.ts";
import { databaseName, ensureCluster } from "./embedded-postgres/cluster.ts";
import { placeCluster, type Placement } from "./embedded-postgres/placement.ts";
import {
  findRunningPostmaster,
  launchPostmaster,
  type Postmaster,
} from "./embedded-postgres/postmaster.ts";
import { readPostmasterPid } from "./embedded-postgres/postmaster-pid.ts";
import {
  chooseEndpoint,
  removeSocketFolder,
  type Endpoint,
} from "./embedded-postgres/socket-folder.ts";
import { isErrno } from "./platform-error.ts";

/** What `pg.Pool` and `pg.Client` take. It stays the same for as long as the server runs. */
export interface DatabaseConnection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface EmbeddedPostgres {
  readonly connection: DatabaseConnection;
  /** Process id of the PostgreSQL that runs now. */
  readonly pid: () => number;
  /** Whether a PostgreSQL that was running already was taken over. */
  readonly attached: boolean;
  /** Ends all connections, stops PostgreSQL and waits until it is gone. */
  stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** A folder that this process holds: see `openDataDir`. */
  dataDir: string;
  /** Told each step that takes a noticeable time. */
  onProgress?: (step: string) => void;
  /** Told when PostgreSQL ended by itself, before it is started again. */
  onRestart?: () => void;
  /** Told when PostgreSQL ended by itself and could not be started again. */
  onFailure?: (error: unknown) => void;
}

const stopTimeoutMs = 30_000;

/**
 * Starts the PostgreSQL of the npm package on the cluster in DATA_DIR (made on the first run), or
 * takes over the one that a killed server left running. Should PostgreSQL be killed, it is started
 * again at the same address, so that a connection pool recovers by itself.
 *
 * Only the user that runs it can connect: the socket lies in a folder of mode 0700, and the password
 * in DATA_DIR/postgres.password of mode 0600.
 *
 * @throws PlatformError any `platform.database-…`, `platform.disk-full`, `platform.data-dir-unreachable`
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const say = options.onProgress ?? (() => undefined);
  const placement = placeCluster(options.dataDir, say);
  const binaries = findBinaries(placement.runner, placement.home, say);
  const password = await ensureCluster(options.dataDir, placement, binaries, say);
  const running = await findRunningPostmaster(placement.cluster);
  const first = running ?? (await launch(placement, binaries, say));
  const connection = connectionTo(first.endpoint, password);
  await ensureDatabase(connection);
  const supervised = supervise(first, placement, binaries, options);
  return {
    connection,
    pid: () => supervised.current().pid,
    attached: running !== null,
    stop: async () => {
      await supervised.stop();
      removeSocketFolder(first.endpoint.host);
    },
  };
}

/**
 * The connection to the PostgreSQL that another process runs on this data folder, or null when none
 * runs. It is that process's to stop.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<DatabaseConnection | null> {
  const passwordFile = join(dataDir, "postgres.password");
  if (!existsSync(passwordFile)) return null;
  const { cluster } = placeCluster(dataDir, () => undefined);
  if (!existsSync(cluster)) return null;
  const running = await findRunningPostmaster(cluster);
  return running && connectionTo(running.endpoint, readFileSync(passwordFile, "utf8").trim());
}

async function launch(
  placement: Placement,
  binaries: Binaries,
  say: (step: string) => void,
): Promise<Postmaster> {
  say("Starting the database");
  const left = readPostmasterPid(placement.cluster);
  if (left) removeSocketFolder(left.socketFolder);
  const endpoint = await chooseEndpoint(placement.cluster, placement.runner);
  try {
    return await launchPostmaster(placement, binaries, endpoint);
  } catch (error) {
    removeSocketFolder(endpoint.host);
    throw error;
  }
}

function connectionTo({ host, port }: Endpoint, password: string): DatabaseConnection {
  return { host, port, user: databaseName, password, database: databaseName };
}

async function ensureDatabase(connection: DatabaseConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [
      databaseName,
    ]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

function supervise(
  first: Postmaster,
  placement: Placement,
  binaries: Binaries,
  { onRestart, onFailure }: EmbeddedPostgresOptions,
): { current: () => Postmaster; stop: () => Promise<void> } {
  let current = first;
  let stopping = false;
  let restart: Promise<void> = Promise.resolve();

  const watch = (postmaster: Postmaster): void => {
    void postmaster.ended.then(() => {
      if (!stopping) restart = again();
    });
  };
  const again = async (): Promise<void> => {
    onRestart?.();
    try {
      current = await launchPostmaster(placement, binaries, first.endpoint);
      watch(current);
    } catch (error) {
      if (!stopping) onFailure?.(error);
    }
  };
  watch(first);

  return {
    current: () => current,
    stop: async () => {
      stopping = true;
      await restart;
      await stopPostmaster(current, placement, binaries);
    },
  };
}

async function stopPostmaster(
  postmaster: Postmaster,
  placement: Placement,
  binaries: Binaries,
): Promise<void> {
  const stop = (mode: "fast" | "immediate"): void => {
    if (process.platform === "win32") {
      execFile(
        binaries.pgCtl,
        ["stop", "-D", placement.cluster, "-m", mode, "-W"],
        () => undefined,
      );
      return;
    }
    try {
      process.kill(postmaster.pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
    } catch (error) {
      if (!isErrno(error, "ESRCH")) throw error;
    }
  };
  stop("fast");
  // "immediate" loses nothing either: the next start replays the log.
  const hurry = setTimeout(() => stop("immediate"), stopTimeoutMs);
  await postmaster.ended;
  clearTimeout(hurry);
}
