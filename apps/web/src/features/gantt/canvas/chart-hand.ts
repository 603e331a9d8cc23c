import { relationHit } from "../model/relation-hit.ts";
import { hitTest, rowsWithin, type Hit } from "../model/hit-test.ts";
import type { ChartModel } from "../model/chart-model.ts";
import { ROW_HEIGHT, type Viewport } from "../model/viewport.ts";
import { beginPull, type Pull } from "./bar-pull.ts";
import type { GanttCommands, Place, Tip } from "./gantt-commands.ts";
import { cursorOf, Hover, placeTip } from "./hover.ts";
import type { GestureTarget, TakeHow } from "./pointer-gestures.ts";
import { HEADER_HEIGHT, type Marquee } from "./scene.ts";

/** Of the chart, what a hand can reach. */
export interface HandHost {
  readonly model: ChartModel;
  readonly viewport: Viewport;
  readonly commands: GanttCommands | null;
  readonly tipElement: HTMLElement | null;
  readonly canvas: HTMLCanvasElement | null;
  readonly size: { readonly width: number; readonly height: number };
  invalidate(): void;
  tell(tip: Tip | null): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number): void;
  readonly choice: { readonly ids: ReadonlySet<string> };
  /** Whether the next stroke on empty space draws a task. */
  readonly isDrawing: boolean;
  /** Selects a row and gives it the focus. */
  take(id: string, how: TakeHow): void;
  /** Chooses rows together, without moving the focus. */
  mark(ids: readonly string[]): void;
  /** A bar was dropped: it is where it belongs already. */
  dropped(id: string | null): void;
}

const TOUCH_SLACK = 8;
/** So near an edge of the chart, CSS pixels, it scrolls along with what is in the hand; so many pixels a frame at most. */
const EDGE = 32;
const EDGE_SPEED = 12;

/** Pixels a frame by which to scroll: the faster, the nearer to the edge; none away from it. */
function edgeSpeed(at: number, from: number, to: number): number {
  const before = from + EDGE - at;
  const beyond = at - (to - EDGE);
  const depth = before > 0 ? -before : beyond > 0 ? beyond : 0;
  return Math.sign(depth) * Math.ceil((Math.min(EDGE, Math.abs(depth)) / EDGE) * EDGE_SPEED);
}

const NOTHING: Hit = { type: "empty" };

/** What pointers do to a chart: gestures become selections, pulls and words beside the pointer. */
export class ChartHand implements GestureTarget {
  pull: Pull | null = null;
  marquee: Marquee | null = null;
  readonly #host: HandHost;
  readonly #hover = new Hover((tip) => {
    if (tip !== null) this.#placeTip();
    this.#host.tell(tip);
  });
  #pointer = { x: 0, y: 0 };
  /** Where the mouse is over the chart, for others to see. */
  seenAt: Place | null = null;
  /** A finger does not hover: the row that it touched last shows its handles. */
  #touched = -1;
  /** The row below which a new task is being drawn, or whose bar is being split. */
  #drawn = -1;
  #isSplitting = false;
  #edgeFrame = 0;

  constructor(host: HandHost) {
    this.#host = host;
  }

  /** The row under the pointer, or -1; none while something is pulled. */
  get row(): number {
    return this.pull === null ? this.#hover.row : -1;
  }

  /** The row that shows its handles: below the pointer, or touched last. */
  get handles(): number {
    return this.row >= 0 || this.pull !== null ? this.row : this.#touched;
  }

  stop(): void {
    this.#hover.stop();
  }

  hit(x: number, y: number, isTouch: boolean): Hit {
    if (isTouch) this.#pointer = { x, y };
    if (y < HEADER_HEIGHT) return NOTHING;
    const { model, viewport } = this.#host;
    const slack = isTouch ? TOUCH_SLACK : 0;
    const handlesAt = isTouch ? this.#touched : this.#hover.row;
    const hit = hitTest(model, viewport, x, y - HEADER_HEIGHT, { slack, handlesAt });
    if (hit.type === "bar") return hit;
    const relation = relationHit(model, viewport, this.#host.size, x, y - HEADER_HEIGHT, slack);
    const row = hit.type === "row" ? hit.index : -1;
    return relation < 0 ? hit : { type: "relation", relation, row };
  }

  hover(x: number, y: number): void {
    const { model, canvas, commands } = this.#host;
    const hit = this.hit(x, y, false);
    if (canvas !== null)
      canvas.style.cursor =
        this.isDrawing && hit.type !== "bar" ? "crosshair" : cursorOf(hit, model, commands);
    this.#pointer = { x, y };
    this.seenAt = this.#pointer;
    if (this.#hover.move(model, hit)) this.#host.invalidate();
  }

  leave(): void {
    this.seenAt = null;
    if (this.pull !== null) return;
    this.#hover.leave();
    this.#host.invalidate();
  }

  pan(dx: number, dy: number): void {
    this.#host.pan(dx, dy);
  }

  zoom(factor: number, x: number): void {
    this.#host.zoom(factor, x);
  }

  select(hit: Hit, how: TakeHow, isTouch: boolean): void {
    const { model, commands } = this.#host;
    if (hit.type === "relation") {
      const relation = model.relationAt(hit.relation);
      if (relation !== null) commands?.editRelations([relation.id], this.#pointer);
      return;
    }
    if (hit.type === "empty") return;
    this.#touched = isTouch ? hit.index : -1;
    this.#host.take(model.rows[hit.index]!.id, how);
  }

  get isDrawing(): boolean {
    return this.#host.isDrawing;
  }

  /** Whether a stroke that begins there divides a bar. */
  maySplit(hit: Hit): boolean {
    const { commands, model } = this.#host;
    return hit.type === "bar" && commands?.maySplit(model.rows[hit.index]!.row) === true;
  }

  beginDraw(x: number, y: number): void {
    const { model, viewport } = this.#host;
    const row = Math.floor((y - HEADER_HEIGHT + viewport.top) / ROW_HEIGHT);
    const index = Math.min(row, model.count - 1);
    const top = row * ROW_HEIGHT - viewport.top + 6;
    this.#drawn = index;
    const hit = this.hit(x, y, false);
    this.#isSplitting = hit.type === "bar" && this.maySplit(hit);
    this.marquee = { fromX: x, fromY: top, toX: x, toY: top + ROW_HEIGHT - 12 };
    this.#hover.stop();
  }

  moveDraw(x: number): void {
    if (this.marquee === null) return;
    this.marquee = { ...this.marquee, toX: x };
    const { model, commands } = this.#host;
    const row = this.#isSplitting ? model.rows[this.#drawn]!.row : null;
    const days = commands?.daysOf(row, this.#dayAt(this.marquee.fromX), this.#dayAt(x));
    this.#pointer = { x, y: this.marquee.toY + HEADER_HEIGHT };
    if (days !== undefined) {
      this.#host.tell({ kind: "stroke", days, isRest: this.#isSplitting });
      this.#placeTip();
    }
    this.#host.invalidate();
  }

  #dayAt(x: number): number {
    const { viewport } = this.#host;
    return viewport.day + x / viewport.pxPerDay;
  }

  endDraw(isMeant: boolean): void {
    const { marquee } = this;
    const { model, commands } = this.#host;
    this.endMarquee();
    this.#host.tell(null);
    if (!isMeant || marquee === null) return;
    const [from, to] = [this.#dayAt(marquee.fromX), this.#dayAt(marquee.toX)];
    if (this.#isSplitting) {
      const { id, row } = model.rows[this.#drawn]!;
      this.#host.take(id, "one");
      commands?.split(row, from, to);
      return;
    }
    const rowId = model.rows[this.#drawn]?.id ?? null;
    const at = { x: marquee.toX, y: marquee.toY + HEADER_HEIGHT };
    commands?.draw(rowId, from, to, at);
  }

  beginMarquee(x: number, y: number): void {
    const at = { x, y: y - HEADER_HEIGHT };
    this.marquee = { fromX: at.x, fromY: at.y, toX: at.x, toY: at.y };
    this.#hover.stop();
  }

  moveMarquee(x: number, y: number): void {
    if (this.marquee === null) return;
    this.marquee = { ...this.marquee, toX: x, toY: y - HEADER_HEIGHT };
    const { model, viewport } = this.#host;
    this.#host.mark(rowsWithin(model, viewport, this.marquee).map((at) => model.rows[at]!.id));
    this.#host.invalidate();
  }

  endMarquee(): void {
    this.marquee = null;
    this.#host.invalidate();
  }

  open(hit: Hit): void {
    const { commands, model } = this.#host;
    if (hit.type === "bar" || hit.type === "row") commands?.open(model.rows[hit.index]!.id);
  }

  beginPull(hit: Hit, x: number, y: number): boolean {
    const { commands, model, viewport } = this.#host;
    if (hit.type !== "bar" || commands === null) return false;
    const { row } = model.rows[hit.index]!;
    if (!commands.mayPull(row, hit.part)) {
      commands.explain(row);
      return false;
    }
    this.pull = beginPull(hit, model, viewport, x, commands, [...this.#host.choice.ids]);
    if (this.pull === null) return false;
    this.#hover.stop();
    this.movePull(x, y);
    return true;
  }

  /** While something is pulled near an edge, the chart goes on below it. */
  #followEdge(): void {
    if (this.#edgeFrame !== 0) return;
    const { x, y } = this.#pointer;
    const { width, height } = this.#host.size;
    const dx = edgeSpeed(x, 0, width);
    const dy = edgeSpeed(y, HEADER_HEIGHT, height);
    if (this.pull === null || (dx === 0 && dy === 0)) return;
    this.#edgeFrame = requestAnimationFrame(() => {
      this.#edgeFrame = 0;
      if (this.pull === null) return;
      this.#host.pan(dx, dy);
      this.movePull(this.#pointer.x, this.#pointer.y);
    });
  }

  movePull(x: number, y: number): void {
    const { viewport } = this.#host;
    const over = y - HEADER_HEIGHT + viewport.top;
    this.pull?.move(viewport, x, over, this.hit(x, y, false));
    this.#pointer = { x, y };
    this.seenAt = this.#pointer;
    this.#placeTip();
    this.#host.invalidate();
    this.#followEdge();
  }

  endPull(): void {
    const { pull } = this;
    const { model } = this.#host;
    if (pull === null) return;
    pull.refresh(model);
    this.pull = null;
    this.#host.tell(null);
    this.#host.dropped(pull.bar === null ? null : (model.rows[pull.bar.index]?.id ?? null));
    pull.finish();
    this.#host.invalidate();
  }

  cancelPull(): void {
    this.pull = null;
    this.#host.tell(null);
    this.#host.invalidate();
  }

  #placeTip(): void {
    const { tipElement, size } = this.#host;
    if (tipElement !== null) placeTip(tipElement, this.#pointer, size);
  }
}
