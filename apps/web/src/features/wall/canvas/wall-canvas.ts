import { Observable } from "../../../platform/collaboration/observable.ts";
import type { WallMark } from "../../../platform/collaboration/wall-presence.ts";
import { Surface } from "../../../platform/canvas/surface.ts";
import { watchChartTheme } from "../../../platform/canvas/chart-theme.ts";
import {
  fitted,
  MAX_ZOOM,
  MIN_ZOOM,
  panned,
  seenBy,
  START,
  toScreen,
  toPlane,
  zoomedAt,
  type Camera,
} from "../../../platform/canvas/camera.ts";
import {
  around,
  distanceTo,
  grown,
  holds,
  overlaps,
  type Point,
  type Rect,
} from "../../../platform/canvas/geometry.ts";
import { TITLE_HEIGHT, type PullFrame } from "../model/pull-frame.ts";
import type { WallItem } from "../model/wall-item.ts";
import { connectorPoints, drawObject, type Brush } from "./draw-objects.ts";
import { drawOverlay, type Carried } from "./draw-hand.ts";
import { drawHandOffs, drawPullFrame, drawTasks } from "./draw-pull-frame.ts";
import type { Draft, Tool, WallCommands } from "./wall-commands.ts";
import { itemAt, rectOf, type WallScene } from "./wall-scene.ts";
import { readWallTheme, type WallTheme } from "./wall-theme.ts";

const NOTHING: ReadonlySet<string> = new Set();
/** How near to a line a pointer has to be, in pixels. */
const LINE_REACH = 6;
const READABLE_ZOOM = 0.62;
const DOTS_ZOOM = 0.5;
const DOT_STEP = 24;

/** One wall on the screen: what is drawn, from where it is seen, and what is selected. The hand on it: wall-hand.ts. */
export class WallCanvas {
  readonly camera: Observable<Camera>;
  readonly selection = new Observable<ReadonlySet<string>>(NOTHING);
  readonly tool = new Observable<Tool>("select");
  /** When I raised my hand; null: I did not. */
  readonly handAt = new Observable<number | null>(null);
  /** Whoever else raised a hand, and when. */
  readonly hands = new Observable<ReadonlyMap<string, number>>(new Map());
  readonly laser = new Observable(false);
  readonly draft = new Observable<Draft | null>(null);
  /** Told when what is drawn changed, for views beside the canvas. */
  readonly drawn = new Observable(0);
  scene: WallScene | null = null;
  commands: WallCommands | null = null;
  marks: readonly WallMark[] = [];
  carried: Carried | null = null;
  pointer: Point | null = null;
  today = 0;
  /** Quiet: tags of those who have not moved for a while are not shown. */
  quiet: ReadonlySet<string> = NOTHING;
  #surfaces: { readonly scene: Surface; readonly overlay: Surface } | null = null;
  #theme: WallTheme | null = null;
  #lines = new WeakMap<object, readonly string[]>();
  #frame = 0;
  #isSceneDirty = false;

  constructor(camera: Camera | null) {
    this.camera = new Observable(camera ?? START);
  }

  attach(scene: HTMLCanvasElement, overlay: HTMLCanvasElement): () => void {
    const root = document.documentElement;
    const redraw = (): void => this.redraw();
    const surfaces = {
      scene: new Surface(scene, redraw),
      overlay: new Surface(overlay, redraw, true),
    };
    this.#surfaces = surfaces;
    const readTheme = (): void => {
      this.#theme = readWallTheme(root);
      this.redraw();
    };
    readTheme();
    const stop = watchChartTheme(root, readTheme);
    return () => {
      stop();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      surfaces.scene.disconnect();
      surfaces.overlay.disconnect();
      this.#surfaces = null;
    };
  }

  get size(): { readonly width: number; readonly height: number } {
    return this.#surfaces?.scene ?? { width: 0, height: 0 };
  }

  get theme(): WallTheme | null {
    return this.#theme;
  }

  show(scene: WallScene, commands: WallCommands, today: number): void {
    this.scene = scene;
    this.commands = commands;
    this.today = today;
    const kept = [...this.selection.get()].filter((key) => itemAt(scene, key) !== null);
    if (kept.length < this.selection.get().size) this.selection.set(new Set(kept));
    this.redraw();
    this.drawn.set(this.drawn.get() + 1);
  }

  showMarks(marks: readonly WallMark[], quiet: ReadonlySet<string>): void {
    this.marks = marks;
    this.quiet = quiet;
    const hands = new Map(
      marks.flatMap(({ user, handAt }) => (handAt === null ? [] : [[user.id, handAt] as const])),
    );
    const former = this.hands.get();
    if (hands.size !== former.size || [...hands].some(([id, at]) => former.get(id) !== at))
      this.hands.set(hands);
    this.redrawOverlay();
  }

  /** Where the pointer is on the screen; null: elsewhere. */
  pointAt(point: Point | null): void {
    this.pointer = point;
  }

  select(keys: Iterable<string>): void {
    this.selection.set(new Set(keys));
    // Hand-offs of what is selected step forward.
    this.redraw();
  }

  selectedItems(): readonly WallItem[] {
    const { scene } = this;
    if (scene === null) return [];
    return [...this.selection.get()].flatMap((key) => itemAt(scene, key) ?? []);
  }

  look(camera: Camera): void {
    this.camera.set(camera);
    this.redraw();
  }

  pan(dx: number, dy: number): void {
    this.look(panned(this.camera.get(), dx, dy));
  }

  zoomBy(factor: number, at?: Point): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.look(zoomedAt(this.camera.get(), factor, at ?? middle));
  }

  /** All of it where it can be read; a larger wall from its beginning. */
  lookFirst(): void {
    this.zoomToAll();
    const { zoom } = this.camera.get();
    const { scene } = this;
    if (zoom >= READABLE_ZOOM || scene === null) return;
    const all = around(scene.items.map((item) => rectOf(scene, item)));
    if (all !== null) this.look({ x: all.x - 90, y: all.y - 30, zoom: READABLE_ZOOM });
  }

  zoomToAll(): void {
    const { scene } = this;
    if (scene === null) return;
    this.zoomTo(around(scene.items.map((item) => rectOf(scene, item))));
  }

  /** Brings items into view, as large as they are and no larger. */
  zoomToItems(keys: Iterable<string>): void {
    const { scene } = this;
    if (scene === null) return;
    const rects = [...keys].flatMap((key) => {
      const item = itemAt(scene, key);
      return item === null ? [] : [rectOf(scene, item)];
    });
    this.zoomTo(around(rects));
  }

  /** Shows what somebody else sees: the same middle, as wide as it is there. */
  showView(view: { readonly x: number; readonly y: number; readonly width: number }): void {
    const { width, height } = this.size;
    if (width === 0) return;
    const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, width / Math.max(1, view.width)));
    this.look({ x: view.x - width / zoom / 2, y: view.y - height / zoom / 2, zoom });
  }

  zoomTo(rect: Rect | null): void {
    if (rect !== null && this.size.width > 0) this.look(fitted(grown(rect, 24), this.size));
  }

  atScreen(point: Point): Point {
    return toPlane(this.camera.get(), point);
  }

  /** Where the pointer is on the wall, else the middle of what is seen. */
  place(): Point {
    return this.pointer === null ? this.middle() : this.atScreen(this.pointer);
  }

  middle(): Point {
    return this.atScreen({ x: this.size.width / 2, y: this.size.height / 2 });
  }

  /** The topmost item at a place of the wall. Of a frame only its title and its border can be taken. */
  itemAtPoint(point: Point): WallItem | null {
    const { scene } = this;
    if (scene === null) return null;
    const reach = LINE_REACH / this.camera.get().zoom;
    for (let index = scene.items.length - 1; index >= 0; index -= 1) {
      const item = scene.items[index]!;
      const { type } = item.object;
      if (type === "connector") {
        if (isOnLine(connectorPoints(scene, item), point, reach)) return item;
      } else if (type === "frame") {
        const frame = scene.frames.get(item.key);
        const note = frame?.notes.findLast(({ rect }) => holds(rect, point));
        if (note !== undefined) return note;
        if (isOnFrame(frame?.rect ?? item.rect, frame !== undefined, point, reach)) return item;
      } else if (holds(item.rect, point)) return item;
    }
    return null;
  }

  frameAtPoint(point: Point): PullFrame | null {
    return (
      [...(this.scene?.frames.values() ?? [])].findLast(({ rect }) => holds(rect, point)) ?? null
    );
  }

  redraw(): void {
    this.#isSceneDirty = true;
    this.redrawOverlay();
  }

  redrawOverlay(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw);
  }

  /** Draws at once what waits for the next frame: for measuring. */
  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#draw();
  }

  readonly #draw = (): void => {
    this.#frame = 0;
    const [surfaces, theme] = [this.#surfaces, this.#theme];
    if (surfaces === null || theme === null) return;
    if (this.#isSceneDirty) {
      this.#isSceneDirty = false;
      this.#drawScene(surfaces.scene, theme);
    }
    const { context, ratio } = surfaces.overlay;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, surfaces.overlay.canvas.width, surfaces.overlay.canvas.height);
    drawOverlay(this, { context, theme, zoom: this.camera.get().zoom, lines: this.#lines }, ratio);
  };

  #drawScene(surface: Surface, theme: WallTheme): void {
    const { context, ratio, width, height } = surface;
    const camera = this.camera.get();
    const { zoom } = camera;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, width, height);
    this.#drawDots(context, theme, { width, height });
    const { scene } = this;
    if (scene === null) return;
    const scale = ratio * zoom;
    context.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
    const brush: Brush = { context, theme, zoom, lines: this.#lines };
    const seen = seenBy(camera, { width, height });
    const near = grown(seen, 60);
    const hidden = this.carried?.keys ?? NOTHING;
    const edited = this.draft.get()?.target?.key;
    const { frames } = scene;
    for (const frame of frames.values())
      if (overlaps(frame.rect, near)) drawPullFrame(brush, scene, frame, this.today);
    drawHandOffs(brush, scene, hidden, this.#chosenTasks());
    drawTasks(brush, scene, seen, hidden);
    for (const item of scene.items) {
      if (hidden.has(item.key) || item.key === edited || frames.has(item.key)) continue;
      if (item.object.type === "connector" || overlaps(item.rect, near))
        this.#spotlit(context, item.object.organisationId, () =>
          drawObject(brush, scene, item, item.rect),
        );
    }
  }

  /** While a company is in the spotlight, what is not its own steps back. */
  #spotlit(context: CanvasRenderingContext2D, owner: string, draw: () => void): void {
    const lit = this.scene?.spotlight ?? null;
    if (lit !== null && lit !== owner) context.globalAlpha = 0.25;
    draw();
    context.globalAlpha = 1;
  }

  #chosenTasks(): ReadonlySet<string> {
    const tasks = this.selectedItems().filter(({ kind }) => kind === "task");
    return new Set(tasks.map(({ key }) => key));
  }

  /** So that one sees that the wall moves, and by how much. */
  #drawDots(
    context: CanvasRenderingContext2D,
    theme: WallTheme,
    size: { readonly width: number; readonly height: number },
  ): void {
    const camera = this.camera.get();
    if (camera.zoom < DOTS_ZOOM) return;
    const step = DOT_STEP * camera.zoom;
    const first = toScreen(camera, {
      x: Math.ceil(camera.x / DOT_STEP) * DOT_STEP,
      y: Math.ceil(camera.y / DOT_STEP) * DOT_STEP,
    });
    context.fillStyle = theme.dot;
    for (let x = first.x; x < size.width; x += step)
      for (let y = first.y; y < size.height; y += step)
        context.fillRect(Math.round(x), Math.round(y), 1, 1);
  }
}

const isOnLine = (points: readonly Point[] | null, point: Point, reach: number): boolean =>
  points?.some(
    (corner, index) => index > 0 && distanceTo(point, points[index - 1]!, corner) <= reach,
  ) ?? false;

function isOnFrame(rect: Rect, isPull: boolean, point: Point, reach: number): boolean {
  const title = isPull
    ? { ...rect, height: TITLE_HEIGHT }
    : { ...rect, y: rect.y - TITLE_HEIGHT, height: TITLE_HEIGHT };
  if (holds(title, point)) return true;
  return holds(grown(rect, reach), point) && !holds(grown(rect, -reach), point);
}
