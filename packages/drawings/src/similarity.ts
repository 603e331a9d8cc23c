import { boxOf, type Box, type Point } from "./sheet.ts";

/** `(x, y) → (a·x − b·y + dx, b·x + a·y + dy)`: turned, enlarged evenly and shifted. */
export type Similarity = {
  readonly a: number;
  readonly b: number;
  readonly dx: number;
  readonly dy: number;
};

export const IDENTITY: Similarity = { a: 1, b: 0, dx: 0, dy: 0 };

export const scaleOf = ({ a, b }: Similarity): number => Math.hypot(a, b);

export const mapPoint = ({ a, b, dx, dy }: Similarity, { x, y }: Point): Point => ({
  x: a * x - b * y + dx,
  y: b * x + a * y + dy,
});

export const mapBox = (by: Similarity, { x0, y0, x1, y1 }: Box): Box =>
  boxOf(
    [
      { x: x0, y: y0 },
      { x: x1, y: y0 },
      { x: x0, y: y1 },
      { x: x1, y: y1 },
    ].map((corner) => mapPoint(by, corner)),
  );

export function inverseOf({ a, b, dx, dy }: Similarity): Similarity {
  const square = a * a + b * b;
  const [c, d] = [a / square, -b / square];
  return { a: c, b: d, dx: -(c * dx - d * dy), dy: -(d * dx + c * dy) };
}

/** First a shift, then the similarity. */
export const afterShift = (by: Similarity, dx: number, dy: number): Similarity => {
  const { x, y } = mapPoint(by, { x: dx, y: dy });
  return { ...by, dx: x, dy: y };
};

/** The similarity that leads two points to two others; null where the first two are one. */
export function similarityOfPairs(from: [Point, Point], to: [Point, Point]): Similarity | null {
  const [px, py] = [from[1].x - from[0].x, from[1].y - from[0].y];
  const [qx, qy] = [to[1].x - to[0].x, to[1].y - to[0].y];
  const square = px * px + py * py;
  if (square < 1e-9) return null;
  const a = (qx * px + qy * py) / square;
  const b = (qy * px - qx * py) / square;
  return {
    a,
    b,
    dx: to[0].x - (a * from[0].x - b * from[0].y),
    dy: to[0].y - (b * from[0].x + a * from[0].y),
  };
}

/** With the least sum of squared distances over all pairs; null for fewer than two different points. */
export function bestSimilarity(from: readonly Point[], to: readonly Point[]): Similarity | null {
  const count = from.length;
  if (count < 2) return null;
  const mean = (points: readonly Point[]): Point => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / count,
    y: points.reduce((sum, { y }) => sum + y, 0) / count,
  });
  const [p, q] = [mean(from), mean(to)];
  let [square, along, across] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const [x, y] = [from[at]!.x - p.x, from[at]!.y - p.y];
    const [u, v] = [to[at]!.x - q.x, to[at]!.y - q.y];
    square += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  }
  if (square < 1e-9) return null;
  const [a, b] = [along / square, across / square];
  return { a, b, dx: q.x - (a * p.x - b * p.y), dy: q.y - (b * p.x + a * p.y) };
}
