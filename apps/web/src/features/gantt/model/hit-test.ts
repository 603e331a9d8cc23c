import { BAR_MILESTONE, BAR_NONE, BAR_SUMMARY, BAR_TASK, MINE } from "./gantt-rows.ts";
import type { ChartModel } from "./chart-model.ts";
import { ROW_HEIGHT, xOf, type Viewport } from "./viewport.ts";

export type BarPart = "body" | "finish" | "progress" | "link-start" | "link-finish";
export type Hit =
  | { readonly type: "bar"; readonly index: number; readonly part: BarPart }
  | { readonly type: "row"; readonly index: number }
  /** A line: its place among the model's relations. `row`: what lies below it. */
  | { readonly type: "relation"; readonly relation: number; readonly row: number }
  | { readonly type: "empty" };

export const BAR_HALF = 7;
export const MILESTONE_HALF = 7;
/** From the bar's end to the middle of its handle for relations. */
export const LINK_OFFSET = 11;
const LINK_REACH = 6;
const EDGE = 6;
const PROGRESS_REACH = 5;

export type Extent = { readonly left: number; readonly right: number };

/** A bar in CSS pixels; never thinner than can be seen. A milestone lies about its moment. */
export function extentOf(kind: number, start: number, finish: number, viewport: Viewport): Extent {
  const left = xOf(viewport, start);
  if (kind === BAR_MILESTONE) return { left: left - MILESTONE_HALF, right: left + MILESTONE_HALF };
  return { left, right: Math.max(xOf(viewport, finish), left + 2) };
}

/** Rows whose bars meet a rectangle: CSS pixels of the rows' area, corners in any order. */
export function rowsWithin(
  model: ChartModel,
  viewport: Viewport,
  area: {
    readonly fromX: number;
    readonly fromY: number;
    readonly toX: number;
    readonly toY: number;
  },
): readonly number[] {
  const [left, right] = [Math.min(area.fromX, area.toX), Math.max(area.fromX, area.toX)];
  const [top, bottom] = [Math.min(area.fromY, area.toY), Math.max(area.fromY, area.toY)];
  const first = Math.max(0, Math.floor((top + viewport.top) / ROW_HEIGHT));
  const last = Math.min(model.count - 1, Math.floor((bottom + viewport.top) / ROW_HEIGHT));
  const found: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const kind = model.kind[index]!;
    if (kind === BAR_NONE) continue;
    const bar = extentOf(kind, model.start[index]!, model.finish[index]!, viewport);
    if (bar.left <= right && bar.right >= left) found.push(index);
  }
  return found;
}

/** `y` from the top of the first row in sight, `slack` wider for a finger. Handles answer only on the row that shows them. */
export function hitTest(
  model: ChartModel,
  viewport: Viewport,
  x: number,
  y: number,
  options: { readonly slack: number; readonly handlesAt: number },
): Hit {
  const index = Math.floor((y + viewport.top) / ROW_HEIGHT);
  if (y < 0 || index < 0 || index >= model.count) return { type: "empty" };
  const kind = model.kind[index]!;
  const row: Hit = { type: "row", index };
  if (kind === BAR_NONE) return row;
  const { left, right } = extentOf(kind, model.start[index]!, model.finish[index]!, viewport);
  const middle = index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top;
  const { slack } = options;
  const bar = (part: BarPart): Hit => ({ type: "bar", index, part });
  if (Math.abs(y - middle) > BAR_HALF + 4 + slack) return row;
  if (options.handlesAt === index && kind !== BAR_SUMMARY) {
    if (Math.abs(x - (right + LINK_OFFSET)) <= LINK_REACH + slack) return bar("link-finish");
    if (Math.abs(x - (left - LINK_OFFSET)) <= LINK_REACH + slack) return bar("link-start");
  }
  if (x < left - slack || x > right + slack) return row;
  if (kind !== BAR_TASK || (model.flags[index]! & MINE) === 0) return bar("body");
  // However short the bar, and however thick the finger: its middle moves it.
  const edge = Math.min(EDGE + slack / 2, (right - left) / 3);
  if (x >= right - edge) return bar("finish");
  if (options.handlesAt === index && right - left > 28) {
    const at = left + ((right - left) * model.progress[index]!) / 100;
    if (Math.abs(x - at) <= PROGRESS_REACH + slack && y >= middle) return bar("progress");
  }
  return bar("body");
}
