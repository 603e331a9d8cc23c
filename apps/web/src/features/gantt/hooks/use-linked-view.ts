import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import { readView, withoutView, type LinkedView } from "../model/view-link.ts";

/** The view that the address asked for when the chart was opened. */
export function useLinkedView(): LinkedView | null {
  const [search] = useSearchParams();
  const [linked] = useState(() => readView(search));
  return linked;
}

/** Looks where the link looked, once the plan has arrived; from then on the address says no more of it, so that a reload stays where one went. */
export function useLookFromLink(
  chart: GanttChart,
  linked: LinkedView | null,
  isLoading: boolean,
): void {
  const [, setSearch] = useSearchParams();
  const done = useRef(linked === null);
  useEffect(() => {
    if (done.current || linked === null || isLoading) return;
    // The table and the chart have their size only in the next frame.
    const frame = requestAnimationFrame(() => {
      done.current = true;
      chart.lookFrom(linked);
      setSearch(withoutView, { replace: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [chart, linked, isLoading, setSearch]);
}
