import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { pack as tarPack, type Pack } from "tar-stream";
import type { BlobStore } from "../../platform/blob-store/blob-store.ts";
import { BACKUP_FORMAT, MANIFEST_NAME } from "./backup-manifest.ts";
import type { BackupBlob, BackupChunk, BackupManifest, BackupTable } from "./backup-manifest.ts";
import { listBlobs, listTables, readTable, type TableShape } from "./backup-repository.ts";

/** Rows are gathered up to this size before they become an entry of the archive, whose size must be known ahead. */
const CHUNK_BYTES = 4 * 1024 * 1024;
const BLOB_CHUNK_BYTES = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Copies all that the database holds, as of one moment, and the bytes of its files, while others go on writing.
 *
 * @param schemaVersion number of migrations that the database has
 * @returns what was written; the stream is ended
 */
export async function writeBackup(
  pool: Pool,
  {
    schemaVersion,
    now,
    out,
    blobs: store,
  }: { schemaVersion: number; now: Date; out: Writable; blobs: BlobStore },
): Promise<BackupManifest> {
  const client = await pool.connect();
  const archive = tarPack();
  const written = pipeline(archive, createGzip(), out);
  // The copy below fails first when the stream does; the rejection is then awaited there.
  written.catch(() => undefined);
  try {
    await client.query("begin transaction isolation level repeatable read read only");
    const tables: BackupTable[] = [];
    for (const shape of await listTables(client)) {
      tables.push(await copyTable(client, shape, archive));
    }
    const blobs: BackupBlob[] = [];
    const missingBlobs: string[] = [];
    for (const sha256 of await listBlobs(client)) {
      if ((await store.size(sha256)) === null) missingBlobs.push(sha256);
      else blobs.push(await copyBlob(store, sha256, archive));
    }
    const manifest: BackupManifest = {
      product: "parley",
      format: BACKUP_FORMAT,
      schemaVersion,
      takenAt: now.toISOString(),
      tables,
      blobs,
      missingBlobs,
    };
    await addEntry(archive, MANIFEST_NAME, Buffer.from(JSON.stringify(manifest, null, 1)));
    archive.finalize();
    await written;
    await client.query("commit");
    client.release();
    return manifest;
  } catch (error) {
    archive.destroy();
    client.release(true);
    await written.catch(() => undefined);
    throw error;
  }
}

async function copyTable(
  client: PoolClient,
  shape: TableShape,
  archive: Pack,
): Promise<BackupTable> {
  const chunks: BackupChunk[] = [];
  let rows = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const bytes = Buffer.concat(parts, size);
    parts = [];
    size = 0;
    const name = `tables/${shape.name}.${String(chunks.length).padStart(5, "0")}.copy`;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    chunks.push({ name, bytes: bytes.length, sha256 });
    await addEntry(archive, name, bytes);
  };
  for await (const piece of readTable(client, shape) as AsyncIterable<Buffer>) {
    // In the text format a newline ends a row and stands nowhere else: those in values are escaped.
    for (const byte of piece) if (byte === NEWLINE) rows += 1;
    parts.push(piece);
    size += piece.length;
    if (size >= CHUNK_BYTES) await flush();
  }
  await flush();
  return { name: shape.name, columns: [...shape.columns], rows, chunks };
}

/** In pieces, because the size of an entry stands before it and a file may be larger than memory. */
async function copyBlob(store: BlobStore, sha256: string, archive: Pack): Promise<BackupBlob> {
  const chunks: BackupBlob["chunks"] = [];
  let parts: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(parts, size);
    parts = [];
    size = 0;
    const name = `blobs/${sha256}.${String(chunks.length).padStart(5, "0")}`;
    const hash = createHash("sha256").update(bytes).digest("hex");
    chunks.push({ name, bytes: bytes.length, sha256: hash });
    await addEntry(archive, name, bytes);
  };
  for await (const piece of store.read(sha256) as AsyncIterable<Buffer>) {
    parts.push(piece);
    size += piece.length;
    if (size >= BLOB_CHUNK_BYTES) await flush();
  }
  if (size > 0) await flush();
  return { sha256, chunks };
}

/** Waits until the archive has taken the entry, so that a slow disk holds the copy back. */
const addEntry = (archive: Pack, name: string, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    archive
      .entry({ name, size: bytes.length, mode: 0o600 }, (error) =>
        error ? reject(error) : resolve(),
      )
      .end(bytes);
  });
