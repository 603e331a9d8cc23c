import type { Point } from "../../../platform/canvas/geometry.ts";
import type { SheetView } from "../sheet/sheet-view.ts";

/** Shows in `to` what `from` shows: the same place of the drawing in the middle, in the same size. */
function follow(from: SheetView, to: SheetView, map: (point: Point) => Point): void {
  if (from.size.width === 0 || to.size.width === 0) return;
  const middle = from.atScreen({ x: from.size.width / 2, y: from.size.height / 2 });
  const [at, beside] = [map(middle), map({ x: middle.x + 100, y: middle.y })];
  const enlarged = Math.hypot(beside.x - at.x, beside.y - at.y) / 100;
  const zoom = from.camera.get().zoom / (enlarged === 0 ? 1 : enlarged);
  // The camera is moved by what the place is off, whichever way the page is turned.
  const { x, y } = to.camera.get();
  const seen = to.onScreen(at);
  const plane = { x: x + seen.x / to.camera.get().zoom, y: y + seen.y / to.camera.get().zoom };
  to.look({
    x: plane.x - to.size.width / 2 / zoom,
    y: plane.y - to.size.height / 2 / zoom,
    zoom,
  });
}

/** Keeps two views in step, whichever of them is moved, until it is stopped. */
export function stepViews(
  before: SheetView,
  after: SheetView,
  toBefore: (point: Point) => Point,
  toAfter: (point: Point) => Point,
): () => void {
  let isFollowing = false;
  const lead = (from: SheetView, to: SheetView, map: (point: Point) => Point) => () => {
    if (isFollowing) return;
    isFollowing = true;
    follow(from, to, map);
    isFollowing = false;
  };
  const stops = [
    after.camera.subscribe(lead(after, before, toBefore)),
    before.camera.subscribe(lead(before, after, toAfter)),
    after.turn.subscribe(() => before.turnBy(after.turn.get())),
  ];
  lead(after, before, toBefore)();
  return () => stops.forEach((stop) => stop());
}
