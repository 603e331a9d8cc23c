import type { Point, Rect } from "./geometry.ts";

/** What part of a plane is seen: the place at the top left of the screen, and pixels to one unit of the plane. */
export type Camera = { readonly x: number; readonly y: number; readonly zoom: number };
export type Size = { readonly width: number; readonly height: number };

export const MIN_ZOOM = 0.04;
export const MAX_ZOOM = 4;
export const START: Camera = { x: -80, y: -80, zoom: 1 };

export type ZoomRange = { readonly min: number; readonly max: number };
const RANGE: ZoomRange = { min: MIN_ZOOM, max: MAX_ZOOM };

const withinZoom = (zoom: number, { min, max }: ZoomRange): number =>
  Math.min(max, Math.max(min, zoom));

export const toPlane = (camera: Camera, { x, y }: Point): Point => ({
  x: camera.x + x / camera.zoom,
  y: camera.y + y / camera.zoom,
});
export const toScreen = (camera: Camera, { x, y }: Point): Point => ({
  x: (x - camera.x) * camera.zoom,
  y: (y - camera.y) * camera.zoom,
});
export const seenBy = (camera: Camera, { width, height }: Size): Rect => ({
  x: camera.x,
  y: camera.y,
  width: width / camera.zoom,
  height: height / camera.zoom,
});

export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x - dx / camera.zoom,
  y: camera.y - dy / camera.zoom,
});

/** What lies under the point of the screen stays there. */
export function zoomedAt(
  camera: Camera,
  factor: number,
  { x, y }: Point,
  range: ZoomRange = RANGE,
): Camera {
  const zoom = withinZoom(camera.zoom * factor, range);
  return {
    x: camera.x + x / camera.zoom - x / zoom,
    y: camera.y + y / camera.zoom - y / zoom,
    zoom,
  };
}

/** All of it in the middle of the screen, no larger than it is. */
export function fitted(
  rect: Rect,
  size: Size,
  margin = 48,
  most = 1,
  range: ZoomRange = RANGE,
): Camera {
  const zoom = withinZoom(
    Math.min(
      most,
      (size.width - 2 * margin) / Math.max(1, rect.width),
      (size.height - 2 * margin) / Math.max(1, rect.height),
    ),
    range,
  );
  return {
    x: rect.x + rect.width / 2 - size.width / 2 / zoom,
    y: rect.y + rect.height / 2 - size.height / 2 / zoom,
    zoom,
  };
}
