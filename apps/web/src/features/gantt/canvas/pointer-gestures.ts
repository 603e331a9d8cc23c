import type { Hit } from "../model/hit-test.ts";

/** What fingers and mouse can do to the chart. x and y: CSS pixels of the canvas. */
export interface GestureTarget {
  hit(x: number, y: number, isTouch: boolean): Hit;
  hover(x: number, y: number): void;
  leave(): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number): void;
  select(hit: Hit, how: TakeHow, isTouch: boolean): void;
  /** Whether the next stroke on empty space draws a task. */
  readonly isDrawing: boolean;
  /** Whether such a stroke divides the bar that it begins on. */
  maySplit(hit: Hit): boolean;
  beginDraw(x: number, y: number): void;
  moveDraw(x: number): void;
  endDraw(isMeant: boolean): void;
  beginMarquee(x: number, y: number): void;
  moveMarquee(x: number, y: number): void;
  endMarquee(): void;
  open(hit: Hit): void;
  /** False, with a word to the person, where the bar is not theirs. */
  beginPull(hit: Hit, x: number, y: number): boolean;
  movePull(x: number, y: number): void;
  endPull(): void;
  cancelPull(): void;
}

/** `keep`: as one of those that are chosen already, where it is. */
export type TakeHow = "one" | "keep" | "toggle" | "range";

const SLOP = 4;
const LONG_PRESS_MS = 400;
const WHEEL_ZOOM = 0.0022;
const LINE_PX = 16;
const FRICTION = 0.94;

type State =
  | { readonly type: "idle" }
  | {
      readonly type: "pressed";
      readonly hit: Hit;
      readonly x: number;
      readonly y: number;
      readonly isTouch: boolean;
      readonly how: TakeHow;
    }
  | { readonly type: "panning" }
  | { readonly type: "pulling" }
  | { readonly type: "marking" }
  | { readonly type: "drawing" }
  | { readonly type: "pinching" };

/** Pointer and wheel events of a canvas become gestures. Returns how to stop listening. */
export function followPointers(canvas: HTMLCanvasElement, target: GestureTarget): () => void {
  let state: State = { type: "idle" };
  const pointers = new Map<number, { x: number; y: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let speed = { x: 0, y: 0 };
  let coasting = 0;

  const placeOf = (event: PointerEvent | WheelEvent | MouseEvent): { x: number; y: number } => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const spread = (): { distance: number; x: number; y: number } => {
    const [a, b] = [...pointers.values()] as [{ x: number; y: number }, { x: number; y: number }];
    return { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };
  const coast = (): void => {
    if (Math.hypot(speed.x, speed.y) < 0.4) return;
    target.pan(speed.x, speed.y);
    speed = { x: speed.x * FRICTION, y: speed.y * FRICTION };
    coasting = requestAnimationFrame(coast);
  };

  const handleDown = (event: PointerEvent): void => {
    if (event.pointerType === "mouse" && event.button > 1) return;
    cancelAnimationFrame(coasting);
    canvas.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    pointers.set(event.pointerId, place);
    clearTimeout(timer);
    if (pointers.size === 2) {
      if (state.type === "pulling") target.cancelPull();
      state = { type: "pinching" };
      return;
    }
    const isTouch = event.pointerType === "touch";
    const hit: Hit = event.button === 1 ? { type: "empty" } : target.hit(place.x, place.y, isTouch);
    const how = event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "toggle" : "one";
    state = { type: "pressed", hit, ...place, isTouch, how };
    speed = { x: 0, y: 0 };
    if (isTouch && hit.type === "bar")
      timer = setTimeout(() => {
        if (state.type !== "pressed") return;
        target.select(hit, "keep", true);
        state = target.beginPull(hit, place.x, place.y) ? { type: "pulling" } : { type: "idle" };
      }, LONG_PRESS_MS);
  };

  const handleMove = (event: PointerEvent): void => {
    const place = placeOf(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== "touch") target.hover(place.x, place.y);
      return;
    }
    if (state.type === "pinching" && pointers.size >= 2) {
      const old = spread();
      pointers.set(event.pointerId, place);
      const now = spread();
      if (old.distance > 0) target.zoom(now.distance / old.distance, now.x);
      target.pan(old.x - now.x, old.y - now.y);
      return;
    }
    pointers.set(event.pointerId, place);
    if (state.type === "pressed") {
      if (Math.hypot(place.x - state.x, place.y - state.y) < SLOP) return;
      clearTimeout(timer);
      const { hit, isTouch, x, y, how } = state;
      const draws = target.isDrawing || (event.altKey && !isTouch);
      if (draws && (hit.type !== "bar" || target.maySplit(hit))) {
        target.beginDraw(x, y);
        state = { type: "drawing" };
      } else if (!isTouch && how === "range") {
        target.beginMarquee(x, y);
        state = { type: "marking" };
      } else if (!isTouch && hit.type === "bar") {
        target.select(hit, "keep", false);
        state = target.beginPull(hit, x, y) ? { type: "pulling" } : { type: "idle" };
      } else state = { type: "panning" };
    }
    if (state.type === "pulling") target.movePull(place.x, place.y);
    else if (state.type === "marking") target.moveMarquee(place.x, place.y);
    else if (state.type === "drawing") target.moveDraw(place.x);
    else if (state.type === "panning") {
      const delta = { x: before.x - place.x, y: before.y - place.y };
      speed = { x: speed.x * 0.4 + delta.x * 0.6, y: speed.y * 0.4 + delta.y * 0.6 };
      target.pan(delta.x, delta.y);
    }
  };

  const handleUp = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    clearTimeout(timer);
    if (state.type === "pressed") target.select(state.hit, state.how, state.isTouch);
    else if (state.type === "pulling") target.endPull();
    else if (state.type === "marking") target.endMarquee();
    else if (state.type === "drawing") target.endDraw(true);
    else if (state.type === "panning" && event.pointerType === "touch") coast();
    state = { type: "idle" };
  };
  const handleCancel = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    clearTimeout(timer);
    if (state.type === "pulling") target.cancelPull();
    else if (state.type === "marking") target.endMarquee();
    else if (state.type === "drawing") target.endDraw(false);
    state = { type: "idle" };
  };
  const handleWheel = (event: WheelEvent): void => {
    const unit = event.deltaMode === 1 ? LINE_PX : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      target.zoom(Math.exp(-event.deltaY * unit * WHEEL_ZOOM), placeOf(event).x);
      return;
    }
    const dx = (event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) * unit;
    if (Math.abs(dx) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    target.pan(dx, 0);
  };
  const handleDouble = (event: MouseEvent): void => {
    const place = placeOf(event);
    target.open(target.hit(place.x, place.y, false));
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || (state.type !== "pulling" && state.type !== "drawing")) return;
    event.preventDefault();
    event.stopPropagation();
    if (state.type === "pulling") target.cancelPull();
    else target.endDraw(false);
    state = { type: "idle" };
  };
  // A long press is ours.
  const handleMenu = (event: MouseEvent): void => {
    if (state.type !== "idle") event.preventDefault();
  };
  const handleLeave = (): void => target.leave();

  const listeners: readonly (readonly [string, (event: never) => void])[] = [
    ["pointerdown", handleDown],
    ["pointermove", handleMove],
    ["pointerup", handleUp],
    ["pointercancel", handleCancel],
    ["pointerleave", handleLeave],
    ["dblclick", handleDouble],
    ["contextmenu", handleMenu],
  ];
  for (const [type, listener] of listeners)
    canvas.addEventListener(type, listener as EventListener);
  canvas.addEventListener("wheel", handleWheel, { passive: false });
  window.addEventListener("keydown", handleKey, true);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(coasting);
    for (const [type, listener] of listeners)
      canvas.removeEventListener(type, listener as EventListener);
    canvas.removeEventListener("wheel", handleWheel);
    window.removeEventListener("keydown", handleKey, true);
  };
}
