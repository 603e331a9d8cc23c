import type { ProgressCurves } from "@parley/shared/baselines/progress-curves.ts";

export type CurveMode = "sum" | "burndown";
export type Curve = readonly (number | null)[];
export type Curves = {
  readonly planned: Curve | null;
  readonly actual: Curve;
  readonly forecast: Curve;
};

/** A burndown shows what is left where an S-curve shows what is done. */
export function curvesOf(curves: ProgressCurves, mode: CurveMode): Curves {
  const turned = (curve: Curve, total: number): Curve =>
    mode === "sum" ? curve : curve.map((each) => (each === null ? null : total - each));
  return {
    planned: curves.planned === null ? null : turned(curves.planned, curves.plannedTotal),
    actual: turned(curves.actual, curves.total),
    forecast: turned(curves.forecast, curves.total),
  };
}

/** Round steps of 1, 2 or 5 times a power of ten, at most `most` of them up to `highest`. */
export function niceTicks(highest: number, most: number): readonly number[] {
  if (!(highest > 0)) return [0];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let at = 0; at < highest + step * 0.999; at += step) ticks.push(at);
  return ticks;
}

/** The path of the parts of a curve that have values. */
export function pathOf(
  curve: Curve,
  place: { readonly x: (index: number) => number; readonly y: (value: number) => number },
): string {
  let path = "";
  let isOpen = false;
  for (const [index, value] of curve.entries()) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    path += `${isOpen ? "L" : "M"}${place.x(index).toFixed(1)} ${place.y(value).toFixed(1)}`;
    isOpen = true;
  }
  return path;
}
