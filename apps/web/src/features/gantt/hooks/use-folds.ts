import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useCallback } from "react";
import type { ChangePreferences } from "./use-gantt-preferences.ts";

export type Folds = {
  readonly setCollapsed: (id: string, isCollapsed: boolean) => void;
  /** Unfolds whatever hides the row. */
  readonly show: (id: string) => void;
};

/** Which rows are folded: remembered with everything else of how a person likes the chart. */
export function useFolds(plan: Plan, changePreferences: ChangePreferences): Folds {
  const setCollapsed = useCallback(
    (id: string, isCollapsed: boolean) =>
      changePreferences((former) => ({
        ...former,
        collapsed: isCollapsed
          ? [...former.collapsed, id]
          : former.collapsed.filter((each) => each !== id),
      })),
    [changePreferences],
  );
  const show = useCallback(
    (id: string) => {
      const above = new Set<string>();
      for (let at = plan.byId.get(id)?.parentId; at != null; at = plan.byId.get(at)?.parentId)
        above.add(at);
      changePreferences((former) =>
        former.collapsed.some((each) => above.has(each))
          ? { ...former, collapsed: former.collapsed.filter((each) => !above.has(each)) }
          : former,
      );
    },
    [plan, changePreferences],
  );
  return { setCollapsed, show };
}
