import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import type { GanttChart } from "../canvas/gantt-chart.ts";

/** The row that the address names, once the plan holds it: unfolded, in sight, selected, with the focus. */
export function useLinkedRow(
  chart: GanttChart,
  plan: Plan,
  unfold: (ids: readonly string[]) => void,
): void {
  const [search] = useSearchParams();
  const wanted = search.get("row");
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (wanted === null || done.current === wanted || !plan.byId.has(wanted)) return;
    if (!chart.model.indexOf.has(wanted)) {
      const above: string[] = [];
      for (let at = plan.byId.get(wanted)?.parentId ?? null; at !== null;) {
        above.push(at);
        at = plan.byId.get(at)?.parentId ?? null;
      }
      unfold(above);
      return;
    }
    done.current = wanted;
    chart.selectId(wanted);
    // The table and the chart have their size only in the next frame.
    const frame = requestAnimationFrame(() => {
      chart.reveal(wanted, true);
      chart.focus(wanted);
    });
    return () => cancelAnimationFrame(frame);
  });
}
