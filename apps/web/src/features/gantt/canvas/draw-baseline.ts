import { BAR_MILESTONE, BAR_NONE } from "../model/gantt-rows.ts";
import { BAR_HALF, extentOf } from "../model/hit-test.ts";
import { ROW_HEIGHT, rowsInSight } from "../model/viewport.ts";
import type { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

const HEIGHT = 3;
/** Below the bar and the line that marks it critical. */
const BELOW = BAR_HALF + 3;
const DIAMOND = 3.5;
const FAR = 4_000;

/** Where each row stood in the baseline: a thin outline below its bar, before the bars are drawn. */
export function drawBaseline(pen: Pen, scene: Scene): void {
  const { baseline, model, viewport, height, width, theme } = scene;
  if (baseline === null) return;
  const { context } = pen;
  const { first, last } = rowsInSight(viewport.top, height - HEADER_HEIGHT, model.count);
  context.strokeStyle = theme.ink3;
  context.fillStyle = theme.surface;
  context.lineWidth = pen.hair;
  for (let index = first; index < last; index += 1) {
    const was = baseline.get(model.rows[index]!.id);
    if (was === undefined || model.kind[index] === BAR_NONE) continue;
    const kind = model.kind[index]!;
    const { left, right } = extentOf(kind, was.start, was.finish, viewport);
    if (right < -20 || left > width + 20) continue;
    const top = HEADER_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top + BELOW;
    context.beginPath();
    if (kind === BAR_MILESTONE) {
      const [x, y] = [(left + right) / 2, top];
      context.moveTo(x, y - DIAMOND);
      context.lineTo(x + DIAMOND, y);
      context.lineTo(x, y + DIAMOND);
      context.lineTo(x - DIAMOND, y);
      context.closePath();
    } else {
      const [from, to] = [Math.max(left, -FAR), Math.min(right, width + FAR)];
      context.roundRect(pen.mid(from), pen.mid(top), Math.max(2, to - from - 1), HEIGHT, 1.5);
    }
    context.fill();
    context.stroke();
  }
}
