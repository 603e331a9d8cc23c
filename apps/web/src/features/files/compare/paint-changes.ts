import type { Rect } from "../../../platform/canvas/geometry.ts";
import type { Overlay } from "../sheet/sheet-view.ts";

const ROOM = 4;

/** Frames round what changed; the chosen one is stronger. On paper, which is white in every theme. */
export function paintChanges(rects: readonly (Rect | null)[], chosen: number): Overlay {
  return (context, scale, ratio) => {
    const pixel = ratio / scale;
    for (const [at, rect] of rects.entries()) {
      if (rect === null) continue;
      const isChosen = at === chosen;
      const room = ROOM * pixel;
      context.lineWidth = (isChosen ? 3 : 1.5) * pixel;
      context.strokeStyle = isChosen ? "#2257e0" : "#8f5600";
      context.setLineDash(isChosen ? [] : [6 * pixel, 3 * pixel]);
      context.strokeRect(
        rect.x - room,
        rect.y - room,
        rect.width + room * 2,
        rect.height + room * 2,
      );
    }
    context.setLineDash([]);
  };
}
