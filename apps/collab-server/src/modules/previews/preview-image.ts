import { readFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { imageSize } from "image-size";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import {
  MOST_PIXELS,
  THUMBNAIL_WIDTH,
  type PreviewJob,
  type PreviewMessage,
} from "./preview-job.ts";

/** What Skia unpacks. An SVG is drawn by it as a picture: it runs no script there and loads nothing from elsewhere. */
const DRAWN: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/svg+xml",
]);

/** A picture is measured from its head before anything of it is unpacked. */
export async function previewImage(
  { file, mediaType }: PreviewJob,
  tell: (message: PreviewMessage) => void,
  fail: (code: ErrorCode) => void,
): Promise<void> {
  const bytes = await readFile(file);
  let size: readonly [number, number];
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!(width > 0) || !(height > 0)) return fail("preview.broken");
    // Orientations 5 to 8 lie on their side.
    size = orientation >= 5 ? [height, width] : [width, height];
  } catch {
    return fail("preview.broken");
  }
  if (size[0] * size[1] > MOST_PIXELS) return fail("preview.too-large");
  if (!DRAWN.has(mediaType)) return fail("preview.unsupported");
  try {
    const image = await loadImage(bytes);
    const isSvg = mediaType === "image/svg+xml";
    const fit = Math.min(THUMBNAIL_WIDTH / size[0], THUMBNAIL_WIDTH / size[1]);
    const scale = isSvg ? fit : Math.min(1, fit);
    const width = Math.max(1, Math.round(size[0] * scale));
    const height = Math.max(1, Math.round(size[1] * scale));
    const canvas = createCanvas(width, height);
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    tell({ type: "thumbnail", webp: canvas.toBuffer("image/webp", 80) });
  } catch {
    return fail("preview.broken");
  }
  tell({ type: "done", pageCount: 1, sizes: [size] });
}
