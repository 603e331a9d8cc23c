import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { BackupError } from "./backup-error.ts";
import { backupManifest, MANIFEST_NAME, type BackupManifest } from "./backup-manifest.ts";

/** Chunks are written far smaller; a file that claims more is hostile. */
const MOST_ENTRY_BYTES = 64 * 1024 * 1024;

/** Hands over every entry of a backup in its order, one in memory at a time. */
export async function readEntries(
  file: string,
  take: (name: string, bytes: Buffer) => Promise<void>,
): Promise<void> {
  const entries = extract();
  const fed = pipeline(createReadStream(file), createGunzip(), entries);
  fed.catch(() => undefined);
  try {
    for await (const entry of entries) {
      const size = entry.header.size ?? 0;
      if (size > MOST_ENTRY_BYTES) {
        throw new BackupError("backup.not-a-backup", `${file} is not a backup of Parley.`);
      }
      const parts: Buffer[] = [];
      for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
      await take(entry.header.name, Buffer.concat(parts));
    }
    await fed;
  } catch (error) {
    entries.destroy();
    throw asBackupError(file, error);
  }
}

/**
 * Reads a whole backup and compares every part with its fingerprint.
 *
 * @throws BackupError `backup.not-a-backup`, `backup.cut-off`, `backup.damaged`, `backup.too-new`
 */
export async function checkBackup(file: string): Promise<BackupManifest> {
  const found = new Map<string, { bytes: number; sha256: string }>();
  let manifestText: string | null = null;
  await readEntries(file, async (name, bytes) => {
    if (name === MANIFEST_NAME) manifestText = bytes.toString("utf8");
    else {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      found.set(name, { bytes: bytes.length, sha256 });
    }
  });
  const manifest = parseManifest(file, manifestText);
  for (const chunk of [...manifest.tables, ...manifest.blobs].flatMap(({ chunks }) => chunks)) {
    const is = found.get(chunk.name);
    if (is?.sha256 !== chunk.sha256 || is.bytes !== chunk.bytes) {
      throw new BackupError("backup.damaged", `${file} is damaged: ${chunk.name} has changed.`);
    }
  }
  return manifest;
}

function parseManifest(file: string, text: string | null): BackupManifest {
  if (text === null) {
    throw new BackupError("backup.cut-off", `${file} is not complete: its end is missing.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new BackupError(
      "backup.damaged",
      `${file} is damaged: ${MANIFEST_NAME} cannot be read.`,
      {
        cause: error,
      },
    );
  }
  const parsed = backupManifest.safeParse(json);
  if (parsed.success) return parsed.data;
  if (isNewerFormat(json)) {
    throw new BackupError("backup.too-new", `${file} was written by a newer version of Parley.`);
  }
  throw new BackupError("backup.not-a-backup", `${file} is not a backup of Parley.`);
}

const isNewerFormat = (json: unknown): boolean =>
  typeof json === "object" &&
  json !== null &&
  "product" in json &&
  json.product === "parley" &&
  "format" in json &&
  typeof json.format === "number" &&
  json.format > 1;

function asBackupError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BackupError) return error;
  const code = "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR" || error.message.includes("Unexpected end")) {
    return new BackupError("backup.cut-off", `${file} is not complete: its end is missing.`, {
      cause: error,
    });
  }
  if (code.startsWith("Z_DATA") || error.message.startsWith("Invalid tar")) {
    return new BackupError("backup.not-a-backup", `${file} is not a backup of Parley.`, {
      cause: error,
    });
  }
  return error;
}
