import type { TimeAxis } from "../model/time-axis.ts";
import { HOURS_PX, ROW_HEIGHT, rowsInSight } from "../model/viewport.ts";
import type { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

/** Below this, days off are too thin to be seen. */
const REST_PX = 3;

/** Rows, days off and the lines of the axis: everything behind the bars. */
export function drawGrid(pen: Pen, scene: Scene, axis: TimeAxis): void {
  const { model, viewport, width, height, theme } = scene;
  const body = height - HEADER_HEIGHT;
  const { first, last } = rowsInSight(viewport.top, body, model.count);
  for (let index = first; index < last; index += 1) {
    const colour = rowColour(scene, index);
    if (colour === null) continue;
    pen.fill(colour, 0, HEADER_HEIGHT + index * ROW_HEIGHT - viewport.top, width, ROW_HEIGHT);
  }
  drawRest(pen, scene);
  const bottom = Math.min(body, model.count * ROW_HEIGHT - viewport.top);
  const uppers = new Set(axis.upper.ticks.map(({ day }) => day));
  for (const { day } of axis.lower.ticks) {
    const x = (day - viewport.day) * viewport.pxPerDay;
    pen.down(uppers.has(day) ? theme.line2 : theme.line, x, HEADER_HEIGHT, body);
  }
  for (const { day } of axis.upper.ticks) {
    const x = (day - viewport.day) * viewport.pxPerDay;
    pen.down(theme.line2, x, HEADER_HEIGHT, body);
  }
  for (let index = first; index <= last && bottom > 0; index += 1) {
    const y = HEADER_HEIGHT + index * ROW_HEIGHT - viewport.top - 1;
    if (y > HEADER_HEIGHT) pen.across(theme.line, 0, y, width);
  }
  drawMoments(pen, scene);
}

function rowColour(scene: Scene, index: number): string | null {
  const { model, theme, selected, hovered, marked } = scene;
  if (index === selected || marked.has(index)) return theme.selectedRow;
  if (index === hovered) return theme.hoverRow;
  const { row } = model.rows[index]!;
  if (row.kind === "phase") return theme.phaseRow;
  return row.isSummary ? theme.summaryRow : null;
}

function drawRest(pen: Pen, { viewport, width, height, theme, time }: Scene): void {
  if (viewport.pxPerDay < REST_PX) return;
  const to = viewport.day + width / viewport.pxPerDay;
  for (const [from, until] of time.restBetween(viewport.day, to, viewport.pxPerDay >= HOURS_PX)) {
    const x = (from - viewport.day) * viewport.pxPerDay;
    const end = (until - viewport.day) * viewport.pxPerDay;
    pen.fill(theme.shade, x, HEADER_HEIGHT, end - x, height - HEADER_HEIGHT);
  }
}

/** Today as a line; the data date as dash and dot. */
function drawMoments(pen: Pen, { viewport, theme, height, now, dataDate }: Scene): void {
  const { context } = pen;
  const x = (now - viewport.day) * viewport.pxPerDay;
  pen.fill(theme.accent, x - 0.5, HEADER_HEIGHT, 1.5, height);
  if (dataDate === null) return;
  const at = pen.mid((dataDate - viewport.day) * viewport.pxPerDay);
  context.strokeStyle = theme.ink;
  context.lineWidth = pen.hair;
  context.setLineDash([6, 3, 1.5, 3]);
  context.beginPath();
  context.moveTo(at, HEADER_HEIGHT);
  context.lineTo(at, height);
  context.stroke();
  context.setLineDash([]);
}
