import { snapped } from "../model/arrange.ts";
import { toScreen } from "../../../platform/canvas/camera.ts";
import {
  around,
  encloses,
  grown,
  holds,
  middleOf,
  movedBy,
  rectBetween,
  type Point,
  type Rect,
} from "../../../platform/canvas/geometry.ts";
import { cellAt } from "../model/pull-frame.ts";
import { NOTE_HEIGHT, NOTE_WIDTH, type ObjectItem, type WallItem } from "../model/wall-item.ts";
import { canResize, EMPTY_HAND } from "./draw-hand.ts";
import { handlePlaces, onScreen, type Handle } from "./draw-overlay.ts";
import type { WallCanvas } from "./wall-canvas.ts";
import type { DropPlace, WallCommands } from "./wall-commands.ts";
import { itemAt, rectOf } from "./wall-scene.ts";

/** A press that moves less than this is a click. */
const CLICK = 4;
const SNAP = 6;
const MIN_SIZE = 24;
const TEXT_SIZE = { width: 320, height: 32 };
const FRAME_SIZE = { width: 640, height: 420 };
const SHAPE_SIZE = { width: 160, height: 96 };

type Grip =
  | { readonly type: "pan"; readonly last: Point }
  | { readonly type: "marquee"; readonly from: Point; readonly kept: ReadonlySet<string> }
  | { readonly type: "place"; readonly from: Point }
  | { readonly type: "move"; readonly from: Point; readonly item: WallItem }
  | {
      readonly type: "resize";
      readonly from: Point;
      readonly item: ObjectItem;
      readonly handle: Handle;
    }
  | { readonly type: "line"; readonly from: Point; readonly item: WallItem | null }
  | { readonly type: "stroke"; readonly points: Point[] };

/** What a pointer does to the wall. One hand a canvas; two fingers pan and zoom. */
export class WallHand {
  readonly #wall: WallCanvas;
  #grip: Grip | null = null;
  #begin: Point = { x: 0, y: 0 };
  #isMoved = false;
  #isSpace = false;
  readonly #touches = new Map<number, Point>();
  #pinch: { readonly distance: number; readonly middle: Point } | null = null;

  constructor(wall: WallCanvas) {
    this.#wall = wall;
  }

  /** While the space bar is down, the hand moves the view. */
  holdSpace(isDown: boolean): void {
    this.#isSpace = isDown;
  }

  get isBusy(): boolean {
    return this.#grip !== null;
  }

  down(point: Point, event: PointerEvent): void {
    if (event.pointerType === "touch") {
      this.#touches.set(event.pointerId, point);
      if (this.#touches.size === 2) return this.#beginPinch();
    }
    const wall = this.#wall;
    const { commands } = wall;
    if (commands === null) return;
    this.#begin = point;
    this.#isMoved = false;
    const at = wall.atScreen(point);
    const tool = wall.tool.get();
    if (event.button === 1 || this.#isSpace || tool === "hand") {
      this.#grip = { type: "pan", last: point };
    } else if (event.button === 0) this.#grip = this.#take(point, at, event, commands);
    wall.redrawOverlay();
  }

  #take(point: Point, at: Point, event: PointerEvent, commands: WallCommands): Grip {
    const wall = this.#wall;
    switch (wall.tool.get()) {
      case "pen":
        return { type: "stroke", points: [at] };
      case "connector":
        return { type: "line", from: at, item: wall.itemAtPoint(at) };
      case "note":
      case "text":
      case "shape":
      case "frame":
      case "pull":
        return { type: "place", from: at };
      case "hand":
      case "select":
        break;
    }
    const resized = this.#handleAt(point, commands);
    if (resized !== null) return { type: "resize", from: at, ...resized };
    const item = wall.itemAtPoint(at);
    const kept = wall.selection.get();
    if (item === null) {
      if (event.pointerType === "touch") return { type: "pan", last: point };
      if (!event.shiftKey) wall.select([]);
      return { type: "marquee", from: at, kept: event.shiftKey ? kept : new Set() };
    }
    if (event.shiftKey) {
      const next = new Set(kept);
      for (const key of this.#withGroup(item))
        if (kept.has(item.key)) next.delete(key);
        else next.add(key);
      wall.select(next);
    } else if (!kept.has(item.key)) wall.select(event.altKey ? [item.key] : this.#withGroup(item));
    return { type: "move", from: at, item };
  }

  move(point: Point, event: PointerEvent): void {
    if (this.#touches.has(event.pointerId)) this.#touches.set(event.pointerId, point);
    if (this.#pinch !== null) return this.#goOnPinching();
    const [wall, grip] = [this.#wall, this.#grip];
    if (grip === null) return;
    if (!this.#isMoved && Math.hypot(point.x - this.#begin.x, point.y - this.#begin.y) < CLICK)
      return;
    this.#isMoved = true;
    const at = wall.atScreen(point);
    switch (grip.type) {
      case "pan":
        wall.pan(point.x - grip.last.x, point.y - grip.last.y);
        this.#grip = { type: "pan", last: point };
        return;
      case "marquee":
        this.#sweep(rectBetween(grip.from, at), grip.kept);
        break;
      case "place":
        wall.carried = { ...EMPTY_HAND, marquee: rectBetween(grip.from, at) };
        break;
      case "move":
        this.#carry(grip, at, event);
        break;
      case "resize":
        wall.carried = {
          ...EMPTY_HAND,
          keys: new Set([grip.item.key]),
          resized: resizedRect(grip.item.rect, grip.handle, at.x - grip.from.x, at.y - grip.from.y),
        };
        wall.redraw();
        break;
      case "line":
        wall.carried = { ...EMPTY_HAND, line: { from: grip.from, to: at } };
        break;
      case "stroke":
        grip.points.push(at);
        wall.carried = { ...EMPTY_HAND, stroke: grip.points };
        break;
    }
    wall.redrawOverlay();
  }

  up(point: Point, event: PointerEvent): void {
    this.#touches.delete(event.pointerId);
    if (this.#pinch !== null) {
      this.#pinch = null;
      this.#grip = null;
      return;
    }
    const [wall, grip] = [this.#wall, this.#grip];
    const { carried, commands } = wall;
    this.#grip = null;
    wall.carried = null;
    wall.redraw();
    if (grip === null || commands === null) return;
    const at = wall.atScreen(point);
    switch (grip.type) {
      case "pan":
        if (!this.#isMoved && event.pointerType === "touch") wall.select([]);
        return;
      case "marquee":
        return;
      case "place":
        return this.#place(grip.from, carried?.marquee ?? null, commands);
      case "move":
        if (this.#isMoved && carried !== null) this.#drop(grip.item, carried, commands);
        return;
      case "resize":
        if (carried?.resized != null) commands.resize(grip.item, carried.resized);
        return;
      case "line": {
        const target = wall.itemAtPoint(at);
        if (this.#isMoved && target !== grip.item)
          commands.connect(grip.item ?? grip.from, target ?? at);
        wall.tool.set("select");
        return;
      }
      case "stroke":
        commands.draw(grip.points);
    }
  }

  cancel(): void {
    this.#touches.clear();
    this.#pinch = null;
    this.#letGo();
  }

  doubleClick(point: Point): void {
    const wall = this.#wall;
    const at = wall.atScreen(point);
    const item = wall.itemAtPoint(at);
    if (item !== null) wall.commands?.open(item);
    else if (wall.tool.get() === "select") this.#beginText("note", noteAt(at));
  }

  wheel(point: Point, event: WheelEvent): void {
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey || event.metaKey)
      this.#wall.zoomBy(Math.exp(-event.deltaY * unit * 0.0025), point);
    else if (event.shiftKey && event.deltaX === 0) this.#wall.pan(-event.deltaY * unit, 0);
    else this.#wall.pan(-event.deltaX * unit, -event.deltaY * unit);
  }

  #withGroup(item: WallItem): readonly string[] {
    const group = item.kind === "object" ? item.object.groupId : null;
    if (group === null) return [item.key];
    const items = this.#wall.scene?.items ?? [];
    return items.filter(({ object }) => object.groupId === group).map(({ key }) => key);
  }

  #handleAt(
    point: Point,
    commands: WallCommands,
  ): { readonly item: ObjectItem; readonly handle: Handle } | null {
    const wall = this.#wall;
    const [item, ...more] = wall.selectedItems();
    if (item?.kind !== "object" || more.length > 0) return null;
    if (!canResize(wall, item) || !commands.mayChange(item)) return null;
    const places = handlePlaces(grown(onScreen(wall.camera.get(), item.rect), 2));
    for (const [handle, { x, y }] of places)
      if (Math.abs(point.x - x) <= 7 && Math.abs(point.y - y) <= 7) return { item, handle };
    return null;
  }

  #sweep(marquee: Rect, kept: ReadonlySet<string>): void {
    const wall = this.#wall;
    const { scene } = wall;
    if (scene === null) return;
    const found = new Set(kept);
    for (const item of scene.items)
      if (encloses(marquee, rectOf(scene, item)))
        for (const key of this.#withGroup(item)) found.add(key);
    for (const { notes } of scene.frames.values())
      for (const note of notes) if (encloses(marquee, note.rect)) found.add(note.key);
    wall.carried = { ...EMPTY_HAND, marquee };
    wall.select(found);
  }

  /** What of the selection goes with the hand: a task alone, or all objects that are mine and not locked. */
  #movable(item: WallItem): readonly WallItem[] {
    const wall = this.#wall;
    const { commands } = wall;
    if (commands === null) return [];
    if (item.kind === "task") return commands.mayChange(item) ? [item] : [];
    return wall
      .selectedItems()
      .filter((each) => each.kind === "object" && !each.object.locked && commands.mayChange(each));
  }

  #carry(grip: Grip & { type: "move" }, at: Point, event: PointerEvent): void {
    const wall = this.#wall;
    const { scene, commands } = wall;
    if (scene === null || commands === null) return;
    const movable = this.#movable(grip.item);
    if (!movable.some(({ key }) => key === grip.item.key)) {
      commands.explain(grip.item);
      this.#grip = null;
      wall.carried = null;
      return;
    }
    const keys = new Set(movable.map(({ key }) => key));
    let [dx, dy] = [at.x - grip.from.x, at.y - grip.from.y];
    const moved = movedBy(around(movable.map((item) => rectOf(scene, item)))!, dx, dy);
    const drop = this.#dropPlace(movedBy(rectOf(scene, grip.item), dx, dy), grip.item);
    let guides: ReturnType<typeof snapped>["guides"] = [];
    if (drop === null && !event.ctrlKey && !event.metaKey) {
      const near = grown(moved, 400);
      const neighbours = scene.items.flatMap((item) =>
        keys.has(item.key) || item.object.type === "connector" || !holds(near, middleOf(item.rect))
          ? []
          : [rectOf(scene, item)],
      );
      const snap = snapped(moved, neighbours, SNAP / wall.camera.get().zoom);
      [dx, dy, guides] = [dx + snap.dx, dy + snap.dy, snap.guides];
    }
    const isFirst = wall.carried === null;
    wall.carried = { ...EMPTY_HAND, keys, dx, dy, guides, drop };
    if (isFirst) wall.redraw();
  }

  #dropPlace(rect: Rect, item: WallItem): DropPlace | null {
    const wall = this.#wall;
    if (wall.commands === null) return null;
    if (item.kind === "object" && item.object.type !== "note") return null;
    const grabbed = { x: rect.x + 8, y: rect.y + rect.height / 2 };
    const frame =
      item.kind === "task"
        ? (wall.scene?.frames.get(item.frameId) ?? null)
        : wall.frameAtPoint(grabbed);
    const cell = frame === null ? null : cellAt(frame, grabbed, wall.commands.time);
    if (frame === null || cell === null) return null;
    const owner = item.kind === "task" ? item.row.organisationId : wall.scene?.mine;
    return { frame, cell, isMine: cell.organisationId === owner };
  }

  #drop(item: WallItem, carried: NonNullable<WallCanvas["carried"]>, commands: WallCommands): void {
    const { scene } = this.#wall;
    if (scene === null) return;
    const { drop } = carried;
    if (drop !== null && !drop.isMine) return commands.refuseRow(drop);
    if (item.kind === "task") {
      if (drop !== null) commands.moveTask(item, drop.cell.day);
      return;
    }
    const items = [...carried.keys].flatMap((key) => {
      const found = itemAt(scene, key);
      return found?.kind === "object" ? [found] : [];
    });
    const notes = drop === null ? [] : items.filter(({ object }) => object.type === "note");
    if (drop !== null && notes.length > 0) commands.plan(notes, drop);
    else commands.move(items, Math.round(carried.dx), Math.round(carried.dy));
  }

  #place(from: Point, dragged: Rect | null, commands: WallCommands): void {
    const wall = this.#wall;
    const tool = wall.tool.get();
    const isLarge = dragged !== null && dragged.width > MIN_SIZE && dragged.height > MIN_SIZE;
    const rect = (size: { width: number; height: number }): Rect =>
      isLarge ? dragged : { x: from.x - size.width / 2, y: from.y - size.height / 2, ...size };
    wall.tool.set("select");
    if (tool === "note") this.#beginText("note", isLarge ? dragged : noteAt(from));
    else if (tool === "text") this.#beginText("text", { ...from, ...TEXT_SIZE });
    else if (tool === "shape") commands.create("shape", rect(SHAPE_SIZE));
    else if (tool === "frame") commands.create("frame", rect(FRAME_SIZE));
    else if (tool === "pull") commands.create("pull", { ...from, ...FRAME_SIZE });
  }

  #beginText(type: "note" | "text", rect: Rect): void {
    if (this.#wall.commands?.mayDraw === true || type === "note")
      this.#wall.draft.set({ type, rect, target: null });
  }

  #beginPinch(): void {
    this.#letGo();
    const [a, b] = [...this.#touches.values()] as [Point, Point];
    this.#pinch = { distance: Math.hypot(a.x - b.x, a.y - b.y), middle: midpoint(a, b) };
  }

  #letGo(): void {
    this.#grip = null;
    this.#wall.carried = null;
    this.#wall.redraw();
  }

  #goOnPinching(): void {
    const [a, b] = [...this.#touches.values()];
    if (a === undefined || b === undefined || this.#pinch === null) return;
    const [distance, middle] = [Math.hypot(a.x - b.x, a.y - b.y), midpoint(a, b)];
    this.#wall.pan(middle.x - this.#pinch.middle.x, middle.y - this.#pinch.middle.y);
    this.#wall.zoomBy(distance / Math.max(1, this.#pinch.distance), middle);
    this.#pinch = { distance, middle };
  }

  /** The form of the pointer at a place. */
  cursorAt(point: Point): string {
    const wall = this.#wall;
    if (this.#grip?.type === "pan") return "grabbing";
    const tool = wall.tool.get();
    if (tool === "hand" || this.#isSpace) return "grab";
    if (tool !== "select") return "crosshair";
    const { commands } = wall;
    const handle = commands === null ? null : this.#handleAt(point, commands);
    if (handle !== null) return `${handle.handle}-resize`;
    const item = wall.itemAtPoint(wall.atScreen(point));
    if (item === null) return "default";
    return commands?.mayChange(item) === true ? "move" : "pointer";
  }
}

const midpoint = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

export const noteAt = ({ x, y }: Point): Rect => ({
  x: x - NOTE_WIDTH / 2,
  y: y - NOTE_HEIGHT / 2,
  width: NOTE_WIDTH,
  height: NOTE_HEIGHT,
});

function resizedRect(rect: Rect, handle: Handle, dx: number, dy: number): Rect {
  const isWest = handle.includes("w");
  const isNorth = handle.startsWith("n");
  const wide = handle.includes("w") || handle.includes("e");
  const high = handle.startsWith("n") || handle.startsWith("s");
  const width = wide ? Math.max(MIN_SIZE, rect.width + (isWest ? -dx : dx)) : rect.width;
  const height = high ? Math.max(MIN_SIZE, rect.height + (isNorth ? -dy : dy)) : rect.height;
  return {
    x: isWest ? rect.x + rect.width - width : rect.x,
    y: isNorth ? rect.y + rect.height - height : rect.y,
    width,
    height,
  };
}

/** Where on the screen a place of the wall is: for texts that are written above the canvas. */
export const screenRect = (wall: WallCanvas, rect: Rect): Rect => {
  const { x, y } = toScreen(wall.camera.get(), rect);
  const { zoom } = wall.camera.get();
  return { x, y, width: rect.width * zoom, height: rect.height * zoom };
};
