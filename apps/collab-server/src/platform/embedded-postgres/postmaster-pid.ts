import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { identifyProcess } from "../process-identity.ts";

/** What a running PostgreSQL writes into its data folder about itself. */
export interface PostmasterPid {
  pid: number;
  port: number;
  /** Empty where there is no Unix socket. */
  socketFolder: string;
  status: "starting" | "ready" | "stopping";
}

/** Reads postmaster.pid; null when it is missing or not yet written to its end. */
export function readPostmasterPid(cluster: string): PostmasterPid | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const [pid, , , port, socketFolder, , , status] = lines.map((line) => line.trim());
  if (!pid || !port || socketFolder === undefined) return null;
  return { pid: Math.abs(Number(pid)), port: Number(port), socketFolder, status: toStatus(status) };
}

function toStatus(word: string | undefined): PostmasterPid["status"] {
  if (word === "ready" || word === "standby") return "ready";
  return word === "stopping" ? "stopping" : "starting";
}

/** Whether this process is a PostgreSQL that serves this very cluster. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (identifyProcess(pid) === null) return false;
  if (process.platform !== "linux") return true;
  return worksIn(pid, realpathSync(cluster));
}

/**
 * Removes a postmaster.pid that a dead PostgreSQL left behind and whose process id now belongs to
 * somebody else (or to a zombie): PostgreSQL would take that one for a living rival and never start.
 * While any process still works in the cluster, the file stays, for it is what protects the data
 * from two PostgreSQLs at once.
 */
export function removeStalePostmasterPid(cluster: string): boolean {
  const stale = readPostmasterPid(cluster);
  if (!stale || process.platform !== "linux") return false;
  const folder = realpathSync(cluster);
  const pids = readdirSync("/proc").map(Number).filter(Number.isSafeInteger);
  if (pids.some((pid) => worksIn(pid, folder))) return false;
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  return true;
}

/** PostgreSQL's processes work in their data folder, and their program is called postgres. */
function worksIn(pid: number, folder: string): boolean {
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ""));
    return program === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
