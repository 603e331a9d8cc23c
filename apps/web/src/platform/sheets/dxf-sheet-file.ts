import type { DxfDrawing } from "@parley/drawings/dxf/dxf-drawing.ts";
import { dxfPage, sheetOfDxf, textBox } from "@parley/drawings/dxf/dxf-page.ts";
import { paintDxf } from "@parley/drawings/dxf/paint-dxf.ts";
import { ApiError } from "../api/api-error.ts";
import type { Point, Rect } from "../canvas/geometry.ts";
import { askWorker } from "./ask-worker.ts";
import type { DxfAnswer } from "./dxf-worker.ts";
import { fetchBytes } from "./fetch-bytes.ts";
import { canvasOf, drawCancelled, type DrawnSheetFile } from "./sheet-file.ts";

/** A line is as wide as one on the screen, whatever the scale. */
const LINE_WIDTH = 1.1;
/** A file that takes longer to read is taken for one that never ends. */
const LIMIT_MS = 60_000;

/**
 * A DXF as a sheet: its model, and a second page with its sheets of paper. It is read in a worker, which is ended when it takes too long.
 *
 * @throws ApiError `preview.broken`, `preview.too-large`, `preview.unsupported` (binary), or what the server says
 */
export async function openDxf(url: string): Promise<DrawnSheetFile> {
  const bytes = await fetchBytes(url);
  const worker = new Worker(new URL("dxf-worker.ts", import.meta.url), { type: "module" });
  const answer = await askWorker<DxfAnswer>(worker, bytes, LIMIT_MS);
  if (!answer.ok) throw new ApiError(answer.code, 0, answer.code);
  return sheetOf(answer.pages);
}

function sheetOf(drawings: readonly DxfDrawing[]): DrawnSheetFile {
  const pages = drawings.map((drawing) => ({ drawing, page: dxfPage(drawing) }));
  const at = (page: number) => pages[page]!;
  const layers = new Map<string, { name: string; isOn: boolean }>();
  for (const { drawing } of pages)
    for (const layer of drawing.layers) layers.set(layer.name.toLowerCase(), { ...layer });
  return {
    pageCount: pages.length,
    unit: "px",
    sizeOf: async (page) => ({ width: at(page).page.width, height: at(page).page.height }),
    draw: async (page: number, rect: Rect, scale: number, signal: AbortSignal) => {
      const canvas = canvasOf(rect.width * scale, rect.height * scale);
      // One turn of the loop, so that what is no longer wanted can be said in between.
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw drawCancelled();
      const context = canvas.getContext("2d")!;
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      const { drawing, page: lies } = at(page);
      const { view } = lies;
      const unit = scale * view.scale;
      const view2 = {
        scale: unit,
        x0: (view.x0 - rect.x) * scale,
        y0: (view.y0 - rect.y) * scale,
      };
      const part = {
        x0: -view2.x0 / unit,
        x1: (canvas.width - view2.x0) / unit,
        y0: (view2.y0 - canvas.height) / unit,
        y1: view2.y0 / unit,
      };
      const hidden = new Set([...layers].flatMap(([key, { isOn }]) => (isOn ? [] : [key])));
      paintDxf(context, drawing, view2, part, hidden, LINE_WIDTH * devicePixelRatio);
      return canvas;
    },
    textsOf: async (page) => {
      const { drawing, page: lies } = at(page);
      const { scale, x0, y0 } = lies.view;
      return drawing.shapes.flatMap((shape) => {
        if (shape.kind !== "text") return [];
        const run = textBox(shape);
        return [
          {
            text: shape.text,
            x: run.x * scale + x0,
            y: y0 - run.y * scale,
            width: run.width * scale,
            height: shape.height * scale,
            angle: -shape.angle,
            endsLine: true,
          },
        ];
      });
    },
    drawnOn: async (page) => sheetOfDxf(at(page).drawing, at(page).page),
    placesOf: async (page) => {
      const { x0, y0 } = at(page).page.view;
      return {
        toDrawing: ({ x, y }: Point) => ({ x: x - x0, y: y0 - y }),
        toPage: ({ x, y }: Point) => ({ x: x + x0, y: y0 - y }),
      };
    },
    layers: () => [...layers].map(([id, { name, isOn }]) => ({ id, name, isOn })),
    showLayer: (id, isOn) => {
      const layer = layers.get(id);
      if (layer !== undefined) layer.isOn = isOn;
    },
    close: () => undefined,
  };
}
