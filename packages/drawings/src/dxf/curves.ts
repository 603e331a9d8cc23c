/** Points of a curve one after the other: x0, y0, x1, y1 … */
export type Points = number[];

const STEP = Math.PI / 24; // 7.5°: a circle of 48 sides
const MOST_STEPS = 96;

/** An arc round a centre; angles in radians, counter-clockwise from `from` to `to`. The axes may differ, and be turned. */
export function arcPoints(
  x: number,
  y: number,
  major: { readonly x: number; readonly y: number },
  ratio: number,
  from: number,
  to: number,
): Points {
  const sweep = to - from;
  const steps = Math.min(MOST_STEPS, Math.max(2, Math.ceil(Math.abs(sweep) / STEP)));
  const points: Points = [];
  for (let n = 0; n <= steps; n++) {
    const angle = from + (sweep * n) / steps;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    points.push(x + major.x * c - major.y * ratio * s, y + major.y * c + major.x * ratio * s);
  }
  return points;
}

/** The end of a sweep that begins at `from` and goes counter-clockwise: a whole turn where both are the same. */
export function sweepEnd(from: number, to: number): number {
  const turn = 2 * Math.PI;
  let end = to;
  while (end <= from + 1e-9) end += turn;
  while (end > from + turn + 1e-9) end -= turn;
  return end;
}

/** A piece of a polyline that bulges: tangent of a quarter of its angle, positive to the left. Without its first point. */
export function bulgePoints(x0: number, y0: number, x1: number, y1: number, bulge: number): Points {
  const chord = Math.hypot(x1 - x0, y1 - y0);
  if (Math.abs(bulge) < 1e-9 || chord === 0) return [x1, y1];
  const angle = 4 * Math.atan(bulge);
  const radius = chord / (2 * Math.sin(angle / 2));
  const middle = radius * Math.cos(angle / 2);
  const cx = (x0 + x1) / 2 - (middle * (y1 - y0)) / chord;
  const cy = (y0 + y1) / 2 + (middle * (x1 - x0)) / chord;
  const from = Math.atan2(y0 - cy, x0 - cx);
  const steps = Math.min(MOST_STEPS, Math.max(2, Math.ceil(Math.abs(angle) / STEP)));
  const points: Points = [];
  const length = Math.abs(radius);
  for (let n = 1; n < steps; n++) {
    const at = from + (angle * n) / steps;
    points.push(cx + length * Math.cos(at), cy + length * Math.sin(at));
  }
  points.push(x1, y1);
  return points;
}

const SPLINE_STEPS = 12; // a span
const MOST_CONTROLS = 10_000;

/** A B-spline by de Boor's rule, weights included; through its control points as straight pieces where the knots do not fit. */
export function splinePoints(
  degree: number,
  knots: readonly number[],
  xs: readonly number[],
  ys: readonly number[],
  weights: readonly number[],
): Points {
  const count = Math.min(xs.length, ys.length, MOST_CONTROLS);
  const plain = (): Points =>
    Array.from({ length: count * 2 }, (_, n) => (n % 2 === 0 ? xs[n >> 1]! : ys[n >> 1]!));
  if (degree < 1 || degree > 10 || count <= degree || knots.length < count + degree + 1)
    return plain();
  const points: Points = [];
  const [wx, wy, w] = [
    new Float64Array(degree + 1),
    new Float64Array(degree + 1),
    new Float64Array(degree + 1),
  ];
  for (let span = degree; span < count; span++) {
    const [low, high] = [knots[span]!, knots[span + 1]!];
    if (!(high > low)) continue;
    for (let step = points.length === 0 ? 0 : 1; step <= SPLINE_STEPS; step++) {
      const t = low + ((high - low) * step) / SPLINE_STEPS;
      for (let n = 0; n <= degree; n++) {
        const at = span - degree + n;
        const weight = weights[at] ?? 1;
        wx[n] = xs[at]! * weight;
        wy[n] = ys[at]! * weight;
        w[n] = weight;
      }
      for (let round = 1; round <= degree; round++)
        for (let n = degree; n >= round; n--) {
          const at = span - degree + n;
          const width = knots[at + degree - round + 1]! - knots[at]!;
          const share = width > 0 ? (t - knots[at]!) / width : 0;
          wx[n] = wx[n - 1]! * (1 - share) + wx[n]! * share;
          wy[n] = wy[n - 1]! * (1 - share) + wy[n]! * share;
          w[n] = w[n - 1]! * (1 - share) + w[n]! * share;
        }
      const weight = w[degree]! || 1;
      points.push(wx[degree]! / weight, wy[degree]! / weight);
    }
  }
  return points.length > 0 ? points : plain();
}
