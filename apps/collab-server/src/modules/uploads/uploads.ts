import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { HttpError } from "../../platform/http/http-error.ts";
import { hashFile } from "../../platform/blob-store/hash-file.ts";
import type { ServerContext } from "../../server-context.ts";
import type { Participant } from "../people/api.ts";
import { UploadFolder } from "./upload-folder.ts";
import {
  allUploadIds,
  deleteUpload,
  findUpload,
  insertUpload,
  openUploadsOf,
  setUploadHash,
  uploadsBefore,
  type UploadRow,
} from "./upload-repository.ts";

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
/** Uploads of one person that have not become files. */
const MOST_OPEN = 500;

/** A whole upload as a blob: what it holds and what it was called. */
export type TakenUpload = {
  readonly sha256: string;
  readonly bytes: number;
  readonly fileName: string;
};

/** Bytes on their way: from the first request until they are a blob (SPEC U1 to U9). */
export class Uploads {
  readonly folder: UploadFolder;
  readonly #context: ServerContext;

  constructor(context: ServerContext) {
    this.#context = context;
    this.folder = new UploadFolder(join(context.settings.dataDir, "uploads"));
  }

  /** @throws HttpError `file.empty`, `file.too-large`, `server.storage-full`, `request.conflict` */
  async begin(who: Participant, { fileName, bytes }: { fileName: string; bytes: number }) {
    const { db, settings } = this.#context;
    if (bytes === 0) throw new HttpError("file.empty");
    if (bytes > settings.maxFileMb * 2 ** 20) {
      const message = `The file is larger than ${settings.maxFileMb} MiB.`;
      throw new HttpError("file.too-large", { message });
    }
    if (!(await this.folder.hasRoomFor(bytes))) throw new HttpError("server.storage-full");
    if ((await openUploadsOf(db.read, who)) >= MOST_OPEN) {
      const message = "Too many uploads are open. Finish some of them first.";
      throw new HttpError("request.conflict", { message });
    }
    const { projectId, organisationId, userId } = who;
    const id = randomUUID();
    // The row first: a file without a row is swept, a row without a file answers that it is gone.
    await db.transact((tx) =>
      insertUpload(tx, { id, projectId, organisationId, userId, fileName, bytes }),
    );
    await this.folder.begin(id);
    return id;
  }

  /** Somebody's own upload, in the organisation that it was begun for; everybody else is told that there is none. */
  async own(who: Participant, id: string): Promise<UploadRow> {
    const row = await findUpload(this.#context.db.read, id);
    const isOwn =
      row !== null &&
      row.projectId === who.projectId &&
      row.userId === who.userId &&
      row.organisationId === who.organisationId;
    if (!isOwn) throw new HttpError("access.not-found");
    return row;
  }

  async offset(row: UploadRow): Promise<number> {
    if (row.sha256 !== null) return row.bytes;
    const offset = await this.folder.offset(row.id);
    if (offset === null) throw new HttpError("access.not-found");
    return offset;
  }

  /**
   * Makes a blob of a whole upload. Asked for again after an interruption it goes on where it was: the hash is noted before the bytes
   * move.
   *
   * @throws HttpError `upload.unfinished`, `file.wrong-hash`; the upload that has the wrong hash is gone
   */
  async take(row: UploadRow, expectedHash: string | null): Promise<TakenUpload> {
    const { db, blobs } = this.#context;
    const { id, bytes, fileName } = row;
    const file = this.folder.fileOf(id);
    const offset = await this.folder.offset(id);
    if (row.sha256 !== null && offset === null) {
      if ((await blobs.size(row.sha256)) === null) throw new HttpError("access.not-found");
      return { sha256: row.sha256, bytes, fileName };
    }
    if (offset !== bytes) throw new HttpError("upload.unfinished");
    await this.folder.interrupt(id);
    const sha256 = await hashFile(file);
    if (expectedHash !== null && sha256 !== expectedHash) {
      await this.cancel(row);
      throw new HttpError("file.wrong-hash");
    }
    await db.transact((tx) => setUploadHash(tx, id, sha256));
    await blobs.keep(file, sha256);
    return { sha256, bytes, fileName };
  }

  async cancel({ id }: { readonly id: string }): Promise<void> {
    await this.folder.remove(id);
    await this.#context.db.transact((tx) => deleteUpload(tx, id));
  }

  /** What nobody finished in a week goes, and so does what has no row. */
  async sweep(): Promise<void> {
    const { db, clock } = this.#context;
    for (const id of await uploadsBefore(db.read, new Date(clock() - KEPT_DAYS * DAY_MS))) {
      await this.cancel({ id });
    }
    const known = await allUploadIds(db.read);
    for (const name of await this.folder.names()) {
      if (known.has(name) || (await this.folder.ageMs(name, clock())) < DAY_MS) continue;
      await rm(this.folder.fileOf(name), { force: true });
    }
  }
}
