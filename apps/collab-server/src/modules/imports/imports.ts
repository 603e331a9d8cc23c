import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { randomUUID } from "node:crypto";
import { applyEditsAsUpdate } from "@parley/shared/documents/edits-as-update.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { canEditFrame } from "@parley/shared/permissions/frame-policy.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { ImportProgress } from "@parley/shared/protocol/live-events.ts";
import { audit } from "../../db/audit.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import { newYdocId, randomClientId } from "../../platform/random.ts";
import type { ServerContext } from "../../server-context.ts";
import { insertYdoc, ydocsOfProject } from "../catalog/api.ts";
import { lockProject } from "../participants/api.ts";
import type { Participant } from "../people/api.ts";
import type { ImportMapping, TableColumns } from "./import-contract.ts";
import type { BuiltPart, ImportFailure, ImportJob } from "./import-job.ts";
import {
  deleteEndedImports,
  failInterrupted,
  findImport,
  forgottenImports,
  insertImport,
  moveImport,
  nextPart,
  type ImportRow,
  type ImportState,
} from "./import-repository.ts";
import { runImportJob, type RunningJob } from "./run-import-job.ts";

const DAY_MS = 86_400_000;
const FORGOTTEN_DAYS = 7;
const KEPT_DAYS = 30;

type Progress = { done: number; total: number | null };

/** Imports from upload to stored lanes. Each keeps its file until it has ended; the work itself is done in worker threads. */
export class Imports {
  readonly #context: ServerContext;
  readonly #folder: string;
  readonly #jobs = new Map<string, RunningJob>();
  readonly #progress = new Map<string, Progress>();
  /** Two readers at a time leave the other people's edits their processor. */
  #queue: Promise<unknown> = Promise.resolve();
  #recovered: Promise<void> = Promise.resolve();

  constructor(context: ServerContext) {
    this.#context = context;
    this.#folder = join(context.settings.dataDir, "imports");
  }

  /** After a start: what an earlier run left half-done has failed, and says so. What is begun meanwhile waits: it is none of that. */
  recover(): Promise<void> {
    this.#recovered = this.#failInterrupted();
    return this.#recovered;
  }

  async #failInterrupted(): Promise<void> {
    const detail = "The server was restarted. Please import the file again.";
    const failure: ImportFailure = { code: "import.cancelled", detail, line: null };
    const { db, clock } = this.#context;
    await db.transact((tx) => failInterrupted(tx, failure, new Date(clock())));
  }

  /** Nobody's uploads do not lie about for ever. */
  async sweep(): Promise<void> {
    const { db, clock } = this.#context;
    const daysAgo = (days: number): Date => new Date(clock() - days * DAY_MS);
    for (const row of await forgottenImports(db.read, daysAgo(FORGOTTEN_DAYS)))
      await this.cancel(row);
    await db.transact((tx) => deleteEndedImports(tx, daysAgo(KEPT_DAYS)));
  }

  fileOf(id: string): string {
    return join(this.#folder, `${id}.plan`);
  }

  /** Takes the upload to disk, and begins to read it. */
  async begin(
    who: Participant,
    upload: { readonly fileName: string; readonly stream: Readable & { truncated?: boolean } },
  ): Promise<string> {
    await this.#recovered;
    const id = randomUUID();
    const { db, settings } = this.#context;
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const target = createWriteStream(this.fileOf(id), { mode: 0o600 });
    try {
      await pipeline(upload.stream, target);
      if (upload.stream.truncated === true) {
        const message = `The file is larger than ${settings.maxUploadMb} MiB.`;
        throw new HttpError("import.too-large", { message });
      }
      const row = {
        id,
        projectId: who.projectId,
        organisationId: who.organisationId,
        userId: who.userId,
        fileName: upload.fileName,
        fileBytes: target.bytesWritten,
      };
      await db.transact((tx) => insertImport(tx, row));
      this.#work(row, () => this.#summarise(row));
      return id;
    } catch (error) {
      await rm(this.fileOf(id), { force: true });
      throw error;
    }
  }

  progressOf(id: string): Progress {
    return this.#progress.get(id) ?? { done: 0, total: null };
  }

  /** @throws HttpError `request.conflict` where it is not ready to be committed */
  async commit(row: ImportRow, who: Participant, mapping: ImportMapping): Promise<void> {
    const { db } = this.#context;
    const begun = await db.transact((tx) =>
      moveImport(tx, row.id, ["ready"], { state: "building" }),
    );
    if (!begun) throw new HttpError("request.conflict");
    this.#work(row, () => this.#build(row, who, mapping));
  }

  /** @throws HttpError `request.conflict` where it is not ready, or no table */
  async readAgain(row: ImportRow, columns: TableColumns): Promise<void> {
    const { db } = this.#context;
    const again =
      row.summary?.table != null &&
      (await db.transact((tx) => moveImport(tx, row.id, ["ready"], { state: "reading" })));
    if (!again) throw new HttpError("request.conflict");
    this.#work(row, () => this.#summarise(row, columns));
  }

  async cancel(row: ImportRow): Promise<void> {
    const { db, clock } = this.#context;
    const cancelled = await db.transact((tx) =>
      moveImport(tx, row.id, ["reading", "ready", "building"], {
        state: "cancelled",
        finishedAt: new Date(clock()),
      }),
    );
    if (!cancelled) throw new HttpError("request.conflict");
    await this.#jobs.get(row.id)?.stop();
    await this.#end(row, "cancelled", null);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#jobs.values()].map((job) => job.stop()));
    await this.#queue;
  }

  #work(row: Identity, work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => this.#broke(row, error));
  }

  async #summarise(
    row: Identity & { readonly fileName: string },
    columns: TableColumns | null = null,
  ): Promise<void> {
    const { db } = this.#context;
    const outcome = await this.#run(row, "reading", { type: "summarise" }, columns);
    if (outcome.type === "failed") return this.#fail(row, outcome.failure);
    if (outcome.type !== "summary") throw new Error("a summary was asked for");
    const { summary } = outcome;
    const ready = await db.transact((tx) =>
      moveImport(tx, row.id, ["reading"], { state: "ready", summary }),
    );
    if (ready) this.#tell(row, "ready", null);
  }

  async #build(row: ImportRow, who: Participant, mapping: ImportMapping): Promise<void> {
    const { db, clock, collaboration } = this.#context;
    const withCalendars = canEditFrame(who, { kind: "frame" }).allowed;
    const outcome = await this.#run(
      row,
      "building",
      {
        type: "build",
        mapping,
        importingOrganisationId: row.organisationId,
        createdBy: row.userId,
        createdAt: clock(),
        withCalendars,
        withSettings: withCalendars && (await this.#isEmpty(row.projectId)),
      },
      row.summary?.table ?? null,
    );
    if (outcome.type === "failed") return this.#fail(row, outcome.failure);
    if (outcome.type !== "built") throw new Error("parts were asked for");
    this.#tell(row, "storing", null);
    const stored = await db.transact(async (tx) => {
      const to = { state: "done", finishedAt: new Date(clock()) } as const;
      // From here on it cannot be cancelled: both happen together, or neither.
      if (!(await moveImport(tx, row.id, ["building"], to))) return false;
      await lockProject(tx, row.projectId);
      for (const part of outcome.parts) await this.#store(tx, row, part);
      await audit(tx, {
        action: "plan.imported",
        userId: row.userId,
        organisationId: row.organisationId,
        projectId: row.projectId,
        detail: { importId: row.id, fileName: row.fileName },
      });
      return true;
    });
    if (!stored) return;
    await this.#addToFrame(row, outcome.frameEdits);
    await collaboration.catalogChanged(row.projectId);
    await this.#end(row, "done", null);
  }

  async #isEmpty(projectId: ProjectId): Promise<boolean> {
    const all = await ydocsOfProject(this.#context.db.read, projectId);
    return all.every(({ taskCount }) => taskCount === 0);
  }

  async #store(
    tx: Parameters<typeof insertYdoc>[0],
    row: ImportRow,
    { organisationId, audience, update, touches }: BuiltPart,
  ): Promise<void> {
    const { projectId } = row;
    const part = await nextPart(tx, { projectId, organisationId, audience });
    const by = {
      userId: row.userId,
      organisationId: row.organisationId,
      origin: "import",
    } as const;
    await insertYdoc(
      tx,
      {
        ydocId: newYdocId(),
        projectId,
        place: { kind: "lane", organisationId, audience, part },
      },
      { update, touches, by },
    );
  }

  /** Calendars go to the frame, which people may have open. */
  async #addToFrame(row: ImportRow, edits: readonly Edit[]): Promise<void> {
    const { db, collaboration } = this.#context;
    const all = await ydocsOfProject(db.read, row.projectId);
    const frame = all.find(({ place }) => place.kind === "frame");
    if (frame === undefined || edits.length === 0) return;
    const state = await collaboration.readState(frame.ydocId);
    const update = applyEditsAsUpdate(state, edits, randomClientId());
    const { userId, organisationId } = row;
    await collaboration.appendUpdate(frame.ydocId, update, {
      userId,
      organisationId,
      origin: "import",
    });
  }

  async #run(
    row: Identity & { readonly fileName: string },
    state: ImportState,
    task: ImportJob["task"],
    columns: TableColumns | null,
  ) {
    const maxBytes = this.#context.settings.maxUploadMb * 2 ** 20;
    const { fileName } = row;
    const job = runImportJob(
      { file: this.fileOf(row.id), fileName, maxBytes, columns, task },
      (done, total) => this.#tell(row, state, { done, total }),
    );
    this.#jobs.set(row.id, job);
    try {
      return await job.outcome;
    } finally {
      this.#jobs.delete(row.id);
      await job.stop();
    }
  }

  async #broke(row: Identity, error: unknown): Promise<void> {
    const now = await findImport(this.#context.db.read, row.id).catch(() => null);
    if (now?.state === "cancelled") return;
    this.#context.log.error({ err: error, importId: row.id }, "an import broke");
    const detail = "Something went wrong on the server.";
    await this.#fail(row, { code: "server.internal", detail, line: null });
  }

  async #fail(row: Identity, failure: ImportFailure): Promise<void> {
    const { db, clock } = this.#context;
    const failed = await db.transact((tx) =>
      moveImport(tx, row.id, ["reading", "ready", "building", "storing"], {
        state: "failed",
        error: failure,
        finishedAt: new Date(clock()),
      }),
    );
    if (failed) await this.#end(row, "failed", failure);
  }

  async #end(row: Identity, state: ImportState, error: ImportFailure | null): Promise<void> {
    await rm(this.fileOf(row.id), { force: true });
    this.#tell(row, state, null, error);
    this.#progress.delete(row.id);
  }

  #tell(
    row: Identity,
    state: ImportState,
    progress: Progress | null,
    error: ImportFailure | null = null,
  ): void {
    if (progress !== null) this.#progress.set(row.id, progress);
    const { done, total } = progress ?? this.progressOf(row.id);
    const event: ImportProgress = {
      importId: row.id,
      projectId: row.projectId,
      state,
      done,
      total,
      error,
    };
    this.#context.live.importProgress(row, event);
  }
}

type Identity = Pick<ImportRow, "id" | "organisationId" | "userId"> & {
  readonly projectId: ProjectId;
};
