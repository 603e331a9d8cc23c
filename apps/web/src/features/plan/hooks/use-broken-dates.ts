import type { ScheduleFinding } from "@parley/schedule/schedule.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useEffect, useState } from "react";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";

/** As costly as all dates of the plan: looked at when the plan has been still for so many milliseconds. */
const STILL_MS = 600;
const NONE: readonly ScheduleFinding[] = [];

/** Relations and constraints that the plan's dates do not keep, a moment after its last change. */
export function useBrokenDates(plan: Plan): readonly ScheduleFinding[] {
  const { store } = useProjectSession();
  const [broken, setBroken] = useState(NONE);
  useEffect(() => {
    const timer = setTimeout(() => {
      const found = store.brokenDates();
      setBroken((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [store, plan]);
  return broken;
}
