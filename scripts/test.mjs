// npm test [unit|e2e|fuzz|crash] [vitest arguments]: everything that npm test needs, it prepares.
// Its last line is `N passed, N failed`. `--failed-checks=N` adds failures that happened before.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root, runNode24 } from "./node-24.mjs";
import { addTallies, isGreen, tallyOf } from "./tally.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

const configs = {
  unit: "vitest.config.ts",
  e2e: join("e2e", "vitest.config.ts"),
  fuzz: "vitest.fuzz.config.ts",
  crash: "vitest.crash.config.ts",
};
const say = (text) => process.stdout.write(`${text}\n`);

const args = process.argv.slice(2);
const earlier = args.find((arg) => arg.startsWith("--failed-checks="));
const rest = args.filter((arg) => arg !== earlier);
const suites = rest[0] in configs ? [rest.shift()] : ["unit", "e2e"];
const tallies = [{ passed: 0, failed: Number(earlier?.split("=")[1] ?? 0), skipped: 0 }];

try {
  await ensureInstalled(say);
  for (const suite of suites) tallies.push(await run(suite));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  tallies.push({ passed: 0, failed: 1, skipped: 0 });
}

const total = addTallies(tallies);
if (total.skipped > 0) say(`${total.skipped} skipped`);
process.exitCode = isGreen(total) ? 0 : 1;
say(`${total.passed} passed, ${total.failed} failed`);

async function run(suite) {
  if (suite === "e2e") await ensureWebBuilt(say);
  const folder = join(root, ".test-results");
  const output = join(folder, `${suite}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(output, { force: true });
  const started = Date.now();
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const exitCode = await runNode24([
    ...[vitest, "run", "--config", join(root, configs[suite])],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${output}`],
    ...rest,
  ]);
  const tally = tallyOf(readReport(output), exitCode);
  const seconds = Math.round((Date.now() - started) / 1000);
  say(`${suite}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`);
  return tally;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
