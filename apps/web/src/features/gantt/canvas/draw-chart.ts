import { timeAxis } from "../model/time-axis.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";
import { drawAxis } from "./draw-axis.ts";
import { drawBars } from "./draw-bars.ts";
import { drawBaseline } from "./draw-baseline.ts";
import { drawGhosts, drawGuestRows, drawPointers } from "./draw-guests.ts";
import { drawGrid } from "./draw-grid.ts";
import { drawRelations } from "./draw-relations.ts";
import { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

const widths = new Map<string, number>();

/** A whole picture of a scene. Depends on nothing but the scene, so that it can be made for paper as well. */
export function drawChart(context: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height, ratio, theme, viewport } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = "alphabetic";
  const pen = new Pen(context, ratio, widths);
  pen.fill(theme.surface, 0, 0, width, height);
  const to = viewport.day + width / viewport.pxPerDay;
  const axis = timeAxis(viewport.day, to, viewport.pxPerDay, scene.words);
  drawGrid(pen, scene, axis);
  context.save();
  context.beginPath();
  context.rect(0, HEADER_HEIGHT, width, height - HEADER_HEIGHT);
  context.clip();
  drawGuestRows(pen, scene);
  drawRelations(pen, scene);
  drawBaseline(pen, scene);
  drawBars(pen, scene);
  drawGhosts(pen, scene);
  drawPresence(pen, scene);
  drawLink(pen, scene);
  drawMarquee(pen, scene);
  drawPointers(pen, scene);
  context.restore();
  drawAxis(pen, scene, axis);
}

function drawMarquee(pen: Pen, { marquee, theme }: Scene): void {
  if (marquee === null) return;
  const { context } = pen;
  const [x, y] = [Math.min(marquee.fromX, marquee.toX), Math.min(marquee.fromY, marquee.toY)];
  const [width, height] = [
    Math.abs(marquee.toX - marquee.fromX),
    Math.abs(marquee.toY - marquee.fromY),
  ];
  context.globalAlpha = 0.12;
  pen.fill(theme.accent, x, HEADER_HEIGHT + y, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = theme.accent;
  context.lineWidth = pen.hair;
  context.strokeRect(pen.mid(x), pen.mid(HEADER_HEIGHT + y), width, height);
}

/** Others on a row: a bracket in their organisation's colour at the left edge, and their name. */
function drawPresence(pen: Pen, { presence, viewport, theme, height, width }: Scene): void {
  const font = `600 11px ${theme.font}`;
  for (const [index, tags] of presence) {
    const top = HEADER_HEIGHT + index * ROW_HEIGHT - viewport.top;
    if (top + ROW_HEIGHT < HEADER_HEIGHT || top > height) continue;
    let right = width - 4;
    for (const { name, colour } of tags) {
      const size = pen.widthOf(name, font) + 8;
      const { context } = pen;
      context.beginPath();
      context.roundRect(pen.snap(right - size), pen.snap(top + 6), size, 16, 3);
      context.fillStyle = theme.organisation[colour] ?? theme.ink2;
      context.fill();
      pen.text(
        name,
        right - size + 4,
        top + 18,
        font,
        theme.onOrganisation[colour] ?? theme.surface,
      );
      right -= size + 4;
    }
    const colour = theme.organisation[tags[0]!.colour] ?? theme.ink2;
    pen.fill(colour, 0, top, 2, ROW_HEIGHT - 1);
  }
}

function drawLink(pen: Pen, { link, theme, viewport }: Scene): void {
  if (link === null) return;
  const { context } = pen;
  const colour = link.isAllowed ? theme.accent : theme.ink3;
  const lift = HEADER_HEIGHT - viewport.top;
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.setLineDash(link.isAllowed ? [] : [3, 3]);
  context.beginPath();
  context.moveTo(link.fromX, link.fromY + lift);
  context.lineTo(link.toX, link.toY + lift);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(link.toX, link.toY + lift, 3.5, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}
