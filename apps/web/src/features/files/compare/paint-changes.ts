import type { Rect } from "../../../platform/canvas/geometry.ts";
import type { Overlay } from "../sheet/sheet-view.ts";

const ROOM = 4;

/** Thin frames round what changed, so that the drawing stays to be read; the chosen one is strong. On paper, which is white in every theme. */
export function paintChanges(rects: readonly (Rect | null)[], chosen: number): Overlay {
  return (context, scale, ratio) => {
    const pixel = ratio / scale;
    const room = ROOM * pixel;
    for (const [at, rect] of rects.entries()) {
      if (rect === null) continue;
      const isChosen = at === chosen;
      const sides = [
        rect.x - room,
        rect.y - room,
        rect.width + room * 2,
        rect.height + room * 2,
      ] as const;
      if (isChosen) {
        context.fillStyle = "rgb(34 87 224 / 8%)";
        context.fillRect(...sides);
      }
      context.lineWidth = (isChosen ? 3 : 1) * pixel;
      context.strokeStyle = isChosen ? "#2257e0" : "rgb(143 86 0 / 60%)";
      context.strokeRect(...sides);
    }
  };
}
