// npm run -s parley -- …: the operator's command line, on Node 24.
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { becomeNode24, root } from "./node-24.mjs";

try {
  await ensureInstalled((text) => process.stderr.write(`parley: ${text}\n`));
  const cli = join(root, "apps", "collab-server", "src", "cli.ts");
  // Relative file names on the command line are meant from where npm was called.
  process.exitCode = await becomeNode24([cli, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
} catch (error) {
  process.stderr.write(`parley: ${error.message}\n`);
  process.exitCode = 1;
}
