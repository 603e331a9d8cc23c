import type { Point } from "../../../platform/canvas/geometry.ts";
import type { SheetView } from "./sheet-view.ts";

/** What a tool makes of a press on the page. Places are of the screen. */
export type ToolHand = {
  /** Whether it takes the press; else the view is moved. */
  readonly down: (point: Point, event: PointerEvent) => boolean;
  readonly move: (point: Point, event: PointerEvent) => void;
  readonly up: (point: Point, event: PointerEvent) => void;
  readonly cancel: () => void;
  readonly cursorAt: (point: Point) => string | null;
};

/** What a pointer does to the view: a press moves it, two fingers move and zoom, the wheel moves, and zooms with Ctrl. */
export class SheetHand {
  readonly #view: SheetView;
  #tool: ToolHand | null = null;
  #last: Point | null = null;
  #isTool = false;
  #isSpace = false;
  readonly #touches = new Map<number, Point>();
  #pinch: { readonly distance: number; readonly middle: Point } | null = null;

  constructor(view: SheetView) {
    this.#view = view;
  }

  /** What a press means before it moves the view. */
  take(tool: ToolHand): void {
    this.#tool = tool;
  }

  /** While the space bar is down, the hand moves the view whatever the tool. */
  holdSpace(isDown: boolean): void {
    this.#isSpace = isDown;
  }

  down(point: Point, event: PointerEvent): void {
    if (event.pointerType === "touch") {
      this.#touches.set(event.pointerId, point);
      if (this.#touches.size === 2) {
        this.#dropTool();
        this.#last = null;
        this.#pinch = this.#pinchNow();
        return;
      }
    }
    const movesView = this.#isSpace || event.button === 1;
    if (!movesView && event.button === 0 && this.#tool?.down(point, event) === true)
      this.#isTool = true;
    else if (movesView || event.button === 0) this.#last = point;
  }

  move(point: Point, event: PointerEvent): void {
    if (this.#touches.has(event.pointerId)) this.#touches.set(event.pointerId, point);
    if (this.#pinch !== null) return this.#goOnPinching(this.#pinch);
    if (this.#last !== null) {
      this.#view.pan(point.x - this.#last.x, point.y - this.#last.y);
      this.#last = point;
    } else this.#tool?.move(point, event);
  }

  up(point: Point, event: PointerEvent): void {
    this.#touches.delete(event.pointerId);
    if (this.#touches.size < 2) this.#pinch = null;
    if (this.#isTool) this.#tool?.up(point, event);
    this.#isTool = false;
    this.#last = null;
  }

  cancel(event: PointerEvent): void {
    this.#touches.delete(event.pointerId);
    this.#pinch = null;
    this.#last = null;
    this.#dropTool();
  }

  cursorAt(point: Point): string {
    if (this.#last !== null) return "grabbing";
    return (this.#isSpace ? null : this.#tool?.cursorAt(point)) ?? "grab";
  }

  wheel(point: Point, event: WheelEvent): void {
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey || event.metaKey)
      this.#view.zoomBy(Math.exp(-event.deltaY * unit * 0.0025), point);
    else if (event.shiftKey && event.deltaX === 0) this.#view.pan(-event.deltaY * unit, 0);
    else this.#view.pan(-event.deltaX * unit, -event.deltaY * unit);
  }

  #dropTool(): void {
    if (this.#isTool) this.#tool?.cancel();
    this.#isTool = false;
  }

  #pinchNow(): { readonly distance: number; readonly middle: Point } {
    const [a, b] = [...this.#touches.values()] as [Point, Point];
    return {
      distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    };
  }

  #goOnPinching(before: { readonly distance: number; readonly middle: Point }): void {
    if (this.#touches.size < 2) return;
    const now = this.#pinchNow();
    this.#view.zoomBy(now.distance / before.distance, before.middle);
    this.#view.pan(now.middle.x - before.middle.x, now.middle.y - before.middle.y);
    this.#pinch = now;
  }
}
