import type { Mark, Stamp } from "@parley/shared/documents/mark.ts";
import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import { boundsOf, outlineOf, pointsOf } from "../marks/mark-shape.ts";
import { mapPoint, mapRect, type Matrix } from "./page-matrix.ts";

/** What an object of a PDF may say: a text is a name. */
export type PdfValue = string | number | readonly PdfValue[] | { readonly [key: string]: PdfValue };
export type PdfEntries = Readonly<Record<string, PdfValue>>;

export const STAMP_NAMES: Readonly<Record<Stamp, string>> = {
  approved: "Approved",
  "approved-comments": "ApprovedWithComments",
  revise: "Revise",
  refused: "NotApproved",
  information: "ForInformation",
};

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
const cornersOf = ({ x, y, width, height }: Rect): readonly number[] =>
  [x, y, x + width, y + height].map(rounded);

/** How wide a marker draws, in units of the page: as `drawMark` does. */
export const markerWidth = (width: number): number => Math.max((width / 10) * 8, 8);

/** The quarter around a straight stroke, in the order that readers agree on: upper side, then lower side. */
function quadOf([from, to]: readonly Point[], width: number): readonly Point[] {
  const [p, q] = [from!, to!];
  const length = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  const [nx, ny] = [((q.y - p.y) / length) * (width / 2), (-(q.x - p.x) / length) * (width / 2)];
  return [
    { x: p.x + nx, y: p.y + ny },
    { x: q.x + nx, y: q.y + ny },
    { x: p.x - nx, y: p.y - ny },
    { x: q.x - nx, y: q.y - ny },
  ];
}

/**
 * What kind of annotation a mark becomes, and where it lies, in the page's own places (ISO 32000-1, 12.5.6).
 *
 * @param drawn what its picture covers on the page as it is shown
 */
export function annotationOf(mark: Mark, toUser: Matrix, drawn: Rect): PdfEntries {
  const flat = (points: readonly Point[]): readonly number[] =>
    points.flatMap((point) => {
      const { x, y } = mapPoint(toUser, point);
      return [rounded(x), rounded(y)];
    });
  const points = pointsOf(mark.points);
  const Rect = cornersOf(mapRect(toUser, drawn));
  const around = (rect: Rect): readonly number[] => cornersOf(mapRect(toUser, rect));
  switch (mark.type) {
    case "pen":
      return { Subtype: "Ink", Rect, InkList: [flat(points)] };
    case "highlighter":
      return points.length === 2
        ? { Subtype: "Highlight", Rect, QuadPoints: flat(quadOf(points, markerWidth(mark.width))) }
        : { Subtype: "Ink", IT: "InkHighlight", Rect, InkList: [flat(points)] };
    case "line":
      return { Subtype: "Line", Rect, L: flat(points.slice(0, 2)) };
    case "arrow":
      return {
        Subtype: "Line",
        IT: "LineArrow",
        Rect,
        L: flat(points),
        LE: ["None", "ClosedArrow"],
      };
    case "length":
    case "scale":
      return {
        ...{ Subtype: "Line", IT: "LineDimension", Rect, L: flat([points[0]!, points.at(-1)!]) },
        LE: ["Butt", "Butt"],
      };
    case "rectangle":
    case "ellipse": {
      const bounds = boundsOf(mark);
      const half = mark.width / 20;
      // The line is drawn inside of what is said here.
      const outer = {
        x: bounds.x - half,
        y: bounds.y - half,
        width: bounds.width + 2 * half,
        height: bounds.height + 2 * half,
      };
      return { Subtype: mark.type === "ellipse" ? "Circle" : "Square", Rect: around(outer) };
    }
    case "cloud":
      return {
        ...{ Subtype: "Polygon", IT: "PolygonCloud", Rect },
        Vertices: flat(outlineOf(mark).slice(0, 4)),
        BE: { S: "C", I: 1 },
      };
    case "polygon":
      return { Subtype: "Polygon", Rect, Vertices: flat(points) };
    case "area":
      return { Subtype: "Polygon", IT: "PolygonDimension", Rect, Vertices: flat(points) };
    case "angle":
      return { Subtype: "PolyLine", IT: "PolyLineDimension", Rect, Vertices: flat(points) };
    case "text":
      return { Subtype: "FreeText", Rect, RD: insets(Rect, around(from(points[0]!, drawn))) };
    case "callout": {
      const [tip, at] = points;
      const RD = insets(Rect, around(from(at ?? tip!, drawn)));
      return {
        ...{ Subtype: "FreeText", IT: "FreeTextCallout", Rect, RD, LE: "ClosedArrow" },
        CL: flat([tip!, at ?? tip!]),
      };
    }
    case "stamp":
      return { Subtype: "Stamp", Rect, Name: STAMP_NAMES[mark.stamp] };
    case "count":
      return { Subtype: "Circle", IT: "CircleDimension", Rect };
    case "pin":
      return { Subtype: "Text", Rect, Name: "Comment" };
  }
}

/** How far the sides of a rectangle stand inside another's: left, bottom, right, top. */
const insets = (outer: readonly number[], inner: readonly number[]): readonly number[] =>
  [inner[0]! - outer[0]!, inner[1]! - outer[1]!, outer[2]! - inner[2]!, outer[3]! - inner[3]!].map(
    (side) => Math.max(0, rounded(side)),
  );

/** What is drawn right of and below a place. */
const from = ({ x, y }: Point, drawn: Rect): Rect => ({
  x,
  y,
  width: drawn.x + drawn.width - x,
  height: drawn.y + drawn.height - y,
});
