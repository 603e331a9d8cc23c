import type { Point, Rect } from "../../../platform/canvas/geometry.ts";

/** As in PDF: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Corners of what is shown of a page, in its own places, which have y upwards. */
export type PageBox = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
};

/**
 * Leads from a page as it is shown (y downwards from the top left, turned as its file says) to its own places.
 *
 * @param turn degrees clockwise by which the page is shown: any multiple of 90
 * @param unit points to one of its own units
 */
export function pageMatrix({ x0, y0, x1, y1 }: PageBox, turn: number, unit: number): Matrix {
  const k = 1 / unit;
  switch (((turn % 360) + 360) % 360) {
    case 90:
      return [0, k, k, 0, x0, y0];
    case 180:
      return [-k, 0, 0, k, x1, y0];
    case 270:
      return [0, -k, -k, 0, x1, y1];
    default:
      return [k, 0, 0, -k, x0, y1];
  }
}

export const mapPoint = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

export function inverseOf([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

/** The rectangle that a rectangle becomes: pages are turned by quarters alone. */
export function mapRect(matrix: Matrix, { x, y, width, height }: Rect): Rect {
  const [p, q] = [mapPoint(matrix, { x, y }), mapPoint(matrix, { x: x + width, y: y + height })];
  return {
    x: Math.min(p.x, q.x),
    y: Math.min(p.y, q.y),
    width: Math.abs(q.x - p.x),
    height: Math.abs(q.y - p.y),
  };
}
