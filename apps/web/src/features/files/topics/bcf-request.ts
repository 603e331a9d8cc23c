import type { BcfFile, BcfVersion } from "@parley/interchange/bcf-model.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";

export type BcfRequest =
  | {
      readonly kind: "read";
      readonly bytes: Uint8Array;
      readonly maxBytes: number;
      readonly maxTopics: number;
    }
  | {
      readonly kind: "write";
      readonly file: BcfFile;
      readonly version: BcfVersion;
      readonly now: number;
    };
export type BcfAnswer =
  /** `broken`: parts that could not be read. */
  | { readonly kind: "read"; readonly file: BcfFile; readonly broken: number }
  | { readonly kind: "refused"; readonly code: ErrorCode }
  | { readonly kind: "written"; readonly bytes: Uint8Array };

/** Asks a worker of its own, which goes with the answer. */
export function askBcf(request: BcfRequest): Promise<BcfAnswer> {
  const worker = new Worker(new URL("bcf-worker.ts", import.meta.url), { type: "module" });
  return new Promise<BcfAnswer>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<BcfAnswer>) => resolve(data));
    worker.addEventListener("error", () => reject(new Error("the worker failed")));
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
