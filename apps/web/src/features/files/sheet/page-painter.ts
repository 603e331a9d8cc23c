import type { Camera } from "../../../platform/canvas/camera.ts";
import { overlaps, type Rect } from "../../../platform/canvas/geometry.ts";
import type { Surface } from "../../../platform/canvas/surface.ts";
import type { PageSize } from "../../../platform/sheets/sheet-file.ts";
import type { SheetTheme } from "./sheet-theme.ts";
import { turnMatrix, type Turn } from "./turn.ts";

/** What of which page is shown where. */
export type PageScene = {
  readonly page: number;
  readonly size: PageSize;
  readonly camera: Camera;
  readonly turn: Turn;
  readonly theme: SheetTheme;
  /** Draws what lies on the white page, in its units; `scale` pixels of the canvas to one unit. */
  readonly content: (context: CanvasRenderingContext2D, scale: number) => void;
};
type Place = {
  readonly page: number;
  readonly turn: Turn;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A frame is drawn fast while the page moves, and finely when it has come to rest. */
const REST_MS = 150;

/** Puts the page in units of its own on the canvas, on whole pixels; returns the pixels to one unit. */
export function toPage(
  { context, ratio }: Surface,
  { x, y, zoom }: Camera,
  size: PageSize,
  turn: Turn,
): number {
  const scale = zoom * ratio;
  context.setTransform(scale, 0, 0, scale, Math.round(-x * scale), Math.round(-y * scale));
  context.transform(...turnMatrix(size, turn));
  return scale;
}

/** The page under the marks. What a frame has in common with the one before is moved and not drawn again. */
export class PagePainter {
  readonly #again: () => void;
  #was: Place | null = null;
  /** Of the page that is shown, in its units: drawn anew with the next frame. */
  #stale: Rect[] = [];
  #isRough = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** @param again asks for another frame */
  constructor(again: () => void) {
    this.#again = again;
  }

  /** Everything is drawn anew with the next frame. */
  forget(): void {
    this.#was = null;
  }

  /** More of a page is there to be drawn. */
  refresh(page: number, rect: Rect): void {
    if (this.#was?.page === page) this.#stale.push(rect);
  }

  close(): void {
    clearTimeout(this.#rest);
    this.#was = null;
  }

  paint(surface: Surface, scene: PageScene): void {
    const { canvas, ratio } = surface;
    const { camera, page, turn } = scene;
    const scale = camera.zoom * ratio;
    const [left, top] = [Math.round(-camera.x * scale), Math.round(-camera.y * scale)];
    const now: Place = {
      ...{ page, turn, scale, left, top },
      width: canvas.width,
      height: canvas.height,
    };
    const was = this.#was;
    const isSame =
      was !== null &&
      was.page === page &&
      was.turn === turn &&
      was.scale === scale &&
      was.width === now.width &&
      was.height === now.height;
    const [dx, dy] = isSame ? [left - was.left, top - was.top] : [0, 0];
    const isMoved = was !== null && (!isSame || dx !== 0 || dy !== 0);
    if (isMoved) this.#restLater();
    if (isSame && Math.abs(dx) < now.width && Math.abs(dy) < now.height)
      this.#paintRest(surface, scene, dx, dy);
    else this.#paintAll(surface, scene);
    this.#was = now;
    this.#stale = [];
  }

  #paintAll(surface: Surface, { camera, size, turn, theme, content }: PageScene): void {
    const { context, canvas } = surface;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const scale = toPage(surface, camera, size, turn);
    context.fillStyle = theme.edge;
    context.fillRect(-1 / scale, -1 / scale, size.width + 2 / scale, size.height + 2 / scale);
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, size.width, size.height);
    context.imageSmoothingQuality = this.#isRough ? "low" : "high";
    content(context, scale);
  }

  /** Moves what is there, and draws what it has uncovered and what is stale. */
  #paintRest(surface: Surface, scene: PageScene, dx: number, dy: number): void {
    const { context, canvas } = surface;
    const { width, height } = canvas;
    if (dx !== 0 || dy !== 0) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = "copy";
      context.drawImage(canvas, dx, dy);
      context.globalCompositeOperation = "source-over";
    }
    const areas: Rect[] = [];
    if (dx !== 0) areas.push({ x: dx > 0 ? 0 : width + dx, y: 0, width: Math.abs(dx), height });
    if (dy !== 0) areas.push({ x: 0, y: dy > 0 ? 0 : height + dy, width, height: Math.abs(dy) });
    toPage(surface, scene.camera, scene.size, scene.turn);
    const transform = context.getTransform();
    const screen = { x: 0, y: 0, width, height };
    for (const rect of this.#stale) {
      const area = onCanvas(rect, transform);
      if (overlaps(area, screen)) areas.push(area);
    }
    if (areas.length === 0) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    for (const area of areas) context.rect(area.x, area.y, area.width, area.height);
    context.clip();
    this.#paintAll(surface, scene);
    context.restore();
  }

  #restLater(): void {
    this.#isRough = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#isRough = false;
      this.#was = null;
      this.#again();
    }, REST_MS);
  }
}

/** On whole pixels, a little larger. */
function onCanvas({ x, y, width, height }: Rect, transform: DOMMatrix): Rect {
  const p = transform.transformPoint({ x, y });
  const q = transform.transformPoint({ x: x + width, y: y + height });
  const [left, top] = [Math.floor(Math.min(p.x, q.x)) - 1, Math.floor(Math.min(p.y, q.y)) - 1];
  return {
    x: left,
    y: top,
    width: Math.ceil(Math.max(p.x, q.x)) + 1 - left,
    height: Math.ceil(Math.max(p.y, q.y)) + 1 - top,
  };
}
