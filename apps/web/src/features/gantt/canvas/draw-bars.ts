import { NO_INSTANT, type Span } from "../model/chart-model.ts";
import {
  AT_RISK,
  BAR_MILESTONE,
  BAR_NONE,
  BAR_SUMMARY,
  CRITICAL,
  LATE,
  MISSES_DEADLINE,
} from "../model/gantt-rows.ts";
import { BAR_HALF, extentOf, LINK_OFFSET, MILESTONE_HALF, type Extent } from "../model/hit-test.ts";
import { placeLabel } from "../model/place-label.ts";
import { ROW_HEIGHT, rowsInSight, xOf } from "../model/viewport.ts";
import { drawConstraint, drawFloat } from "./draw-marks.ts";
import { drawParts, drawTask, FAR, shown } from "./draw-task.ts";
import type { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

/** A bar and what belongs to it, row by row. */
export function drawBars(pen: Pen, scene: Scene): void {
  const { model, viewport, height } = scene;
  const { first, last } = rowsInSight(viewport.top, height - HEADER_HEIGHT, model.count);
  for (let index = first; index < last; index += 1)
    if (model.kind[index] !== BAR_NONE) drawRow(pen, scene, index);
}

function drawRow(pen: Pen, scene: Scene, index: number): void {
  const { model, viewport, width, pulled, preview } = scene;
  const kind = model.kind[index]!;
  const middle = HEADER_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top;
  const own: Span = { start: model.start[index]!, finish: model.finish[index]! };
  const isPulled = pulled?.index === index;
  const span = isPulled ? pulled : (scene.sliding.get(index) ?? own);
  const extent = extentOf(kind, span.start, span.finish, viewport);
  const taken: [number, number][] = [];
  const ghost = preview.get(index);
  if (isPulled)
    drawOutline(pen, scene, index, extentOf(kind, own.start, own.finish, viewport), middle);
  else if (ghost !== undefined) {
    const place = extentOf(kind, ghost.start, ghost.finish, viewport);
    drawOutline(pen, scene, index, place, middle);
    taken.push([place.left, place.right]);
  }
  if (extent.right >= -20 && extent.left <= width + 20) {
    if (kind === BAR_SUMMARY) drawSummary(pen, scene, extent, middle);
    else if (kind === BAR_MILESTONE) drawMilestone(pen, scene, index, extent, middle);
    else {
      const progress = isPulled ? pulled.progress : model.progress[index]!;
      const parts = scene.partsOf(index, span.start);
      if (parts === null) drawTask(pen, scene, index, extent, middle, progress);
      else drawParts(pen, scene, index, extent, middle, progress, parts);
    }
  }
  drawFloat(pen, scene, index, extent, middle);
  drawConstraint(pen, scene, index, extent, middle);
  const mark = drawDeadline(pen, scene, index, extent, middle);
  if (mark !== null) taken.push(mark);
  const warning = model.flags[index]! & (LATE | AT_RISK);
  if (warning !== 0) {
    if (warning === LATE) drawLate(pen, scene, extent.left - 9, middle);
    else drawAtRisk(pen, scene, extent.left - 9, middle);
    taken.push([extent.left - 15, extent.left - 3]);
  }
  if (scene.handlesAt === index && kind !== BAR_SUMMARY) drawHandles(pen, scene, extent, middle);
  drawLabel(pen, scene, index, extent, middle, taken);
}

function diamond(pen: Pen, x: number, y: number, half: number): void {
  const { context } = pen;
  context.beginPath();
  context.moveTo(x, y - half);
  context.lineTo(x + half, y);
  context.lineTo(x, y + half);
  context.lineTo(x - half, y);
  context.closePath();
}

function drawMilestone(
  pen: Pen,
  { model, theme, showsCritical }: Scene,
  index: number,
  extent: Extent,
  middle: number,
): void {
  const { context } = pen;
  const x = pen.snap((extent.left + extent.right) / 2);
  diamond(pen, x, middle, MILESTONE_HALF);
  const own = model.colour[index]!;
  context.fillStyle = own === 0 ? theme.ink : (theme.organisation[own] ?? theme.ink);
  context.fill();
  if (!showsCritical || (model.flags[index]! & CRITICAL) === 0) return;
  context.strokeStyle = theme.crit;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawSummary(pen: Pen, { theme, width }: Scene, extent: Extent, middle: number): void {
  const { left, right } = shown(extent, width);
  const { context } = pen;
  const top = pen.snap(middle - 5);
  const hook = Math.min(5, (right - left) / 2);
  context.fillStyle = theme.ink2;
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(right, top);
  context.lineTo(right, top + 9);
  context.lineTo(right - hook, top + 4);
  context.lineTo(left + hook, top + 4);
  context.lineTo(left, top + 9);
  context.closePath();
  context.fill();
}

/** Where a bar lay, or would come to lie: dashed, because nothing of it holds. */
function drawOutline(
  pen: Pen,
  { model, theme, width }: Scene,
  index: number,
  extent: Extent,
  middle: number,
): void {
  const { context } = pen;
  const kind = model.kind[index]!;
  const colour =
    kind === BAR_SUMMARY ? theme.ink2 : (theme.organisation[model.colour[index]!] ?? theme.ink2);
  const { left, right } = shown(extent, width);
  if (kind === BAR_MILESTONE) diamond(pen, (left + right) / 2, middle, MILESTONE_HALF);
  else if (kind === BAR_SUMMARY) {
    context.beginPath();
    context.rect(pen.mid(left), pen.mid(middle - 5), right - left, 4);
  } else {
    context.beginPath();
    context.roundRect(
      pen.mid(left),
      pen.mid(middle - BAR_HALF),
      Math.max(2, right - left - 1),
      2 * BAR_HALF - 1,
      2,
    );
  }
  context.globalAlpha = 0.18;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = pen.hair;
  context.setLineDash([3, 2]);
  context.stroke();
  context.setLineDash([]);
}

/** Takes the room that it answers. */
function drawDeadline(
  pen: Pen,
  { model, viewport, theme, width }: Scene,
  index: number,
  extent: Extent,
  middle: number,
): [number, number] | null {
  const deadline = model.deadline[index]!;
  if (deadline === NO_INSTANT) return null;
  const x = pen.snap(xOf(viewport, deadline));
  if (x < -8 || x > width + 8) return null;
  const missed = (model.flags[index]! & MISSES_DEADLINE) !== 0;
  const colour = missed ? theme.crit : theme.ink2;
  const { context } = pen;
  if (missed && extent.right > x) {
    context.strokeStyle = theme.crit;
    context.lineWidth = 1.5;
    context.setLineDash([2, 2]);
    context.beginPath();
    context.moveTo(x, middle - BAR_HALF - 2);
    context.lineTo(Math.min(extent.right, width + FAR), middle - BAR_HALF - 2);
    context.stroke();
    context.setLineDash([]);
  }
  pen.fill(colour, x - 0.75, middle - 10, 1.5, 15);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x - 4, middle + 4);
  context.lineTo(x + 4, middle + 4);
  context.lineTo(x, middle + 10);
  context.closePath();
  context.fill();
  return [x - 5, x + 5];
}

function drawLate(pen: Pen, { theme }: Scene, x: number, middle: number): void {
  const { context } = pen;
  context.fillStyle = theme.crit;
  context.beginPath();
  context.moveTo(x, middle - 5);
  context.lineTo(x + 5.5, middle + 4.5);
  context.lineTo(x - 5.5, middle + 4.5);
  context.closePath();
  context.fill();
  context.fillStyle = theme.surface;
  context.fillRect(x - 0.6, middle - 1.6, 1.2, 3.2);
  context.fillRect(x - 0.6, middle + 2.3, 1.2, 1.2);
}

/** Hollow, where what is late is full: the two differ without their colours, too. */
function drawAtRisk(pen: Pen, { theme }: Scene, x: number, middle: number): void {
  const { context } = pen;
  context.strokeStyle = theme.warn;
  context.lineWidth = 1.4;
  context.fillStyle = theme.surface;
  context.beginPath();
  context.moveTo(x, middle - 4.5);
  context.lineTo(x + 5, middle + 4);
  context.lineTo(x - 5, middle + 4);
  context.closePath();
  context.fill();
  context.stroke();
  context.fillStyle = theme.warn;
  context.fillRect(x - 0.6, middle - 1.6, 1.2, 2.8);
  context.fillRect(x - 0.6, middle + 1.9, 1.2, 1.2);
}

function drawHandles(pen: Pen, { theme }: Scene, extent: Extent, middle: number): void {
  const { context } = pen;
  for (const x of [extent.left - LINK_OFFSET, extent.right + LINK_OFFSET]) {
    context.beginPath();
    context.arc(x, middle, 3.5, 0, 2 * Math.PI);
    context.fillStyle = theme.surface;
    context.fill();
    context.strokeStyle = theme.accent;
    context.lineWidth = 1.5;
    context.stroke();
  }
}

function drawLabel(
  pen: Pen,
  scene: Scene,
  index: number,
  extent: Extent,
  middle: number,
  taken: readonly (readonly [number, number])[],
): void {
  const { model, theme, width, showsLabels, handlesAt } = scene;
  if (!showsLabels && model.kind[index] !== BAR_MILESTONE) return;
  const text = scene.labels.of(index);
  if (text === "") return;
  const font = `11px ${theme.font}`;
  const grown = handlesAt === index ? 8 : 0;
  const x = placeLabel({
    left: extent.left - grown,
    right: extent.right + grown,
    textWidth: pen.widthOf(text, font),
    taken,
    viewWidth: width,
    mayStandBefore: model.relations.isEntered[index] !== 1,
  });
  if (x === null) return;
  const { context } = pen;
  pen.font(font);
  // Relations may pass behind.
  context.strokeStyle = theme.surface;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.globalAlpha = 0.85;
  context.strokeText(text, pen.snap(x), pen.snap(middle + 4));
  context.globalAlpha = 1;
  pen.text(text, x, middle + 4, font, theme.ink2);
}
