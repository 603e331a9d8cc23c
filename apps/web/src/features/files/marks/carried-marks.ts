import type { CarriedMark } from "@parley/drawings/carry-mark.ts";
import { boxOf, grown, type Box } from "@parley/drawings/sheet.ts";
import { mapPoint } from "@parley/drawings/similarity.ts";
import type { Mark } from "@parley/shared/documents/mark.ts";
import type { RevisionId } from "@parley/shared/primitives/ids.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { pointsOf, textOfPoints } from "./mark-shape.ts";

/** Where an open mark of an earlier revision stands on this one. `unchecked`: nobody could compare what is drawn. */
export type Carried = {
  readonly revisionId: RevisionId;
  readonly revisionName: string;
  readonly outcome: CarriedMark["outcome"] | "unchecked";
  /** 0 to 1; null where nothing was compared. */
  readonly confidence: number | null;
  /** What lies below the mark was altered. */
  readonly isChanged: boolean;
};

/** Of the places of a page as it is shown and those of the drawing itself (pdf-sheet-file.ts). */
export type PagePlaces = {
  readonly toDrawing: (point: Point) => Point;
  readonly toPage: (point: Point) => Point;
};

const PLACE_REACH = 10;

/** What is settled stays behind; a scale belongs to the page on which it was measured. */
export const isCarriable = (mark: Mark): boolean =>
  (mark.status === "open" || mark.status === "answered") && mark.type !== "scale";

/** What a mark points at, in places of the drawing: of a single place, and of a call-out's tip, what lies round it. */
export function regionOf(mark: Mark, { toDrawing }: PagePlaces): Box {
  const points = pointsOf(mark.points);
  const pointed = mark.type === "callout" ? points.slice(0, 1) : points;
  const box = boxOf(pointed.map((point) => toDrawing(point)));
  return pointed.length === 1 ? grown(box, PLACE_REACH) : box;
}

/** The mark where it went. */
export function carriedTo(
  mark: Mark,
  page: number,
  { mapping }: CarriedMark,
  before: PagePlaces,
  after: PagePlaces,
): Mark {
  const points = pointsOf(mark.points).map((point) =>
    after.toPage(mapPoint(mapping, before.toDrawing(point))),
  );
  return { ...mark, page, points: textOfPoints(points) };
}
