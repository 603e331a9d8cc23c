import { BAR_HALF, type Extent } from "../model/hit-test.ts";
import { xOf } from "../model/viewport.ts";
import { FAR } from "./draw-task.ts";
import type { Pen } from "./pen.ts";
import type { Scene } from "./scene.ts";

const SERIF = 3;
const GAP = 3;

/** Which end of a bar a constraint holds, and whether it holds it fast. */
const HELD: Readonly<
  Record<string, { readonly end: "start" | "finish"; readonly isFast: boolean }>
> = {
  SNET: { end: "start", isFast: false },
  SNLT: { end: "start", isFast: false },
  MSO: { end: "start", isFast: true },
  FNET: { end: "finish", isFast: false },
  FNLT: { end: "finish", isFast: false },
  MFO: { end: "finish", isFast: true },
};

/** A bracket at the end that a constraint holds; filled where the date is fixed. */
export function drawConstraint(
  pen: Pen,
  { model, theme }: Scene,
  index: number,
  extent: Extent,
  middle: number,
): void {
  const { row } = model.rows[index]!;
  const held = row.kind === "task" && !row.isSummary ? HELD[row.task.constraintType] : undefined;
  if (held === undefined) return;
  const isStart = held.end === "start";
  const x = isStart ? extent.left - GAP : extent.right + GAP;
  const [top, height] = [middle - BAR_HALF - 1, 2 * BAR_HALF + 2];
  const serif = isStart ? x : x - SERIF;
  if (held.isFast) pen.fill(theme.ink2, serif, top, SERIF, height);
  else {
    pen.fill(theme.ink2, isStart ? x : x - 1, top, 1, height);
    pen.fill(theme.ink2, serif, top, SERIF, 1);
    pen.fill(theme.ink2, serif, top + height - 1, SERIF, 1);
  }
}

/** How far the chosen task, or the one below the pointer, may slip before the project does. */
export function drawFloat(
  pen: Pen,
  scene: Scene,
  index: number,
  extent: Extent,
  middle: number,
): void {
  const { model, theme, viewport, width } = scene;
  const { row } = model.rows[index]!;
  if (index !== scene.selected && index !== scene.hovered && !scene.marked.has(index)) return;
  if (row.kind !== "task" || row.isSummary || row.dates === null || row.progress === 100) return;
  const from = Math.max(extent.right, -FAR);
  const to = Math.min(xOf(viewport, row.dates.lateFinish), width + FAR);
  if (row.dates.totalFloat <= 0 || to - from < 2) return;
  const y = middle + BAR_HALF - 1;
  pen.fill(theme.ink3, from, y, to - from, 1);
  pen.fill(theme.ink3, to - 1, y - 3, 1, 7);
}
