import { useCallback, useEffect, useState } from "react";
import { readPreferences, writePreferences, type PlanPreferences } from "../model/preferences.ts";

/** How this person likes the table of this project; remembered on this computer. */
export function usePlanPreferences(
  projectId: string,
): readonly [PlanPreferences, (change: (former: PlanPreferences) => PlanPreferences) => void] {
  const [preferences, setPreferences] = useState(() => readPreferences(localStorage, projectId));
  useEffect(() => writePreferences(localStorage, projectId, preferences), [projectId, preferences]);
  const change = useCallback(
    (next: (former: PlanPreferences) => PlanPreferences) => setPreferences(next),
    [],
  );
  return [preferences, change];
}
