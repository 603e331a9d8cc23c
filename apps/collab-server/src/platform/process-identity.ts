import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells a process apart from every other that ever had its id, or null when no such process
 * runs. A zombie does not run: it is dead and merely not yet reaped, for ever in some containers.
 */
export function identifyProcess(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !exists(pid)) return null;
  if (process.platform === "linux") return identifyOnLinux(pid);
  if (process.platform === "win32") return `pid ${pid}`;
  return identifyByPs(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function identifyOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may itself hold brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const state = fields[0];
    const startTime = fields[19];
    if (state === "Z" || state === "X") return null;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `boot ${boot} start ${startTime}`;
  } catch {
    return null;
  }
}

function identifyByPs(pid: number): string | null {
  try {
    const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], {
      encoding: "utf8",
    });
    const [, state, started] = /^\s*(\S+)\s+(.*?)\s*$/.exec(line) ?? [];
    return state && !state.startsWith("Z") ? `start ${started}` : null;
  } catch {
    return null;
  }
}
