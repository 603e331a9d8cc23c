import type { Viewport } from "../model/viewport.ts";

const LEAST_PX = 24;

/** Shows where in the time of the plan, and of what is in sight beside it, the chart stands. `plan` in days since 1970. */
export function placeThumb(
  thumb: HTMLElement,
  { day, pxPerDay }: Viewport,
  plan: { readonly from: number; readonly to: number },
  width: number,
): void {
  const seen = width / pxPerDay;
  const [low, high] = [Math.min(plan.from, day), Math.max(plan.to, day + seen)];
  const pxOf = (days: number): number => (days / (high - low)) * width;
  thumb.style.transform = `translateX(${pxOf(day - low)}px)`;
  thumb.style.width = `${Math.max(LEAST_PX, pxOf(seen))}px`;
}
