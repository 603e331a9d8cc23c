import { around, bottomOf, rightOf, type Rect } from "../../../platform/canvas/geometry.ts";

export const ALIGNMENTS = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export const DISTRIBUTIONS = ["across", "down"] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];

export type Place = { readonly x: number; readonly y: number };

/** Where each of the boxes goes, in their order, as whole units. */
export function aligned(rects: readonly Rect[], how: Alignment): readonly Place[] {
  const all = around(rects);
  if (all === null) return [];
  return rects.map((rect) => {
    const { x, y, width, height } = rect;
    switch (how) {
      case "left":
        return { x: all.x, y };
      case "centre":
        return { x: Math.round(all.x + (all.width - width) / 2), y };
      case "right":
        return { x: rightOf(all) - width, y };
      case "top":
        return { x, y: all.y };
      case "middle":
        return { x, y: Math.round(all.y + (all.height - height) / 2) };
      case "bottom":
        return { x, y: bottomOf(all) - height };
    }
  });
}

/** The same room between each two neighbours; the outermost stay. */
export function distributed(rects: readonly Rect[], how: Distribution): readonly Place[] {
  const all = around(rects);
  if (all === null || rects.length < 3) return rects.map(({ x, y }) => ({ x, y }));
  const isAcross = how === "across";
  const from = (rect: Rect): number => (isAcross ? rect.x : rect.y);
  const length = (rect: Rect): number => (isAcross ? rect.width : rect.height);
  const order = rects.map((_, index) => index).sort((a, b) => from(rects[a]!) - from(rects[b]!));
  const taken = rects.reduce((sum, rect) => sum + length(rect), 0);
  const room = (length(all) - taken) / (rects.length - 1);
  const places: Place[] = rects.map(({ x, y }) => ({ x, y }));
  let at = from(all);
  for (const index of order) {
    const { x, y } = rects[index]!;
    places[index] = isAcross ? { x: Math.round(at), y } : { x, y: Math.round(at) };
    at += length(rects[index]!) + room;
  }
  return places;
}

/** A line of the wall at which something would stand flush with its neighbours. */
export type Guide =
  | { readonly axis: "x"; readonly at: number }
  | { readonly axis: "y"; readonly at: number };

const edges = (from: number, length: number): readonly number[] => [
  from,
  from + length / 2,
  from + length,
];

/** The nearest place at which an edge or the middle meets one of the neighbours', within `reach`. */
export function snapped(
  moved: Rect,
  neighbours: Iterable<Rect>,
  reach: number,
): { readonly dx: number; readonly dy: number; readonly guides: readonly Guide[] } {
  let [bestX, bestY]: [{ d: number; at: number } | null, { d: number; at: number } | null] = [
    null,
    null,
  ];
  const nearer = (
    best: { d: number; at: number } | null,
    mine: readonly number[],
    theirs: readonly number[],
  ): { d: number; at: number } | null => {
    let found = best;
    for (const at of theirs)
      for (const edge of mine) {
        const d = at - edge;
        if (Math.abs(d) <= reach && (found === null || Math.abs(d) < Math.abs(found.d)))
          found = { d, at };
      }
    return found;
  };
  const [mineX, mineY] = [edges(moved.x, moved.width), edges(moved.y, moved.height)];
  for (const rect of neighbours) {
    bestX = nearer(bestX, mineX, edges(rect.x, rect.width));
    bestY = nearer(bestY, mineY, edges(rect.y, rect.height));
  }
  const guides: Guide[] = [];
  if (bestX !== null) guides.push({ axis: "x", at: bestX.at });
  if (bestY !== null) guides.push({ axis: "y", at: bestY.at });
  return { dx: bestX?.d ?? 0, dy: bestY?.d ?? 0, guides };
}
