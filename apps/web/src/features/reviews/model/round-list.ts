import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { ReviewRound } from "../../../platform/api/review-api.ts";

export type RoundFilter = "mine" | "open" | "closed";

/** What the person may answer now: places of reviewers whose turn it is, with the file that they are asked about. */
export function ownTurns(round: ReviewRound): { reviewerId: string; subjectId: string }[] {
  if (round.closedAt !== null) return [];
  const own = new Set(round.reviewers.flatMap(({ id, canAnswer }) => (canAnswer ? [id] : [])));
  return round.cells.flatMap(({ state, reviewerId, subjectId }) =>
    state === "due" && own.has(reviewerId) ? [{ reviewerId, subjectId }] : [],
  );
}

/** Whether this person, or the organisation in another duty, has to do something next. */
export function isMyTurn(round: ReviewRound, organisationId: OrganisationId): boolean {
  if (ownTurns(round).length > 0) return true;
  return round.ball.some(
    (ball) =>
      ball.organisationId === organisationId &&
      (ball.duty === "revise" || (ball.duty === "close" && round.canRun)),
  );
}

export const isInFilter = (
  round: ReviewRound,
  filter: RoundFilter,
  organisationId: OrganisationId,
): boolean => {
  switch (filter) {
    case "mine":
      return isMyTurn(round, organisationId);
    case "open":
      return round.closedAt === null;
    case "closed":
      return round.closedAt !== null;
  }
};

/** The first day on which somebody whose turn it is has to be done. */
export const nextDay = (round: ReviewRound): string | null =>
  round.ball.reduce<string | null>(
    (first, { dueOn }) => (dueOn !== null && (first === null || dueOn < first) ? dueOn : first),
    null,
  );

export const answeredShare = ({ cells }: ReviewRound): { answered: number; all: number } => ({
  answered: cells.filter(({ state }) => state === "answered").length,
  all: cells.length,
});

/** The day that it is in a project, YYYY-MM-DD. */
export const today = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
