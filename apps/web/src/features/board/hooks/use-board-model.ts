import { useMemo } from "react";
import { filterCards, SOON_WEEKS, type BoardFilter } from "../model/board-filter.ts";
import { buildBoard, type Board, type Grouping } from "../model/board-lanes.ts";
import type { BoardPlan } from "../model/board-plan.ts";
import { addDays } from "../model/lateness.ts";

/** Finished cards older than this are put away. */
export const OLDER_DAYS = 14;

export function useBoardModel(
  plan: BoardPlan,
  filter: BoardFilter,
  grouping: Grouping,
  collapsed: readonly string[],
  showsOlder: boolean,
): Board {
  const cards = useMemo(
    () => (filter.summaries ? plan.cards : plan.cards.filter((card) => !card.summary)),
    [plan.cards, filter.summaries],
  );
  const shown = useMemo(
    () =>
      filterCards(cards, filter, {
        userId: plan.userId,
        soonUntil: addDays(plan.today, SOON_WEEKS * 7),
      }),
    [cards, filter, plan.userId, plan.today],
  );
  return useMemo(
    () =>
      buildBoard({
        cards,
        shown,
        columns: plan.columns,
        grouping,
        organisationIds: plan.organisations.map((each) => each.id),
        collapsed: new Set(collapsed),
        olderThan: showsOlder ? null : addDays(plan.today, -OLDER_DAYS),
      }),
    [cards, shown, plan.columns, plan.organisations, plan.today, grouping, collapsed, showsOlder],
  );
}
