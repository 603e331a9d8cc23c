import { distanceTo, type Point } from "../../../platform/canvas/geometry.ts";
import { textOfPoints } from "./mark-shape.ts";

/** A place of a stroke, and how hard the pen was pressed there, from 0 to 1; of a mouse and a finger nothing is told. */
export type StrokePoint = Point & { readonly pressure?: number };

/** A mouse tells a half always, and a finger what is nobody's intent. */
export const pressureOf = (
  event: Pick<PointerEvent, "pointerType" | "pressure">,
): { readonly pressure?: number } =>
  event.pointerType === "pen" && event.pressure > 0 ? { pressure: event.pressure } : {};

/** As a mark keeps it. */
export const shapeOf = (
  points: readonly StrokePoint[],
): { readonly points: string; readonly pressures: string } => ({
  points: textOfPoints(points),
  pressures: points.every(({ pressure }) => pressure !== undefined)
    ? points.map(({ pressure }) => Math.min(9, Math.round(pressure! * 9))).join("")
    : "",
});

/** A tenth and a half of the whole pressure is as much as the tolerance: a straight stroke keeps its swells. */
const SWELL = 0.15;

/** How much a point adds to the stroke between two others: by its place, or by its pressure. */
export const strokeDistance =
  (tolerance: number) =>
  (point: StrokePoint, first: StrokePoint, last: StrokePoint): number => {
    const far = distanceTo(point, first, last);
    if (point.pressure === undefined || first.pressure === undefined || last.pressure === undefined)
      return far;
    const whole = Math.hypot(last.x - first.x, last.y - first.y);
    const share =
      whole === 0 ? 0 : Math.min(1, Math.hypot(point.x - first.x, point.y - first.y) / whole);
    const expected = first.pressure + (last.pressure - first.pressure) * share;
    return Math.max(far, (Math.abs(point.pressure - expected) / SWELL) * tolerance);
  };

/** How wide a stroke is at each of its points; null where the pen told nothing. Half pressed, it is as wide as it is said to be. */
export function widthsOf(
  pressures: string,
  count: number,
  width: number,
): readonly number[] | null {
  if (pressures === "" || pressures.length !== count) return null;
  return Array.from(pressures, (digit) => width * (0.3 + (Number(digit) / 9) * 1.4));
}
