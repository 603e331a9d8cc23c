import type { GanttRow } from "../model/gantt-rows.ts";
import type { RowPool, RowText } from "./row-pool.ts";
import type { PresenceTag, Scene } from "./scene.ts";

/** What of a scene comes from the plan and from settings, not from pointers. */
export type Given = Pick<
  Scene,
  | "words"
  | "labels"
  | "partsOf"
  | "time"
  | "now"
  | "dataDate"
  | "showsCritical"
  | "showsLabels"
  | "baseline"
> & {
  readonly presence: ReadonlyMap<string, readonly PresenceTag[]>;
  /** While it is, the plan grows, and with it what fits. */
  readonly isLoading: boolean;
  readonly texts: { readonly of: (row: GanttRow) => RowText };
};

export type Parts = {
  readonly canvas: HTMLCanvasElement;
  /** Scrolls up and down; `sheet` gives it its height. */
  readonly scroller: HTMLElement;
  readonly sheet: HTMLElement;
  readonly pool: RowPool;
  /** Beside the pointer. */
  readonly tip: HTMLElement;
  /** Tells where in the time of the plan the chart stands. */
  readonly thumb: HTMLElement;
};
