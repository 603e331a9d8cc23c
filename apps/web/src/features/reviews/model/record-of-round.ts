import type { RoundRecord } from "@parley/shared/review/round-markdown.ts";
import type { Project } from "../../../platform/api/contract.ts";
import type { ReviewRound } from "../../../platform/api/review-api.ts";

/** The round with every name put in. */
export function recordOfRound(project: Project, round: ReviewRound): RoundRecord {
  const organisation = (id: string | undefined): string =>
    project.participants.find(({ organisationId }) => organisationId === id)?.name ?? "";
  const subject = (id: string): string => {
    const found = round.subjects.find((each) => each.id === id);
    return [found?.number, found?.title].filter(Boolean).join(" ");
  };
  return {
    project: project.name,
    timeZone: project.timeZone,
    number: round.number,
    title: round.title,
    instructions: round.instructions,
    order: round.order,
    openedBy: round.openedByName,
    opener: organisation(round.organisationId),
    openedAt: Date.parse(round.openedAt),
    closedBy: round.closedByName,
    closedAt: round.closedAt === null ? null : Date.parse(round.closedAt),
    closingNote: round.closingNote,
    isApproved: round.isApproved,
    subjects: round.subjects.map((each) => ({
      name: subject(each.id),
      owner: organisation(each.organisationId),
      revision: each.revision.name,
      sha256: each.revision.sha256,
      outcome: each.outcome,
    })),
    reviewers: round.reviewers.map((each) => ({
      organisation: organisation(each.organisationId),
      person: each.name,
      step: each.step,
      dueOn: each.dueOn,
    })),
    answers: round.answers.map((each) => ({
      at: Date.parse(each.at),
      subject: subject(each.subjectId),
      revision: each.revisionName,
      organisation: organisation(
        round.reviewers.find(({ id }) => id === each.reviewerId)?.organisationId,
      ),
      person: each.byName,
      answer: each.answer,
      reason: each.reason,
      counts: round.cells.some(
        ({ answer }) =>
          answer !== null &&
          answer.at === each.at &&
          answer.reviewerId === each.reviewerId &&
          answer.subjectId === each.subjectId,
      ),
    })),
  };
}
