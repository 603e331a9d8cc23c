import type { WallMark } from "../../../platform/collaboration/wall-presence.ts";
import { grown, middleOf, type Point, type Rect } from "../../../platform/canvas/geometry.ts";
import type { Guide } from "../model/arrange.ts";
import type { Camera, Size } from "../../../platform/canvas/camera.ts";
import { toScreen } from "../../../platform/canvas/camera.ts";
import type { WallTheme } from "./wall-theme.ts";

export const HANDLES = ["nw", "n", "ne", "e", "se", "s", "sw", "w"] as const;
export type Handle = (typeof HANDLES)[number];

/** Where each handle of a rectangle on the screen lies. */
export function handlePlaces(rect: Rect): ReadonlyMap<Handle, Point> {
  const { x: mx, y: my } = middleOf(rect);
  const [left, right] = [rect.x, rect.x + rect.width];
  const [top, bottom] = [rect.y, rect.y + rect.height];
  return new Map<Handle, Point>([
    ["nw", { x: left, y: top }],
    ["n", { x: mx, y: top }],
    ["ne", { x: right, y: top }],
    ["e", { x: right, y: my }],
    ["se", { x: right, y: bottom }],
    ["s", { x: mx, y: bottom }],
    ["sw", { x: left, y: bottom }],
    ["w", { x: left, y: my }],
  ]);
}

export const onScreen = (camera: Camera, rect: Rect): Rect => ({
  ...toScreen(camera, rect),
  width: rect.width * camera.zoom,
  height: rect.height * camera.zoom,
});

type Brush = { readonly context: CanvasRenderingContext2D; readonly theme: WallTheme };

/** All in pixels of the screen: the width of a selection does not follow the zoom. */
export function drawSelection(
  { context, theme }: Brush,
  rects: readonly Rect[],
  resizable: Rect | null,
): void {
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  for (const rect of rects) {
    const { x, y, width, height } = grown(rect, 2);
    context.strokeRect(x, y, width, height);
  }
  if (resizable === null) return;
  context.fillStyle = theme.surface;
  context.lineWidth = 1.5;
  for (const { x, y } of handlePlaces(grown(resizable, 2)).values()) {
    context.fillRect(x - 4, y - 4, 8, 8);
    context.strokeRect(x - 4, y - 4, 8, 8);
  }
}

export function drawMarquee({ context, theme }: Brush, rect: Rect): void {
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.08;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  context.globalAlpha = 1;
  context.strokeStyle = theme.accent;
  context.lineWidth = 1;
  context.strokeRect(rect.x, rect.y, rect.width, rect.height);
}

export function drawGuides(
  { context, theme }: Brush,
  camera: Camera,
  size: Size,
  guides: readonly Guide[],
): void {
  context.strokeStyle = theme.accent;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  for (const { axis, at } of guides) {
    const place = toScreen(camera, { x: at, y: at });
    context.beginPath();
    if (axis === "x") {
      context.moveTo(place.x, 0);
      context.lineTo(place.x, size.height);
    } else {
      context.moveTo(0, place.y);
      context.lineTo(size.width, place.y);
    }
    context.stroke();
  }
  context.setLineDash([]);
}

/** A tag with name and company code at somebody's pointer. */
export function drawCursor(
  { context, theme }: Brush,
  at: Point,
  mark: WallMark,
  isQuiet: boolean,
): void {
  const colour = theme.organisation[mark.user.colour] ?? theme.ink2;
  const { x, y } = at;
  context.fillStyle = colour;
  if (mark.laser) {
    context.globalAlpha = 0.25;
    context.beginPath();
    context.arc(x, y, 16, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.fill();
  }
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 5, y + 13);
  context.lineTo(x + 7.5, y + 7.5);
  context.lineTo(x + 13, y + 5);
  context.fill();
  if (isQuiet) return;
  const text = `${mark.user.name} · ${mark.user.organisationCode}`;
  context.font = `600 11px ${theme.font}`;
  const width = context.measureText(text).width + 10;
  context.beginPath();
  context.roundRect(x + 10, y + 14, width, 17, 3);
  context.fill();
  context.fillStyle = theme.onOrganisation[mark.user.colour] ?? theme.surface;
  context.fillText(text, x + 15, y + 26);
}

export function drawOthersSelection({ context, theme }: Brush, rect: Rect, mark: WallMark): void {
  context.strokeStyle = theme.organisation[mark.user.colour] ?? theme.ink2;
  context.lineWidth = 2;
  const { x, y, width, height } = grown(rect, 4);
  context.strokeRect(x, y, width, height);
}
