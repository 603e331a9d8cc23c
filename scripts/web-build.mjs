import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, runNode24 } from "./node-24.mjs";

const app = join(root, "apps", "web");
const record = join(app, "dist", ".inputs-hash");
const inputs = [
  "apps/web",
  "packages/shared",
  "packages/schedule",
  "package-lock.json",
  "tsconfig.base.json",
];
const skippedFolders = new Set(["node_modules", "dist", ".turbo", "testing"]);
const skippedFiles = /\.(?:test|fuzz|crash)\.tsx?$|\.md$|^tsconfig\.test\.json$/;

function* filesBelow(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) yield* filesBelow(child);
    } else if (!skippedFiles.test(entry.name)) yield child;
  }
}

/** A hash over the names and contents of everything that the built web app is made of. */
export function hashInputs() {
  const files = inputs
    .map((input) => join(root, input))
    .filter((path) => existsSync(path))
    .flatMap((path) => (path.endsWith(".json") ? [path] : [...filesBelow(path)]))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) {
    const content = readFileSync(file);
    hash
      .update(`${relative(root, file).replaceAll("\\", "/")}\0${content.length}\0`)
      .update(content);
  }
  return hash.digest("hex");
}

export function isWebStale(hash = hashInputs()) {
  if (!existsSync(join(app, "dist", "index.html")) || !existsSync(record)) return true;
  return readFileSync(record, "utf8") !== hash;
}

/** Builds the web app unless the built one is of exactly the present sources. */
export async function ensureWebBuilt(say) {
  if (!existsSync(join(app, "index.html"))) {
    say("There is no web app to build");
    return;
  }
  const hash = hashInputs();
  if (!isWebStale(hash)) return;
  say("Building the web app");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const code = await runNode24([vite, "build", "--logLevel", "warn"], { cwd: app });
  if (code !== 0) throw new Error(`The web app did not build (vite ended with ${code}).`);
  writeFileSync(record, hash);
}
