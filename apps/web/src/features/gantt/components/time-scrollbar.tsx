import { useRef, type RefObject } from "react";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import styles from "./gantt-view.module.css";

/** Where in the time of the plan the chart stands. For the pointer only: keys page through time in the table. */
export function TimeScrollbar(props: {
  chart: GanttChart;
  thumb: RefObject<HTMLDivElement | null>;
}) {
  const { chart, thumb } = props;
  const last = useRef<number | null>(null);
  return (
    <div className={styles.track} aria-hidden>
      <div
        ref={thumb}
        className={styles.thumb}
        data-testid="gantt-thumb"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = event.clientX;
        }}
        onPointerMove={(event) => {
          if (last.current === null) return;
          const { clientWidth } = event.currentTarget.parentElement!;
          const share = event.currentTarget.offsetWidth / clientWidth;
          chart.pan((event.clientX - last.current) / share, 0);
          last.current = event.clientX;
        }}
        onPointerUp={() => {
          last.current = null;
        }}
      />
    </div>
  );
}
