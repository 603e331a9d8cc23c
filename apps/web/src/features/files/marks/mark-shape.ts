import type { Mark, MarkType } from "@parley/shared/documents/mark.ts";
import {
  around,
  distanceTo,
  grown,
  holds,
  type Point,
  type Rect,
} from "../../../platform/canvas/geometry.ts";

const HUNDREDTHS = 100;

/** Every frame asks for the points of every mark on the page, and every move of the pointer again. */
const KNOWN_MOST = 20_000;
const known = new Map<string, readonly Point[]>();
const bounds = new WeakMap<readonly Point[], Rect>();

export function pointsOf(points: string): readonly Point[] {
  const before = known.get(points);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_MOST) known.clear();
  const read = points.split(" ").map((pair) => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return { x: x / HUNDREDTHS, y: y / HUNDREDTHS };
  });
  known.set(points, read);
  return read;
}
export const textOfPoints = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${Math.round(x * HUNDREDTHS)},${Math.round(y * HUNDREDTHS)}`).join(" ");

/** How the points of a type come about: by one press, by a stretch, by a stroke, or corner by corner (at most so many). */
export type Gesture =
  | { readonly by: "press" | "stretch" | "stroke" }
  | { readonly by: "corners"; readonly least: number; readonly most: number };
export const GESTURES: Readonly<Record<MarkType, Gesture>> = {
  pen: { by: "stroke" },
  highlighter: { by: "stroke" },
  line: { by: "stretch" },
  arrow: { by: "stretch" },
  rectangle: { by: "stretch" },
  ellipse: { by: "stretch" },
  cloud: { by: "stretch" },
  callout: { by: "stretch" },
  scale: { by: "stretch" },
  length: { by: "stretch" },
  polygon: { by: "corners", least: 3, most: 500 },
  area: { by: "corners", least: 3, most: 500 },
  angle: { by: "corners", least: 3, most: 3 },
  text: { by: "press" },
  stamp: { by: "press" },
  pin: { by: "press" },
  count: { by: "press" },
};

const rectOfPoints = (points: readonly Point[]): Rect =>
  around(points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
/** What bounds a mark on its page. */
export function boundsOf(mark: Pick<Mark, "points">): Rect {
  const points = pointsOf(mark.points);
  const before = bounds.get(points);
  if (before !== undefined) return before;
  const rect = rectOfPoints(points);
  bounds.set(points, rect);
  return rect;
}

const isBox = (type: MarkType): boolean =>
  type === "rectangle" || type === "ellipse" || type === "cloud";
const isClosed = (type: MarkType): boolean => type === "polygon" || type === "area";

function cornersOf({ x, y, width, height }: Rect): readonly Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** The line that a mark draws: closed where it bounds something. */
export function outlineOf(mark: Pick<Mark, "type" | "points">): readonly Point[] {
  const points = pointsOf(mark.points);
  if (!isBox(mark.type)) return isClosed(mark.type) ? [...points, points[0]!] : points;
  const rect = rectOfPoints(points);
  if (mark.type !== "ellipse") return [...cornersOf(rect), cornersOf(rect)[0]!];
  const [rx, ry] = [rect.width / 2, rect.height / 2];
  return Array.from({ length: 49 }, (_, step) => {
    const angle = (step / 48) * 2 * Math.PI;
    return { x: rect.x + rx + rx * Math.cos(angle), y: rect.y + ry + ry * Math.sin(angle) };
  });
}

function isInside(point: Point, corners: readonly Point[]): boolean {
  let isIn = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i, i += 1) {
    const [a, b] = [corners[i]!, corners[j]!];
    const isBetween = a.y > point.y !== b.y > point.y;
    if (isBetween && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) isIn = !isIn;
  }
  return isIn;
}

/** Whether a place is on the mark, `reach` units of the page around it. What is a place itself is taken a little wider. */
export function isOnMark(mark: Mark, point: Point, reach: number): boolean {
  if (!holds(grown(boundsOf(mark), 3 * reach + mark.width / 20), point)) return false;
  const outline = outlineOf(mark);
  if (outline.length === 1) {
    const [at] = outline as [Point];
    return Math.abs(point.x - at.x) <= 3 * reach && Math.abs(point.y - at.y) <= 3 * reach;
  }
  const near = reach + mark.width / 20;
  const isNear = outline.some(
    (corner, at) => at > 0 && distanceTo(point, outline[at - 1]!, corner) <= near,
  );
  const fills = mark.filled && (isBox(mark.type) || isClosed(mark.type));
  return isNear || (fills && isInside(point, outline));
}

export const movedPoints = (points: string, dx: number, dy: number): string =>
  textOfPoints(pointsOf(points).map(({ x, y }) => ({ x: x + dx, y: y + dy })));

export const withPoint = (points: string, at: number, to: Point): string =>
  textOfPoints(pointsOf(points).map((point, index) => (index === at ? to : point)));

const along = (points: readonly Point[]): number =>
  points.reduce(
    (sum, point, at) =>
      at === 0 ? 0 : sum + Math.hypot(point.x - points[at - 1]!.x, point.y - points[at - 1]!.y),
    0,
  );

/** Millimetres to one unit of the page, by the latest scale on it; null where nobody has said. */
export function scaleOfPage(marks: Iterable<Mark>, page: number): number | null {
  let latest: Mark | null = null;
  for (const mark of marks) {
    if (mark.type !== "scale" || mark.removed || mark.page !== page) continue;
    if (mark.realLength === null || along(pointsOf(mark.points)) === 0) continue;
    const isLater =
      latest === null ||
      (mark.createdAt ?? 0) > (latest.createdAt ?? 0) ||
      (mark.createdAt === latest.createdAt && mark.id > latest.id);
    if (isLater) latest = mark;
  }
  return latest === null ? null : latest.realLength! / 10 / along(pointsOf(latest.points));
}

export type Measure =
  | { readonly kind: "length"; readonly value: number } // units of the page
  | { readonly kind: "area"; readonly value: number } // square units
  | { readonly kind: "angle"; readonly value: number }; // degrees, 0 to 180

/** What a mark measures on the page itself; null of one that measures nothing. */
export function measureOf({ type, points }: Pick<Mark, "type" | "points">): Measure | null {
  const corners = pointsOf(points);
  if (type === "length" || type === "scale") return { kind: "length", value: along(corners) };
  if (type === "area") {
    const twice = corners.reduce((sum, a, at) => {
      const b = corners[(at + 1) % corners.length]!;
      return sum + a.x * b.y - b.x * a.y;
    }, 0);
    return { kind: "area", value: Math.abs(twice) / 2 };
  }
  if (type !== "angle" || corners.length < 3) return null;
  const [a, at, b] = corners as [Point, Point, Point];
  const turn = Math.abs(Math.atan2(a.y - at.y, a.x - at.x) - Math.atan2(b.y - at.y, b.x - at.x));
  const degrees = (turn * 180) / Math.PI;
  return { kind: "angle", value: degrees > 180 ? 360 - degrees : degrees };
}

/** Points of a stroke without those that add nothing: no farther than `tolerance` from the line that is left. */
export function thinned<P extends Point>(
  points: readonly P[],
  tolerance: number,
  distance: (point: P, first: P, last: P) => number = distanceTo,
): readonly P[] {
  if (points.length < 3) return points;
  const [first, last] = [points[0]!, points.at(-1)!];
  let [farthest, most] = [0, 0];
  for (let at = 1; at < points.length - 1; at += 1) {
    const far = distance(points[at]!, first, last);
    if (far > most) [farthest, most] = [at, far];
  }
  if (most <= tolerance) return [first, last];
  const before = thinned(points.slice(0, farthest + 1), tolerance, distance);
  return [...before.slice(0, -1), ...thinned(points.slice(farthest), tolerance, distance)];
}
