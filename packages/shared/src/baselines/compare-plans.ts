import {
  compareDates,
  type ScheduleComparison,
} from "@parley/schedule/analysis/compare-schedules.ts";
import type { WorkBetween } from "@parley/schedule/analysis/slip.ts";
import type { OrganisationId } from "../primitives/ids.ts";
import type { FrozenRow } from "./frozen-plan.ts";

export type Finishes = { readonly before: number | null; readonly after: number | null };

export type PlanComparison = ScheduleComparison & {
  readonly before: ReadonlyMap<string, FrozenRow>;
  readonly after: ReadonlyMap<string, FrozenRow>;
  /** Last finish of each organisation's own tasks on either side. */
  readonly finishOf: ReadonlyMap<OrganisationId | null, Finishes>;
};

const byId = (rows: readonly FrozenRow[]): ReadonlyMap<string, FrozenRow> =>
  new Map(rows.map((row) => [row.id, row]));

const lastFinish = (rows: readonly FrozenRow[]): number | null =>
  rows.reduce<number | null>((last, { finish }) => Math.max(last ?? finish, finish), null);

/** Rows of one organisation; null: all. Phases are everybody's and nobody's own. */
export const rowsOf = (
  rows: readonly FrozenRow[],
  organisationId: OrganisationId | null,
): readonly FrozenRow[] =>
  organisationId === null ? rows : rows.filter((row) => row.organisationId === organisationId);

/** What moved between two plans as one reader sees them. */
export function comparePlans(
  before: readonly FrozenRow[],
  after: readonly FrozenRow[],
  workBetween: WorkBetween,
): PlanComparison {
  const was = byId(before);
  const is = byId(after);
  const factsOf = (id: string): FrozenRow | undefined => is.get(id) ?? was.get(id);
  const comparison = compareDates(
    was,
    is,
    { factsOf, workBetween },
    { before: lastFinish(before), after: lastFinish(after) },
  );
  const finishOf = new Map<OrganisationId | null, Finishes>();
  for (const [rows, side] of [
    [before, "before"],
    [after, "after"],
  ] as const)
    for (const { organisationId, isSummary, finish } of rows) {
      if (isSummary) continue;
      const known = finishOf.get(organisationId) ?? { before: null, after: null };
      const last = Math.max(known[side] ?? finish, finish);
      finishOf.set(organisationId, { ...known, [side]: last });
    }
  return { ...comparison, before: was, after: is, finishOf };
}
