import { useMemo } from "react";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { countConditions, matches, type PlanFilter } from "../model/plan-filter.ts";
import type { PlanPreferences } from "../model/preferences.ts";
import { visibleRows, type ShownRow, type VisibleRow } from "../model/visible-rows.ts";

export type PlanView = {
  readonly plan: Plan;
  readonly rows: readonly VisibleRow[];
  readonly indexById: ReadonlyMap<string, number>;
  readonly order: readonly string[];
  /** Rows stand as a tree with nothing left out, so that they can be moved in it. */
  readonly isWholeTree: boolean;
  readonly shownAt: (index: number) => ShownRow | null;
};

/** What the table shows of the plan, from top to bottom. */
export function usePlanView(
  preferences: PlanPreferences,
  filter: PlanFilter,
  today: string,
): PlanView {
  const plan = usePlan();
  const { me, participants } = useFacts();
  const { collapsed, groupBy } = preferences;
  const isFiltered = countConditions(filter) > 0;
  return useMemo(() => {
    const facts = { userId: me.userId, today };
    const rows = visibleRows(plan, {
      collapsed: new Set(collapsed),
      groupBy,
      matches: isFiltered ? (row) => matches(row, filter, facts) : null,
      organisations: [...participants.keys()],
    });
    const order = rows.map((row) => row.id);
    return {
      plan,
      rows,
      order,
      indexById: new Map(order.map((id, index) => [id, index])),
      isWholeTree: groupBy === "none" && !isFiltered,
      shownAt: (index) => {
        const row = rows[index];
        return row?.kind === "row" ? row : null;
      },
    };
  }, [plan, collapsed, groupBy, isFiltered, filter, participants, me.userId, today]);
}
