import {
  fitted,
  panned,
  seenBy,
  toPlane,
  zoomedAt,
  type Camera,
  type ZoomRange,
} from "../../../platform/canvas/camera.ts";
import type { Point, Rect } from "../../../platform/canvas/geometry.ts";
import { Surface } from "../../../platform/canvas/surface.ts";
import { watchChartTheme } from "../../../platform/canvas/chart-theme.ts";
import { Observable } from "../../../platform/collaboration/observable.ts";
import type { PageSize, SheetFile } from "../../../platform/sheets/sheet-file.ts";
import type { TextHit } from "./find-in-page.ts";
import { PagePainter, toPage } from "./page-painter.ts";
import { paintHits } from "./paint-hits.ts";
import { PAPER_AROUND, readSheetTheme, type SheetTheme } from "./sheet-theme.ts";
import { TileStore } from "./tile-store.ts";
import { fromTurned, rectFromTurned, toTurned, turnedSize, type Turn } from "./turn.ts";

/** What lies over the page, in its units: `scale` pixels of the canvas to one unit. */
export type Overlay = (context: CanvasRenderingContext2D, scale: number, ratio: number) => void;

const RANGE: ZoomRange = { min: 0.02, max: 24 };
const MARGIN = 24;
const NOTHING: readonly TextHit[] = [];

/** One file on the screen: which page, from where and turned how. Places are in units of the page, unturned. */
export class SheetView {
  readonly file: SheetFile;
  readonly tiles: TileStore;
  readonly camera = new Observable<Camera>({ x: 0, y: 0, zoom: 1 });
  readonly turn = new Observable<Turn>(0);
  readonly shown = new Observable<{ readonly page: number; readonly size: PageSize } | null>(null);
  readonly failure = new Observable<unknown>(null);
  /** Told when more of a page was drawn, for the minimap. */
  readonly drawn = new Observable(0);
  #overlay: Overlay | null = null;
  #hits: readonly TextHit[] = NOTHING;
  #hit: TextHit | null = null;
  #surfaces: { readonly scene: Surface; readonly overlay: Surface } | null = null;
  #theme: SheetTheme | null = null;
  #isOnPaper = false;
  #frame = 0;
  readonly #painter = new PagePainter(() => this.#move());
  #isSceneDirty = false;
  #isFitted = true;
  #wanted = 0;

  constructor(file: SheetFile) {
    this.file = file;
    this.tiles = new TileStore(
      file,
      (page, rect) => {
        if (rect === null) this.redraw();
        else {
          this.#painter.refresh(page, rect);
          this.#move();
        }
        this.drawn.set(this.drawn.get() + 1);
      },
      (error) => this.failure.set(error),
    );
  }

  attach(scene: HTMLCanvasElement, overlay: HTMLCanvasElement): () => void {
    const root = document.documentElement;
    const resized = (): void => (this.#isFitted ? this.fit() : this.redraw());
    const surfaces = {
      scene: new Surface(scene, resized),
      overlay: new Surface(overlay, () => this.redraw(), true),
    };
    this.#surfaces = surfaces;
    const readTheme = (): void => {
      this.#theme = readSheetTheme(root);
      this.redraw();
    };
    readTheme();
    const stop = watchChartTheme(root, readTheme);
    return () => {
      stop();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#painter.close();
      surfaces.scene.disconnect();
      surfaces.overlay.disconnect();
      this.#surfaces = null;
    };
  }

  /** Paper all around the page, whatever theme is shown: for a page that is laid on another in colours of light. */
  layOnPaper(isOnPaper: boolean): void {
    this.#isOnPaper = isOnPaper;
    this.redraw();
  }

  close(): void {
    this.#painter.close();
    this.tiles.close();
    this.file.close();
  }

  get size(): { readonly width: number; readonly height: number } {
    return this.#surfaces?.scene ?? { width: 0, height: 0 };
  }

  get page(): number {
    return this.shown.get()?.page ?? 0;
  }

  async open(page: number): Promise<void> {
    const wanted = (this.#wanted += 1);
    try {
      const size = await this.file.sizeOf(page);
      if (wanted !== this.#wanted) return;
      const before = this.shown.get();
      this.shown.set({ page, size });
      const isAlike =
        before !== null && before.size.width === size.width && before.size.height === size.height;
      if (isAlike && !this.#isFitted) this.redraw();
      else this.fit();
    } catch (error) {
      this.failure.set(error);
    }
  }

  turnBy(turn: Turn): void {
    this.turn.set(turn);
    this.fit();
  }

  look(camera: Camera): void {
    this.#isFitted = false;
    this.camera.set(camera);
    this.#move();
  }

  pan(dx: number, dy: number): void {
    this.look(panned(this.camera.get(), dx, dy));
  }

  zoomBy(factor: number, at?: Point): void {
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.look(zoomedAt(this.camera.get(), factor, at ?? middle, RANGE));
  }

  /** The whole page. */
  fit(): void {
    const shown = this.shown.get();
    if (shown === null || this.size.width === 0) return;
    const all = { x: 0, y: 0, ...turnedSize(shown.size, this.turn.get()) };
    this.camera.set(fitted(all, this.size, MARGIN, RANGE.max, RANGE));
    this.#isFitted = true;
    this.redraw();
  }

  /** Brings a place of the page into view, not larger than life. */
  zoomTo(rect: Rect): void {
    const shown = this.shown.get();
    if (shown === null || this.size.width === 0) return;
    const corners = [
      { x: rect.x, y: rect.y },
      { x: rect.x + rect.width, y: rect.y + rect.height },
    ].map((corner) => toTurned(shown.size, this.turn.get(), corner));
    const [p, q] = corners as [Point, Point];
    const [x, y] = [Math.min(p.x, q.x), Math.min(p.y, q.y)];
    const turned = { x, y, width: Math.abs(q.x - p.x), height: Math.abs(q.y - p.y) };
    // Little room is not spent on margins.
    const margin = Math.min(MARGIN * 4, Math.min(this.size.width, this.size.height) / 8);
    this.look(fitted(turned, this.size, margin, 2, RANGE));
  }

  showHits(hits: readonly TextHit[], hit: TextHit | null): void {
    this.#hits = hits;
    this.#hit = hit;
    this.redraw();
  }

  /** From the screen to the page. */
  atScreen(point: Point): Point {
    const shown = this.shown.get();
    const turned = toPlane(this.camera.get(), point);
    return shown === null ? turned : fromTurned(shown.size, this.turn.get(), turned);
  }

  onScreen(point: Point): Point {
    const shown = this.shown.get();
    const { x, y, zoom } = this.camera.get();
    const turned = shown === null ? point : toTurned(shown.size, this.turn.get(), point);
    return { x: (turned.x - x) * zoom, y: (turned.y - y) * zoom };
  }

  /** What is seen of the page. */
  seen(): Rect {
    const shown = this.shown.get();
    const seen = seenBy(this.camera.get(), this.size);
    return shown === null ? seen : rectFromTurned(shown.size, this.turn.get(), seen);
  }

  /** Draws over the page from now on; returns how to stop. */
  cover(overlay: Overlay): () => void {
    this.#overlay = overlay;
    this.redrawOverlay();
    return () => {
      if (this.#overlay === overlay) this.#overlay = null;
    };
  }

  redraw(): void {
    this.#painter.forget();
    this.#move();
  }

  /** What the page shows is the same: another part of it is seen, or more of it is there. */
  #move(): void {
    this.#isSceneDirty = true;
    this.redrawOverlay();
  }

  redrawOverlay(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw);
  }

  readonly #draw = (): void => {
    this.#frame = 0;
    const [surfaces, read, shown] = [this.#surfaces, this.#theme, this.shown.get()];
    if (surfaces === null || read === null) return;
    const theme = this.#isOnPaper ? { ...read, ...PAPER_AROUND } : read;
    if (this.#isSceneDirty) {
      this.#isSceneDirty = false;
      if (shown === null) this.#clear(surfaces.scene, theme);
      else this.#drawPage(surfaces.scene, theme, shown);
    }
    const { context, canvas, ratio } = surfaces.overlay;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (shown === null || this.#overlay === null) return;
    toPage(surfaces.overlay, this.camera.get(), shown.size, this.turn.get());
    this.#overlay(context, this.camera.get().zoom * ratio, ratio);
  };

  #clear({ context, canvas }: Surface, theme: SheetTheme): void {
    this.#painter.forget();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }

  #drawPage(
    surface: Surface,
    theme: SheetTheme,
    { page, size }: { readonly page: number; readonly size: PageSize },
  ): void {
    this.#painter.paint(surface, {
      ...{ page, size, theme },
      camera: this.camera.get(),
      turn: this.turn.get(),
      content: (context, scale) => {
        this.tiles.paint(context, page, size, this.seen(), scale);
        paintHits(context, theme, this.#hits, this.#hit, page);
      },
    });
  }
}
