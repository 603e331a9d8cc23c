import { readdirSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identifyProcess } from "../process-identity.ts";

/** Ids of all PostgreSQL processes that work in this cluster (Linux only). */
export function postgresProcesses(cluster: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isSafeInteger(pid) && worksIn(pid, cluster));
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster && identifyProcess(pid) !== null;
  } catch {
    return false;
  }
}

/** Kills them all with SIGKILL, in no particular order. */
export function killPostgres(cluster: string): number {
  const pids = postgresProcesses(cluster);
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone together with its parent.
    }
  }
  return pids.length;
}

export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("The condition was not met in time.");
    await sleep(20);
  }
}
