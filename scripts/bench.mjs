// npm run -s bench -- NAME --json: one benchmark, on Node 24.
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { root, runNode24 } from "./node-24.mjs";

try {
  await ensureInstalled((text) => process.stderr.write(`${text}\n`));
  process.exitCode = await runNode24([join(root, "bench", "run.ts"), ...process.argv.slice(2)]);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
