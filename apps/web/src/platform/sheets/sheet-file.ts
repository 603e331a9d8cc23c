import type { Sheet } from "@parley/drawings/sheet.ts";
import type { Point, Rect } from "../canvas/geometry.ts";

/** Units of a page, as it is shown unturned: points of a PDF (1/72 inch), pixels of a picture; y downwards from the top left. */
export type PageSize = { readonly width: number; readonly height: number };

/** Words that stand together. The place is that of the top left before it is turned around where its baseline begins. */
export type PageText = {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Radians, clockwise on the screen. */
  readonly angle: number;
  readonly endsLine: boolean;
};

export type SheetLayer = { readonly id: string; readonly name: string; readonly isOn: boolean };

/** The layer of notes that other programs have put into a file. */
export const ANNOTATIONS = "annotations in the file";

/** A file whose pages can be looked at, of whatever format. Nothing in a file ever runs. */
export interface SheetFile {
  readonly pageCount: number;
  /** Points have a size on paper; pixels have not. */
  readonly unit: "pt" | "px";
  /** Pages count from 0. */
  sizeOf(page: number): Promise<PageSize>;
  /** The part `rect` of a page at `scale` pixels to a unit. Rejects where `signal` ends it first. */
  draw(page: number, rect: Rect, scale: number, signal: AbortSignal): Promise<HTMLCanvasElement>;
  textsOf(page: number): Promise<readonly PageText[]>;
  /** Layers that the file itself has; empty where it has none. */
  layers(): readonly SheetLayer[];
  showLayer(id: string, isOn: boolean): void;
  close(): void;
}

/** A file that tells what is drawn on its pages, not only how they look. */
export interface DrawnSheetFile extends SheetFile {
  /** In places of the drawing itself (`placesOf`). */
  drawnOn(page: number): Promise<Sheet>;
  /** Between places of the page as it is shown and those of the drawing, which has y upwards and may be turned. */
  placesOf(page: number): Promise<{
    readonly toDrawing: (point: Point) => Point;
    readonly toPage: (point: Point) => Point;
  }>;
}
export const isDrawnFile = (file: SheetFile): file is DrawnSheetFile => "drawnOn" in file;

export const drawCancelled = (): Error => new DOMException("no longer wanted", "AbortError");

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}
