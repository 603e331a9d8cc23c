import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import type { EntityId, OrganisationId } from "@parley/shared/primitives/ids.ts";
import { assigneeKey } from "./board-filter.ts";
import { columnOf, loadOf, type Load } from "@parley/shared/documents/board-columns.ts";
import { compareCards, type Ordered } from "./card-order.ts";
import type { Card } from "./card.ts";

export const GROUPINGS = ["organisation", "assignee", "none"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export type BoardLane = {
  /** Stable, and what is remembered as collapsed. */
  readonly key: string;
  readonly organisationId: OrganisationId | null;
  readonly assignee: string | null;
  readonly collapsed: boolean;
  readonly count: number;
  /** The cards of each column, in the order of the columns. */
  readonly cells: readonly (readonly Card[])[];
};

export type ColumnView = {
  readonly column: BoardColumn;
  /** All cards of the column, filtered or not: what the limit is about. */
  readonly total: number;
  readonly shown: number;
  /** Finished cards that are put away because they are old. */
  readonly older: number;
  readonly load: Load;
};

export type Board = {
  readonly columns: readonly ColumnView[];
  readonly lanes: readonly BoardLane[];
};

export type BoardInput = {
  /** Cards that count: no removed tasks; summaries only where asked for. */
  readonly cards: readonly Card[];
  readonly shown: readonly Card[];
  readonly columns: readonly BoardColumn[];
  readonly grouping: Grouping;
  /** Organisations in the order of their lanes, my own first. */
  readonly organisationIds: readonly OrganisationId[];
  readonly collapsed: ReadonlySet<string>;
  /** Finished cards that ended before this day are put away; null shows them all. */
  readonly olderThan: string | null;
};

export const orderedOf = (card: Card): Ordered => ({
  id: card.task.id,
  cardOrder: card.task.cardOrder,
  start: card.start,
  position: card.position,
});

const isOld = (card: Card, day: string | null): boolean => {
  if (day === null || card.task.status !== "done") return false;
  const end = card.task.actualFinish ?? card.finish;
  return end !== null && end.slice(0, 10) < day;
};

function laneOf(
  card: Card,
  grouping: Grouping,
): Pick<BoardLane, "key" | "organisationId" | "assignee"> {
  switch (grouping) {
    case "organisation":
      return {
        key: `o:${card.organisationId}`,
        organisationId: card.organisationId,
        assignee: null,
      };
    case "assignee": {
      const assignee = assigneeKey(card);
      return {
        key: `a:${assignee}`,
        organisationId: assignee === "-" ? null : card.organisationId,
        assignee,
      };
    }
    case "none":
      return { key: "all", organisationId: null, assignee: null };
  }
}

type OpenLane = Pick<BoardLane, "key" | "organisationId" | "assignee"> & {
  readonly cells: Card[][];
  count: number;
};

/** Groups the cards into lanes × columns. Pure and total: a card always has exactly one place. */
export function buildBoard(input: BoardInput): Board {
  const { columns, grouping } = input;
  const indexOf = new Map<EntityId, number>(columns.map((column, index) => [column.id, index]));
  const totals = columns.map(() => 0);
  for (const card of input.cards) {
    const index = indexOf.get(columnOf(card.task, columns) ?? ("" as EntityId));
    if (index !== undefined) totals[index]! += 1;
  }
  const shown = columns.map(() => 0);
  const older = columns.map(() => 0);
  const lanes = new Map<string, OpenLane>();
  const open = (lane: Pick<BoardLane, "key" | "organisationId" | "assignee">): OpenLane => {
    const known = lanes.get(lane.key);
    if (known !== undefined) return known;
    const created = { ...lane, cells: columns.map(() => []), count: 0 };
    lanes.set(lane.key, created);
    return created;
  };
  if (grouping === "assignee") open({ key: "a:-", organisationId: null, assignee: "-" });
  if (grouping === "none") open({ key: "all", organisationId: null, assignee: null });
  if (grouping === "organisation")
    for (const organisationId of input.organisationIds)
      open({ key: `o:${organisationId}`, organisationId, assignee: null });
  for (const card of input.shown) {
    const index = indexOf.get(columnOf(card.task, columns) ?? ("" as EntityId));
    if (index === undefined) continue;
    const lane = open(laneOf(card, grouping));
    if (isOld(card, input.olderThan)) {
      older[index]! += 1;
      continue;
    }
    shown[index]! += 1;
    lane.count += 1;
    lane.cells[index]!.push(card);
  }
  for (const lane of lanes.values())
    for (const cell of lane.cells) cell.sort((a, b) => compareCards(orderedOf(a), orderedOf(b)));
  return {
    columns: columns.map((column, index) => ({
      column,
      total: totals[index]!,
      shown: shown[index]!,
      older: older[index]!,
      load: loadOf(column, totals[index]!),
    })),
    lanes: sortLanes([...lanes.values()], input).map((lane) => ({
      ...lane,
      collapsed: input.collapsed.has(lane.key),
    })),
  };
}

/** Organisations keep their given order; assignees go by organisation, then by name; nobody comes last. */
function sortLanes(lanes: OpenLane[], input: BoardInput): OpenLane[] {
  if (input.grouping !== "assignee") return lanes;
  const rank = (lane: OpenLane): number => {
    if (lane.organisationId === null) return Number.MAX_SAFE_INTEGER;
    const index = input.organisationIds.indexOf(lane.organisationId);
    return index === -1 ? Number.MAX_SAFE_INTEGER - 1 : index;
  };
  return lanes.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
