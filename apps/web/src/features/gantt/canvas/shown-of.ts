import type { PlanTable } from "@parley/shared/protocol/plan-presence.ts";
import type { PlanShown } from "../../../platform/collaboration/plan-shown.ts";
import { ROW_HEIGHT, rowsInSight } from "../model/viewport.ts";
import type { GanttChart } from "./gantt-chart.ts";
import { HEADER_HEIGHT } from "./scene.ts";

/** What others may be shown of this chart, with what is in sight only where somebody follows. */
export function shownOf(
  chart: GanttChart,
  {
    tab,
    follows,
    isFollowed,
    table,
  }: { tab: string; follows: string | null; isFollowed: boolean; table: PlanTable },
): PlanShown {
  const { model, viewport, size, hand } = chart;
  const body = size.height - HEADER_HEIGHT;
  const { first, last } = rowsInSight(viewport.top, body, model.count);
  const active = chart.selected.get();
  return {
    tab,
    active,
    follows,
    look:
      isFollowed && size.width > 0
        ? {
            day: Number(viewport.day.toFixed(4)),
            days: Number((size.width / viewport.pxPerDay).toPrecision(8)),
            offset: Math.round(viewport.top % ROW_HEIGHT),
            table,
          }
        : null,
    rows: isFollowed
      ? model.rows.slice(first, last).map(({ id, row, isCollapsed }) => ({
          id,
          isFolded: row.isSummary ? isCollapsed : null,
        }))
      : [],
    selected: [...chart.choice.ids],
    pointer: pointerOf(chart),
    pulled: (hand.pull?.changes ?? []).map(({ row, change }) => ({ id: row.id, change })),
  };
}

/** Only over rows: who may not see a row is not to know either that somebody points there. */
function pointerOf({ model, viewport, hand: { seenAt } }: GanttChart): PlanShown["pointer"] {
  if (seenAt === null || seenAt.y < HEADER_HEIGHT) return null;
  const at = (seenAt.y - HEADER_HEIGHT + viewport.top) / ROW_HEIGHT;
  const row = model.rows[Math.floor(at)];
  if (row === undefined) return null;
  const day = viewport.day + seenAt.x / viewport.pxPerDay;
  return { id: row.id, day: Number(day.toFixed(4)), share: Number((at % 1).toFixed(2)) };
}
