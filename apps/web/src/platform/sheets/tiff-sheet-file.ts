import { ApiError } from "../api/api-error.ts";
import type { Rect } from "../canvas/geometry.ts";
import { askWorker } from "./ask-worker.ts";
import { fetchBytes } from "./fetch-bytes.ts";
import { canvasOf, drawCancelled, type SheetFile } from "./sheet-file.ts";
import type { TiffAnswer } from "./tiff-worker.ts";

const LIMIT_MS = 60_000;

/**
 * A TIFF of one or several pages, unpacked in a worker.
 *
 * @throws ApiError `preview.broken`, `preview.too-large`, or what the server says
 */
export async function openTiff(url: string): Promise<SheetFile> {
  const bytes = await fetchBytes(url);
  const worker = new Worker(new URL("tiff-worker.ts", import.meta.url), { type: "module" });
  const answer = await askWorker<TiffAnswer>(worker, bytes, LIMIT_MS);
  if (!answer.ok) throw new ApiError(answer.code, 0, answer.code);
  const { pages } = answer;
  return {
    pageCount: pages.length,
    unit: "px",
    sizeOf: async (page) => ({ width: pages[page]!.width, height: pages[page]!.height }),
    draw: async (page: number, rect: Rect, scale: number, signal: AbortSignal) => {
      const canvas = canvasOf(rect.width * scale, rect.height * scale);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw drawCancelled();
      const context = canvas.getContext("2d")!;
      context.imageSmoothingQuality = "high";
      context.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale);
      context.drawImage(pages[page]!, 0, 0);
      return canvas;
    },
    textsOf: async () => [],
    layers: () => [],
    showLayer: () => undefined,
    close: () => {
      for (const page of pages) page.close();
    },
  };
}
