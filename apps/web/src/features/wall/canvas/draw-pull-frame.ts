import { overlaps, type Rect } from "../../../platform/canvas/geometry.ts";
import type { HandOffLine } from "../model/hand-off.ts";
import type { TaskItem } from "../model/wall-item.ts";
import { HEAD_HEIGHT, ROW_HEAD, TITLE_HEIGHT, type PullFrame } from "../model/pull-frame.ts";
import { routeLine } from "../model/route-line.ts";
import { wrapText } from "../model/wrap-text.ts";
import { drawArrow, drawTaskNote, TEXT_ZOOM, type Brush } from "./draw-objects.ts";
import { endOf, type WallScene } from "./wall-scene.ts";

/** Title, columns and rows of one pull-planning frame. */
export function drawPullFrame(
  brush: Brush,
  scene: WallScene,
  frame: PullFrame,
  today: number,
): void {
  const { context, theme, zoom } = brush;
  const { rect, columns, columnWidth, rows } = frame;
  const hair = Math.max(1, 1 / zoom);
  const isReadable = zoom >= TEXT_ZOOM;
  const top = rect.y + TITLE_HEIGHT;
  context.fillStyle = theme.surface;
  context.fillRect(rect.x, top, rect.width, rect.height - TITLE_HEIGHT);
  context.fillStyle = theme.summaryRow;
  context.fillRect(
    rect.x + ROW_HEAD,
    top + HEAD_HEIGHT,
    rect.width - ROW_HEAD,
    rect.height - TITLE_HEIGHT - HEAD_HEIGHT,
  );
  context.fillStyle = theme.ink;
  const size = Math.min(44, Math.max(15, 13 / zoom));
  context.font = `600 ${size}px ${theme.font}`;
  context.fillText(frame.item.object.text, rect.x + 2, top - size * 0.55);
  columns.forEach((column, index) => {
    const x = rect.x + ROW_HEAD + index * columnWidth;
    const isNow = column.from <= today && today < column.to;
    if (column.workdays.length === 0) {
      context.fillStyle = theme.shade;
      context.fillRect(x, top, columnWidth, rect.height - TITLE_HEIGHT);
    }
    if (isNow) {
      context.fillStyle = theme.accent;
      context.fillRect(x, top, columnWidth, 3);
    }
    context.fillStyle = theme.line;
    context.fillRect(x, top, hair, rect.height - TITLE_HEIGHT);
    if (!isReadable) return;
    drawColumnHead(brush, scene, frame, index, x, top, isNow);
  });
  for (const row of rows) {
    context.fillStyle = theme.line2;
    context.fillRect(rect.x, row.y, rect.width, hair);
    const look = scene.looks.get(row.organisationId);
    if (look === undefined) continue;
    context.fillStyle = theme.organisation[look.colour]!;
    if (!isReadable) {
      context.fillRect(rect.x + 8, row.y + 10, 24, 24);
      continue;
    }
    context.font = `600 12px ${theme.font}`;
    const width = Math.max(22, context.measureText(look.code).width + 10);
    context.fillRect(rect.x + 10, row.y + 12, width, 18);
    context.fillStyle = theme.onOrganisation[look.colour]!;
    context.fillText(look.code, rect.x + 15, row.y + 25);
    context.fillStyle = theme.ink;
    context.font = `600 13px ${theme.font}`;
    const lines = wrapText(look.name, ROW_HEAD - 20, 3, (text) => context.measureText(text).width);
    lines.forEach((line, index) => context.fillText(line, rect.x + 10, row.y + 48 + index * 17));
    if (look.online === 0) continue;
    context.font = `12px ${theme.font}`;
    context.fillStyle = theme.ink3;
    const online = scene.words.online(look.online);
    context.fillText(online, rect.x + 10, row.y + 50 + lines.length * 17);
  }
  context.strokeStyle = theme.line2;
  context.lineWidth = hair;
  context.strokeRect(rect.x, top, rect.width, rect.height - TITLE_HEIGHT);
  if (frame.notes.length === 0 && isReadable) {
    context.font = `13px ${theme.font}`;
    context.fillStyle = theme.ink3;
    context.fillText(scene.words.emptyFrame, rect.x + ROW_HEAD + 16, top + HEAD_HEIGHT + 28);
  }
}

/** The tasks, above their hand-offs. */
export function drawTasks(
  brush: Brush,
  scene: WallScene,
  seen: Rect,
  hidden: ReadonlySet<string>,
): void {
  for (const { notes } of scene.frames.values())
    for (const note of notes)
      if (!hidden.has(note.key) && overlaps(note.rect, seen)) {
        const isBack = scene.spotlight !== null && scene.spotlight !== note.row.organisationId;
        brush.context.globalAlpha = isBack ? 0.25 : 1;
        drawTaskNote(brush, scene, note, note.rect);
        brush.context.globalAlpha = 1;
      }
}

function drawColumnHead(
  { context, theme }: Brush,
  scene: WallScene,
  { columns, item, columnWidth }: PullFrame,
  index: number,
  x: number,
  top: number,
  isNow: boolean,
): void {
  const { unit } = item.object;
  const { from, to } = columns[index]!;
  const { words } = scene;
  let at = x + 10;
  const baseline = top + 23;
  const write = (text: string, font: string, colour: string): void => {
    context.font = `${font} ${theme.font}`;
    context.fillStyle = colour;
    const width = context.measureText(text).width;
    if (at + width > x + columnWidth - 4) return;
    context.fillText(text, at, baseline);
    at += width + 8;
  };
  if (unit === "week") write(words.week(from), "600 13px", theme.ink);
  write(words.days(from, to, unit), unit === "week" ? "12px" : "600 12px", theme.ink2);
  if (isNow) write(words.thisWeek, "600 12px", theme.accent);
  else write(words.rest(from, to), "12px", theme.ink3);
}

/**
 * Hand-offs between the notes: critical ones in its colour, broken ones dashed and marked, those within one company thin. Where
 * tasks are selected, what does not concern them steps back.
 */
export function drawHandOffs(
  brush: Brush,
  scene: WallScene,
  hidden: ReadonlySet<string>,
  chosen: ReadonlySet<string>,
): void {
  const { context } = brush;
  for (const line of scene.handOffs) {
    const { predecessorId, successorId } = line.relation;
    const [from, to] = [endOf(scene, predecessorId), endOf(scene, successorId)];
    if (from?.kind !== "task" || to?.kind !== "task") continue;
    if (hidden.has(from.key) || hidden.has(to.key)) continue;
    const isChosen = chosen.has(from.key) || chosen.has(to.key);
    context.globalAlpha = chosen.size === 0 || isChosen ? 1 : 0.15;
    drawHandOff(brush, scene, line, from, to);
    context.globalAlpha = 1;
  }
}

function drawHandOff(
  brush: Brush,
  scene: WallScene,
  { isCritical, trouble, promised }: HandOffLine,
  from: TaskItem,
  to: TaskItem,
): void {
  const { context, theme, zoom } = brush;
  const points = routeLine(from.rect, to.rect);
  const isWithin = from.row.organisationId === to.row.organisationId;
  const isRed = trouble !== null || (isCritical && !isWithin);
  const colour = trouble !== null || isCritical ? theme.crit : isWithin ? theme.line2 : theme.ink3;
  if (trouble !== null) context.setLineDash([5, 4]);
  drawArrow(brush, points, colour, Math.max(isRed ? 2 : isWithin ? 1 : 1.5, 1 / zoom));
  context.setLineDash([]);
  if (zoom < TEXT_ZOOM) return;
  const [a, b] = [points[1]!, points[2]!];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  if (trouble !== null) drawTrouble(brush, middle.x, middle.y);
  if (promised === null) return;
  const text = scene.words.promised(promised);
  context.font = `11px ${theme.font}`;
  const width = context.measureText(text).width + 8;
  const y = middle.y + (trouble === null ? 0 : 18);
  context.fillStyle = theme.surface;
  context.fillRect(middle.x - width / 2, y - 8, width, 16);
  context.fillStyle = trouble === "late" ? theme.crit : theme.ink2;
  context.textAlign = "center";
  context.fillText(text, middle.x, y + 4);
  context.textAlign = "left";
}

/** The triangle of what is late, as everywhere. */
function drawTrouble({ context, theme }: Brush, x: number, y: number): void {
  context.fillStyle = theme.crit;
  context.beginPath();
  context.moveTo(x, y - 9);
  context.lineTo(x + 9, y + 7);
  context.lineTo(x - 9, y + 7);
  context.fill();
  context.fillStyle = theme.surface;
  context.fillRect(x - 1, y - 4, 2, 5);
  context.fillRect(x - 1, y + 3, 2, 2);
}
