import { dxfDrawing, DxfTooLargeError, type DxfDrawing } from "@parley/drawings/dxf/dxf-drawing.ts";
import { encodingsOfDxf } from "@parley/drawings/dxf/dxf-encoding.ts";
import { readDxf } from "@parley/drawings/dxf/dxf-file.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";

/** The model, and the sheets of paper where something is drawn on them. */
export type DxfAnswer =
  | { readonly ok: true; readonly pages: readonly DxfDrawing[] }
  | { readonly ok: false; readonly code: ErrorCode };

const HEAD = 4_096;
const BINARY = "AutoCAD Binary DXF";

function read(bytes: ArrayBuffer): DxfAnswer {
  const head = new TextDecoder("latin1").decode(bytes.slice(0, HEAD));
  if (head.startsWith(BINARY)) return { ok: false, code: "preview.unsupported" };
  const [first, second] = encodingsOfDxf(head);
  let text: string;
  try {
    text = new TextDecoder(first, { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder(second).decode(bytes);
  }
  try {
    const file = readDxf(text);
    const [model, paper] = [dxfDrawing(file, false), dxfDrawing(file, true)];
    const pages = [model, paper].filter(({ shapes }) => shapes.length > 0);
    return { ok: true, pages: pages.length > 0 ? pages : [model] };
  } catch (error) {
    const isLarge = error instanceof DxfTooLargeError || error instanceof RangeError;
    return { ok: false, code: isLarge ? "preview.too-large" : "preview.broken" };
  }
}

self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
  self.postMessage(read(data));
});
