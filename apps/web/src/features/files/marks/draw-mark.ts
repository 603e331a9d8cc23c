import type { Mark } from "@parley/shared/documents/mark.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { boundsOf, outlineOf, pointsOf } from "./mark-shape.ts";
import { widthsOf } from "./pen-pressure.ts";
import type { PaperColours } from "./paper-colours.ts";

/** What of a canvas a mark needs; a page of a PDF has it too. */
export type MarkContext = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "closePath"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "fillText"
  | "font"
  | "globalAlpha"
  | "globalCompositeOperation"
  | "lineCap"
  | "lineJoin"
  | "lineTo"
  | "lineWidth"
  | "measureText"
  | "moveTo"
  | "restore"
  | "save"
  | "scale"
  | "setLineDash"
  | "stroke"
  | "strokeRect"
  | "strokeStyle"
  | "textAlign"
  | "textBaseline"
  | "translate"
>;

export type Brush<Context extends MarkContext = CanvasRenderingContext2D> = {
  readonly context: Context;
  readonly colours: PaperColours;
  /** Pixels of the canvas to one unit of the page, and to one pixel of CSS. */
  readonly scale: number;
  readonly ratio: number;
  /** The place of an organisation's colour, 1 to 12. */
  readonly colourOf: (organisationId: string) => number;
  /** Words of a stamp, a measure or a count. */
  readonly wordsOf: (mark: Mark) => string;
};

const TEXT_SIZE = 12;
const PIN = 11;

export const colourOfMark = ({ colours, colourOf }: Brush<MarkContext>, mark: Mark): string =>
  mark.tone === "organisation"
    ? (colours.organisation[colourOf(mark.organisationId)] ?? colours.organisation[0]!)
    : colours.tone[mark.tone];

/** Draws in units of the page. What is an organisation's own is dashed. */
export function drawMark(brush: Brush<MarkContext>, mark: Mark, isPrivate: boolean): void {
  const { context, scale, ratio } = brush;
  const colour = colourOfMark(brush, mark);
  context.save();
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineJoin = "round";
  context.lineCap = "round";
  // Never thinner than can be seen.
  const width = Math.max(mark.width / 10, ratio / scale);
  context.lineWidth = width;
  if (mark.dashed || isPrivate) context.setLineDash([width * 3 + 2, width * 2 + 2]);
  switch (mark.type) {
    case "pen":
      penStroke(context, mark, width);
      break;
    case "highlighter":
      context.setLineDash([]);
      context.globalAlpha = 0.35;
      context.globalCompositeOperation = "multiply";
      context.lineWidth = Math.max(width * 8, 8);
      strokeLine(context, outlineOf(mark));
      break;
    case "arrow":
      strokeLine(context, outlineOf(mark));
      arrowHead(context, pointsOf(mark.points), width);
      break;
    case "cloud":
      cloudPath(context, mark);
      fillIf(context, mark);
      context.stroke();
      break;
    case "text":
      label(brush, mark, pointsOf(mark.points)[0]!, isPrivate);
      break;
    case "callout": {
      const [tip, at] = pointsOf(mark.points);
      strokeLine(context, [at ?? tip!, tip!]);
      arrowHead(context, [at ?? tip!, tip!], width);
      label(brush, mark, at ?? tip!, isPrivate);
      break;
    }
    case "stamp":
      stamp(brush, mark);
      break;
    case "pin":
    case "count":
      pin(brush, mark, isPrivate);
      break;
    case "length":
    case "scale":
      strokeLine(context, outlineOf(mark));
      ends(context, pointsOf(mark.points), width);
      tag(brush, middleOfLine(pointsOf(mark.points)), brush.wordsOf(mark));
      break;
    case "angle":
      strokeLine(context, outlineOf(mark));
      tag(brush, pointsOf(mark.points)[1] ?? pointsOf(mark.points)[0]!, brush.wordsOf(mark));
      break;
    default: {
      tracePath(context, outlineOf(mark));
      fillIf(context, mark);
      context.stroke();
      if (mark.type === "area") {
        const { x, y, width: w, height } = boundsOf(mark);
        tag(brush, { x: x + w / 2, y: y + height / 2 }, brush.wordsOf(mark));
      }
    }
  }
  context.restore();
}

/** How far beyond its points a mark may draw, in units of the page; `pixel`: one of CSS. */
export function reachOf({ type, text, width }: Mark, pixel: number): number {
  const line = width / 10 + pixel;
  switch (type) {
    case "text":
    case "callout":
      return Math.max(TEXT_MOST * TEXT_SIZE, linesOf(text).length * TEXT_SIZE * 1.35) + 20;
    case "stamp":
    case "length":
    case "scale":
    case "area":
    case "angle":
      return 160;
    case "pin":
    case "count":
      return 4 * PIN * pixel;
    case "highlighter":
      return line * 8;
    default:
      // Beside an arrow's head, the bulges of a cloud; and the sign of doubt.
      return line * 3 + 20 + 24 * pixel;
  }
}

function tracePath(context: MarkContext, points: readonly Point[]): void {
  context.beginPath();
  for (const [at, { x, y }] of points.entries())
    if (at === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
}

export function strokeLine(context: MarkContext, points: readonly Point[]): void {
  tracePath(context, points);
  // A stroke of one point is a dot.
  if (points.length === 1) context.lineTo(points[0]!.x, points[0]!.y);
  context.stroke();
}

/** As wide as the pen was pressed, where it told; each piece as its two ends together. */
function penStroke(context: MarkContext, mark: Mark, width: number): void {
  const points = pointsOf(mark.points);
  const widths = widthsOf(mark.pressures, points.length, width);
  if (widths === null) return strokeLine(context, points);
  context.setLineDash([]);
  for (let at = 1; at < points.length; at += 1) {
    context.lineWidth = (widths[at - 1]! + widths[at]!) / 2;
    strokeLine(context, [points[at - 1]!, points[at]!]);
  }
}

function fillIf(context: MarkContext, { filled, type }: Mark): void {
  if (!filled && type !== "area") return;
  context.globalAlpha = 0.18;
  context.fill();
  context.globalAlpha = 1;
}

const middleOfLine = (points: readonly Point[]): Point => {
  const [a, b] = [points[0]!, points.at(-1)!];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
};

function arrowHead(context: MarkContext, points: readonly Point[], width: number): void {
  const [from, to] = [points.at(-2) ?? points[0]!, points.at(-1)!];
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const size = 6 + width * 2;
  context.setLineDash([]);
  tracePath(
    context,
    [-0.45, 0, 0.45].map((turn, at) =>
      at === 1
        ? to
        : {
            x: to.x - size * Math.cos(angle + turn),
            y: to.y - size * Math.sin(angle + turn),
          },
    ),
  );
  context.closePath();
  context.fill();
}

/** Short strokes across both ends, as on a dimension. */
function ends(context: MarkContext, points: readonly Point[], width: number): void {
  const [a, b] = [points[0]!, points.at(-1)!];
  const angle = Math.atan2(b.y - a.y, b.x - a.x) + Math.PI / 2;
  const [dx, dy] = [Math.cos(angle) * (3 + width), Math.sin(angle) * (3 + width)];
  context.setLineDash([]);
  for (const { x, y } of [a, b])
    strokeLine(context, [
      { x: x - dx, y: y - dy },
      { x: x + dx, y: y + dy },
    ]);
}

/** Arcs along the sides, bulging outwards, of nearly equal length. */
function cloudPath(context: MarkContext, mark: Mark): void {
  const { x, y, width, height } = boundsOf(mark);
  const wanted = Math.max(4, Math.min(14, Math.min(width, height) / 3));
  const corners = [
    [x, y, width, 0],
    [x + width, y, 0, height],
    [x + width, y + height, -width, 0],
    [x, y + height, 0, -height],
  ] as const;
  context.beginPath();
  context.moveTo(x, y);
  for (const [fromX, fromY, dx, dy] of corners) {
    const length = Math.hypot(dx, dy);
    const count = Math.max(1, Math.round(length / wanted));
    const angle = Math.atan2(dy, dx);
    for (let at = 0; at < count; at += 1) {
      const share = (at + 0.5) / count;
      const radius = length / count / 2;
      context.arc(fromX + dx * share, fromY + dy * share, radius, angle + Math.PI, angle);
    }
  }
  context.closePath();
}

const TEXT_MOST = 40;
function linesOf(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    for (let rest = line; rest !== "" || lines.length === 0;) {
      const cut = rest.length <= TEXT_MOST ? rest.length : rest.lastIndexOf(" ", TEXT_MOST);
      const end = cut > 0 ? cut : TEXT_MOST;
      lines.push(rest.slice(0, end));
      rest = rest.slice(end).trimStart();
    }
    return lines;
  });
}

/** Words on white, framed in the colour of the mark: the colour itself is never read. */
function label(brush: Brush<MarkContext>, mark: Mark, { x, y }: Point, isPrivate: boolean): void {
  const { context, colours } = brush;
  const lines = linesOf(mark.text === "" ? "…" : mark.text);
  context.font = `${TEXT_SIZE}px ${colours.font}`;
  const wide = Math.max(...lines.map((line) => context.measureText(line).width)) + 10;
  const high = lines.length * TEXT_SIZE * 1.35 + 8;
  context.setLineDash(isPrivate ? [4, 3] : []);
  context.fillStyle = "rgb(255 255 255 / 92%)";
  context.fillRect(x, y, wide, high);
  context.strokeRect(x, y, wide, high);
  context.fillStyle = colours.tone.ink;
  context.textBaseline = "top";
  for (const [at, line] of lines.entries())
    context.fillText(line, x + 5, y + 5 + at * TEXT_SIZE * 1.35);
}

function tag(brush: Brush<MarkContext>, { x, y }: Point, words: string): void {
  if (words === "") return;
  const { context, colours } = brush;
  context.font = `600 ${TEXT_SIZE - 1}px ${colours.font}`;
  const wide = context.measureText(words).width + 8;
  context.fillStyle = "rgb(255 255 255 / 92%)";
  context.fillRect(x - wide / 2, y - 9, wide, 18);
  context.fillStyle = colours.tone.ink;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.fillText(words, x, y);
}

function stamp(brush: Brush<MarkContext>, mark: Mark): void {
  const { context, colours } = brush;
  const { x, y } = pointsOf(mark.points)[0]!;
  const words = brush.wordsOf(mark);
  context.font = `700 ${TEXT_SIZE + 2}px ${colours.font}`;
  const wide = context.measureText(words).width + 20;
  context.lineWidth = 2;
  context.setLineDash([]);
  context.fillStyle = "rgb(255 255 255 / 85%)";
  context.fillRect(x - wide / 2, y - 14, wide, 28);
  context.strokeRect(x - wide / 2, y - 14, wide, 28);
  context.strokeRect(x - wide / 2 + 3, y - 11, wide - 6, 22);
  context.fillStyle = colours.tone.ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, x, y);
}

/** A pin of constant size on the screen, so that it is found at every zoom. */
function pin(brush: Brush<MarkContext>, mark: Mark, isPrivate: boolean): void {
  const { context, colours, scale, ratio } = brush;
  const { x, y } = pointsOf(mark.points)[0]!;
  context.translate(x, y);
  context.scale(ratio / scale, ratio / scale);
  context.lineWidth = 2;
  context.setLineDash(isPrivate ? [3, 2] : []);
  context.beginPath();
  if (mark.type === "count") context.arc(0, 0, PIN, 0, 2 * Math.PI);
  else {
    context.moveTo(0, 0);
    context.arc(0, -PIN - 8, PIN, Math.PI * 0.8, Math.PI * 0.2);
    context.closePath();
  }
  context.fillStyle = "#ffffff";
  context.fill();
  context.stroke();
  context.fillStyle = colours.tone.ink;
  context.font = `700 11px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(brush.wordsOf(mark), 0, mark.type === "count" ? 0 : -PIN - 8);
}
