import { z } from "zod";

/** Raised when a backup's layout changes; an older program refuses a newer layout. */
export const BACKUP_FORMAT = 2;
export const MANIFEST_NAME = "manifest.json";

const chunk = z.object({
  name: z.string().regex(/^tables\/[a-z_]+\.\d{5}\.copy$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const blob = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  chunks: z.array(
    z.object({
      name: z.string().regex(/^blobs\/[0-9a-f]{64}\.\d{5}$/),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

const table = z.object({
  name: z.string().regex(/^[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1),
  rows: z.int().min(0),
  chunks: z.array(chunk),
});

/** The last entry of a backup: a file that was cut off has none, and is refused. */
export const backupManifest = z.object({
  product: z.literal("parley"),
  format: z.literal(BACKUP_FORMAT),
  /** Number of migrations that the copied database had. */
  schemaVersion: z.int().min(0),
  takenAt: z.iso.datetime(),
  /** In an order in which every row finds the rows that it refers to. */
  tables: z.array(table),
  /** Bytes of files, in pieces. */
  blobs: z.array(blob),
  /** Files whose rows are there and whose bytes were not: the data folder had lost them before. */
  missingBlobs: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});

export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupTable = BackupManifest["tables"][number];
export type BackupBlob = BackupManifest["blobs"][number];
export type BackupChunk = BackupTable["chunks"][number];
