import { ApiError } from "../api/api-error.ts";

/**
 * Hands bytes to a worker, and ends it once it has answered.
 *
 * @throws ApiError `preview.took-too-long` after `limitMs`, `preview.broken` where it fails
 */
export function askWorker<Answer>(
  worker: Worker,
  bytes: ArrayBuffer,
  limitMs: number,
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const fail = (code: "preview.took-too-long" | "preview.broken") => (): void =>
      reject(new ApiError(code, 0, code));
    const timer = setTimeout(fail("preview.took-too-long"), limitMs);
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
      clearTimeout(timer);
      resolve(data);
    });
    worker.addEventListener("error", fail("preview.broken"));
    worker.postMessage(bytes, [bytes]);
  }).finally(() => worker.terminate());
}
