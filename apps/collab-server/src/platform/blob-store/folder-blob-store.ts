import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  copyFile,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { isErrno } from "../platform-error.ts";
import type { BlobStore } from "./blob-store.ts";

const SHA256 = /^[0-9a-f]{64}$/;
const DRAFT = /^\.draft-/;
/** A draft this old belongs to a process that is gone. */
const DRAFT_MS = 86_400_000;

/** Content in files named after it, in 256 folders. A file has its name only once all of its bytes are on the disk. */
export function createFolderBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new Error("not a SHA-256");
    return join(folder, sha256.slice(0, 2), sha256);
  };
  const size = async (sha256: string): Promise<number | null> => {
    try {
      return (await stat(pathOf(sha256))).size;
    } catch (error) {
      if (isErrno(error, "ENOENT")) return null;
      throw error;
    }
  };
  const keep = async (file: string, sha256: string): Promise<void> => {
    const path = pathOf(sha256);
    if ((await size(sha256)) !== null) {
      const now = new Date();
      await utimes(path, now, now);
      await rm(file, { force: true });
      return;
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await flush(file);
    try {
      await rename(file, path);
    } catch (error) {
      if (!isErrno(error, "EXDEV")) throw error;
      // Uploads may lie on another disk than what is kept.
      const draft = join(dirname(path), `.draft-${randomUUID()}`);
      try {
        await copyFile(file, draft);
        await flush(draft);
        await rename(draft, path);
      } finally {
        await rm(draft, { force: true });
      }
      await rm(file, { force: true });
    }
    const now = new Date();
    await utimes(path, now, now);
  };

  return {
    keep,
    keepBytes: async (bytes) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await mkdir(dirname(pathOf(sha256)), { recursive: true, mode: 0o700 });
      const draft = join(dirname(pathOf(sha256)), `.draft-${randomUUID()}`);
      try {
        await writeFile(draft, bytes, { mode: 0o600 });
        await keep(draft, sha256);
      } finally {
        await rm(draft, { force: true });
      }
      return { sha256, bytes: bytes.byteLength };
    },
    size,
    read: (sha256, range) =>
      createReadStream(
        pathOf(sha256),
        range === undefined ? {} : { start: range.first, end: range.last },
      ),
    withFile: (sha256, work) => work(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: async function* () {
      for (const inner of await namesIn(folder)) {
        for (const name of await namesIn(join(folder, inner))) {
          const path = join(folder, inner, name);
          const facts = await stat(path).catch(() => null);
          if (facts === null) continue;
          if (SHA256.test(name)) yield { sha256: name, keptAt: facts.mtimeMs };
          else if (DRAFT.test(name) && Date.now() - facts.mtimeMs > DRAFT_MS) {
            await rm(path, { force: true });
          }
        }
      }
    },
  };
}

/** A name must not outlive a power cut that its bytes do not. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isErrno(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}
