import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { differsFromLock } from "./install.mjs";

type Packages = Record<string, { version?: string; optional?: true; link?: true }>;

function folderWith(locked: Packages, installed?: Packages): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-install-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: locked }));
  if (installed) {
    mkdirSync(join(folder, "node_modules"));
    const record = join(folder, "node_modules", ".package-lock.json");
    writeFileSync(record, JSON.stringify({ packages: installed }));
  }
  return folder;
}

const locked: Packages = {
  "": { version: "0.1.0" },
  "packages/shared": { version: "0.1.0" },
  "node_modules/@parley/shared": { link: true },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/a-darwin": { version: "1.0.0", optional: true },
};
const links: Packages = { "node_modules/@parley/shared": { link: true } };

describe("whether the locked dependencies have to be installed", () => {
  it("yes, on a fresh clone", () => {
    expect(differsFromLock(folderWith(locked))).toBe(true);
  });

  it("no, when all but another platform's packages are there", () => {
    const installed = { ...links, "node_modules/a": { version: "1.0.0" } };
    expect(differsFromLock(folderWith(locked, installed))).toBe(false);
  });

  it("yes, when a package is missing or has another version", () => {
    expect(differsFromLock(folderWith(locked, links))).toBe(true);
    const other = { ...links, "node_modules/a": { version: "1.0.1" } };
    expect(differsFromLock(folderWith(locked, other))).toBe(true);
  });
});
