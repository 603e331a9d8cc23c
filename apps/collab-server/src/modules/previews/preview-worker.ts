// Runs in a worker thread: a file of somebody else's is read here, where it can be stopped.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { searchVector } from "@parley/shared/files/search-words.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { previewDxf } from "./preview-dxf.ts";
import { previewImage } from "./preview-image.ts";
import type { PreviewJob, PreviewMessage } from "./preview-job.ts";
import { previewPdf } from "./preview-pdf.ts";
import { previewTiff } from "./preview-tiff.ts";

const job = workerData as PreviewJob;
const tell = (message: PreviewMessage): void => parentPort!.postMessage(message);
const fail = (code: ErrorCode): void => tell({ type: "failed", code });

const IMAGES: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/svg+xml",
]);
const TEXTS: ReadonlySet<string> = new Set(["text/plain", "text/markdown", "text/csv"]);
const MOST_TEXT = 2_000_000;

async function previewText(file: string): Promise<void> {
  const text = (await readFile(file)).subarray(0, MOST_TEXT).toString("utf8").replaceAll("\0", " ");
  tell({ type: "page", page: 1, text, words: searchVector(text) });
  tell({ type: "done", pageCount: 1, sizes: [] });
}

if (job.mediaType === "application/pdf") await previewPdf(job.file, tell, fail);
else if (job.mediaType === "image/vnd.dxf") await previewDxf(job.file, tell, fail);
else if (job.mediaType === "image/tiff") await previewTiff(job.file, tell, fail);
else if (IMAGES.has(job.mediaType)) await previewImage(job, tell, fail);
else if (TEXTS.has(job.mediaType)) await previewText(job.file);
else fail("preview.unsupported");
