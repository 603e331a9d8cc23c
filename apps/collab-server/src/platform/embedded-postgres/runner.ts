import { spawnSync } from "node:child_process";
import { accessSync, chownSync, constants, statSync } from "node:fs";

/** "nobody", in the numbers that every Linux and most others agree on. */
const nobody = 65_534;

/** The user that PostgreSQL's programs run as: it refuses to run as root. */
export interface Runner {
  /** What `spawn` takes: empty when PostgreSQL runs as the user of this process. */
  readonly identity: { uid?: number; gid?: number };
  /** Hands a file or folder over to the runner. */
  own: (path: string) => void;
  /** Whether the runner may start this program, or pass into this folder. */
  canReach: (path: string) => boolean;
}

/**
 * @param dataFolder PostgreSQL's data, if there is any yet: as root, its owner keeps running it, so
 *   that a folder that an ordinary user started with still opens.
 */
export function findRunner(dataFolder: string): Runner {
  if (process.getuid?.() !== 0) {
    return { identity: {}, own: () => undefined, canReach: isReachable };
  }
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  const { uid, gid } = owner && owner.uid !== 0 ? owner : { uid: nobody, gid: nobody };
  return {
    identity: { uid, gid },
    own: (path) => chownSync(path, uid, gid),
    canReach: (path) => {
      // Only the kernel knows about every mode, list and mount on the way, so it is asked.
      const test = spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], {
        cwd: "/",
        uid,
        gid,
        stdio: "ignore",
      });
      return test.status === 0;
    },
  };
}

function isReachable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
