import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { isColumn, type ColumnId } from "./columns.ts";
import { isAtRisk, isCritical, isLate, nameOf } from "./gantt-rows.ts";

export const GROUPINGS = ["none", "organisation", "phase", "assignee", "critical"] as const;
/** `none`: the tree of the plan, which is its WBS. */
export type Grouping = (typeof GROUPINGS)[number];

export type Sorting = { readonly column: ColumnId; readonly isDown: boolean };

export type RowFilter = {
  readonly text: string;
  /** None: every organisation. */
  readonly organisationIds: readonly string[];
  readonly isCritical: boolean;
  readonly isLate: boolean;
  readonly isAtRisk: boolean;
  /** Assigned to whoever looks. */
  readonly isMine: boolean;
};

/** In which order, under which headings and with what left out the rows stand. */
export type Arrangement = {
  readonly sort: Sorting | null;
  readonly groupBy: Grouping;
  readonly filter: RowFilter;
};

export const NO_FILTER: RowFilter = {
  text: "",
  organisationIds: [],
  isCritical: false,
  isLate: false,
  isAtRisk: false,
  isMine: false,
};
export const AS_PLANNED: Arrangement = { sort: null, groupBy: "none", filter: NO_FILTER };

const MOST_TEXT = 200;
const MOST_ORGANISATIONS = 50;

export const countConditions = (filter: RowFilter): number =>
  [
    filter.text.trim() !== "",
    filter.organisationIds.length > 0,
    filter.isCritical,
    filter.isLate,
    filter.isAtRisk,
    filter.isMine,
  ].filter(Boolean).length;

/** Whether the rows stand otherwise than in the plan, so that none can be moved in it. */
export const isArranged = ({ sort, groupBy, filter }: Arrangement): boolean =>
  sort !== null || groupBy !== "none" || countConditions(filter) > 0;

export type FilterFacts = { readonly userId: string; readonly today: string };

/** Phases match by their name alone. */
export function matchesFilter(row: PlanRow, filter: RowFilter, facts: FilterFacts): boolean {
  const text = filter.text.trim().toLocaleLowerCase();
  if (text !== "" && row.wbs !== text && !nameOf(row).toLocaleLowerCase().includes(text))
    return false;
  const { organisationIds } = filter;
  if (row.kind === "phase")
    return (
      organisationIds.length === 0 &&
      !(filter.isCritical || filter.isLate || filter.isAtRisk || filter.isMine)
    );
  if (organisationIds.length > 0 && !organisationIds.includes(row.organisationId)) return false;
  if (filter.isCritical && !isCritical(row)) return false;
  if (!matchesWarning(row, filter, facts.today)) return false;
  return !filter.isMine || row.task.assigneeId === facts.userId;
}

/** Whoever asks for what is late and for what is at risk wants to see both. */
function matchesWarning(row: PlanRow, filter: RowFilter, today: string): boolean {
  if (!filter.isLate && !filter.isAtRisk) return true;
  return (filter.isLate && isLate(row, today)) || (filter.isAtRisk && isAtRisk(row, today));
}

type Loose = Readonly<Record<string, unknown>>;
const looseOf = (value: unknown): Loose =>
  typeof value === "object" && value !== null ? (value as Loose) : {};

/** Total: what does not make sense counts as not said. */
export function arrangementOf(value: unknown): Arrangement {
  const loose = looseOf(value);
  const sort = looseOf(loose["sort"]);
  const filter = looseOf(loose["filter"]);
  const { text, organisationIds } = filter;
  const column = sort["column"];
  return {
    sort: isColumn(column) ? { column, isDown: sort["isDown"] === true } : null,
    groupBy: GROUPINGS.find((each) => each === loose["groupBy"]) ?? "none",
    filter: {
      text: typeof text === "string" ? text.slice(0, MOST_TEXT) : "",
      organisationIds: Array.isArray(organisationIds)
        ? organisationIds
            .filter((id): id is string => typeof id === "string")
            .slice(0, MOST_ORGANISATIONS)
        : [],
      isCritical: filter["isCritical"] === true,
      isLate: filter["isLate"] === true,
      isAtRisk: filter["isAtRisk"] === true,
      isMine: filter["isMine"] === true,
    },
  };
}
