import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import type { PresenceTag } from "../canvas/scene.ts";
import { paletteOf } from "./use-row-facts.ts";

const THROTTLE_MS = 120;

/** Tells the others which row I am on, and says who of them is on which. */
export function useGanttPresence(chart: GanttChart): ReadonlyMap<string, readonly PresenceTag[]> {
  const session = useProjectSession();
  const selected = useSyncExternalStore(chart.selected.subscribe, chart.selected.get);
  const tip = useSyncExternalStore(chart.tip.subscribe, chart.tip.get);
  const active = tip?.kind === "pull";
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + THROTTLE_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      session.publish({ view: "plan", entityId: selected, field: "start", active });
    }, wait);
    return () => clearTimeout(timer);
  }, [session, selected, active]);
  useEffect(
    () => () => session.publish({ view: "plan", entityId: null, field: null, active: false }),
    [session],
  );
  const { marks } = session.presence;
  const board = useSyncExternalStore(marks.subscribe, marks.get);
  return useMemo(
    () =>
      new Map(
        [...board].map(([id, list]) => [
          id,
          list.map(({ user }) => ({
            name: `${user.name} · ${user.organisationCode}`,
            colour: paletteOf(user.colour),
          })),
        ]),
      ),
    [board],
  );
}
