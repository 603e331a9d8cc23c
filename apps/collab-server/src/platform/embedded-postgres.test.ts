import { spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { killPostgres, postgresProcesses, until } from "./testing/postgres-processes.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const isRoot = process.getuid?.() === 0;
const owner = join(import.meta.dirname, "testing", "postgres-owner.ts");

async function start(dataDir: string, options = {}) {
  const postgres = await startEmbeddedPostgres({ dataDir, ...options });
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** An error between two queries is the pool's, not the test's. */
function poolOf(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(connection);
  pool.on("error", () => undefined);
  return pool;
}

async function query(connection: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Starts a process that owns a data folder, and waits until it is ready. */
async function spawnOwner(dataDir: string, options = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [owner, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
    ...options,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The owner ended with ${code}.`)));
    child.stdout?.on("data", (text: Buffer) => text.includes("ready") && resolve());
  });
  return child;
}

const untilExit = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", resolve));

describe("embedded PostgreSQL", () => {
  it("starts, is durable, is private, stops without a trace, and keeps its data", async () => {
    const dataDir = temporaryFolder();
    const cluster = join(dataDir, "postgres");
    const steps: string[] = [];
    const first = await start(dataDir, { onProgress: (step: string) => steps.push(step) });
    expect(steps).toEqual(["Creating the database", "Starting the database"]);
    expect(first.attached).toBe(false);
    expect(await query(first.connection, "show fsync")).toEqual(["on"]);
    expect(await query(first.connection, "show data_checksums")).toEqual(["on"]);
    expect(await query(first.connection, "select lower('ÄÖ共商')")).toEqual(["äö共商"]);
    await query(first.connection, "create table kept as select 42 as answer");

    expect(statSync(join(dataDir, "postgres.password")).mode & 0o777).toBe(0o600);
    expect(statSync(first.connection.host).mode & 0o777).toBe(0o700);
    const guess = { ...first.connection, password: "guess" };
    await expect(query(guess, "select 1")).rejects.toThrow("password authentication failed");

    await first.stop();
    expect(postgresProcesses(cluster)).toEqual([]);
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();

    steps.length = 0;
    const second = await start(dataDir, { onProgress: (step: string) => steps.push(step) });
    expect(steps).toEqual(["Starting the database"]);
    expect(await query(second.connection, "select answer from kept")).toEqual([42]);
    expect(await findEmbeddedPostgres(dataDir)).toEqual(second.connection);
  });

  it("works from a long path with spaces, quotes and Chinese, and leaves no socket folder", async () => {
    const dataDir = join(temporaryFolder(), `it's "共商", ${"long ".repeat(20)}path`);
    mkdirSync(dataDir, { mode: 0o711 });
    const postgres = await start(dataDir);
    expect(dirname(postgres.connection.host)).toBe(tmpdir());
    expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
    expect(await query(postgres.connection, "select 1")).toEqual([1]);
    await postgres.stop();
    expect(statSync(postgres.connection.host, { throwIfNoEntry: false })).toBeUndefined();
  });

  it("starts PostgreSQL again when it is killed, with everything acknowledged still there", async () => {
    const dataDir = temporaryFolder();
    const cluster = join(dataDir, "postgres");
    let restarts = 0;
    const postgres = await start(dataDir, { onRestart: () => restarts++ });
    const pool = poolOf(postgres.connection);
    onTestFinished(() => pool.end());
    await pool.query("create table ledger (n int)");
    for (let round = 1; round <= 3; round++) {
      await pool.query("insert into ledger values ($1)", [round]);
      expect(killPostgres(cluster)).toBeGreaterThan(1);
      await until(async () => {
        const count = await pool.query("select n from ledger").catch(() => null);
        return count?.rowCount === round;
      });
      expect(restarts).toBe(round);
    }
  });

  it("takes over the PostgreSQL of a killed server, and stops it in the end", async () => {
    const dataDir = temporaryFolder();
    const parent = await spawnOwner(dataDir);
    parent.kill("SIGKILL");
    await untilExit(parent);
    const postgres = await start(dataDir);
    expect(postgres.attached).toBe(true);
    expect(await query(postgres.connection, "select 1")).toEqual([1]);
    await postgres.stop();
    expect(postgresProcesses(join(dataDir, "postgres"))).toEqual([]);
  });

  it("opens after the server and every process of PostgreSQL were killed", async () => {
    const dataDir = temporaryFolder();
    const parent = await spawnOwner(dataDir);
    parent.kill("SIGKILL");
    killPostgres(join(dataDir, "postgres"));
    const postgres = await start(dataDir);
    expect(postgres.attached).toBe(false);
    expect(await query(postgres.connection, "select 1")).toEqual([1]);
  });

  it("opens when the process id of a killed PostgreSQL belongs to another program by now", async () => {
    const dataDir = temporaryFolder();
    const cluster = join(dataDir, "postgres");
    const first = await start(dataDir);
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    await first.stop();
    const sleeper = spawn("sleep", ["60"], isRoot ? { uid: 65_534, gid: 65_534 } : {});
    onTestFinished(() => void sleeper.kill());
    writeFileSync(join(cluster, "postmaster.pid"), [sleeper.pid, ...lines.slice(1)].join("\n"));
    const second = await start(dataDir);
    expect(await query(second.connection, "select 1")).toEqual([1]);
  });

  it.each([
    ["99", "platform.database-too-new", "made by PostgreSQL 99"],
    ["12", "platform.database-too-old", "make a backup"],
  ])(
    "refuses a cluster of PostgreSQL %s and leaves it as it is",
    async (version, code, message) => {
      const dataDir = temporaryFolder();
      mkdirSync(join(dataDir, "postgres"), { mode: 0o711 });
      writeFileSync(join(dataDir, "postgres", "PG_VERSION"), `${version}\n`);
      await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
        code,
        message: expect.stringContaining(message),
      });
      expect(readFileSync(join(dataDir, "postgres", "PG_VERSION"), "utf8")).toBe(`${version}\n`);
    },
  );

  it("refuses a cluster without its password", async () => {
    const dataDir = temporaryFolder();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, "postgres.password"));
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: "platform.database-missing",
    });
  });

  it("stops when its parent goes away, and on SIGTERM", async () => {
    const dataDir = temporaryFolder();
    const byTerm = await spawnOwner(dataDir);
    byTerm.kill("SIGTERM");
    expect(await untilExit(byTerm)).toBe(0);
    const byParent = await spawnOwner(dataDir, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
    byParent.disconnect();
    expect(await untilExit(byParent)).toBe(0);
    expect(postgresProcesses(join(dataDir, "postgres"))).toEqual([]);
  });

  it.runIf(isRoot)("runs as the ordinary user who starts it", async () => {
    const dataDir = temporaryFolder();
    // The user "daemon": PostgreSQL wants its user to have a name.
    const somebody = { uid: 1, gid: 1 };
    chownSync(dataDir, somebody.uid, somebody.gid);
    const child = await spawnOwner(dataDir, { ...somebody, env: {} });
    expect(statSync(join(dataDir, "postgres")).uid).toBe(somebody.uid);
    child.kill("SIGINT");
    expect(await untilExit(child)).toBe(0);
    // Root may open it later: it keeps running as its owner.
    const postgres = await start(dataDir);
    expect(await query(postgres.connection, "select 1")).toEqual([1]);
    expect(statSync(`/proc/${postgres.pid()}`).uid).toBe(somebody.uid);
  });
});
