import type { TextHit } from "./find-in-page.ts";
import type { SheetTheme } from "./sheet-theme.ts";

/** Marks the words that were searched for; the one that is looked at has a frame. */
export function paintHits(
  context: CanvasRenderingContext2D,
  theme: SheetTheme,
  hits: readonly TextHit[],
  current: TextHit | null,
  page: number,
): void {
  for (const hit of hits) {
    if (hit.page !== page) continue;
    for (const { run, from, to } of hit.parts) {
      context.save();
      context.translate(run.x, run.y);
      context.rotate(run.angle);
      const [x, y] = [from * run.width, -run.height];
      const [width, height] = [(to - from) * run.width, run.height * 1.2];
      context.fillStyle = theme.found;
      context.fillRect(x, y, width, height);
      if (hit === current) {
        context.strokeStyle = theme.accent;
        context.lineWidth = Math.max(1, run.height / 8);
        context.strokeRect(x - 1, y - 1, width + 2, height + 2);
      }
      context.restore();
    }
  }
}
