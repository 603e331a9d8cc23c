import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { findBinaries } from "./binaries.ts";
import { placeCluster } from "./placement.ts";

const quiet = (): void => undefined;

function closedFolder(): string {
  const folder = join(temporaryFolder(), "home-of-root");
  mkdirSync(join(folder, "data"), { recursive: true });
  chmodSync(folder, 0o700);
  return join(folder, "data");
}

describe("where the cluster lies", () => {
  it("is the data folder", () => {
    const dataDir = temporaryFolder();
    expect(placeCluster(dataDir, quiet)).toMatchObject({
      home: dataDir,
      cluster: join(dataDir, "postgres"),
    });
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe.runIf(process.getuid?.() === 0)("where the cluster lies, as root", () => {
  it("is a shared folder when PostgreSQL's user cannot reach the data folder", () => {
    const dataDir = closedFolder();
    const elsewhere = join(temporaryFolder(), "shared");
    const steps: string[] = [];
    const first = placeCluster(dataDir, (step) => steps.push(step), elsewhere);
    expect(first.home.startsWith(elsewhere)).toBe(true);
    expect(steps).toEqual([
      `The database goes to ${first.home}: PostgreSQL's user cannot reach ${dataDir}`,
    ]);
    // From then on the place stays the same, whatever becomes reachable.
    chmodSync(join(dataDir, ".."), 0o755);
    expect(placeCluster(dataDir, quiet, elsewhere).home).toBe(first.home);
  });

  it("is never taken for empty when the shared folder has gone", () => {
    const dataDir = closedFolder();
    const { home } = placeCluster(dataDir, quiet, temporaryFolder());
    rmSync(home, { recursive: true });
    expect(() => placeCluster(dataDir, quiet)).toThrow(
      expect.objectContaining({ code: "platform.database-missing" }),
    );
  });

  it("is refused when a database is there already and has become unreachable", () => {
    const dataDir = closedFolder();
    mkdirSync(join(dataDir, "postgres"));
    expect(() => placeCluster(dataDir, quiet)).toThrow(
      expect.objectContaining({ code: "platform.data-dir-unreachable" }),
    );
  });

  it("gets a copy of the programs when PostgreSQL's user cannot reach those of the package", () => {
    const home = temporaryFolder();
    const steps: string[] = [];
    const { runner } = placeCluster(home, quiet);
    const unreachable = { ...runner, canReach: () => false };
    const binaries = findBinaries(unreachable, home, (step) => steps.push(step));
    expect(binaries.postgres.startsWith(home)).toBe(true);
    expect(runner.canReach(binaries.postgres)).toBe(true);
    expect(existsSync(binaries.initdb)).toBe(true);
    expect(statSync(binaries.initdb).mode & 0o111).toBe(0o111);
    expect(findBinaries(unreachable, home, (step) => steps.push(step))).toEqual(binaries);
    expect(steps).toHaveLength(1);
  });
});
