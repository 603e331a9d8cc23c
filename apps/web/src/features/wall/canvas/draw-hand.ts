import type { WallMark } from "../../../platform/collaboration/wall-presence.ts";
import { toScreen, type Camera, type Size } from "../../../platform/canvas/camera.ts";
import { movedBy, type Point, type Rect } from "../../../platform/canvas/geometry.ts";
import type { Guide } from "../model/arrange.ts";
import { ROW_HEAD } from "../model/pull-frame.ts";
import type { WallItem } from "../model/wall-item.ts";
import { drawArrow, drawObject, drawTaskNote, type Brush } from "./draw-objects.ts";
import {
  drawCursor,
  drawGuides,
  drawMarquee,
  drawOthersSelection,
  drawSelection,
  onScreen,
} from "./draw-overlay.ts";
import type { DropPlace, WallCommands } from "./wall-commands.ts";
import { itemAt, rectOf, type WallScene } from "./wall-scene.ts";

/** What the hand holds at the moment. */
export type Carried = {
  /** Items that are drawn with the hand, and not where they lie. */
  readonly keys: ReadonlySet<string>;
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
  /** Of one item that is being resized. */
  readonly resized: Rect | null;
  readonly marquee: Rect | null;
  readonly line: { readonly from: Point; readonly to: Point } | null;
  readonly stroke: readonly Point[] | null;
  readonly drop: DropPlace | null;
};

export const EMPTY_HAND: Carried = {
  keys: new Set(),
  dx: 0,
  dy: 0,
  guides: [],
  resized: null,
  marquee: null,
  line: null,
  stroke: null,
  drop: null,
};

/** What the upper canvas has to know of the wall below it. */
export type WallBelow = {
  readonly scene: WallScene | null;
  readonly carried: Carried | null;
  readonly camera: { readonly get: () => Camera };
  readonly size: Size;
  readonly marks: readonly WallMark[];
  readonly quiet: ReadonlySet<string>;
  readonly commands: WallCommands | null;
  readonly selectedItems: () => readonly WallItem[];
};

/** Everything above the wall itself: what is carried, what is selected, and who else is here. */
export function drawOverlay(wall: WallBelow, brush: Brush, ratio: number): void {
  const { scene, carried } = wall;
  if (scene === null) return;
  const camera = wall.camera.get();
  const { context } = brush;
  const inWall = (): void => {
    const scale = ratio * camera.zoom;
    context.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
  };
  const inScreen = (): void => context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const place = (item: WallItem, dx = 0, dy = 0): Rect => movedBy(rectOf(scene, item), dx, dy);

  inWall();
  if (carried?.drop != null) drawDrop(brush, wall, carried.drop);
  context.globalAlpha = 0.9;
  for (const key of carried?.keys ?? []) {
    const item = itemAt(scene, key);
    if (item === null || carried === null) continue;
    const rect = carried.resized ?? place(item, carried.dx, carried.dy);
    if (item.kind === "task") drawTaskNote(brush, scene, item, rect);
    else if (!scene.frames.has(key)) drawObject(brush, scene, item, rect);
  }
  context.globalAlpha = 1;
  if (carried?.line != null)
    drawArrow(brush, [carried.line.from, carried.line.to], brush.theme.accent, 2 / camera.zoom);
  if (carried?.stroke != null) drawFreshStroke(brush, carried.stroke);
  for (const mark of wall.marks) {
    if (mark.carried === null) continue;
    context.globalAlpha = 0.5;
    for (const key of mark.selected) {
      const item = itemAt(scene, key);
      if (item?.kind === "object" && !scene.frames.has(key))
        drawObject(brush, scene, item, place(item, mark.carried.dx, mark.carried.dy));
      else if (item?.kind === "task")
        drawTaskNote(brush, scene, item, place(item, mark.carried.dx, mark.carried.dy));
    }
    context.globalAlpha = 1;
  }

  inScreen();
  const selected = wall.selectedItems();
  const rects = selected
    .filter((item) => item.kind === "task" || item.object.type !== "connector")
    .map((item) =>
      onScreen(
        camera,
        carried !== null && carried.keys.has(item.key)
          ? (carried.resized ?? place(item, carried.dx, carried.dy))
          : place(item),
      ),
    );
  const [only] = selected;
  const isResizable =
    selected.length === 1 && only?.kind === "object" && wall.commands?.mayChange(only) === true;
  drawSelection(brush, rects, isResizable && canResize(wall, only) ? (rects[0] ?? null) : null);
  if (carried?.marquee != null) drawMarquee(brush, onScreen(camera, carried.marquee));
  drawGuides(brush, camera, wall.size, carried?.guides ?? []);
  for (const mark of wall.marks) {
    for (const key of mark.selected) {
      const item = itemAt(scene, key);
      if (item === null) continue;
      const { dx, dy } = mark.carried ?? { dx: 0, dy: 0 };
      drawOthersSelection(brush, onScreen(camera, place(item, dx, dy)), mark);
    }
  }
  for (const mark of wall.marks)
    drawCursor(brush, toScreen(camera, mark), mark, wall.quiet.has(mark.key));
}

/** A pull-planning frame is as large as its columns and rows; lines are as long as they are. */
export const canResize = (wall: WallBelow, item: WallItem): boolean =>
  item.kind === "object" &&
  wall.scene?.frames.has(item.key) !== true &&
  item.object.type !== "connector" &&
  item.object.type !== "stroke" &&
  !item.object.locked;

function drawFreshStroke({ context, theme }: Brush, points: readonly Point[]): void {
  context.strokeStyle = theme.ink;
  context.lineWidth = 3;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  context.lineCap = "butt";
}

/** The row, and beside the pointer the day on which it would begin. */
function drawDrop({ context, theme, zoom }: Brush, wall: WallBelow, drop: DropPlace): void {
  const { frame, cell, isMine } = drop;
  const row = frame.rows.find(({ organisationId }) => organisationId === cell.organisationId);
  if (row === undefined) return;
  const colour = isMine ? theme.accent : theme.crit;
  context.fillStyle = colour;
  context.globalAlpha = 0.08;
  context.fillRect(frame.rect.x, row.y, frame.rect.width, row.height);
  context.globalAlpha = 1;
  const look = wall.scene?.looks.get(cell.organisationId);
  const text = `${look?.name ?? ""} · ${wall.commands?.dayText(cell.day) ?? cell.day}`;
  const size = Math.max(12, 12 / zoom);
  context.font = `600 ${size}px ${theme.font}`;
  const width = context.measureText(text).width + size;
  context.fillRect(frame.rect.x + ROW_HEAD, row.y - size * 1.7, width, size * 1.7);
  context.fillStyle = theme.surface;
  context.fillText(text, frame.rect.x + ROW_HEAD + size / 2, row.y - size * 0.55);
}
