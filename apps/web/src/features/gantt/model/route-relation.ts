/** Of a bar, in CSS pixels: its ends, the middle of its row, and half its height. */
export type End = {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly half: number;
  /** A milestone: a moment, met in its middle. */
  readonly isPoint: boolean;
};

/** From the bar to the first bend, and from the last bend to the arrow's point. */
export const STUB = 7;
export const APPROACH = 11;
const ROW_HALF = 14;

/**
 * The way of a relation as an orthogonal line: x, y, x, y … The last stretch points into the successor. `type` is a place in
 * TYPE_CODES: 0 FS, 1 SS, 2 FF, 3 SF.
 */
export function routeRelation(type: number, from: End, to: End): readonly number[] {
  const leavesRight = type === 0 || type === 2;
  const entersLeft = type === 0 || type === 1;
  const x0 = leavesRight ? from.right : from.left;
  const x3 = entersLeft ? to.left : to.right;
  const x1 = x0 + (leavesRight ? STUB : -STUB);
  const x2 = x3 + (entersLeft ? -APPROACH : APPROACH);
  const down = to.y > from.y ? 1 : -1;
  if (leavesRight && entersLeft) {
    if (x1 <= x2) return [x0, from.y, x1, from.y, x1, to.y, x3, to.y];
    const point = (to.left + to.right) / 2;
    if (to.isPoint && point >= x0 - 1)
      return point > x0
        ? [x0, from.y, point, from.y, point, to.y - down * to.half]
        : [x0, from.y, x0, to.y - down * to.half];
    // The successor begins about where the predecessor ends: onto it from above or below.
    const drop = Math.max(x0 + 4, x3 + 3);
    if (x3 >= x0 - 1 && drop <= Math.max(to.right - 1, x3 + 4))
      return [x0, from.y, drop, from.y, drop, to.y - down * to.half];
  } else if (!leavesRight && !entersLeft) {
    if (x1 >= x2) return [x0, from.y, x1, from.y, x1, to.y, x3, to.y];
  } else {
    const x = leavesRight ? Math.max(x1, x2) : Math.min(x1, x2);
    return [x0, from.y, x, from.y, x, to.y, x3, to.y];
  }
  // Back against the direction of both ends: between the rows, on the successor's side.
  const gap = to.y - down * ROW_HALF;
  return [x0, from.y, x1, from.y, x1, gap, x2, gap, x2, to.y, x3, to.y];
}
