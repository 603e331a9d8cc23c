import { BAR_MILESTONE, BAR_SUMMARY } from "../model/gantt-rows.ts";
import { BAR_HALF, extentOf, MILESTONE_HALF } from "../model/hit-test.ts";
import { ROW_HEIGHT, TENTHS_PER_DAY, xOf } from "../model/viewport.ts";
import type { GuestGhost, GuestPointer } from "../model/chart-guests.ts";
import { shown } from "./draw-task.ts";
import type { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

const TINT = 0.1;
/** Rows that others have chosen: a bracket in their colour, and a tint below whom one follows. */
export function drawGuestRows(pen: Pen, scene: Scene): void {
  const { guests, model, viewport, theme, width, height } = scene;
  for (const { rowId, colour, isFollowed } of guests.chosen) {
    const index = model.indexOf.get(rowId);
    if (index === undefined) continue;
    const top = HEADER_HEIGHT + index * ROW_HEIGHT - viewport.top;
    if (top + ROW_HEIGHT < HEADER_HEIGHT || top > height) continue;
    const fill = theme.organisation[colour] ?? theme.ink2;
    if (isFollowed) {
      pen.context.globalAlpha = TINT;
      pen.fill(fill, 0, top, width, ROW_HEIGHT - 1);
      pen.context.globalAlpha = 1;
    }
    pen.fill(fill, 0, top, 2, ROW_HEIGHT - 1);
  }
}

/** What others have in the hand, above the bars; nothing of it holds yet, so that all of it is dashed. */
export function drawGhosts(pen: Pen, scene: Scene): void {
  for (const ghost of scene.guests.ghosts) drawGhost(pen, scene, ghost);
}

function drawGhost(pen: Pen, scene: Scene, ghost: GuestGhost): void {
  const { model, viewport, theme, width, height } = scene;
  const index = model.indexOf.get(ghost.rowId);
  if (index === undefined) return;
  const middle = HEADER_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top;
  if (middle < HEADER_HEIGHT - ROW_HEIGHT || middle > height + ROW_HEIGHT) return;
  const kind = model.kind[index]!;
  const extent = extentOf(kind, ghost.start, ghost.finish, viewport);
  if (extent.right < -20 || extent.left > width + 20) return;
  const { left, right } = shown(extent, width);
  const { context } = pen;
  const colour = theme.organisation[ghost.colour] ?? theme.ink2;
  context.beginPath();
  if (kind === BAR_MILESTONE) {
    const x = (left + right) / 2;
    context.moveTo(x, middle - MILESTONE_HALF);
    context.lineTo(x + MILESTONE_HALF, middle);
    context.lineTo(x, middle + MILESTONE_HALF);
    context.lineTo(x - MILESTONE_HALF, middle);
    context.closePath();
  } else {
    const half = kind === BAR_SUMMARY ? 3 : BAR_HALF;
    const size = Math.max(3, right - left);
    context.roundRect(pen.mid(left), pen.mid(middle - half), size, 2 * half - 1, 2);
  }
  context.globalAlpha = ghost.name === null ? 0.12 : 0.3;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = ghost.name === null ? pen.hair : 1.5;
  context.setLineDash([4, 2]);
  context.stroke();
  context.setLineDash([]);
  if (ghost.name !== null) drawName(pen, scene, ghost.name, ghost.colour, right + 6, middle - 8);
}

/** Others' pointers, each with a name and the company's code. */
export function drawPointers(pen: Pen, scene: Scene): void {
  for (const pointer of scene.guests.pointers) drawPointer(pen, scene, pointer);
}

function drawPointer(pen: Pen, scene: Scene, pointer: GuestPointer): void {
  const { model, viewport, theme, width, height } = scene;
  const index = model.indexOf.get(pointer.rowId);
  if (index === undefined) return;
  const x = xOf(viewport, pointer.day * TENTHS_PER_DAY);
  const y = HEADER_HEIGHT + (index + pointer.share) * ROW_HEIGHT - viewport.top;
  if (x < 0 || x > width || y < HEADER_HEIGHT || y > height) return;
  const { context } = pen;
  context.fillStyle = theme.organisation[pointer.colour] ?? theme.ink2;
  context.strokeStyle = theme.surface;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 4.5, y + 13);
  context.lineTo(x + 7, y + 7);
  context.lineTo(x + 13, y + 4.5);
  context.closePath();
  context.fill();
  context.stroke();
  if (!pointer.isQuiet) drawName(pen, scene, pointer.name, pointer.colour, x + 11, y + 12);
}

/** At the left upper corner, but always within the chart. */
function drawName(
  pen: Pen,
  { theme, width }: Scene,
  name: string,
  colour: number,
  x: number,
  y: number,
): void {
  const font = `600 11px ${theme.font}`;
  const size = pen.widthOf(name, font) + 10;
  const left = pen.snap(Math.max(2, Math.min(x, width - size - 2)));
  const { context } = pen;
  context.beginPath();
  context.roundRect(left, pen.snap(y), size, 16, 3);
  context.fillStyle = theme.organisation[colour] ?? theme.ink2;
  context.fill();
  pen.text(name, left + 5, y + 12, font, theme.onOrganisation[colour] ?? theme.surface);
}
