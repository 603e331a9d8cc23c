import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { HttpError } from "../../platform/http/http-error.ts";
import { isErrno } from "../../platform/platform-error.ts";

/** Left to the database and to everybody else's edits. */
const RESERVE_BYTES = 256 * 2 ** 20;

/** Bytes of uploads that have not become blobs yet: one file each, as long as what has arrived. */
export class UploadFolder {
  readonly #folder: string;
  /** The request that writes to an upload now; a new one takes its place, because the old connection may be dead and not know it. */
  readonly #writing = new Map<
    string,
    { readonly stop: AbortController; ended: Promise<unknown> }
  >();

  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(id: string): string {
    return join(this.#folder, id);
  }

  async hasRoomFor(bytes: number): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#folder);
    return bavail * bsize - bytes > RESERVE_BYTES;
  }

  async begin(id: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const handle = await open(this.fileOf(id), "wx", 0o600);
    await handle.close();
  }

  /** How many bytes have arrived; null where there is no such upload. */
  async offset(id: string): Promise<number | null> {
    try {
      return (await stat(this.fileOf(id))).size;
    } catch (error) {
      if (isErrno(error, "ENOENT")) return null;
      throw error;
    }
  }

  /** Ends whatever writes to the upload, and waits until it has. */
  async interrupt(id: string): Promise<void> {
    const current = this.#writing.get(id);
    if (current === undefined) return;
    current.stop.abort();
    await current.ended;
  }

  /**
   * Appends what arrives, up to `most` bytes. What has arrived before the connection broke stays. Returns the new offset, and whether
   * more was sent than was announced.
   */
  async append(
    id: string,
    source: Readable,
    { offset, most }: { readonly offset: number; readonly most: number },
  ): Promise<{ readonly offset: number; readonly isTooMuch: boolean }> {
    // Two requests that both waited for a third one must not write over each other.
    if (this.#writing.has(id)) throw new HttpError("upload.offset");
    const stop = new AbortController();
    let taken = 0;
    let isTooMuch = false;
    const bounded = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const room = most - taken;
        if (chunk.length > room) isTooMuch = true;
        const piece = chunk.length > room ? chunk.subarray(0, room) : chunk;
        taken += piece.length;
        done(null, piece);
      },
    });
    const target = createWriteStream(this.fileOf(id), { flags: "r+", start: offset });
    const work = pipeline(source, bounded, target, { signal: stop.signal });
    const entry = { stop, ended: work.catch(() => undefined) };
    this.#writing.set(id, entry);
    try {
      await work;
    } catch (error) {
      // A full disk is ours to tell; a connection that broke is asked about when the client comes back.
      if (isErrno(error, "ENOSPC", "EDQUOT", "EIO", "EROFS")) throw error;
    } finally {
      if (this.#writing.get(id) === entry) this.#writing.delete(id);
    }
    return { offset: (await this.offset(id)) ?? offset, isTooMuch };
  }

  async remove(id: string): Promise<void> {
    await this.interrupt(id);
    await rm(this.fileOf(id), { force: true });
  }

  async names(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isErrno(error, "ENOENT")) return [];
      throw error;
    }
  }

  async ageMs(id: string, now: number): Promise<number> {
    try {
      return now - (await stat(this.fileOf(id))).mtimeMs;
    } catch {
      return 0;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#writing.keys()].map((id) => this.interrupt(id)));
  }
}
