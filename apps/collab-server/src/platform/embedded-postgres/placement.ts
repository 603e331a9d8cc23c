import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlatformError } from "../platform-error.ts";
import { findRunner, type Runner } from "./runner.ts";

export interface Placement {
  /** Folder that holds the cluster and, where they had to be copied, the programs. */
  home: string;
  /** PostgreSQL's own data folder. */
  cluster: string;
  runner: Runner;
}

/** Where clusters go whose data folder lies out of their user's reach. */
const sharedHome = "/var/lib/parley";

/**
 * Decides where the cluster of a data folder lies: inside it, unless this process is root and the
 * folder lies where only root can go. Then it lies below /var/lib, and a file in the data folder
 * names the place.
 *
 * @throws PlatformError `platform.data-dir-unreachable`, `platform.database-missing`
 */
export function placeCluster(
  dataDir: string,
  say: (step: string) => void,
  elsewhere = sharedHome,
): Placement {
  const inside = join(dataDir, "postgres");
  const pointer = join(dataDir, "postgres.location");
  if (existsSync(pointer)) return followPointer(pointer);
  const runner = findRunner(inside);
  if (runner.canReach(existsSync(inside) ? inside : dataDir)) {
    return { home: dataDir, cluster: inside, runner };
  }
  if (existsSync(inside)) {
    const message = `The database in ${inside} belongs to user ${runner.identity.uid}, who cannot reach it: make the folders above it passable (chmod o+x).`;
    throw new PlatformError("platform.data-dir-unreachable", message);
  }
  const home = join(elsewhere, randomBytes(6).toString("hex"));
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 });
  } catch (cause) {
    const message = `PostgreSQL cannot run as root, and its user cannot reach ${dataDir}: set DATA_DIR to a folder outside of root's home.`;
    throw new PlatformError("platform.data-dir-unreachable", message, { cause });
  }
  writeFileSync(pointer, `${home}\n`, { mode: 0o600 });
  say(`The database goes to ${home}: PostgreSQL's user cannot reach ${dataDir}`);
  return { home, cluster: join(home, "postgres"), runner };
}

function followPointer(pointer: string): Placement {
  const home = readFileSync(pointer, "utf8").trim();
  if (!existsSync(home)) {
    const message = `The database lies in ${home}, as ${pointer} says, and that folder is missing: put it back, or restore a backup into a new DATA_DIR.`;
    throw new PlatformError("platform.database-missing", message);
  }
  const cluster = join(home, "postgres");
  return { home, cluster, runner: findRunner(cluster) };
}
