import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { COMPETITORS, PAGES, PEER_PACKAGES, type Competitor } from "./peer-pages.ts";

const root = resolve(import.meta.dirname, "../..");
const own = join(root, "apps/web/src/features/gantt/testing/bench-page.tsx");

export type Pages = {
  /** Of the folder with one built page for each. */
  readonly folder: string;
  readonly competitors: readonly Competitor[];
  readonly remove: () => Promise<void>;
};

function run(program: string, args: readonly string[], cwd: string): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", () => done(false));
    child.on("exit", (code) => done(code === 0));
  });
}

/** Fetches the others into a folder of its own outside the workspaces, and builds a page of each for production. */
export async function buildPages(): Promise<Pages> {
  const folder = await mkdtemp(join(tmpdir(), "parley-bench-gantt-"));
  await writeFile(join(folder, "package.json"), '{"private":true,"type":"module"}');
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...PEER_PACKAGES];
  const hasPeers = await run("npm", args, folder);
  if (!hasPeers)
    console.error("The other Gantts could not be fetched from the registry: Parley runs alone.");
  const competitors = hasPeers ? COMPETITORS : (["parley"] as const);
  for (const name of competitors) await buildPage(folder, name);
  return { folder, competitors, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function buildPage(folder: string, name: Competitor): Promise<void> {
  const place = join(folder, "pages", name);
  await mkdir(place, { recursive: true });
  const source = PAGES[name];
  if (source !== null) await writeFile(join(place, "page.js"), source);
  await writeFile(
    join(place, "index.html"),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>body{margin:0}</style></head>` +
      `<body><div id="root"></div><script type="module" src="./entry.js"></script></body></html>`,
  );
  const entry = source === null ? `import ${JSON.stringify(own)};` : `import "./page.js";`;
  await writeFile(join(place, "entry.js"), entry);
  // The bundler is the web app's; nothing of the tools is this folder's own.
  const vite = createRequire(join(root, "apps/web/package.json")).resolve("vite/package.json");
  const out = join(folder, "built", name);
  const built = await run(
    process.execPath,
    [
      join(vite, "../bin/vite.js"),
      "build",
      place,
      ...["--outDir", out, "--base", "./", "--target", "es2023", "--logLevel", "error"],
    ],
    folder,
  );
  if (!built) throw new Error(`The page of ${name} could not be built.`);
}
