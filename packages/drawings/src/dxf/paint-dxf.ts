import { areOverlapping, type Box } from "../sheet.ts";
import type { DxfDrawing, DxfShape } from "./dxf-drawing.ts";

/** What of a canvas' context is used: a browser's and a server's alike. */
export type DxfCanvas = {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: string;
  lineCap: string;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  save(): void;
  restore(): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  stroke(): void;
  fill(rule: "evenodd"): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
};

/** From the drawing to pixels: `(x, y) → (x·scale + x0, y0 − y·scale)`. */
export type DxfView = { readonly scale: number; readonly x0: number; readonly y0: number };

/** Height of capital letters in a usual font, as a share of its size. */
const CAPITALS = 0.72;
/** Patterns are shown as a tint. */
const TINT = 0.16;
/** Pixels below which a text is a line. */
const LEAST_TEXT = 2.5;

const css = (colour: number): string => `#${colour.toString(16).padStart(6, "0")}`;

/**
 * Draws what of a drawing lies within a part of it.
 *
 * @param hidden names of layers in lower case
 * @param lineWidth pixels
 */
export function paintDxf(
  context: DxfCanvas,
  { shapes }: Pick<DxfDrawing, "shapes">,
  view: DxfView,
  part: Box,
  hidden: ReadonlySet<string>,
  lineWidth: number,
): void {
  context.save();
  context.lineJoin = context.lineCap = "round";
  context.lineWidth = lineWidth;
  // Fills first, so that lines and texts stay readable on them.
  for (const isFill of [true, false])
    for (const shape of shapes) {
      if ((shape.kind === "fill") !== isFill || !areOverlapping(shape.box, part)) continue;
      if (hidden.has(shape.layer.toLowerCase())) continue;
      context.fillStyle = context.strokeStyle = css(shape.colour);
      paint(context, shape, view);
    }
  context.restore();
}

function paint(context: DxfCanvas, shape: DxfShape, { scale, x0, y0 }: DxfView): void {
  const trace = (points: readonly number[]): void => {
    context.moveTo(points[0]! * scale + x0, y0 - points[1]! * scale);
    for (let n = 2; n + 1 < points.length; n += 2)
      context.lineTo(points[n]! * scale + x0, y0 - points[n + 1]! * scale);
  };
  if (shape.kind === "line") {
    context.beginPath();
    trace(shape.points);
    context.stroke();
  } else if (shape.kind === "fill") {
    context.beginPath();
    for (const loop of shape.loops) {
      trace(loop);
      context.closePath();
    }
    context.globalAlpha = shape.isSolid ? 1 : TINT;
    context.fill("evenodd");
    context.globalAlpha = 1;
  } else {
    const [x, y] = [shape.x * scale + x0, y0 - shape.y * scale];
    const size = (shape.height * scale) / CAPITALS;
    if (size < LEAST_TEXT) {
      const { box } = shape;
      context.beginPath();
      trace([box.x0, box.y0, box.x1, box.y1]);
      context.globalAlpha = TINT;
      context.stroke();
      context.globalAlpha = 1;
      return;
    }
    context.save();
    context.translate(x, y);
    context.rotate(-shape.angle);
    context.font = `${size}px Inter, "Noto Sans SC", "Noto Sans CJK SC", Arial, sans-serif`;
    context.textAlign = shape.align;
    context.textBaseline = "alphabetic";
    const long = shape.length === null ? 0 : context.measureText(shape.text).width;
    context.scale(long > 0 ? (shape.length! * scale) / long : shape.width, 1);
    context.fillText(shape.text, 0, 0);
    context.restore();
  }
}
