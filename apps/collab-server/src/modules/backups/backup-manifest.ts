import { z } from "zod";

/** Raised when a backup's layout changes; an older program refuses a newer layout. */
export const BACKUP_FORMAT = 1;
export const MANIFEST_NAME = "manifest.json";

const chunk = z.object({
  name: z.string().regex(/^tables\/[a-z_]+\.\d{5}\.copy$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
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
});

export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupTable = BackupManifest["tables"][number];
export type BackupChunk = BackupTable["chunks"][number];
