import {
  MARK_TYPES,
  STAMPS,
  type Mark,
  type MarkType,
  type Stamp,
} from "@parley/shared/documents/mark.ts";
import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import { textOfPoints, thinned } from "../marks/mark-shape.ts";
import { STAMP_NAMES } from "./annotation-of-mark.ts";
import { inverseOf, mapPoint, mapRect, type Matrix } from "./page-matrix.ts";
import { toneOfColour } from "./tone-of-colour.ts";

/** An annotation of a PDF as it was read, in the page's own places. */
export type Annotation = {
  readonly subtype: string;
  readonly intent: string;
  readonly rect: Rect;
  /** Of its parts, as of a stroke of ink in pieces, each by itself: x, y, x, y … */
  readonly lines: readonly (readonly number[])[];
  /** left, bottom, right, top: how far the shape stands inside of `rect` */
  readonly insets: readonly number[];
  readonly endings: readonly string[];
  readonly isCloudy: boolean;
  readonly name: string;
  readonly colour: readonly number[];
  readonly opacity: number;
  readonly isFilled: boolean;
  readonly isDashed: boolean;
  readonly width: number;
  readonly author: string;
  readonly contents: string;
  /** The type of mark that this workspace wrote it as; '' of any other program. */
  readonly ownType: string;
};

export type ImportedMark = Pick<
  Mark,
  | "type"
  | "page"
  | "points"
  | "text"
  | "tone"
  | "width"
  | "filled"
  | "dashed"
  | "stamp"
  | "sourceAuthor"
>;

const TEXT_MAX = 4_000;
const AUTHOR_MAX = 200;
/** A tenth of a unit, and no longer a text than a mark may hold. */
const STROKE_TOLERANCE = 0.1;
const POINTS_MAX = 18_000;
const BOUNDS_MAX = 900_000; // what the places of a mark may be, in units of the page

// What a mark may not hold: tabs and line feeds may stay.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const plain = (text: string, max: number): string =>
  text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .replaceAll(CONTROLS, "")
    .slice(0, max)
    .toWellFormed();

type Shape = { readonly type: MarkType; readonly points: readonly Point[]; readonly stamp?: Stamp };

/** The marks that an annotation becomes; none of what is nothing to see, as a link or a field. */
export function marksOfAnnotation(
  annotation: Annotation,
  page: number,
  toUser: Matrix,
): readonly ImportedMark[] {
  const text = plain(annotation.contents, TEXT_MAX);
  return shapesOf(annotation, inverseOf(toUser)).flatMap(({ type, points, stamp }) => {
    const isOff = points.some(
      ({ x, y }) => !(Math.abs(x) < BOUNDS_MAX && Math.abs(y) < BOUNDS_MAX),
    );
    if (points.length === 0 || isOff) return [];
    const line = type === "highlighter" ? annotation.width / 8 : annotation.width;
    return [
      {
        ...{ type, page, text, stamp: stamp ?? "information" },
        points: textOfPoints(points),
        tone: toneOfColour(annotation.colour),
        width: Math.min(1_000, Math.max(1, Math.round(line * 10))),
        filled: annotation.isFilled,
        dashed: annotation.isDashed,
        sourceAuthor: plain(annotation.author, AUTHOR_MAX),
      },
    ];
  });
}

function shapesOf(annotation: Annotation, toPage: Matrix): readonly Shape[] {
  const { subtype, intent, endings } = annotation;
  const lines = annotation.lines.map((line) => pointsOf(line, toPage));
  const [points = []] = lines;
  const own = MARK_TYPES.find((type) => type === annotation.ownType);
  const as = (type: MarkType): MarkType => own ?? type;
  const rect = mapRect(toPage, annotation.rect);
  switch (subtype) {
    case "Ink": {
      const isMarker = intent === "InkHighlight" || annotation.opacity < 0.6;
      return lines.map((line) => ({
        type: as(isMarker ? "highlighter" : "pen"),
        points: short(line),
      }));
    }
    case "Highlight":
      return lines.flatMap((quad) => alongQuad(quad, 0.5, "highlighter"));
    case "Underline":
    case "Squiggly":
      return lines.flatMap((quad) => alongQuad(quad, 1, "line"));
    case "StrikeOut":
      return lines.flatMap((quad) => alongQuad(quad, 0.5, "line"));
    case "Line": {
      if (points.length !== 2) return [];
      const [start = "", end = ""] = endings;
      if (end.includes("Arrow")) return [{ type: as("arrow"), points }];
      if (start.includes("Arrow")) return [{ type: as("arrow"), points: points.toReversed() }];
      return [{ type: as("line"), points }];
    }
    case "Square":
      return [
        {
          type: as(annotation.isCloudy ? "cloud" : "rectangle"),
          points: inner(annotation, toPage),
        },
      ];
    case "Circle":
      return own === "count"
        ? [{ type: own, points: [centre(rect)] }]
        : [{ type: as("ellipse"), points: inner(annotation, toPage) }];
    case "Polygon": {
      if (points.length < 3) return [];
      const isBox = points.length === 4 && (annotation.isCloudy || intent === "PolygonCloud");
      if (isBox) return [{ type: as("cloud"), points: [points[0]!, points[2]!] }];
      return [{ type: as("polygon"), points: points.slice(0, 500) }];
    }
    case "PolyLine":
      return points.length < 2 ? [] : [{ type: as("pen"), points: short(points) }];
    case "FreeText": {
      const at = corner(mapRect(toPage, inset(annotation)));
      const [tip] = points;
      if (tip === undefined || intent !== "FreeTextCallout")
        return [{ type: "text", points: [at] }];
      return [{ type: "callout", points: [tip, at] }];
    }
    case "Stamp": {
      const stamp = STAMPS.find((one) => STAMP_NAMES[one] === annotation.name);
      if (stamp !== undefined) return [{ type: "stamp", points: [centre(rect)], stamp }];
      // A picture of another program: where it stands, and what it says.
      return [
        {
          type: "rectangle",
          points: [corner(rect), { x: rect.x + rect.width, y: rect.y + rect.height }],
        },
      ];
    }
    case "Text":
    case "Caret": {
      // The tip of a pin is the end of its line, which is two wide.
      const tip = own === "pin" ? 1 : 0;
      return [
        { type: "pin", points: [{ x: rect.x + rect.width / 2, y: rect.y + rect.height - tip }] },
      ];
    }
    default:
      return [];
  }
}

const corner = ({ x, y }: Rect): Point => ({ x, y });
const centre = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

function pointsOf(flat: readonly number[], toPage: Matrix): readonly Point[] {
  const points: Point[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2)
    points.push(mapPoint(toPage, { x: flat[at]!, y: flat[at + 1]! }));
  return points;
}

function inset({ rect, insets }: Annotation): Rect {
  const [left = 0, bottom = 0, right = 0, top = 0] = insets;
  const width = rect.width - left - right;
  const height = rect.height - bottom - top;
  return width < 0 || height < 0 ? rect : { x: rect.x + left, y: rect.y + bottom, width, height };
}

/** Of a box whose line is drawn inside: the middle of that line. */
function inner(annotation: Annotation, toPage: Matrix): readonly Point[] {
  const rect = mapRect(toPage, inset(annotation));
  const half = Math.min(annotation.width / 2, rect.width / 2, rect.height / 2);
  return [
    { x: rect.x + half, y: rect.y + half },
    { x: rect.x + rect.width - half, y: rect.y + rect.height - half },
  ];
}

/** Along a line of text, `down` of the way from its top to its bottom. */
function alongQuad(quad: readonly Point[], down: number, type: MarkType): readonly Shape[] {
  if (quad.length !== 4) return [];
  const [p, q, r, s] = quad as [Point, Point, Point, Point];
  const between = (a: Point, b: Point): Point => ({
    x: a.x + (b.x - a.x) * down,
    y: a.y + (b.y - a.y) * down,
  });
  return [{ type, points: [between(p, r), between(q, s)] }];
}

/** As few points as draw the same, and no more than a mark may hold. */
function short(points: readonly Point[]): readonly Point[] {
  for (let tolerance = STROKE_TOLERANCE; ; tolerance *= 2) {
    const fewer = thinned(points, tolerance);
    if (textOfPoints(fewer).length <= POINTS_MAX) return fewer;
  }
}
