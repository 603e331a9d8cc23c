import type { Mark } from "@parley/shared/documents/mark.ts";
import type { SheetGuest } from "../../../platform/collaboration/mark-presence.ts";
import { grown } from "../../../platform/canvas/geometry.ts";
import { drawMark, reachOf, strokeLine, type Brush } from "./draw-mark.ts";
import { boundsOf, GESTURES, pointsOf } from "./mark-shape.ts";
import { shapeOf } from "./pen-pressure.ts";
import type { Carried } from "./carried-marks.ts";
import type { MarksBoard } from "./marks-board.ts";
import type { ShownMark } from "./shown-mark.ts";
import {
  FEW_MARKS,
  plainTransform,
  type Area,
  type MarksPicture,
  type Transform,
} from "./marks-picture.ts";

/** Everything over the page: marks, what is being drawn, the selection, and others' hands. */
export function drawBoard(
  board: MarksBoard,
  brush: Brush,
  like: (type: string) => Mark | null,
  picture: MarksPicture,
): void {
  drawMarks(board, brush, picture);
  const draft = board.draft.get();
  if (draft !== null) {
    const isCorners = GESTURES[draft.type].by === "corners" && board.pointer !== null;
    const points = isCorners ? [...draft.points, board.pointer!] : draft.points;
    const mark = like(draft.type);
    if (mark !== null) drawMark(brush, { ...mark, ...shapeOf(points) }, false);
  }
  drawSnap(board, brush);
  drawSelection(board, brush);
  for (const guest of board.guests)
    if (guest.page === board.view.page) drawGuest(brush, guest, like);
}

function drawMarks(board: MarksBoard, brush: Brush, picture: MarksPicture): void {
  const marks = board.here();
  const { context, scale, ratio, colours, colourOf } = brush;
  const draw = (on: CanvasRenderingContext2D, { mark, isPrivate, carried }: ShownMark): void => {
    const beside = { ...brush, context: on };
    drawMark(beside, mark, isPrivate);
    if (carried !== undefined && carried.outcome !== "carried") drawDoubt(beside, mark, carried);
  };
  const isOn = (mark: Mark, transform: Transform, area: Area): boolean =>
    reaches(mark, ratio / scale, transform, area);
  if (marks.length > FEW_MARKS)
    return picture.paint({
      context,
      marks,
      isHeld: (id) => board.isHeld(id),
      isOn,
      draw,
      again: () => board.view.redrawOverlay(),
      // Words change with other marks only, and then the picture is another anyway.
      look: [board.view.page, colours, colourOf],
    });
  picture.drop();
  const { width, height } = context.canvas;
  const area = { left: 0, top: 0, right: width, bottom: height };
  const transform = plainTransform(context.getTransform());
  for (const shown of marks) if (isOn(shown.mark, transform, area)) draw(context, shown);
}

/** Whether any of a mark may lie in an area of the canvas; `pixel`: one of CSS, in units of the page. */
function reaches(mark: Mark, pixel: number, transform: Transform, area: Area): boolean {
  const { x, y, width, height } = grown(boundsOf(mark), reachOf(mark, pixel));
  const { a, b, c, d, e, f } = transform;
  const [left, right] = [a * x + e, a * (x + width) + e];
  const [top, bottom] = [d * y + f, d * (y + height) + f];
  // Turned by a quarter, widths are heights.
  const [acrossX, acrossX2] = [c * y, c * (y + height)];
  const [acrossY, acrossY2] = [b * x, b * (x + width)];
  return (
    Math.max(left, right) + Math.max(acrossX, acrossX2) >= area.left &&
    Math.min(left, right) + Math.min(acrossX, acrossX2) <= area.right &&
    Math.max(top, bottom) + Math.max(acrossY, acrossY2) >= area.top &&
    Math.min(top, bottom) + Math.min(acrossY, acrossY2) <= area.bottom
  );
}

/** What the hand holds on to: a square at an end, a cross on a line. */
function drawSnap({ snapped }: MarksBoard, { context, colours, scale, ratio }: Brush): void {
  if (snapped === null) return;
  const pixel = ratio / scale;
  const { x, y } = snapped.point;
  const side = 5 * pixel;
  context.save();
  context.strokeStyle = colours.tone.blue;
  context.lineWidth = 2 * pixel;
  if (snapped.kind === "end") context.strokeRect(x - side, y - side, 2 * side, 2 * side);
  else
    for (const way of [1, -1])
      strokeLine(context, [
        { x: x - side, y: y - side * way },
        { x: x + side, y: y + side * way },
      ]);
  context.restore();
}

/** At the corner of a mark that did not simply stay where it was: an arrow where it went along, a question where its place is in doubt. */
function drawDoubt({ context, colours, scale, ratio }: Brush, mark: Mark, carried: Carried): void {
  const { x, y, width } = boundsOf(mark);
  const isMoved = carried.outcome === "moved";
  context.save();
  context.translate(x + width, y);
  context.scale(ratio / scale, ratio / scale);
  context.beginPath();
  context.arc(10, -10, 8, 0, 2 * Math.PI);
  context.fillStyle = isMoved ? colours.tone.amber : colours.tone.red;
  context.fill();
  context.fillStyle = "#ffffff";
  context.font = `700 11px ${colours.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(isMoved ? "→" : "?", 10, -9.5);
  context.restore();
}

function drawSelection(board: MarksBoard, { context, colours, scale, ratio }: Brush): void {
  const chosen = board.chosen.get();
  if (chosen.size === 0) return;
  const pixel = ratio / scale;
  const all = board.here().filter(({ mark }) => chosen.has(mark.id));
  context.save();
  context.strokeStyle = colours.tone.blue;
  context.lineWidth = 1.5 * pixel;
  for (const { mark } of all) {
    const { x, y, width, height } = grown(boundsOf(mark), 6 * pixel);
    context.strokeRect(x, y, width, height);
  }
  // Of several the whole is moved, and no corner.
  const shown = all.length === 1 ? all[0]! : null;
  if (shown?.isMine === true && GESTURES[shown.mark.type].by !== "stroke") {
    context.fillStyle = "#ffffff";
    for (const point of pointsOf(shown.mark.points)) {
      const side = 4 * pixel;
      context.fillRect(point.x - side, point.y - side, 2 * side, 2 * side);
      context.strokeRect(point.x - side, point.y - side, 2 * side, 2 * side);
    }
  }
  context.restore();
}

/** A hand and its name; the stroke that it is drawing. */
function drawGuest(brush: Brush, guest: SheetGuest, like: (type: string) => Mark | null): void {
  const { context, colours, scale, ratio } = brush;
  const { user, drawing } = guest;
  if (drawing !== null) {
    const mark = like(drawing.type);
    if (mark !== null)
      drawMark(
        brush,
        { ...mark, points: drawing.points, organisationId: user.organisationId as never },
        false,
      );
  }
  context.save();
  context.translate(guest.x, guest.y);
  context.scale(ratio / scale, ratio / scale);
  context.fillStyle = colours.organisation[user.colour] ?? colours.organisation[0]!;
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(4, 12);
  context.lineTo(12, 4);
  context.closePath();
  context.fill();
  context.font = `600 11px ${colours.font}`;
  const wide = context.measureText(user.name).width + 10;
  context.lineWidth = 1.5;
  context.strokeStyle = context.fillStyle;
  context.fillStyle = "#ffffff";
  context.fillRect(10, 12, wide, 18);
  context.strokeRect(10, 12, wide, 18);
  context.fillStyle = colours.tone.ink;
  context.textBaseline = "middle";
  context.fillText(user.name, 15, 21.5);
  context.restore();
}
