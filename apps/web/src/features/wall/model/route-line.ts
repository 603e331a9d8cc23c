import {
  bottomOf,
  middleOf,
  rightOf,
  type Point,
  type Rect,
} from "../../../platform/canvas/geometry.ts";

const REACH = 14;

/**
 * The corners of a line from one box to another, in right angles: out on the right and in on the left where there is room, else
 * out below or above and in from there.
 */
export function routeLine(from: Rect, to: Rect): readonly Point[] {
  const [a, b] = [middleOf(from), middleOf(to)];
  if (to.x - rightOf(from) >= 2 * REACH) {
    const x = to.x - REACH;
    return [
      { x: rightOf(from), y: a.y },
      { x, y: a.y },
      { x, y: b.y },
      { x: to.x, y: b.y },
    ];
  }
  if (to.y - bottomOf(from) >= 2 * REACH || from.y - bottomOf(to) >= 2 * REACH) {
    const isDown = b.y > a.y;
    const y = isDown ? to.y - REACH : bottomOf(to) + REACH;
    return [
      { x: a.x, y: isDown ? bottomOf(from) : from.y },
      { x: a.x, y },
      { x: b.x, y },
      { x: b.x, y: isDown ? to.y : bottomOf(to) },
    ];
  }
  const y = Math.max(bottomOf(from), bottomOf(to)) + REACH;
  return [
    { x: a.x, y: bottomOf(from) },
    { x: a.x, y },
    { x: b.x, y },
    { x: b.x, y: bottomOf(to) },
  ];
}
