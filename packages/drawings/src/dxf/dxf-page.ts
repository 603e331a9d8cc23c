import type { Sheet, Stroke } from "../sheet.ts";
import { MOST_STROKES } from "../sheet-of-operators.ts";
import type { DxfDrawing } from "./dxf-drawing.ts";
import type { DxfView } from "./paint-dxf.ts";

/** About how many units the longer side of a page has. */
const LONG_SIDE = 2_000;
/** Free space on each side, as a share of the longer one. */
const MARGIN = 0.02;
/** An empty drawing is an empty page. */
const EMPTY = { x0: 0, y0: 0, x1: 1_000, y1: 700 };

/**
 * How a drawing lies on a page. Its scale is a power of two, so that a next revision that reaches a little further is shown in the same
 * one, and what stands in the drawing stands still.
 */
export type DxfPage = { readonly width: number; readonly height: number; readonly view: DxfView };

export function dxfPage({ box }: Pick<DxfDrawing, "box">): DxfPage {
  const { x0, y0, x1, y1 } = box ?? EMPTY;
  const long = Math.max(x1 - x0, y1 - y0);
  const scale = long > 0 ? 2 ** Math.round(Math.log2(LONG_SIDE / long)) : 1;
  const margin = Math.max(20, long * scale * MARGIN);
  return {
    width: (x1 - x0) * scale + 2 * margin,
    height: (y1 - y0) * scale + 2 * margin,
    view: { scale, x0: margin - x0 * scale, y0: margin + y1 * scale },
  };
}

/** What is drawn, for comparing and carrying: in the places of the drawing at the scale of its page, y upwards. */
export function sheetOfDxf({ shapes }: DxfDrawing, { width, height, view }: DxfPage): Sheet {
  const { scale } = view;
  const strokes: Stroke[] = [];
  const add = (points: readonly number[]): void => {
    for (let n = 0; n + 3 < points.length && strokes.length < MOST_STROKES; n += 2)
      strokes.push({
        x0: points[n]! * scale,
        y0: points[n + 1]! * scale,
        x1: points[n + 2]! * scale,
        y1: points[n + 3]! * scale,
      });
  };
  for (const shape of shapes)
    if (shape.kind === "line") add(shape.points);
    else if (shape.kind === "fill") shape.loops.forEach(add);
  const texts = shapes.flatMap((shape) => {
    if (shape.kind !== "text") return [];
    const run = textBox(shape);
    return [
      {
        text: shape.text,
        x: run.x * scale,
        y: run.y * scale,
        width: run.width * scale,
        height: shape.height * scale,
        angle: shape.angle,
      },
    ];
  });
  return { width, height, texts, strokes, images: [] };
}

/** Where the baseline of a text begins, and how long it is: what was aligned otherwise is moved back. */
export function textBox(shape: Extract<DxfDrawing["shapes"][number], { kind: "text" }>): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
} {
  const { x, y, angle, box, height } = shape;
  const [c, s] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const width = c > s ? (box.x1 - box.x0 - height * s) / c : (box.y1 - box.y0 - height * c) / s;
  const back = shape.align === "start" ? 0 : shape.align === "center" ? width / 2 : width;
  return { x: x - Math.cos(angle) * back, y: y - Math.sin(angle) * back, width };
}
