import { useEffect } from "react";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";

/** Rows that somebody else has just changed glow once. */
export function useGlowingRows(chart: GanttChart, isStill: boolean): void {
  const { glow } = useProjectSession();
  useEffect(() => {
    if (isStill) return undefined;
    let seen = glow.get();
    return glow.subscribe(() => {
      const now = glow.get();
      chart.glow([...now].filter(([id, at]) => seen.get(id) !== at).map(([id]) => id));
      seen = now;
    });
  }, [chart, glow, isStill]);
}
