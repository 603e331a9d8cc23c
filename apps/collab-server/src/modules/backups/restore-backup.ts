import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Pool, PoolClient } from "pg";
import { BackupError } from "./backup-error.ts";
import type { BackupManifest, BackupTable } from "./backup-manifest.ts";
import { continueSequences, countRows, fillTable, listTables } from "./backup-repository.ts";
import type { BlobStore } from "../../platform/blob-store/blob-store.ts";
import { checkBackup, readEntries } from "./read-backup.ts";

/**
 * Puts a backup into an empty database of the same schema version, in one transaction: all of it or nothing.
 *
 * @param schemaVersion number of migrations that the database has
 * @param replace empties a database that is not empty first, in the same transaction
 * @throws BackupError; the database is then as it was
 */
export async function restoreBackup(
  pool: Pool,
  {
    file,
    schemaVersion,
    replace,
    blobs,
  }: { file: string; schemaVersion: number; replace: boolean; blobs: BlobStore },
): Promise<BackupManifest> {
  const manifest = await checkBackup(file);
  if (manifest.schemaVersion > schemaVersion) {
    throw new BackupError("backup.too-new", `${file} was written by a newer version of Parley.`);
  }
  if (manifest.schemaVersion < schemaVersion) {
    throw new BackupError(
      "backup.other-schema",
      `${file} has schema ${manifest.schemaVersion}, the database has ${schemaVersion}.`,
    );
  }
  const client = await pool.connect();
  try {
    await client.query("begin");
    await emptyOrRefuse(client, replace);
    await fill(client, file, manifest);
    // Bytes are named after themselves: what is put back before an end without commit changes nothing.
    await restoreBlobs(blobs, file, manifest);
    await continueSequences(client);
    await client.query("commit");
    client.release();
    return manifest;
  } catch (error) {
    // A connection in the middle of a copy cannot be used again: closing it rolls everything back.
    client.release(true);
    throw error;
  }
}

async function emptyOrRefuse(client: PoolClient, replace: boolean): Promise<void> {
  const tables = await listTables(client);
  if (replace) {
    await client.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(", ")}`);
    return;
  }
  for (const table of tables) {
    if ((await countRows(client, table)) > 0) {
      throw new BackupError(
        "backup.not-empty",
        "The database is not empty. Restore into an empty one, or replace all of it.",
      );
    }
  }
}

async function fill(client: PoolClient, file: string, manifest: BackupManifest): Promise<void> {
  const tableOf = new Map(
    manifest.tables.flatMap((table) => table.chunks.map((chunk) => [chunk.name, table] as const)),
  );
  let open: { table: BackupTable; copy: ReturnType<typeof fillTable> } | null = null;
  const close = async (): Promise<void> => {
    if (open === null) return;
    open.copy.end();
    await finished(open.copy);
    open = null;
  };
  await readEntries(file, async (name, bytes) => {
    const table = tableOf.get(name);
    if (table === undefined) return;
    if (open?.table !== table) {
      await close();
      open = { table, copy: fillTable(client, table) };
    }
    if (!open.copy.write(bytes)) await once(open.copy, "drain");
  });
  await close();
  for (const table of manifest.tables) {
    const rows = await countRows(client, table);
    if (rows !== table.rows) {
      throw new BackupError(
        "backup.damaged",
        `${file} is damaged: ${table.name} has ${rows} of ${table.rows} rows.`,
      );
    }
  }
}

/** Gathers the pieces of each file, then hands it to the store. */
async function restoreBlobs(
  store: BlobStore,
  file: string,
  manifest: BackupManifest,
): Promise<void> {
  const blobOf = new Map(
    manifest.blobs.flatMap((blob) => blob.chunks.map((chunk) => [chunk.name, blob] as const)),
  );
  if (blobOf.size === 0) return;
  const folder = await mkdtemp(join(tmpdir(), "parley-restore-"));
  const draft = join(folder, "blob");
  let out: WriteStream | null = null;
  try {
    await readEntries(file, async (name, bytes) => {
      const blob = blobOf.get(name);
      if (blob === undefined) return;
      out ??= createWriteStream(draft, { mode: 0o600 });
      if (!out.write(bytes)) await once(out, "drain");
      if (name !== blob.chunks.at(-1)?.name) return;
      out.end();
      await finished(out);
      out = null;
      await store.keep(draft, blob.sha256);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
