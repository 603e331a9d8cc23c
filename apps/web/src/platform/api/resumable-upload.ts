import { DetailedError, Upload } from "tus-js-client";
import { ApiError, apiErrorOf } from "./api-error.ts";
import { currentCsrf } from "./http.ts";

/** Small enough that a broken line costs seconds, large enough that a fast one is not held up. */
const CHUNK_BYTES = 8 * 2 ** 20;
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

export type ResumableUpload = {
  readonly resume: () => void;
  readonly pause: () => void;
  /** Ends it and takes back what has arrived. */
  readonly cancel: () => Promise<void>;
};

/**
 * Sends a file in pieces. After a lost connection, and after the page was closed, it goes on where it stood. The same file chosen
 * again is found by its name, size and time.
 */
export function startUpload(
  projectId: string,
  file: File,
  listener: {
    readonly progress: (share: number) => void;
    readonly whole: (uploadId: string) => void;
    readonly failed: (error: unknown) => void;
  },
): ResumableUpload {
  const upload = new Upload(file, {
    endpoint: `/api/projects/${encodeURIComponent(projectId)}/uploads`,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_MS,
    metadata: { filename: file.name },
    removeFingerprintOnSuccess: true,
    fingerprint: (input) =>
      Promise.resolve(["parley", projectId, input.name, input.size, input.lastModified].join("|")),
    onBeforeRequest: (request) => request.setHeader("x-parley-csrf", currentCsrf()),
    // A refusal stays one; only what may pass is tried again.
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      return status === 0 || status === 409 || status === 423 || status >= 500;
    },
    onProgress: (sent, total) => listener.progress(total === 0 ? 0 : sent / total),
    onSuccess: () => listener.whole((upload.url ?? "").split("/").at(-1) ?? ""),
    onError: (error) => listener.failed(asApiError(error)),
  });
  void upload
    .findPreviousUploads()
    .then(([previous]) => {
      if (previous !== undefined) upload.resumeFromPreviousUpload(previous);
      upload.start();
    })
    .catch(() => upload.start());
  return {
    resume: () => upload.start(),
    pause: () => void upload.abort(),
    cancel: () => upload.abort(true).catch(() => undefined),
  };
}

function asApiError(error: unknown): unknown {
  if (!(error instanceof DetailedError)) return error;
  const response = error.originalResponse;
  if (response === null) return new ApiError("network", 0, "network");
  try {
    return apiErrorOf(response.getStatus(), JSON.parse(response.getBody()) as unknown);
  } catch {
    return apiErrorOf(response.getStatus(), null);
  }
}
