import type { ChangedRegion } from "@parley/drawings/compare-sheets.ts";
import type { Box } from "@parley/drawings/sheet.ts";
import { inverseOf, mapPoint } from "@parley/drawings/similarity.ts";
import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import type { PagePlaces } from "../marks/carried-marks.ts";
import type { Compared } from "./compare-request.ts";

/** A page in both revisions; null where one of them has none. */
export type PagePair = { readonly before: number | null; readonly after: number | null };

/** What changed on a page, in places of the pages as they are shown. */
export type ShownChange = Pick<ChangedRegion, "kind" | "textBefore" | "textAfter"> & {
  readonly before: Rect | null;
  readonly after: Rect | null;
};

export type ComparedPages = {
  readonly changes: readonly ShownChange[];
  /** Where a place of the later page is on the earlier one, and back. */
  readonly toBefore: (point: Point) => Point;
  readonly toAfter: (point: Point) => Point;
};

/** The pages of the later revision in their order; each that is gone stands after the one that it followed. */
export function pairsOf(
  beforeCount: number,
  afterCount: number,
  pageAfter: (page: number) => number | null,
): readonly PagePair[] {
  const beforeOf = new Map<number, number>();
  for (let page = 0; page < beforeCount; page += 1) {
    const to = pageAfter(page);
    if (to !== null) beforeOf.set(to, page);
  }
  const pairs: PagePair[] = Array.from({ length: afterCount }, (_, after) => ({
    before: beforeOf.get(after) ?? null,
    after,
  }));
  const kept = new Set(beforeOf.values());
  for (let page = 0; page < beforeCount; page += 1) {
    if (kept.has(page)) continue;
    const previous = pairs.findIndex(({ before }) => before === page - 1);
    pairs.splice(page === 0 ? 0 : previous + 1, 0, { before: page, after: null });
  }
  return pairs;
}

function rectOf(box: Box | null, { toPage }: PagePlaces): Rect | null {
  if (box === null) return null;
  return rectBetween(toPage({ x: box.x0, y: box.y0 }), toPage({ x: box.x1, y: box.y1 }));
}

const rectBetween = (p: Point, q: Point): Rect => ({
  x: Math.min(p.x, q.x),
  y: Math.min(p.y, q.y),
  width: Math.abs(q.x - p.x),
  height: Math.abs(q.y - p.y),
});

/** A place of one page on the other. */
export const mappedRect = (rect: Rect | null, map: (point: Point) => Point): Rect | null =>
  rect && rectBetween(map(rect), map({ x: rect.x + rect.width, y: rect.y + rect.height }));

/** What was found in places of the drawings, in those of the pages. */
export function comparedPages(
  { alignment, regions }: Compared,
  before: PagePlaces,
  after: PagePlaces,
): ComparedPages {
  const back = inverseOf(alignment);
  return {
    changes: regions.map((region) => ({
      kind: region.kind,
      textBefore: region.textBefore,
      textAfter: region.textAfter,
      before: rectOf(region.before, before),
      after: rectOf(region.after, after),
    })),
    toBefore: (point) => before.toPage(mapPoint(back, after.toDrawing(point))),
    toAfter: (point) => after.toPage(mapPoint(alignment, before.toDrawing(point))),
  };
}

/** Pages that nobody could compare lie on each other as they are. */
export const UNCOMPARED: ComparedPages = {
  changes: [],
  toBefore: (point) => point,
  toAfter: (point) => point,
};
