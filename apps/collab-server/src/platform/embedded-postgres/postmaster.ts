import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, fstatSync, openSync, readSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { diskFull } from "../data-dir.ts";
import { PlatformError } from "../platform-error.ts";
import type { Binaries } from "./binaries.ts";
import type { Placement } from "./placement.ts";
import { isPostmasterOf, readPostmasterPid, removeStalePostmasterPid } from "./postmaster-pid.ts";
import type { Endpoint } from "./socket-folder.ts";

/** A PostgreSQL that is ready for connections. */
export interface Postmaster {
  pid: number;
  endpoint: Endpoint;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
}

const pollMs = 25;
const retryMs = 250;
const startTimeoutMs = 60_000;
/** Recovery after a crash replays the log, which takes as long as it takes. */
const recoveryTimeoutMs = 10 * 60_000;
const largestLog = 4 * 2 ** 20;

const settings: Readonly<Record<string, string>> = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  max_connections: "60",
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  // Statements hold people's data, and belong in no log.
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
};

/** The PostgreSQL that a killed process left running, or null. Waits out one that is stopping. */
export async function findRunningPostmaster(cluster: string): Promise<Postmaster | null> {
  for (;;) {
    const found = readPostmasterPid(cluster);
    if (!found || !isPostmasterOf(cluster, found.pid)) return null;
    if (found.status === "ready") {
      const host = found.socketFolder === "" ? "127.0.0.1" : found.socketFolder;
      return {
        pid: found.pid,
        endpoint: { host, port: found.port },
        ended: untilGone(cluster, found.pid),
      };
    }
    await sleep(pollMs);
  }
}

/**
 * Starts PostgreSQL and waits until it takes connections. What is left of one that was killed a
 * moment ago (its processes notice with a delay) is waited for, and one that is killed while it starts
 * is started again.
 *
 * @throws PlatformError `platform.database-failed`, `platform.disk-full`
 */
export async function launchPostmaster(
  placement: Placement,
  binaries: Binaries,
  endpoint: Endpoint,
): Promise<Postmaster> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const failure = await launchOnce(placement, binaries, endpoint);
    if (!(failure instanceof PlatformError)) return failure;
    const passing = /lock file|pre-existing shared memory|was killed/.test(String(failure.cause));
    if (!passing || Date.now() > deadline) throw failure;
    removeStalePostmasterPid(placement.cluster);
    await sleep(retryMs);
  }
}

async function launchOnce(
  { cluster, home, runner }: Placement,
  binaries: Binaries,
  endpoint: Endpoint,
): Promise<Postmaster | PlatformError> {
  const log = openLog(join(home, "postgres.log"));
  const before = fstatSync(log).size;
  const options = { ...settings, ...listening(endpoint) };
  const child = spawn(
    binaries.postgres,
    [
      "-D",
      cluster,
      ...Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    {
      ...runner.identity,
      cwd: cluster,
      // A group of its own: Ctrl-C must not stop the database before the server has saved.
      detached: true,
      stdio: ["ignore", log, log],
      env: { LC_ALL: "C", TZ: "UTC", PATH: process.env["PATH"] },
    },
  );
  const ended = untilExit(child);
  child.unref();
  try {
    const ready = await untilReady(cluster, child, ended);
    if (ready) return { pid: child.pid!, endpoint, ended };
    const last = child.signalCode ? `\nFATAL: it was killed by ${child.signalCode}` : "";
    return toFailure(home, tailOf(join(home, "postgres.log"), before) + last);
  } finally {
    closeSync(log);
  }
}

function listening({ host, port }: Endpoint): Record<string, string> {
  const socket = host.startsWith("/");
  return {
    listen_addresses: socket ? "" : host,
    // A list, so that quotes keep a folder's commas and spaces together.
    unix_socket_directories: socket ? `"${host.replaceAll('"', '""')}"` : "",
    unix_socket_permissions: "0700",
    port: String(port),
  };
}

/** False when the process ended before it was ready. */
async function untilReady(
  cluster: string,
  child: ChildProcess,
  ended: Promise<void>,
): Promise<boolean> {
  let over = false;
  void ended.then(() => (over = true));
  const deadline = Date.now() + recoveryTimeoutMs;
  while (!over && Date.now() < deadline) {
    const state = readPostmasterPid(cluster);
    if (state?.pid === child.pid && state?.status === "ready") return true;
    await sleep(pollMs);
  }
  child.kill("SIGQUIT");
  await ended;
  return false;
}

function untilExit(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
}

async function untilGone(cluster: string, pid: number): Promise<void> {
  while (isPostmasterOf(cluster, pid)) await sleep(retryMs, undefined, { ref: false });
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLog) truncateSync(path);
  return openSync(path, "a", 0o600);
}

function tailOf(path: string, from: number): string {
  const descriptor = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(fstatSync(descriptor).size - from, 64 * 1024));
    readSync(descriptor, buffer, 0, buffer.length, from);
    return buffer.toString();
  } finally {
    closeSync(descriptor);
  }
}

function toFailure(home: string, log: string): PlatformError {
  if (/No space left on device|Disk quota exceeded/.test(log)) return diskFull(home, log);
  const reason = /(?:FATAL|PANIC):\s*(.*)/.exec(log)?.[1] ?? "it ended at once";
  const message = `PostgreSQL did not start: ${reason} (${join(home, "postgres.log")} has more)`;
  return new PlatformError("platform.database-failed", message, { cause: log });
}
