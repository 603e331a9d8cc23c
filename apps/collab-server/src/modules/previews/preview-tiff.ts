import { readFile } from "node:fs/promises";
import { createCanvas, ImageData } from "@napi-rs/canvas";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import UTIF, { type IFD } from "utif2";
import {
  MOST_PAGES,
  MOST_PIXELS,
  MOST_SIZES,
  THUMBNAIL_WIDTH,
  type PageSize,
  type PreviewMessage,
} from "./preview-job.ts";

const numberOf = (directory: IFD, tag: string): number =>
  Number((directory[tag] as ArrayLike<number> | undefined)?.[0] ?? 0);

/** Picture of the first page. What the head says is measured before anything is unpacked. */
export async function previewTiff(
  path: string,
  tell: (message: PreviewMessage) => void,
  fail: (code: ErrorCode) => void,
): Promise<void> {
  const bytes = await readFile(path);
  try {
    // Thumbnails and masks are directories of their own (tag 254).
    const pages = UTIF.decode(bytes).filter(
      (page) => numberOf(page, "t256") > 0 && (numberOf(page, "t254") & 5) === 0,
    );
    const [first] = pages;
    if (first === undefined) return fail("preview.broken");
    const sizes = pages.map((page): PageSize => [numberOf(page, "t256"), numberOf(page, "t257")]);
    if (sizes[0]![0] * sizes[0]![1] > MOST_PIXELS || pages.length > MOST_PAGES)
      return fail("preview.too-large");
    UTIF.decodeImage(bytes, first);
    const { width, height } = first;
    const whole = createCanvas(width, height);
    const rgba = new Uint8ClampedArray(UTIF.toRGBA8(first));
    whole.getContext("2d").putImageData(new ImageData(rgba, width, height), 0, 0);
    const scale = Math.min(1, THUMBNAIL_WIDTH / width, THUMBNAIL_WIDTH / height);
    const canvas = createCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(whole, 0, 0, canvas.width, canvas.height);
    tell({ type: "thumbnail", webp: canvas.toBuffer("image/webp", 80) });
    tell({ type: "done", pageCount: pages.length, sizes: sizes.slice(0, MOST_SIZES) });
  } catch {
    return fail("preview.broken");
  }
}
