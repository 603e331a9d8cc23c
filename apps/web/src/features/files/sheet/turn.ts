import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import type { PageSize } from "../../../platform/sheets/sheet-file.ts";

/** How a reader has turned the page, clockwise in degrees. It changes nothing in the file, nor in any mark. */
export type Turn = 0 | 90 | 180 | 270;

export const turnedBy = (turn: Turn, degrees: 90 | -90): Turn =>
  ((turn + degrees + 360) % 360) as Turn;

export const turnedSize = ({ width, height }: PageSize, turn: Turn): PageSize =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width };

/** `[a, b, c, d, e, f]` of a canvas: leads places of the page to places of the turned page. */
export function turnMatrix(
  { width, height }: PageSize,
  turn: Turn,
): readonly [number, number, number, number, number, number] {
  switch (turn) {
    case 0:
      return [1, 0, 0, 1, 0, 0];
    case 90:
      return [0, 1, -1, 0, height, 0];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, -1, 1, 0, 0, width];
  }
}

export function toTurned(size: PageSize, turn: Turn, { x, y }: Point): Point {
  const [a, b, c, d, e, f] = turnMatrix(size, turn);
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

export const fromTurned = (size: PageSize, turn: Turn, point: Point): Point =>
  toTurned(turnedSize(size, turn), ((360 - turn) % 360) as Turn, point);

export function rectFromTurned(size: PageSize, turn: Turn, rect: Rect): Rect {
  const p = fromTurned(size, turn, rect);
  const q = fromTurned(size, turn, { x: rect.x + rect.width, y: rect.y + rect.height });
  return {
    x: Math.min(p.x, q.x),
    y: Math.min(p.y, q.y),
    width: Math.abs(q.x - p.x),
    height: Math.abs(q.y - p.y),
  };
}
