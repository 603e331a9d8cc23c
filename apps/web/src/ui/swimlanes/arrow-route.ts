/** Where an arrow leaves or meets an item: CSS pixels; `side` is where it lies beyond the end. */
export type ArrowEnd = { readonly x: number; readonly y: number; readonly side: 1 | -1 };

const STUB = 8;
const APPROACH = 12;
/** Between the rows of two items. */
const ROW_GAP = 15;

/** The way from one item to another, in straight stretches: x, y, x, y … The last one leads into the item. */
export function arrowRoute(from: ArrowEnd, to: ArrowEnd): readonly number[] {
  const out = from.x + from.side * STUB;
  const before = to.x + to.side * APPROACH;
  if (from.side !== to.side) {
    const isForward = from.side === 1 ? out <= before : out >= before;
    if (isForward) return [from.x, from.y, out, from.y, out, to.y, to.x, to.y];
    const gap = to.y + (to.y > from.y ? -ROW_GAP : ROW_GAP);
    return [from.x, from.y, out, from.y, out, gap, before, gap, before, to.y, to.x, to.y];
  }
  const x = from.side === 1 ? Math.max(out, before) : Math.min(out, before);
  return [from.x, from.y, x, from.y, x, to.y, to.x, to.y];
}
