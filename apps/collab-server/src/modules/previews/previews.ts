import type { FilePlace } from "@parley/shared/files/file.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import { everyHour } from "../../platform/every-hour.ts";
import type { App } from "../../platform/http/app.ts";
import type { ServerContext } from "../../server-context.ts";
import {
  failPreview,
  nextWaiting,
  placesOfBlob,
  savePreview,
  type WaitingBlob,
} from "./preview-repository.ts";
import { sweepBlobs } from "./sweep-blobs.ts";
import { runPreviewJob, type PreviewOutcome, type RunningPreview } from "./run-preview-job.ts";

/** A specification of 1,000 pages takes about 20 s on one core. */
const LIMIT_MS = 300_000;

export type Previews = { readonly wake: () => void };

/**
 * Makes texts and pictures of new blobs, one at a time, for as long as the server runs. What waits is a state in the database, so that
 * a restart goes on where it was.
 */
export function createPreviews(app: App, context: ServerContext): Previews {
  const { db, blobs, log, live } = context;
  let running: Promise<void> | null = null;
  let job: RunningPreview | null = null;
  let isClosed = false;
  let isWoken = false;

  const tellReaders = async (sha256: string): Promise<void> => {
    const places = new Map<ProjectId, FilePlace[]>();
    for (const place of await placesOfBlob(db.read, sha256)) {
      places.set(place.projectId, [...(places.get(place.projectId) ?? []), place]);
    }
    for (const [projectId, of] of places) live.filesChanged(projectId, of);
  };

  const make = async ({ sha256, mediaType }: WaitingBlob): Promise<void> => {
    const outcome = await blobs.withFile<PreviewOutcome>(sha256, async (file) => {
      job = runPreviewJob({ file, mediaType }, LIMIT_MS);
      try {
        return await job.outcome;
      } finally {
        await job.stop();
        job = null;
      }
    });
    if (outcome.ok) {
      const { preview } = outcome;
      const thumbnail =
        preview.thumbnail === null ? null : await blobs.keepBytes(preview.thumbnail);
      await db.transact((tx) => savePreview(tx, sha256, preview, thumbnail));
    } else await db.transact((tx) => failPreview(tx, sha256, outcome.code));
    await tellReaders(sha256);
  };

  const work = async (): Promise<void> => {
    while (!isClosed) {
      isWoken = false;
      const waiting = await nextWaiting(db.read);
      if (waiting === null) {
        if (isWoken) continue;
        return;
      }
      try {
        await make(waiting);
      } catch (error) {
        if (isClosed) return;
        log.error({ err: error, sha256: waiting.sha256 }, "a preview could not be made");
        await db.transact((tx) => failPreview(tx, waiting.sha256, "server.internal"));
      }
    }
  };
  const wake = (): void => {
    isWoken = true;
    if (isClosed) return;
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, "previews have stopped"))
      .finally(() => {
        running = null;
      });
  };

  let upkeep: ReturnType<typeof everyHour> | null = null;
  app.addHook("onListen", async () => {
    wake();
    upkeep = everyHour(
      () => sweepBlobs(context),
      (error) => log.error({ err: error }, "old bytes could not be deleted"),
    );
  });
  app.addHook("onClose", async () => {
    isClosed = true;
    await job?.stop();
    await upkeep?.stop();
    await running;
  });
  return { wake };
}
