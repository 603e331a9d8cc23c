import {
  canAnswerReview,
  canReadRound,
  canRunRound,
} from "@parley/shared/permissions/review-round-policy.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import {
  ballInCourt,
  isRoundApproved,
  roundCells,
  subjectOutcome,
  type GivenAnswer,
} from "@parley/shared/review/review-round.ts";
import type { AnswerRow, RoundRow } from "./review-repository.ts";
import { factsFor, type Subjects } from "./round-facts.ts";

/** A round as one reader may see it; null where it is not there for that reader, or nothing is left of it. */
export function roundView(standing: Standing, row: RoundRow, subjects: Subjects) {
  if (!canReadRound(standing, row).allowed) return null;
  const facts = factsFor(standing, row, subjects);
  if (facts.subjects.length === 0) return null;
  const cells = roundCells(facts);
  const revisionName = (given: GivenAnswer): string =>
    subjects.get(given.subjectId)?.revisions.find(({ id }) => id === given.revisionId)?.name ?? "";
  const answerView = (given: GivenAnswer) => ({
    ...given,
    byName: (given as AnswerRow).byName,
    revisionName: revisionName(given),
    at: new Date(given.at).toISOString(),
  });
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    instructions: row.instructions,
    order: row.order,
    organisationId: row.organisationId,
    openedBy: row.openedBy,
    openedByName: row.openedByName ?? "",
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    closedByName: row.closedByName,
    closingNote: row.closingNote,
    canRun: canRunRound(standing, row).allowed,
    isApproved: isRoundApproved(facts, cells),
    subjects: facts.subjects.map(({ kind, id, organisationId, revisionId }) => {
      const { place, revisions } = subjects.get(id)!;
      const revision = revisions.find((each) => each.id === revisionId)!;
      return {
        kind,
        id,
        organisationId,
        number: place.number,
        title: place.title,
        outcome: subjectOutcome(cells, id),
        revision: {
          id: revision.id,
          name: revision.name,
          createdAt: revision.createdAt.toISOString(),
          reason: revision.reason,
          organisationId: revision.organisationId,
          sha256: revision.sha256,
        },
      };
    }),
    reviewers: row.reviewers.map((reviewer) => ({
      id: reviewer.id,
      organisationId: reviewer.organisationId,
      userId: reviewer.userId,
      name: reviewer.name,
      step: reviewer.step,
      dueOn: reviewer.dueOn,
      remindedAt: reviewer.remindedAt?.toISOString() ?? null,
      canAnswer: canAnswerReview(standing, row, reviewer).allowed,
    })),
    cells: cells.map((cell) => ({
      reviewerId: cell.reviewerId,
      subjectId: cell.subjectId,
      state: cell.state,
      answer: cell.state === "answered" ? answerView(cell.answer) : null,
      reset: cell.state === "answered" || cell.reset === null ? null : answerView(cell.reset),
    })),
    ball: ballInCourt(facts, cells).map((ball) => ({ ...ball, subjectIds: [...ball.subjectIds] })),
    answers: facts.answers.map(answerView),
  };
}
