import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { schemaVersion } from "../db/migrate.ts";
import { checkBackup, restoreBackup, writeBackup } from "../modules/backups/api.ts";
import type { BlobStore } from "../platform/blob-store/blob-store.ts";
import { createFolderBlobStore } from "../platform/blob-store/folder-blob-store.ts";
import type { Settings } from "../platform/settings.ts";
import { Failure } from "./failure.ts";
import { withDatabase } from "./with-database.ts";

const blobsIn = ({ dataDir }: Settings): BlobStore => createFolderBlobStore(join(dataDir, "blobs"));
const rowsOf = (tables: readonly { readonly rows: number }[]): number =>
  tables.reduce((sum, { rows }) => sum + rows, 0);

export function addBackupCommands(program: Command): void {
  program
    .command("backup")
    .description("Write everything into one file; the server may go on running")
    .argument("<file>", "file to write, e.g. parley.tar.gz; it must not exist yet")
    .action(async (name: string) => {
      const file = resolve(name);
      if (existsSync(file)) throw new Failure(`${file} exists already.`);
      const draft = `${file}.part`;
      const { tables, blobs, missingBlobs } = await withDatabase(async ({ db, settings }) => {
        try {
          const out = createWriteStream(draft, { flags: "wx", mode: 0o600 });
          const written = await writeBackup(db.pool, {
            schemaVersion,
            now: new Date(),
            out,
            blobs: blobsIn(settings),
          });
          renameSync(draft, file);
          return written;
        } catch (error) {
          rmSync(draft, { force: true });
          throw error;
        }
      });
      process.stdout.write(
        `Wrote ${rowsOf(tables)} rows of ${tables.length} tables and ${blobs.length} files to ${file}.\n`,
      );
      if (missingBlobs.length > 0) {
        process.stderr.write(
          `parley: the data folder has lost the bytes of ${missingBlobs.length} files; the backup is without them.\n`,
        );
      }
    });

  program
    .command("restore")
    .description("Read a backup into an empty database; no server may run")
    .argument("<file>", "a file that backup wrote")
    .option("--force-empty", "throw away everything that the database holds first")
    .action(async (name: string, { forceEmpty = false }: { forceEmpty?: boolean }) => {
      const file = resolve(name);
      if (!existsSync(file)) throw new Failure(`There is no file ${file}.`);
      // A broken file is refused before the database is even opened.
      await checkBackup(file);
      const { tables, blobs } = await withDatabase(
        ({ db, settings }) =>
          restoreBackup(db.pool, {
            file,
            schemaVersion,
            replace: forceEmpty,
            blobs: blobsIn(settings),
          }),
        { exclusive: true },
      );
      process.stdout.write(
        `Restored ${rowsOf(tables)} rows of ${tables.length} tables and ${blobs.length} files.\n`,
      );
    });
}
