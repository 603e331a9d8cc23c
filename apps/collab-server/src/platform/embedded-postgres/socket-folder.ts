import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Runner } from "./runner.ts";

/** The kernel's limit for the path of a Unix socket is 107 bytes on Linux and 103 on macOS. */
const longestSocketPath = 103;
const prefix = "parley-pg-";

export interface Endpoint {
  /** What `pg` takes as host: a folder means a Unix socket in it. */
  host: string;
  port: number;
}

const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, ".s.PGSQL.5432")) <= longestSocketPath;

/**
 * Chooses where PostgreSQL listens: at a Unix socket in its own data folder, which only its user may
 * enter, or, where that path is too long for a socket, in a folder of the same kind below the
 * system's temporary one. Windows gets a port of the loopback interface.
 */
export async function chooseEndpoint(cluster: string, runner: Runner): Promise<Endpoint> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  if (fits(cluster)) return { host: cluster, port: 5432 };
  const parents = [tmpdir(), "/tmp"];
  const parent = parents.find(
    (folder) => fits(join(folder, `${prefix}XXXXXX`)) && runner.canReach(folder),
  );
  // mkdtemp never takes a folder that is there already, so nobody can prepare one for us.
  const folder = mkdtempSync(join(parent ?? "/tmp", prefix));
  runner.own(folder);
  return { host: folder, port: 5432 };
}

/** Removes a socket folder that `chooseEndpoint` made; PostgreSQL's own data folder is left alone. */
export function removeSocketFolder(folder: string): void {
  if (basename(folder).startsWith(prefix)) rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
