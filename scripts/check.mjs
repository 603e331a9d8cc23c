// npm run check [step …]: everything that can be told without running the program.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { exitCodeOf, pinnedEnvironment, requireNode24, root } from "./node-24.mjs";

const bin = (path) => join(root, "node_modules", path);
const turbo = [
  bin("turbo/bin/turbo"),
  "run",
  "typecheck",
  "--continue",
  "--output-logs=errors-only",
  "--no-update-notifier",
];
const ruled = ["apps", "packages", "e2e", "bench"];

/** Each step is one program with its arguments, run by Node 24. */
const steps = {
  lock: [join(root, "scripts", "check-lock.mjs")],
  sources: [join(root, "scripts", "check-sources.mjs")],
  format: [bin("oxfmt/bin/oxfmt"), "--check", "."],
  lint: [bin("oxlint/bin/oxlint"), "--deny-warnings"],
  imports: [
    bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
    ...["--config", join(root, ".dependency-cruiser.mjs"), "--output-type", "err", ...ruled],
  ],
  "types of the tools": [bin("typescript/bin/tsc"), "-p", root],
  types: turbo,
};

const say = (text) => process.stdout.write(`${text}\n`);
const asked = process.argv.slice(2);
const failed = [];

try {
  await ensureInstalled(say);
  for (const [name, args] of Object.entries(steps)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const started = Date.now();
    const { code, output } = await run(args);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(name);
    say(output.trimEnd());
  }
} catch (error) {
  say(error.message);
  failed.push("the check itself");
}
process.exitCode = failed.length > 0 ? 1 : 0;
say(failed.length > 0 ? `check: ${failed.join(", ")} failed` : "check: all is well");

async function run(args) {
  const child = spawn(requireNode24(), args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: pinnedEnvironment({ TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  }
  return { code: await exitCodeOf(child), output };
}
