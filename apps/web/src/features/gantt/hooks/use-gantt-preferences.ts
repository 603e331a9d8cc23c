import { useEffect, useState } from "react";
import { readPreferences, writePreferences, type GanttPreferences } from "../model/preferences.ts";

export type ChangePreferences = (change: (former: GanttPreferences) => GanttPreferences) => void;

/** How this person likes the Gantt of this project; remembered on this computer. */
export function useGanttPreferences(
  projectId: string,
): readonly [GanttPreferences, ChangePreferences] {
  const [preferences, change] = useState(() => readPreferences(localStorage, projectId));
  useEffect(() => writePreferences(localStorage, projectId, preferences), [projectId, preferences]);
  return [preferences, change];
}
