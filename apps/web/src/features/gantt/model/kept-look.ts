import type { GanttLook } from "./preferences.ts";
import { MAX_PX_PER_DAY, MIN_PX_PER_DAY } from "./viewport.ts";

/** What a saved view keeps: how everything looks and the scale, but not which rows are folded or where one stands. */
export function keptLook(look: GanttLook, pxPerDay: number): Record<string, unknown> {
  const { columns, widths, sort, groupBy, filter, showsCritical, showsLabels } = look;
  return { columns, widths, sort, groupBy, filter, showsCritical, showsLabels, pxPerDay };
}

/** null where nothing that makes sense was kept. */
export function pxPerDayOf(look: Readonly<Record<string, unknown>>): number | null {
  const scale = look["pxPerDay"];
  return typeof scale === "number" && scale >= MIN_PX_PER_DAY && scale <= MAX_PX_PER_DAY
    ? scale
    : null;
}
