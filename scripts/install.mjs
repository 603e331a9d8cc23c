import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodeOf, findNode24, root } from "./node-24.mjs";

/**
 * Compares what npm says it installed with what the lock file asks for. Contents are compared,
 * because the times of files say nothing after a clone, a copy or a change of branch.
 *
 * @param {string} [folder]
 */
export function differsFromLock(folder = root) {
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  const wanted = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).some(
    ([path, { version, link, optional, devOptional }]) =>
      path.includes("node_modules/") &&
      // What is optional depends on the platform.
      (present[path] ? !link && present[path].version !== version : !(optional || devOptional)),
  );
}

/** Installs the locked dependencies when they are missing or are not those of the lock file. */
export async function ensureInstalled(say) {
  if (!differsFromLock() && findNode24()) return;
  say("Installing the locked dependencies (a minute or two the first time)");
  const started = Date.now();
  const ticker = setInterval(() => {
    say(`… still installing, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 15_000);
  try {
    const code = await exitCodeOf(npm("ci", "--include=dev", "--include=optional"));
    if (code !== 0) throw new Error(`npm ci failed with exit code ${code}.`);
  } finally {
    clearInterval(ticker);
  }
}

function npm(...args) {
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const script = process.env.npm_execpath;
  // The Node that started npm, and not the pinned one: `npm ci` is about to replace that.
  if (script) {
    return spawn(
      process.env.npm_node_execpath ?? process.execPath,
      [script, ...args, ...quiet],
      options,
    );
  }
  return spawn("npm", [...args, ...quiet], { ...options, shell: process.platform === "win32" });
}
