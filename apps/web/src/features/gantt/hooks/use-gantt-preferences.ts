import { useEffect, useState } from "react";
import { AS_PLANNED } from "../model/arrangement.ts";
import { readPreferences, writePreferences, type GanttPreferences } from "../model/preferences.ts";
import type { LinkedView } from "../model/view-link.ts";

export type ChangePreferences = (change: (former: GanttPreferences) => GanttPreferences) => void;

/** How this person likes the Gantt of this project; remembered on this computer. What a link asks for is only
 *  remembered once the person changes something of it. */
export function useGanttPreferences(
  projectId: string,
  linked: LinkedView | null,
): readonly [GanttPreferences, ChangePreferences] {
  const [first] = useState<GanttPreferences>(() => {
    const stored = readPreferences(localStorage, projectId);
    if (linked === null) return stored;
    const { collapsed, showsCritical, showsLabels, table } = linked;
    // Whoever handed the link on saw the rows as planned, unless it says otherwise.
    return { ...stored, ...AS_PLANNED, ...table, collapsed, showsCritical, showsLabels };
  });
  const [preferences, change] = useState(first);
  useEffect(() => {
    if (preferences !== first) writePreferences(localStorage, projectId, preferences);
  }, [projectId, preferences, first]);
  return [preferences, change];
}
