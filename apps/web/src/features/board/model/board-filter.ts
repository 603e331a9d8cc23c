import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Card } from "./card.ts";

export type BoardFilter = {
  readonly text: string;
  readonly organisationIds: readonly OrganisationId[];
  /** Keys as assigneeKey gives them. */
  readonly assignees: readonly string[];
  readonly statuses: readonly TaskStatus[];
  readonly soon: boolean;
  readonly mine: boolean;
  readonly late: boolean;
  readonly summaries: boolean;
};

export const NO_FILTER: BoardFilter = {
  text: "",
  organisationIds: [],
  assignees: [],
  statuses: [],
  soon: false,
  mine: false,
  late: false,
  summaries: false,
};

/** Weeks that "soon" looks ahead. */
export const SOON_WEEKS = 6;

/** One key per assignee: a person by id, a name that was only typed by that name, `-` for nobody. */
export const assigneeKey = (card: Card): string =>
  card.task.assigneeId !== null
    ? `u:${card.task.assigneeId}`
    : card.task.assigneeName !== null && card.task.assigneeName !== ""
      ? `n:${card.task.assigneeName}`
      : "-";

/** How many conditions narrow the board; summaries widen it and do not count. */
export const countConditions = (filter: BoardFilter): number =>
  [
    filter.text.trim() !== "",
    filter.organisationIds.length > 0,
    filter.assignees.length > 0,
    filter.statuses.length > 0,
    filter.soon,
    filter.mine,
    filter.late,
  ].filter(Boolean).length;

export type FilterFacts = {
  readonly userId: UserId | null;
  /** Last day that "soon" includes, `YYYY-MM-DD`. */
  readonly soonUntil: string;
};

const anyOf = <T>(chosen: readonly T[], value: T): boolean =>
  chosen.length === 0 || chosen.includes(value);

/** Work that is not finished and ends, or should have ended, by the last day that counts as soon. */
function isSoon(card: Card, until: string): boolean {
  if (card.task.status === "done" || card.task.status === "not-needed") return false;
  const due = card.finish ?? card.task.deadline;
  return due !== null && due.slice(0, 10) <= until;
}

export function filterCards(
  cards: readonly Card[],
  filter: BoardFilter,
  facts: FilterFacts,
): readonly Card[] {
  const words = filter.text.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return cards.filter((card) => {
    const text = `${card.wbs} ${card.task.name} ${card.task.assigneeName ?? ""}`;
    const haystack = text.toLocaleLowerCase();
    return (
      words.every((word) => haystack.includes(word)) &&
      anyOf(filter.organisationIds, card.organisationId) &&
      anyOf(filter.assignees, assigneeKey(card)) &&
      anyOf(filter.statuses, card.task.status) &&
      (!filter.soon || isSoon(card, facts.soonUntil)) &&
      (!filter.mine || (facts.userId !== null && card.task.assigneeId === facts.userId)) &&
      (!filter.late || card.late)
    );
  });
}
