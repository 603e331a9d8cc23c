import type { Span } from "../model/chart-model.ts";
import { CRITICAL, NOT_NEEDED } from "../model/gantt-rows.ts";
import { BAR_HALF, type Extent } from "../model/hit-test.ts";
import { xOf } from "../model/viewport.ts";
import type { Pen } from "./pen.ts";
import type { Scene } from "./scene.ts";

const STRIP = 3;
/** Beyond what is in sight by so many CSS pixels nothing is drawn. */
export const FAR = 4_000;

export function shown(extent: Extent, width: number): Extent {
  return { left: Math.max(extent.left, -FAR), right: Math.min(extent.right, width + FAR) };
}

export function drawTask(
  pen: Pen,
  { model, theme, width, showsCritical }: Scene,
  index: number,
  extent: Extent,
  middle: number,
  progress: number,
): void {
  const { context } = pen;
  const flags = model.flags[index]!;
  const colour = theme.organisation[model.colour[index]!] ?? theme.ink2;
  const bar = shown(extent, width);
  const left = pen.snap(bar.left);
  const size = Math.max(pen.snap(bar.right) - left, 2 * pen.hair);
  const top = pen.snap(middle - BAR_HALF);
  context.beginPath();
  context.roundRect(left, top, size, 2 * BAR_HALF, Math.min(2, size / 2));
  if ((flags & NOT_NEEDED) !== 0) {
    context.setLineDash([3, 2]);
    context.strokeStyle = theme.ink3;
    context.lineWidth = pen.hair;
    context.stroke();
    context.setLineDash([]);
    return;
  }
  context.fillStyle = colour;
  context.fill();
  if (progress > 0 && size > 5) {
    const end = bar.left + ((extent.right - extent.left) * progress) / 100 - 2;
    const done = Math.min(end, left + size - 2) - (left + 2);
    if (done > 0)
      pen.fill(
        theme.onOrganisation[model.colour[index]!] ?? theme.surface,
        left + 2,
        middle - STRIP / 2,
        done,
        STRIP,
      );
  }
  if (showsCritical && (flags & CRITICAL) !== 0)
    pen.fill(theme.crit, left, middle + BAR_HALF + 1, size, 2);
}

/** The bar where there is work, and dots between its parts. */
export function drawParts(
  pen: Pen,
  scene: Scene,
  index: number,
  extent: Extent,
  middle: number,
  progress: number,
  parts: readonly Span[],
): void {
  const { model, theme, viewport } = scene;
  const { context } = pen;
  const places = parts.map(({ start, finish }) => ({
    left: pen.snap(Math.max(-FAR, xOf(viewport, start))),
    right: pen.snap(Math.min(scene.width + FAR, xOf(viewport, finish))),
  }));
  context.save();
  context.beginPath();
  for (const { left, right } of places)
    context.rect(left, middle - BAR_HALF - 1, Math.max(right - left, 1), 2 * BAR_HALF + 5);
  context.clip();
  drawTask(pen, scene, index, extent, middle, progress);
  context.restore();
  context.strokeStyle = theme.organisation[model.colour[index]!] ?? theme.ink2;
  context.lineWidth = 1.5;
  context.setLineDash([2, 3]);
  context.beginPath();
  for (let at = 1; at < places.length; at += 1) {
    context.moveTo(places[at - 1]!.right + 1, pen.mid(middle));
    context.lineTo(places[at]!.left - 1, pen.mid(middle));
  }
  context.stroke();
  context.setLineDash([]);
}
