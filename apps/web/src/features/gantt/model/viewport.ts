/** What of the chart is in sight. */
export type Viewport = {
  /** Days since 1970 at the left edge, with fraction. */
  readonly day: number;
  readonly pxPerDay: number;
  /** Scrolled from the top of the first row, CSS pixels. */
  readonly top: number;
};

export const TENTHS_PER_DAY = 14_400;
export const ROW_HEIGHT = 28;
/** An hour 100 pixels wide, and a century on a screen. */
export const MIN_PX_PER_DAY = 0.04;
export const MAX_PX_PER_DAY = 2_400;

/** From this on, CSS pixels a day, hours are wide enough to be seen, and what is pulled snaps to them. */
export const HOURS_PX = 120;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

export const xOf = (viewport: Viewport, instant: number): number =>
  (instant / TENTHS_PER_DAY - viewport.day) * viewport.pxPerDay;
/** Days since 1970 at `x`. */
export const dayAt = (viewport: Viewport, x: number): number =>
  viewport.day + x / viewport.pxPerDay;

export const panBy = (viewport: Viewport, dx: number): Viewport =>
  dx === 0 ? viewport : { ...viewport, day: viewport.day + dx / viewport.pxPerDay };

/** The nearest scale that there is, CSS pixels a day. */
export const scaleWithin = (pxPerDay: number): number =>
  clamp(pxPerDay, MIN_PX_PER_DAY, MAX_PX_PER_DAY);

/** The day under `x` stays under it. */
export function zoomAt(viewport: Viewport, factor: number, x: number): Viewport {
  const pxPerDay = clamp(viewport.pxPerDay * factor, MIN_PX_PER_DAY, MAX_PX_PER_DAY);
  return { ...viewport, pxPerDay, day: dayAt(viewport, x) - x / pxPerDay };
}

/** Shows [from, to] (days) with a margin on both sides. */
export function fit(viewport: Viewport, from: number, to: number, width: number): Viewport {
  const margin = Math.min(48, width * 0.05);
  const days = Math.max(1, to - from);
  const pxPerDay = clamp(Math.max(1, width - 2 * margin) / days, MIN_PX_PER_DAY, 60);
  const middle = (from + Math.max(to, from + 1)) / 2;
  return { ...viewport, pxPerDay, day: middle - width / 2 / pxPerDay };
}

/** Moves no further than needed to show [from, to] (days); what is wider than the chart shows its beginning. */
export function reveal(viewport: Viewport, from: number, to: number, width: number): Viewport {
  const pad = 32 / viewport.pxPerDay;
  const span = width / viewport.pxPerDay;
  if (to < viewport.day + pad || from > viewport.day + span - pad)
    return { ...viewport, day: from - Math.min(pad * 3, span / 4) };
  return viewport;
}

/** Rows in sight, [first, last); `height` in CSS pixels. */
export function rowsInSight(
  top: number,
  height: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const first = clamp(Math.floor(top / ROW_HEIGHT), 0, count);
  return { first, last: clamp(Math.ceil((top + height) / ROW_HEIGHT), first, count) };
}
