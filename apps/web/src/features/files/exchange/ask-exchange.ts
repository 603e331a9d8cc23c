import { ApiError } from "../../../platform/api/api-error.ts";
import { fetchBytes } from "../../../platform/sheets/fetch-bytes.ts";
import type { ExchangeAnswer, ExchangeRequest } from "./exchange-request.ts";

/** A file is held in memory twice while it is put together. */
const BYTES_MAX = 200 * 1_024 * 1_024;

type Asked = ExchangeRequest extends infer Request
  ? Request extends ExchangeRequest
    ? Omit<Request, "bytes">
    : never
  : never;

/**
 * Fetches a PDF and has a worker read it or write into it.
 *
 * @throws ApiError `preview.encrypted`, `preview.broken`, `file.too-large` beyond 200 MB, or what the server says
 */
export async function askExchange(
  url: string,
  asked: Asked,
): Promise<Exclude<ExchangeAnswer, { kind: "refused" }>> {
  const bytes = await fetchBytes(url);
  if (bytes.byteLength > BYTES_MAX) throw new ApiError("file.too-large", 0, "file.too-large");
  const worker = new Worker(new URL("exchange-worker.ts", import.meta.url), { type: "module" });
  try {
    const answer = await new Promise<ExchangeAnswer>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<ExchangeAnswer>) => resolve(data));
      worker.addEventListener("error", () =>
        reject(new ApiError("preview.broken", 0, "preview.broken")),
      );
      worker.postMessage({ ...asked, bytes } as ExchangeRequest, [bytes]);
    });
    if (answer.kind === "refused") throw new ApiError(answer.code, 0, answer.code);
    return answer;
  } finally {
    worker.terminate();
  }
}
