import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import {
  sumOf,
  weekOf,
  type PromiseFact,
  type PromiseSum,
} from "@parley/shared/promises/promise-sums.ts";

export const WEEK = 7;

/** Weeks up to and with the last one, each by its Monday. */
export const weeksUntil = (last: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => last - (count - 1 - index) * WEEK);

export type WeekTable = {
  readonly weeks: readonly number[];
  /** By organisation, in the order given; only those that ever promised within these weeks. */
  readonly rows: readonly {
    readonly organisationId: OrganisationId;
    readonly cells: readonly PromiseSum[];
    readonly whole: PromiseSum;
  }[];
  readonly totals: readonly PromiseSum[];
  readonly whole: PromiseSum;
};

/** Promises by organisation and week. */
export function weekTable(
  facts: readonly PromiseFact[],
  organisations: readonly OrganisationId[],
  weeks: readonly number[],
): WeekTable {
  const shown = new Set(weeks);
  const within = facts.filter(({ week }) => shown.has(week));
  const byOrganisation = Map.groupBy(within, ({ organisationId }) => organisationId);
  const cellsOf = (list: readonly PromiseFact[]): readonly PromiseSum[] => {
    const byWeek = Map.groupBy(list, ({ week }) => week);
    return weeks.map((week) => sumOf(byWeek.get(week) ?? []));
  };
  return {
    weeks,
    rows: organisations.flatMap((organisationId) => {
      const list = byOrganisation.get(organisationId);
      return list === undefined
        ? []
        : [{ organisationId, cells: cellsOf(list), whole: sumOf(list) }];
    }),
    totals: cellsOf(within),
    whole: sumOf(within),
  };
}

/** Tasks of an organisation that are at work in a week by the plan's dates, and are neither done nor promised for it. */
export function promisable(
  rows: readonly PlanRow[],
  mine: OrganisationId,
  monday: number,
  facts: readonly PromiseFact[],
): readonly TaskRow[] {
  const promised = new Set(
    facts.filter(({ week }) => week === monday).map(({ promise }) => promise.taskId),
  );
  return rows.filter(
    (row): row is TaskRow =>
      row.kind === "task" &&
      !row.isSummary &&
      row.organisationId === mine &&
      row.task.status !== "done" &&
      row.task.status !== "not-needed" &&
      !promised.has(row.task.id) &&
      isWithin(row, monday),
  );
}

function isWithin({ start, finish }: TaskRow, monday: number): boolean {
  const [from, to] = [weekOf(start), weekOf(finish)];
  return from !== null && to !== null && from <= monday && monday <= to;
}
