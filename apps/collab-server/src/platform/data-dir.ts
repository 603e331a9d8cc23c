import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isErrno, PlatformError } from "./platform-error.ts";
import { identifyProcess } from "./process-identity.ts";

/** Below this PostgreSQL could not even write the log of what it is about to do. */
const leastFreeBytes = 128 * 2 ** 20;

export interface DataDir {
  readonly path: string;
  /** Gives the folder free for another process. Calling it twice does no harm. */
  release: () => void;
}

interface LockHolder {
  pid: number;
  identity: string | null;
}

/**
 * Creates the data folder, takes it for this process alone, and makes sure that it can be written
 * to and has room.
 *
 * @throws PlatformError `platform.data-dir-in-use`, `platform.data-dir-unwritable`, `platform.disk-full`
 */
export function openDataDir(
  path: string,
  freeBytes: typeof measureFreeBytes = measureFreeBytes,
): DataDir {
  try {
    // As root, PostgreSQL runs as another user, who must be able to pass through this folder.
    makeFolder(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    probe(path);
  } catch (error) {
    throw toDataDirError(path, error);
  }
  if (freeBytes(path) < leastFreeBytes) throw diskFull(path);
  const lock = takeLock(path);
  return { path, release: () => releaseLock(lock) };
}

/** Not `recursive`: Node then tries for ever where a file system makes no folders, such as /proc. */
function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (isErrno(error, "EEXIST")) return;
    if (!isErrno(error, "ENOENT") || dirname(path) === path) throw error;
    makeFolder(dirname(path), mode);
    mkdirSync(path, { mode });
  }
}

export function diskFull(path: string, cause?: unknown): PlatformError {
  const need = Math.round(leastFreeBytes / 2 ** 20);
  const message = `The disk of ${path} is full: free some space (at least ${need} MiB) and start again.`;
  return new PlatformError("platform.disk-full", message, { cause });
}

function measureFreeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

function toDataDirError(path: string, cause: unknown): unknown {
  if (isErrno(cause, "ENOSPC", "EDQUOT")) return diskFull(path, cause);
  if (!isErrno(cause, "EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT", "ENAMETOOLONG")) {
    return cause;
  }
  const message = `DATA_DIR: cannot write to ${path} (${cause.code}): make it writable for this user, or set DATA_DIR.`;
  return new PlatformError("platform.data-dir-unwritable", message, { cause });
}

function probe(path: string): void {
  const file = join(path, `.probe-${randomUUID()}`);
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeSync(descriptor, Buffer.alloc(4096));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
    unlinkSync(file);
  }
}

/**
 * Locks are numbered, and only the highest counts. To take over from a dead process is to create
 * the next number, which only one of several can do; had the dead one's file been replaced instead,
 * a slow starter might have removed the lock of a faster one.
 */
function takeLock(path: string): string {
  const mine: LockHolder = { pid: process.pid, identity: identifyProcess(process.pid) };
  const draft = join(path, `.lock-${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      const highest = lockNumbers(path)[0] ?? 0;
      refuseIfHeld(path, highest);
      const lock = lockFile(path, highest + 1);
      if (!createWithContent(draft, lock)) continue;
      const numbers = lockNumbers(path);
      if (numbers[0] !== highest + 1) {
        rmSync(lock, { force: true });
        continue;
      }
      for (const old of numbers.slice(1)) rmSync(lockFile(path, old), { force: true });
      return lock;
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The file stays, so that numbers only ever grow: the reasoning above needs that. */
function releaseLock(lock: string): void {
  const nobody: LockHolder = { pid: process.pid, identity: null };
  if (existsSync(lock)) writeFileSync(lock, JSON.stringify(nobody));
}

const lockFile = (path: string, number: number): string => join(path, `lock.${number}`);

/** Highest first. */
function lockNumbers(path: string): number[] {
  return readdirSync(path)
    .map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1]))
    .filter((number) => Number.isSafeInteger(number))
    .toSorted((a, b) => b - a);
}

function refuseIfHeld(path: string, number: number): void {
  const holder = readHolder(lockFile(path, number));
  if (!holder || holder.identity === null) return;
  if (identifyProcess(holder.pid) !== holder.identity) return;
  const message = `${path} is in use by another Parley (process ${holder.pid}): stop it, or set DATA_DIR to another folder.`;
  throw new PlatformError("platform.data-dir-in-use", message);
}

function readHolder(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LockHolder;
  } catch {
    return null;
  }
}

/** Creates `target` with the content of `draft` in one step, or answers false when it exists. */
function createWithContent(draft: string, target: string): boolean {
  try {
    linkSync(draft, target);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    // Some file systems have no links.
    if (!isErrno(error, "EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP")) throw error;
  }
  try {
    copyFileSync(draft, target, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}
