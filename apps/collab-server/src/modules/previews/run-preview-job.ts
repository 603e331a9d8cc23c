import { Worker } from "node:worker_threads";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type { PageSize, PreviewJob, PreviewMessage } from "./preview-job.ts";

export type Preview = {
  readonly pageCount: number;
  readonly sizes: readonly PageSize[];
  readonly pages: readonly {
    readonly page: number;
    readonly text: string;
    readonly words: string;
  }[];
  readonly thumbnail: Uint8Array | null;
};
export type PreviewOutcome =
  | { readonly ok: true; readonly preview: Preview }
  | { readonly ok: false; readonly code: ErrorCode };

export type RunningPreview = {
  readonly outcome: Promise<PreviewOutcome>;
  readonly stop: () => Promise<void>;
};

const MOST_HEAP_MB = 1_024;
/** Text that one file may add to what is searched. */
const MOST_TEXT = 100_000_000;

/** @param limitMs after which the file is given up */
export function runPreviewJob(job: PreviewJob, limitMs: number): RunningPreview {
  const worker = new Worker(new URL("preview-worker.ts", import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    stderr: true,
    stdout: true,
  });
  const pages: Preview["pages"][number][] = [];
  let thumbnail: Uint8Array | null = null;
  let textLength = 0;
  const outcome = new Promise<PreviewOutcome>((resolve, reject) => {
    const timer = setTimeout(() => resolve({ ok: false, code: "preview.took-too-long" }), limitMs);
    worker.on("message", (message: PreviewMessage) => {
      switch (message.type) {
        case "page":
          textLength += message.text.length;
          if (textLength <= MOST_TEXT) pages.push(message);
          break;
        case "thumbnail":
          thumbnail = message.webp;
          break;
        case "done": {
          const { pageCount, sizes } = message;
          resolve({ ok: true, preview: { pageCount, sizes, pages, thumbnail } });
          break;
        }
        case "failed":
          resolve({ ok: false, code: message.code });
      }
    });
    worker.once("error", (error: Error & { code?: string }) => {
      const isTooLarge = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      resolve({ ok: false, code: isTooLarge ? "preview.too-large" : "preview.broken" });
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("the preview was stopped"));
    });
  });
  // Whoever stops a job does not wait for its outcome.
  outcome.catch(() => undefined);
  return {
    outcome,
    stop: async () => {
      await worker.terminate();
    },
  };
}
