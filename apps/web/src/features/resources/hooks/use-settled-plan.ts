import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useEffect, useState } from "react";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";

/** Loads of larger plans take longer than a frame. */
const LARGE = 1_500;
const QUIET_MS = 400;

/** The plan; of a large one what it is once nobody has changed it for a moment, so that typing is not held up by sums. */
export function useSettledPlan(): Plan {
  const plan = usePlan();
  const [settled, setSettled] = useState(plan);
  const isAtOnce = plan.rows.length <= LARGE || settled.rows.length === 0;
  useEffect(() => {
    if (settled === plan) return undefined;
    const timer = setTimeout(() => setSettled(plan), isAtOnce ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [plan, settled, isAtOnce]);
  return isAtOnce ? plan : settled;
}
