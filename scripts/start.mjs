// npm start: installs what is missing, builds what is stale, then becomes the server.
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { becomeNode24, requireNode24, root, runNode24 } from "./node-24.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

const say = (text) => process.stdout.write(`parley: ${text}\n`);
const main = join(root, "apps", "collab-server", "src", "main.ts");
const args = process.argv.slice(2);

try {
  await ensureInstalled(say);
  requireNode24();
  process.exitCode = args[0] === "--dev" ? await develop(args.slice(1)) : await serve(args);
} catch (error) {
  process.stderr.write(`parley: ${error.message}\n`);
  process.exitCode = 1;
}

async function serve(rest) {
  await ensureWebBuilt(say);
  return becomeNode24([main, ...rest]);
}

/**
 * The browser talks to Vite, and Vite hands everything that is not the web app on to the server,
 * so that both are one origin as in production.
 */
async function develop(rest) {
  const { PORT = "4400", WEB_PORT = "5173" } = process.env;
  const address = `http://127.0.0.1:${WEB_PORT}`;
  say(`Development: ${address}`);
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  void runNode24([vite, "--host", "127.0.0.1", "--port", WEB_PORT, "--strictPort"], {
    cwd: join(root, "apps", "web"),
    env: { PARLEY_SERVER: `http://127.0.0.1:${PORT}` },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return becomeNode24(["--watch", "--watch-preserve-output", main, ...rest], {
    env: { PUBLIC_URL: process.env.PUBLIC_URL ?? address },
  });
}
