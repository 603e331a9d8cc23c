import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRng, type Rng } from "@parley/shared/primitives/clock.ts";
import type { ProjectId, YdocId } from "@parley/shared/primitives/ids.ts";
import pg from "pg";
import * as Y from "yjs";
import type { DatabaseConnection } from "../../platform/embedded-postgres.ts";
import { killPostgres } from "../../platform/testing/postgres-processes.ts";
import { createLogRepository } from "../log-repository.ts";
import { applyStored, unpackState } from "../ydoc-loading.ts";
import { CrashWriter } from "./crash-writer.ts";
import { TestClient } from "./test-client.ts";
import type { Person } from "./test-company.ts";

export type CrashPlan = {
  readonly projectId: ProjectId;
  readonly lanes: readonly YdocId[];
  readonly people: readonly Person[];
};
type Ready = {
  readonly url: string;
  readonly origin: string;
  readonly connection: DatabaseConnection;
  readonly plan: CrashPlan;
};
export type Victim = "server" | "postgres" | "both";
export type RoundResult = {
  readonly victim: Victim;
  readonly acknowledged: number;
  readonly missing: readonly string[];
};

const WRITERS = 6;
const script = join(import.meta.dirname, "crash-server.ts");

/** Servers that are killed under load, and the ledgers of those who wrote. */
export class CrashRig {
  readonly folder: string;
  readonly #rng: Rng;
  #server: { readonly child: ChildProcess; readonly ready: Ready } | null = null;
  #writers: CrashWriter[] = [];

  constructor(seed: number) {
    this.#rng = seededRng(seed);
    this.folder = mkdtempSync(join(tmpdir(), "parley-crash-"));
    // As root, PostgreSQL's user must pass through it.
    chmodSync(this.folder, 0o755);
  }

  async round(victim: Victim): Promise<RoundResult> {
    const { ready } = await this.#running();
    if (this.#writers.length === 0) {
      const { people, lanes } = ready.plan;
      this.#writers = people.map(
        (person, index) => new CrashWriter(person, lanes[index % lanes.length]!, this.#rng),
      );
    }
    const before = this.#promised();
    for (const writer of this.#writers) writer.start(ready);
    await this.#untilPromised(before + 20);
    await pause(this.#rng() % 400);
    await this.#kill(victim);
    // They must not bring back to the server what it forgot: nobody is connected while the ledger is compared.
    for (const writer of this.#writers) writer.stop();
    const missing = await this.#missing();
    return { victim, acknowledged: this.#promised() - before, missing };
  }

  async stop(): Promise<void> {
    for (const writer of this.#writers) writer.stop();
    const child = this.#server?.child;
    this.#server = null;
    if (child !== undefined) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #running(): Promise<{ child: ChildProcess; ready: Ready }> {
    this.#server ??= await startServer(this.folder);
    return this.#server;
  }

  async #kill(victim: Victim): Promise<void> {
    const server = this.#server;
    if (server === null) throw new Error("nothing to kill");
    if (victim !== "server") killPostgres(join(this.folder, "postgres"));
    if (victim === "postgres") return;
    this.#server = null;
    const ended = new Promise((resolve) => server.child.once("exit", resolve));
    server.child.kill("SIGKILL");
    await ended;
  }

  /** Compares with the log itself, and with what a newcomer is shown. */
  async #missing(): Promise<string[]> {
    const { ready } = await this.#running();
    const shown = await this.#newcomer(ready);
    const pool = new pg.Pool({ ...ready.connection, max: 1 });
    pool.on("error", () => undefined);
    try {
      const repository = createLogRepository(pool);
      const missing: string[] = [];
      for (const ydocId of ready.plan.lanes) {
        const stored = await repository.load(ydocId);
        const ydoc = new Y.Doc();
        applyStored(ydoc, stored, stored.snapshot && (await unpackState(stored.snapshot.state)));
        for (const writer of this.#writers.filter((one) => one.ydocId === ydocId)) {
          missing.push(...writer.missingFrom(ydoc), ...writer.missingFrom(shown.get(ydocId)!));
        }
      }
      return missing;
    } finally {
      await pool.end();
    }
  }

  async #newcomer(ready: Ready): Promise<ReadonlyMap<YdocId, Y.Doc>> {
    const tab = new TestClient(ready.plan.people[0]!, ready);
    const replicas = ready.plan.lanes.map((ydocId) => ({ ydocId, replica: tab.open(ydocId) }));
    await Promise.all(replicas.map(({ replica }) => replica.synced(60_000)));
    tab.close();
    return new Map(replicas.map(({ ydocId, replica }) => [ydocId, replica.ydoc]));
  }

  #promised(): number {
    let count = 0;
    for (const { acknowledged } of this.#writers) {
      count += Math.max(0, ...acknowledged.values());
    }
    return count;
  }

  async #untilPromised(count: number): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (this.#promised() < count) {
      if (Date.now() > deadline) {
        const states = this.#writers.map((writer) => writer.describe()).join("\n");
        throw new Error(`the server acknowledges nothing any more\n${states}`);
      }
      await pause(10);
    }
  }
}

async function startServer(folder: string): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, [script, folder, String(WRITERS)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith("\n")) resolve(JSON.parse(text) as Ready);
    });
  });
  return { child, ready };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
