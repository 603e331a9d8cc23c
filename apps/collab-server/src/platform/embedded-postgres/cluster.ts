import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { diskFull } from "../data-dir.ts";
import { PlatformError } from "../platform-error.ts";
import type { Binaries } from "./binaries.ts";
import type { Placement } from "./placement.ts";

/** The one role and the one database that Parley uses. */
export const databaseName = "parley";

const draftPrefix = "postgres.new-";

/**
 * Makes the cluster if there is none, and refuses one that these programs cannot open.
 *
 * @returns the password of the database
 * @throws PlatformError `platform.database-too-new`, `platform.database-too-old`,
 *   `platform.database-missing`, `platform.disk-full`, `platform.database-failed`
 */
export async function ensureCluster(
  dataDir: string,
  placement: Placement,
  binaries: Binaries,
  say: (step: string) => void,
): Promise<string> {
  const passwordFile = join(dataDir, "postgres.password");
  const versionFile = join(placement.cluster, "PG_VERSION");
  if (!existsSync(versionFile)) {
    say("Creating the database");
    const password = randomBytes(24).toString("base64url");
    // Written first: a password without a database does no harm, the other way round it would.
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    await createCluster(placement, binaries, password);
    return password;
  }
  refuseOtherVersion(placement.cluster, versionFile, binaries.major);
  if (!existsSync(passwordFile)) {
    const message = `${passwordFile} is missing, and without it the database beside it cannot be opened: put it back.`;
    throw new PlatformError("platform.database-missing", message);
  }
  return readFileSync(passwordFile, "utf8").trim();
}

function refuseOtherVersion(cluster: string, versionFile: string, ours: number): void {
  const theirs = Number.parseInt(readFileSync(versionFile, "utf8"), 10);
  if (theirs === ours) return;
  if (theirs > ours) {
    const message = `The database in ${cluster} was made by PostgreSQL ${theirs}, and this Parley brings ${ours}: run the newer Parley that made it.`;
    throw new PlatformError("platform.database-too-new", message);
  }
  const message = `The database in ${cluster} was made by PostgreSQL ${theirs}, and this Parley brings ${ours}: make a backup with the older Parley and restore it into a new DATA_DIR.`;
  throw new PlatformError("platform.database-too-old", message);
}

/** Works beside the cluster's place and renames, so that a cluster is there whole or not at all. */
async function createCluster(
  { cluster, home, runner }: Placement,
  binaries: Binaries,
  password: string,
) {
  removeDrafts(home);
  const draft = join(home, `${draftPrefix}${randomBytes(6).toString("hex")}`);
  mkdirSync(draft, { mode: 0o700 });
  runner.own(draft);
  const passwordFile = join(home, `.initdb-${randomBytes(6).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  runner.own(passwordFile);
  try {
    await run(home, binaries.initdb, runner.identity, [
      `--pgdata=${draft}`,
      `--username=${databaseName}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same order of text on every machine, whatever its libraries.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ]);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(draft, cluster);
    syncFolder(home);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What a killed first start left behind. An initdb that still runs fails without its folder. */
function removeDrafts(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(draftPrefix))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function run(home: string, program: string, identity: object, args: string[]): Promise<void> {
  const child = spawn(program, args, {
    ...identity,
    cwd: home,
    stdio: ["ignore", "ignore", "pipe"],
    env: { LC_ALL: "C", TZ: "UTC", PATH: process.env["PATH"] },
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return;
  if (/No space left on device|Disk quota exceeded/.test(complaint))
    throw diskFull(home, complaint);
  const lines = complaint.split("\n").filter((line) => line.trim() !== "");
  const reason =
    lines.find((line) => /error|fatal|could not/i.test(line)) ?? `exit code ${String(code)}`;
  throw new PlatformError(
    "platform.database-failed",
    `The database could not be created: ${reason.trim()}`,
  );
}

/** Makes a rename last through a loss of power. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
