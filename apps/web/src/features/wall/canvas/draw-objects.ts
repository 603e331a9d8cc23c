import type { WallObject } from "@parley/shared/documents/wall.ts";
import { middleOf, type Point, type Rect } from "../../../platform/canvas/geometry.ts";
import { routeLine } from "../model/route-line.ts";
import type { ObjectItem, TaskItem, WallItem } from "../model/wall-item.ts";
import { wrapText } from "../model/wrap-text.ts";
import { markOf } from "@parley/shared/promises/promise-sums.ts";
import { drawLock, drawPromise, drawStatus } from "./status-shapes.ts";
import { endOf, rectOf, type WallScene } from "./wall-scene.ts";
import type { WallTheme } from "./wall-theme.ts";

export type Brush = {
  readonly context: CanvasRenderingContext2D;
  readonly theme: WallTheme;
  readonly zoom: number;
  /** Lines of text, by item: breaking text into lines is slow, and the same come in every frame. */
  readonly lines: WeakMap<object, readonly string[]>;
};

/** Below this zoom text cannot be read: bars stand for it. */
export const TEXT_ZOOM = 0.32;
const SIZES = { s: 12, m: 14, l: 20, xl: 32 } as const;
const PADDING = 8;
const BAR = 4;

function linesOf(
  brush: Brush,
  item: WallItem,
  text: string,
  width: number,
  most: number,
): readonly string[] {
  const known = brush.lines.get(item);
  if (known !== undefined) return known;
  const { context } = brush;
  const lines = wrapText(text, width, most, (part) => context.measureText(part).width);
  brush.lines.set(item, lines);
  return lines;
}

function writeLines(
  { context }: Brush,
  lines: readonly string[],
  x: number,
  y: number,
  height: number,
): void {
  lines.forEach((line, index) => context.fillText(line, x, y + index * height));
}

/** Grey bars where text would be too small. */
function drawBars({ context, theme }: Brush, rect: Rect, length: number): void {
  context.fillStyle = theme.line2;
  const full = rect.width - 2 * PADDING;
  const count = Math.min(3, Math.max(1, Math.ceil(length / 14)));
  for (let line = 0; line < count; line += 1)
    context.fillRect(
      rect.x + PADDING,
      rect.y + 16 + line * 16,
      line === count - 1 ? full * 0.6 : full,
      7,
    );
}

function drawPaper(brush: Brush, rect: Rect, colour: number, isDashed: boolean): void {
  const { context, theme, zoom } = brush;
  context.fillStyle = theme.tint[colour]!;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  context.fillStyle = theme.organisation[colour]!;
  context.fillRect(rect.x, rect.y, rect.width, BAR);
  context.strokeStyle = theme.edge[colour]!;
  context.lineWidth = Math.max(1, 1 / zoom);
  if (isDashed) context.setLineDash([6, 4]);
  context.strokeRect(rect.x, rect.y, rect.width, rect.height);
  if (isDashed) context.setLineDash([]);
}

const colourOf = (scene: WallScene, item: WallItem): number =>
  scene.looks.get(item.kind === "object" ? item.object.organisationId : item.row.organisationId)
    ?.colour ?? 0;

/** Company, in its square, at the lower right of a note. */
function drawCode(brush: Brush, scene: WallScene, item: WallItem, right: number, y: number): void {
  const { context, theme } = brush;
  const look = scene.looks.get(
    item.kind === "object" ? item.object.organisationId : item.row.organisationId,
  );
  if (look === undefined) return;
  context.font = `600 10px ${theme.font}`;
  const width = Math.max(18, context.measureText(look.code).width + 8);
  context.fillStyle = theme.organisation[look.colour]!;
  context.fillRect(right - width, y, width, 15);
  context.fillStyle = theme.onOrganisation[look.colour]!;
  context.textAlign = "center";
  context.fillText(look.code, right - width / 2, y + 11);
  context.textAlign = "left";
}

/** Dots of a vote, on the upper right corner of what they were given to. */
function drawDots({ context, theme }: Brush, scene: WallScene, id: string, rect: Rect): void {
  const dots = scene.dots.get(id);
  if (dots === undefined || dots === 0) return;
  const [x, y] = [rect.x + rect.width - 24, rect.y];
  context.fillStyle = theme.accent;
  context.beginPath();
  context.arc(x, y, 11, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = theme.surface;
  context.font = `600 12px ${theme.font}`;
  context.textAlign = "center";
  context.fillText(String(dots), x, y + 4);
  context.textAlign = "left";
}

export function drawTaskNote(brush: Brush, scene: WallScene, item: TaskItem, rect: Rect): void {
  const { context, theme, zoom } = brush;
  const { row } = item;
  const isDone = row.task.status === "done" || row.task.status === "not-needed";
  const isCritical = row.dates?.critical === true && !isDone;
  drawPaper(brush, rect, colourOf(scene, item), row.audience !== "everyone");
  if (isCritical) {
    context.fillStyle = theme.crit;
    context.fillRect(rect.x, rect.y + rect.height - 3, rect.width, 3);
  }
  if (zoom < TEXT_ZOOM) return drawBars(brush, rect, row.task.name.length);
  context.font = `600 13px ${theme.font}`;
  context.fillStyle = theme.ink;
  const text = row.task.name || scene.words.unnamed;
  const width = rect.width - 2 * PADDING;
  writeLines(brush, linesOf(brush, item, text, width, 3), rect.x + PADDING, rect.y + 21, 16);
  const foot = rect.y + rect.height - 22;
  drawStatus(
    context,
    theme,
    row.task.milestone ? "milestone" : row.task.status,
    rect.x + PADDING - 1,
    foot,
    14,
  );
  context.font = `12px ${theme.font}`;
  context.fillStyle = isCritical ? theme.crit : theme.ink2;
  if (!row.task.milestone)
    context.fillText(scene.words.duration(row.task.duration), rect.x + PADDING + 18, foot + 11);
  let right = rect.x + rect.width - PADDING;
  if (row.audience !== "everyone") {
    drawLock(context, theme, right - 13, foot, 13);
    right -= 18;
  }
  const promised = scene.promises.get(row.task.id);
  if (promised !== undefined) {
    drawPromise(context, theme, markOf(promised.promise), right - 14, foot, 14);
    right -= 20;
  }
  drawReactions(brush, scene, row.task.id, right, foot);
  drawDots(brush, scene, row.task.id, rect);
}

/** How many signs of each kind. */
function drawReactions(
  brush: Brush,
  scene: WallScene,
  id: string,
  right: number,
  y: number,
): number {
  const reactions = scene.reactionsOf.get(id);
  if (reactions === undefined || reactions.length === 0) return right;
  const { context, theme } = brush;
  const counts = Map.groupBy(reactions, ({ kind }) => kind);
  let at = right;
  context.font = `11px ${theme.font}`;
  context.textAlign = "right";
  context.fillStyle = theme.ink2;
  for (const [kind, list] of counts) {
    const text = `${scene.words.reaction(kind)} ${list.length}`;
    context.fillText(text, at, y + 11);
    at -= context.measureText(text).width + 8;
  }
  context.textAlign = "left";
  return at;
}

function drawNote(brush: Brush, scene: WallScene, item: ObjectItem, rect: Rect): void {
  const { context, theme, zoom } = brush;
  const { text, textSize, plain, locked } = item.object;
  drawPaper(brush, rect, plain ? 0 : colourOf(scene, item), item.isPrivate);
  if (zoom < TEXT_ZOOM) return drawBars(brush, rect, text.length);
  const size = SIZES[textSize];
  context.font = `${size === 14 ? 13 : size}px ${theme.font}`;
  context.fillStyle = theme.ink;
  const height = Math.round(size * 1.3);
  const most = Math.max(1, Math.floor((rect.height - 34) / height));
  const lines = linesOf(brush, item, text, rect.width - 2 * PADDING, most);
  writeLines(brush, lines, rect.x + PADDING, rect.y + 9 + size, height);
  const foot = rect.y + rect.height - 21;
  let left = rect.x + PADDING;
  if (locked || item.isPrivate) {
    drawLock(context, theme, left, foot, 14);
    left += 18;
  }
  drawCode(brush, scene, item, rect.x + rect.width - PADDING, foot);
  drawReactions(brush, scene, item.key, rect.x + rect.width - PADDING - 30, foot);
  drawDots(brush, scene, item.key, rect);
}

function drawText(brush: Brush, item: ObjectItem, rect: Rect): void {
  const { context, theme, zoom } = brush;
  const { text, textSize } = item.object;
  const size = SIZES[textSize];
  if (zoom * size < 4.5) {
    context.fillStyle = theme.line2;
    context.fillRect(
      rect.x,
      rect.y + size * 0.4,
      Math.min(rect.width, text.length * size),
      size / 2,
    );
    return;
  }
  context.font = `${size >= 20 ? 600 : 400} ${size}px ${theme.font}`;
  context.fillStyle = theme.ink;
  const height = Math.round(size * 1.4);
  const most = Math.max(1, Math.floor(rect.height / height));
  writeLines(brush, linesOf(brush, item, text, rect.width, most), rect.x, rect.y + size, height);
}

function traceShape(context: CanvasRenderingContext2D, { shape }: WallObject, rect: Rect): void {
  const { x, y, width, height } = rect;
  context.beginPath();
  if (shape === "ellipse")
    context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  else if (shape === "diamond") {
    context.moveTo(x + width / 2, y);
    context.lineTo(x + width, y + height / 2);
    context.lineTo(x + width / 2, y + height);
    context.lineTo(x, y + height / 2);
    context.closePath();
  } else context.roundRect(x, y, width, height, 5);
}

function drawShape(brush: Brush, scene: WallScene, item: ObjectItem, rect: Rect): void {
  const { context, theme, zoom } = brush;
  const { object } = item;
  const colour = colourOf(scene, item);
  traceShape(context, object, rect);
  context.fillStyle = object.plain ? theme.surface : theme.tint[colour]!;
  context.fill();
  context.strokeStyle = object.plain ? theme.ink2 : theme.organisation[colour]!;
  context.lineWidth = Math.max(1.5, 1 / zoom);
  if (item.isPrivate) context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
  if (object.text === "" || zoom < TEXT_ZOOM) return;
  const size = SIZES[object.textSize];
  context.font = `${size}px ${theme.font}`;
  context.fillStyle = theme.ink;
  context.textAlign = "center";
  const height = Math.round(size * 1.35);
  const lines = linesOf(
    brush,
    item,
    object.text,
    rect.width * (object.shape === "rectangle" ? 0.9 : 0.68),
    Math.max(1, Math.floor(rect.height / height)),
  );
  const top = rect.y + rect.height / 2 - (lines.length * height) / 2 + size;
  writeLines(brush, lines, rect.x + rect.width / 2, top, height);
  context.textAlign = "left";
}

function drawFreeFrame(brush: Brush, item: ObjectItem, rect: Rect): void {
  const { context, theme, zoom } = brush;
  context.fillStyle = theme.surface;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  context.strokeStyle = theme.line2;
  context.lineWidth = Math.max(1, 1 / zoom);
  if (item.isPrivate) context.setLineDash([6, 4]);
  context.strokeRect(rect.x, rect.y, rect.width, rect.height);
  context.setLineDash([]);
  const size = Math.min(40, Math.max(14, 14 / zoom));
  context.font = `600 ${size}px ${theme.font}`;
  context.fillStyle = theme.ink;
  const [title = ""] = wrapText(
    item.object.text,
    rect.width - 4,
    1,
    (part) => context.measureText(part).width,
  );
  context.fillText(title, rect.x + 2, rect.y - size * 0.5);
}

export function pointsOf(points: string): readonly Point[] {
  if (points === "") return [];
  return points.split(" ").map((pair) => {
    const [x, y] = pair.split(",").map(Number);
    return { x: x ?? 0, y: y ?? 0 };
  });
}

function drawStroke(brush: Brush, scene: WallScene, item: ObjectItem, rect: Rect): void {
  const { context, theme } = brush;
  const points = pointsOf(item.object.points);
  if (points.length === 0) return;
  context.strokeStyle = theme.organisation[colourOf(scene, item)]!;
  context.lineWidth = 3;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  points.forEach(({ x, y }, index) =>
    index === 0 ? context.moveTo(rect.x + x, rect.y + y) : context.lineTo(rect.x + x, rect.y + y),
  );
  if (points.length === 1) context.lineTo(rect.x + points[0]!.x + 0.1, rect.y + points[0]!.y);
  context.stroke();
  context.lineCap = "butt";
}

export function drawArrow(
  { context }: Brush,
  points: readonly Point[],
  colour: string,
  width: number,
): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return;
  const turn = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (angle: number): Point => ({
    x: end.x - 8 * Math.cos(turn + angle),
    y: end.y - 8 * Math.sin(turn + angle),
  });
  const [a, b] = [corner(0.45), corner(-0.45)];
  context.beginPath();
  context.moveTo(end.x, end.y);
  context.lineTo(a.x, a.y);
  context.lineTo(b.x, b.y);
  context.fill();
}

/** The corners of a connector as it lies; null where neither end nor a place is known. */
export function connectorPoints(scene: WallScene, { object }: ObjectItem): readonly Point[] | null {
  const [from, to] = [endOf(scene, object.fromId), endOf(scene, object.toId)];
  const loose = pointsOf(object.points).at(-1);
  const at = (point: Point): Rect => ({ ...point, width: 0, height: 0 });
  const begin = from === null ? at({ x: object.x, y: object.y }) : rectOf(scene, from);
  const end =
    to === null
      ? loose === undefined
        ? null
        : at({ x: object.x + loose.x, y: object.y + loose.y })
      : rectOf(scene, to);
  if (end === null) return null;
  return from === null && to === null ? [begin, end] : routeLine(begin, end);
}

function drawConnector(brush: Brush, scene: WallScene, item: ObjectItem): void {
  const points = connectorPoints(scene, item);
  if (points === null) return;
  const { context, theme, zoom } = brush;
  if (item.isPrivate) context.setLineDash([6, 4]);
  drawArrow(brush, points, theme.ink2, Math.max(1.5, 1 / zoom));
  context.setLineDash([]);
  if (item.object.text === "" || zoom < TEXT_ZOOM) return;
  const middle = middleOf({
    ...points[1]!,
    width: points.at(-2)!.x - points[1]!.x,
    height: points.at(-2)!.y - points[1]!.y,
  });
  context.font = `12px ${theme.font}`;
  const width = context.measureText(item.object.text).width + 8;
  context.fillStyle = theme.ground;
  context.fillRect(middle.x - width / 2, middle.y - 9, width, 18);
  context.fillStyle = theme.ink;
  context.textAlign = "center";
  context.fillText(item.object.text, middle.x, middle.y + 4);
  context.textAlign = "left";
}

/** One object at a rectangle: where it lies, or where it is being carried. Pull-planning frames are drawn elsewhere. */
export function drawObject(brush: Brush, scene: WallScene, item: ObjectItem, rect: Rect): void {
  switch (item.object.type) {
    case "note":
      return drawNote(brush, scene, item, rect);
    case "text":
      return drawText(brush, item, rect);
    case "shape":
      return drawShape(brush, scene, item, rect);
    case "frame":
      return drawFreeFrame(brush, item, rect);
    case "stroke":
      return drawStroke(brush, scene, item, rect);
    case "connector":
      return drawConnector(brush, scene, item);
  }
}
