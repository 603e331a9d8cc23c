import type { ChartModel } from "./chart-model.ts";
import { BAR_MILESTONE, BAR_NONE } from "./gantt-rows.ts";
import { BAR_HALF, extentOf } from "./hit-test.ts";
import { routeRelation, type End } from "./route-relation.ts";
import { ROW_HEIGHT, rowsInSight, type Viewport } from "./viewport.ts";

const REACH = 4;

/** From a point to a stretch of an orthogonal line. */
function distance(x: number, y: number, route: readonly number[], at: number): number {
  const [x0, y0, x1, y1] = [route[at]!, route[at + 1]!, route[at + 2]!, route[at + 3]!];
  const dx = Math.max(Math.min(x0, x1) - x, 0, x - Math.max(x0, x1));
  const dy = Math.max(Math.min(y0, y1) - y, 0, y - Math.max(y0, y1));
  return Math.hypot(dx, dy);
}

/**
 * The relation whose line is nearest to a point of the rows' area, among those that are drawn; -1 where none is near. `slack`: wider for
 * a finger.
 */
export function relationHit(
  model: ChartModel,
  viewport: Viewport,
  size: { readonly width: number; readonly height: number },
  x: number,
  y: number,
  slack: number,
): number {
  if (y < 0) return -1;
  const { relations } = model;
  const { first, last } = rowsInSight(viewport.top, size.height, model.count);
  const row = Math.floor((y + viewport.top) / ROW_HEIGHT);
  const endOf = (index: number): End => {
    const kind = model.kind[index]!;
    const extent = extentOf(kind, model.start[index]!, model.finish[index]!, viewport);
    const middle = index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top;
    return { ...extent, y: middle, half: BAR_HALF, isPoint: kind === BAR_MILESTONE };
  };
  let best = -1;
  let nearest = REACH + slack;
  for (let index = 0; index < relations.count; index += 1) {
    const [from, to] = [relations.predecessor[index]!, relations.successor[index]!];
    if (row < Math.min(from, to) || row > Math.max(from, to)) continue;
    const isInSight = (from >= first && from < last) || (to >= first && to < last);
    if (!isInSight || model.kind[from] === BAR_NONE || model.kind[to] === BAR_NONE) continue;
    const route = routeRelation(relations.type[index]!, endOf(from), endOf(to));
    for (let at = 0; at + 3 < route.length; at += 2) {
      const away = distance(x, y, route, at);
      if (away >= nearest) continue;
      nearest = away;
      best = index;
    }
  }
  return best;
}
