import { readFile } from "node:fs/promises";
import { createCanvas } from "@napi-rs/canvas";
import { dxfDrawing, DxfTooLargeError } from "@parley/drawings/dxf/dxf-drawing.ts";
import { encodingsOfDxf } from "@parley/drawings/dxf/dxf-encoding.ts";
import { readDxf, type DxfFile } from "@parley/drawings/dxf/dxf-file.ts";
import { dxfPage } from "@parley/drawings/dxf/dxf-page.ts";
import { paintDxf, type DxfCanvas } from "@parley/drawings/dxf/paint-dxf.ts";
import { searchVector } from "@parley/shared/files/search-words.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import {
  MOST_PAGE_TEXT,
  THUMBNAIL_WIDTH,
  type PageSize,
  type PreviewMessage,
} from "./preview-job.ts";

const HEAD_BYTES = 4_096;

function read(bytes: Buffer): DxfFile {
  const [first, second] = encodingsOfDxf(bytes.subarray(0, HEAD_BYTES).toString("latin1"));
  let text: string;
  try {
    text = new TextDecoder(first, { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder(second).decode(bytes);
  }
  return readDxf(text);
}

/** Picture of the model, and the texts of model and paper, which are a page each where anything is drawn on them. */
export async function previewDxf(
  path: string,
  tell: (message: PreviewMessage) => void,
  fail: (code: ErrorCode) => void,
): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.subarray(0, 18).toString("latin1") === "AutoCAD Binary DXF")
    return fail("preview.unsupported");
  try {
    const file = read(bytes);
    const drawings = [dxfDrawing(file, false), dxfDrawing(file, true)];
    const drawn = drawings.filter(({ shapes }) => shapes.length > 0);
    const pages = drawn.length > 0 ? drawn : drawings.slice(0, 1);
    const sizes = pages.map((drawing, index): PageSize => {
      const text = drawing.shapes
        .flatMap((shape) => (shape.kind === "text" ? [shape.text] : []))
        .join("\n")
        .slice(0, MOST_PAGE_TEXT);
      tell({ type: "page", page: index + 1, text, words: searchVector(text) });
      const { width, height } = dxfPage(drawing);
      return [Math.round(width), Math.round(height)];
    });
    const [first] = pages;
    const { width, height, view } = dxfPage(first!);
    const scale = Math.min(THUMBNAIL_WIDTH / width, THUMBNAIL_WIDTH / height);
    const canvas = createCanvas(
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    const context = canvas.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    const off = first!.layers.filter(({ isOn }) => !isOn).map(({ name }) => name.toLowerCase());
    paintDxf(
      context as unknown as DxfCanvas,
      first!,
      { scale: view.scale * scale, x0: view.x0 * scale, y0: view.y0 * scale },
      { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity },
      new Set(off),
      1,
    );
    tell({ type: "thumbnail", webp: canvas.toBuffer("image/webp", 80) });
    tell({ type: "done", pageCount: pages.length, sizes });
  } catch (error) {
    const isLarge = error instanceof DxfTooLargeError || error instanceof RangeError;
    return fail(isLarge ? "preview.too-large" : "preview.broken");
  }
}
