import type { Rect } from "../canvas/geometry.ts";
import { ApiError, apiErrorOf } from "../api/api-error.ts";
import { canvasOf, drawCancelled, type PageSize, type SheetFile } from "./sheet-file.ts";

/** The longer side of an SVG that names no size of its own. */
const UNSIZED = 1_000;

/**
 * A picture as a sheet of one page. It is only ever an image: scripts and links of an SVG are dead there, and nothing that it names is
 * fetched. An SVG is drawn anew at every scale, so that it stays sharp.
 *
 * @throws ApiError `preview.broken` where the browser cannot read it, or what the server says
 */
export async function openPicture(url: string, mediaType: string): Promise<SheetFile> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw apiErrorOf(response.status, await response.json().catch(() => null));
  const blob = new Blob([await response.arrayBuffer()], { type: mediaType });
  const address = URL.createObjectURL(blob);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(address);
    throw new ApiError("preview.broken", 0, "the browser cannot read this picture");
  }
  const size: PageSize = {
    width: image.naturalWidth || UNSIZED,
    height: image.naturalHeight || UNSIZED,
  };
  return {
    pageCount: 1,
    unit: "px",
    sizeOf: async () => size,
    draw: async (_page: number, rect: Rect, scale: number, signal: AbortSignal) => {
      const canvas = canvasOf(rect.width * scale, rect.height * scale);
      // One turn of the loop, so that what is no longer wanted can be said in between.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw drawCancelled();
      const context = canvas.getContext("2d")!;
      context.imageSmoothingQuality = "high";
      context.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale);
      context.drawImage(image, 0, 0, size.width, size.height);
      return canvas;
    },
    textsOf: async () => [],
    layers: () => [],
    showLayer: () => undefined,
    close: () => URL.revokeObjectURL(address),
  };
}
