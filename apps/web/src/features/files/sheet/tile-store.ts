import type { Rect } from "../../../platform/canvas/geometry.ts";
import type { PageSize, SheetFile } from "../../../platform/sheets/sheet-file.ts";
import { levelOf, scaleOf, tilesOver, wholeScale, type Tile } from "./tile-grid.ts";

/** 4 MB each. */
const MOST_TILES = 40;
const MOST_WHOLES = 12;
const AT_ONCE = 2;

/** What was drawn of a page; null: all of it is another. */
type Changed = (page: number, rect: Rect | null) => void;
type Order = { readonly tile: Tile; readonly scale: number };
type Running = { readonly key: string; readonly end: AbortController };

/**
 * Pictures of parts of the pages, at the scale in which they are seen. Asked for anew with every frame: what has gone out of sight
 * is not drawn, and if it is being drawn, it is stopped. Under the tiles lies a small picture of the whole page.
 */
export class TileStore {
  readonly #file: SheetFile;
  readonly #changed: Changed;
  readonly #failed: (error: unknown) => void;
  /** In the order of last use. */
  #tiles = new Map<string, HTMLCanvasElement>();
  #wholes = new Map<number, HTMLCanvasElement>();
  #orders: readonly Order[] = [];
  #running: Running[] = [];
  #isClosed = false;

  constructor(file: SheetFile, changed: Changed, failed: (error: unknown) => void) {
    this.#file = file;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Whether everything that was asked for last is there. */
  get isSettled(): boolean {
    return this.#orders.length === 0 && this.#running.length === 0;
  }

  wholeOf(page: number): HTMLCanvasElement | null {
    return this.#wholes.get(page) ?? null;
  }

  /** Draws what there is of a page, in its units, and asks for what is missing. */
  paint(
    context: CanvasRenderingContext2D,
    page: number,
    size: PageSize,
    seen: Rect,
    scale: number,
  ): void {
    const orders: Order[] = [];
    const whole = this.#wholes.get(page);
    if (whole === undefined) {
      const rect = { x: 0, y: 0, ...size };
      orders.push({ tile: { key: `${page}`, page, level: 0, rect }, scale: wholeScale(size) });
    }
    const level = levelOf(scale);
    const isTiled = scaleOf(level) > wholeScale(size) * 1.05;
    const tiles = isTiled ? tilesOver(page, size, seen, level) : [];
    const isCovered = isTiled && tiles.every(({ key }) => this.#tiles.has(key));
    // What will be covered is not drawn: a large picture costs as much below as above.
    if (!isCovered) {
      if (whole !== undefined) context.drawImage(whole, 0, 0, size.width, size.height);
      if (isTiled) this.#paintOthers(context, page, seen, level);
    }
    for (const tile of tiles) {
      const picture = this.#tiles.get(tile.key);
      if (picture === undefined) orders.push({ tile, scale: scaleOf(level) });
      else {
        this.#tiles.delete(tile.key);
        this.#tiles.set(tile.key, picture);
        drawTile(context, picture, tile.rect);
      }
    }
    this.#order(orders);
  }

  /** While one zooms: tiles of the level before, sharper than the whole page. */
  #paintOthers(context: CanvasRenderingContext2D, page: number, seen: Rect, level: number): void {
    for (const near of [level - 2, level - 1, level + 1]) {
      const side = 1_024 / scaleOf(near);
      for (const [key, picture] of this.#tiles) {
        const [ofPage, ofLevel, column, row] = key.split("/").map(Number);
        if (ofPage !== page || ofLevel !== near) continue;
        const [x, y] = [column! * side, row! * side];
        if (x > seen.x + seen.width || y > seen.y + seen.height) continue;
        if (x + side < seen.x || y + side < seen.y) continue;
        const scale = scaleOf(near);
        context.drawImage(picture, x, y, picture.width / scale, picture.height / scale);
      }
    }
  }

  /** A small picture of a page, for the strip. */
  async thumbnail(page: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement> {
    const size = await this.#file.sizeOf(page);
    return this.#file.draw(page, { x: 0, y: 0, ...size }, width / size.width, signal);
  }

  /** All is drawn anew: a layer was switched. */
  clear(): void {
    for (const { end } of this.#running) end.abort();
    this.#tiles = new Map();
    this.#wholes = new Map();
    this.#orders = [];
    this.#changed(0, null);
  }

  close(): void {
    this.#isClosed = true;
    this.#orders = [];
    for (const { end } of this.#running) end.abort();
  }

  #order(orders: readonly Order[]): void {
    const wanted = new Set(orders.map(({ tile }) => tile.key));
    for (const { key, end } of this.#running) if (!wanted.has(key)) end.abort();
    const running = new Set(this.#running.map(({ key }) => key));
    this.#orders = orders.filter(({ tile }) => !running.has(tile.key));
    this.#goOn();
  }

  #goOn(): void {
    while (this.#running.length < AT_ONCE && this.#orders.length > 0) {
      const [order, ...rest] = this.#orders;
      this.#orders = rest;
      void this.#draw(order!);
    }
  }

  async #draw({ tile, scale }: Order): Promise<void> {
    const end = new AbortController();
    const running: Running = { key: tile.key, end };
    this.#running.push(running);
    try {
      const picture = await this.#file.draw(tile.page, tile.rect, scale, end.signal);
      if (this.#isClosed || end.signal.aborted) return;
      const isWhole = !tile.key.includes("/");
      if (isWhole) keep(this.#wholes, tile.page, picture, MOST_WHOLES);
      else keep(this.#tiles, tile.key, picture, MOST_TILES);
      this.#changed(tile.page, tile.rect);
    } catch (error) {
      if (!end.signal.aborted && !this.#isClosed) this.#failed(error);
    } finally {
      this.#running = this.#running.filter((one) => one !== running);
      if (!this.#isClosed) this.#goOn();
    }
  }
}

/** On whole pixels, so that no seam shows between two of them. */
function drawTile(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  { x, y, width, height }: Rect,
): void {
  const transform = context.getTransform();
  const { a, b, c, d } = transform;
  const p = transform.transformPoint({ x, y });
  const q = transform.transformPoint({ x: x + width, y: y + height });
  const [left, top] = [Math.round(p.x), Math.round(p.y)];
  const [across, down] = [Math.round(q.x) - left, Math.round(q.y) - top];
  context.save();
  // The turn stays, the size is that of the pixels it covers: of a page on its side, across is down.
  const [wide, high] = b === 0 && c === 0 ? [across, down] : [down, across];
  context.setTransform(Math.sign(a), Math.sign(b), Math.sign(c), Math.sign(d), left, top);
  context.drawImage(picture, 0, 0, Math.abs(wide), Math.abs(high));
  context.restore();
}

function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
