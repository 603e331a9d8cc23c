// Rules about source files that no linter has.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./node-24.mjs";

const folders = ["apps", "packages", "e2e", "bench", "scripts"];
const skipped = new Set(["node_modules", "dist", "fixtures", "generated", "migrations", ".turbo"]);
const mostLines = 500;
const banned = /^(?:utils?|helpers?|index)\.[cm]?[jt]sx?$/;
const bannedFolder = /(?:^|\/)(?:utils|helpers)\//;
const isPureSource = (path) =>
  /^packages\/[^/]+\/src\//.test(path) && !/\.(?:test|fuzz|crash)\.ts$|\/testing\//.test(path);

/** What is wrong with one file. Its path is relative to the root and has slashes. */
export function findSourceProblems(path, text) {
  const problems = [];
  const lines = text.split("\n").length - 1;
  if (lines > mostLines) problems.push(`${path} has ${lines} lines: split it at ${mostLines}`);
  if (banned.test(path.split("/").at(-1)) || bannedFolder.test(path)) {
    problems.push(`${path}: name it after what it holds`);
  }
  if (isPureSource(path) && /\bnew Date\(\s*\)/.test(text)) {
    problems.push(`${path}: pure code is handed a Clock, and asks for no date of its own`);
  }
  return problems;
}

function* sourcesBelow(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* sourcesBelow(path);
    } else if (/\.(?:[cm]?[jt]sx?|css)$/.test(entry.name)) yield path;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const paths = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => [...sourcesBelow(folder)]);
  const problems = paths.flatMap((path) =>
    findSourceProblems(path, readFileSync(join(root, path), "utf8")),
  );
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
