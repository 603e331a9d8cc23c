import type { PlanTable } from "@parley/shared/protocol/plan-presence.ts";
import { arrangementOf, type Arrangement, type RowFilter } from "./arrangement.ts";
import { columnsOf, type ColumnId } from "./columns.ts";

export type TableOfView = Arrangement & { readonly columns: readonly ColumnId[] };

const CONDITIONS = ["isCritical", "isLate", "isAtRisk"] as const satisfies (keyof RowFilter)[];

/** For those who follow. Left out: what was typed, which is no business of theirs, and "mine", which would be others' for each of them. */
export const tableTold = ({ columns, sort, groupBy, filter }: TableOfView): PlanTable => ({
  columns,
  sort,
  groupBy,
  organisationIds: filter.organisationIds,
  only: CONDITIONS.filter((each) => filter[each]),
});

/** Total: what another version tells counts as not said. */
export function tableFollowed(told: PlanTable): TableOfView {
  const { columns, sort, groupBy, organisationIds, only } = told;
  const conditions = Object.fromEntries(CONDITIONS.map((each) => [each, only.includes(each)]));
  return {
    ...arrangementOf({ sort, groupBy, filter: { organisationIds, ...conditions } }),
    columns: columnsOf(columns),
  };
}
