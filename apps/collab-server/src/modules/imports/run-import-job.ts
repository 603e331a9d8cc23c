import { Worker } from "node:worker_threads";
import type { ImportJob, ImportJobMessage } from "./import-job.ts";

export type RunningJob = {
  /** The last message: `failed`, `summary` or `built`. Rejects when the job was stopped or broke. */
  readonly outcome: Promise<Exclude<ImportJobMessage, { type: "progress" }>>;
  readonly stop: () => Promise<void>;
};

/** What one import may take; a plan of 200,000 tasks needs about half of it. */
const MOST_HEAP_MB = 2_048;

export function runImportJob(
  job: ImportJob,
  onProgress: (done: number, total: number | null) => void,
): RunningJob {
  const worker = new Worker(new URL("import-worker.ts", import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const outcome = new Promise<Exclude<ImportJobMessage, { type: "progress" }>>(
    (resolve, reject) => {
      worker.on("message", (message: ImportJobMessage) => {
        if (message.type === "progress") onProgress(message.done, message.total);
        else resolve(message);
      });
      worker.once("error", (error: Error & { code?: string }) => {
        if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") return reject(error);
        const detail = "The plan needs more memory than an import may take.";
        return resolve({
          type: "failed",
          failure: { code: "import.too-large", detail, line: null },
        });
      });
      worker.once("exit", () => reject(new Error("the import was stopped")));
    },
  );
  // Whoever stops a job does not wait for its outcome.
  outcome.catch(() => undefined);
  return {
    outcome,
    stop: async () => {
      await worker.terminate();
    },
  };
}
