import type { Point } from "../../../platform/canvas/geometry.ts";

export type Segment = readonly [from: Point, to: Point];
export type Snap = { readonly point: Point; readonly kind: "end" | "line" };

const CELL = 32;
/** Beyond, lines are left out: the ends of so many are hold enough. */
const CELLS_MAX = 2_000_000;

type Cell = { readonly ends: Point[]; readonly lines: Segment[] };

/** Ends and lines of a drawing, by where they are: what a hand holds on to. Places are in units of the page. */
export class SnapIndex {
  readonly #cells = new Map<string, Cell>();
  #count = 0;

  constructor(segments: Iterable<Segment>) {
    for (const segment of segments) this.#add(segment);
  }

  #cell(column: number, row: number): Cell {
    const key = `${column} ${row}`;
    let cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, (cell = { ends: [], lines: [] }));
    return cell;
  }

  #add(segment: Segment): void {
    const [from, to] = segment;
    for (const end of segment)
      this.#cell(Math.floor(end.x / CELL), Math.floor(end.y / CELL)).ends.push(end);
    const steps = Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / CELL) + 1;
    this.#count += steps;
    if (!(this.#count < CELLS_MAX)) return;
    let last: Cell | null = null;
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      const cell = this.#cell(Math.floor(x / CELL), Math.floor(y / CELL));
      if (cell !== last) cell.lines.push(segment);
      last = cell;
    }
  }

  /** The end that is nearest within `reach`; where there is none, the nearest place of a line; else null. */
  nearest(at: Point, reach: number): Snap | null {
    let [end, endFar] = [null as Point | null, reach];
    let [onLine, lineFar] = [null as Point | null, reach];
    const [left, right] = [at.x - reach, at.x + reach].map((x) => Math.floor(x / CELL));
    const [top, bottom] = [at.y - reach, at.y + reach].map((y) => Math.floor(y / CELL));
    for (let column = left!; column <= right!; column += 1)
      for (let row = top!; row <= bottom!; row += 1) {
        const cell = this.#cells.get(`${column} ${row}`);
        for (const one of cell?.ends ?? []) {
          const far = Math.hypot(one.x - at.x, one.y - at.y);
          if (far <= endFar) [end, endFar] = [one, far];
        }
        if (end !== null) continue;
        for (const line of cell?.lines ?? []) {
          const point = nearestOn(line, at);
          const far = Math.hypot(point.x - at.x, point.y - at.y);
          if (far <= lineFar) [onLine, lineFar] = [point, far];
        }
      }
    if (end !== null) return { point: end, kind: "end" };
    return onLine === null ? null : { point: onLine, kind: "line" };
  }
}

function nearestOn([from, to]: Segment, at: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / length;
  const held = Math.min(1, Math.max(0, share));
  return { x: from.x + held * dx, y: from.y + held * dy };
}
