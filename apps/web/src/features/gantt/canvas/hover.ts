import type { ChartModel } from "../model/chart-model.ts";
import { MINE } from "../model/gantt-rows.ts";
import type { Hit } from "../model/hit-test.ts";
import type { GanttCommands, Tip } from "./gantt-commands.ts";

const DELAY_MS = 450;

/** A pointer that rests on a bar is told of it, after a moment. */
export class Hover {
  /** Row under the pointer, or -1. */
  row = -1;
  readonly #tell: (tip: Tip | null) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (tip: Tip | null) => void) {
    this.#tell = tell;
  }

  /** True where another row is under the pointer than before. */
  move(model: ChartModel, hit: Hit): boolean {
    clearTimeout(this.#timer);
    this.#tell(null);
    if (hit.type === "bar" && hit.part === "body")
      this.#timer = setTimeout(() => {
        const row = model.rows[hit.index]?.row;
        const isMine = (model.flags[hit.index]! & MINE) !== 0;
        if (row !== undefined) this.#tell({ kind: "bar", row, isMine });
      }, DELAY_MS);
    const row = hit.type === "empty" ? -1 : hit.type === "relation" ? hit.row : hit.index;
    const isOther = row !== this.row;
    this.row = row;
    return isOther;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  leave(): void {
    this.stop();
    this.#tell(null);
    this.row = -1;
  }
}

/** The shape of the pointer says what can be done there. */
export function cursorOf(hit: Hit, model: ChartModel, commands: GanttCommands | null): string {
  if (hit.type === "relation") return "pointer";
  if (hit.type !== "bar") return "default";
  if (hit.part === "link-start" || hit.part === "link-finish") return "crosshair";
  const { row } = model.rows[hit.index]!;
  if (commands?.mayPull(row, hit.part) !== true) return "default";
  return hit.part === "body" ? "grab" : "ew-resize";
}

/** Where the words beside the pointer stand, so that they stay in the chart. */
export function placeTip(
  tip: HTMLElement,
  pointer: { readonly x: number; readonly y: number },
  chart: { readonly width: number; readonly height: number },
): void {
  const room = chart.width - tip.offsetWidth - 8;
  const isLow = pointer.y + 24 + tip.offsetHeight > chart.height;
  const top = isLow ? pointer.y - tip.offsetHeight - 12 : pointer.y + 20;
  tip.style.transform = `translate(${Math.max(4, Math.min(pointer.x + 12, room))}px, ${top}px)`;
}

/** Keeps the identity of a tip that says the same. */
export function sameTip(before: Tip | null, after: Tip): Tip {
  if (before?.kind === "pull" && after.kind === "pull")
    return before.change === after.change && before.outcome === after.outcome ? before : after;
  if (before?.kind === "link" && after.kind === "link")
    return before.to === after.to &&
      before.isAllowed === after.isAllowed &&
      before.ends?.to === after.ends?.to
      ? before
      : after;
  return after;
}
