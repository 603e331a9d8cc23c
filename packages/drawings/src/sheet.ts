/** A length or a place on a sheet in points (1/72 inch) of the page before it is turned, y upwards, as PDF has it; pixels for images. */
export type Point = { readonly x: number; readonly y: number };

/** Sides parallel to the sheet's; `x0 ≤ x1`, `y0 ≤ y1`. */
export type Box = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
};

export type TextRun = {
  readonly text: string;
  /** Where the baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Along the baseline, and across it. */
  readonly width: number;
  readonly height: number;
  /** Of the baseline, radians counter-clockwise. */
  readonly angle: number;
};

/** A straight piece of a line, or a cubic Bézier curve whose control points are given relative to its beginning. */
export type Stroke = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly curve?: readonly [number, number, number, number];
};

export type PlacedImage = {
  /** What tells this image from others: a hash of its samples where there is one, else its size. */
  readonly key: string;
  readonly box: Box;
};

/** What is drawn on one page: all that comparing and carrying know of it. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly TextRun[];
  readonly strokes: readonly Stroke[];
  readonly images: readonly PlacedImage[];
};

export const boxOf = (points: Iterable<Point>): Box => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
};

export const grown = (box: Box, by: number): Box => ({
  x0: box.x0 - by,
  y0: box.y0 - by,
  x1: box.x1 + by,
  y1: box.y1 + by,
});

export const shifted = (box: Box, dx: number, dy: number): Box => ({
  x0: box.x0 + dx,
  y0: box.y0 + dy,
  x1: box.x1 + dx,
  y1: box.y1 + dy,
});

export const areOverlapping = (a: Box, b: Box): boolean =>
  a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;

export const holds = (box: Box, x: number, y: number): boolean =>
  x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;

export const union = (a: Box, b: Box): Box => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});
