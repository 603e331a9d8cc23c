import type { OrganisationId, ReviewerId, RevisionId, UserId } from "../primitives/ids.ts";

/** Drawings and other files alike; further kinds bring their own revisions. */
export const SUBJECT_KINDS = ["file"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const REVIEW_ANSWERS = ["approved", "approved-with-comments", "revise", "refused"] as const;
export type ReviewAnswer = (typeof REVIEW_ANSWERS)[number];

/** At once, or step by step: who comes later sees it when everybody before has approved. */
export const ROUND_ORDERS = ["together", "in-order"] as const;
export type RoundOrder = (typeof ROUND_ORDERS)[number];

/** Who has to look: a named person, or whoever decides for the organisation. */
export type Reviewer = {
  readonly id: ReviewerId;
  readonly organisationId: OrganisationId;
  readonly userId: UserId | null;
  readonly step: number; // from 1; without meaning where all look at once
  readonly dueOn: string | null; // YYYY-MM-DD in the project's time zone
};

/** What is looked at, at the revision that counts: the newest, or that of the moment when the round closed. */
export type RoundSubject = {
  readonly kind: SubjectKind;
  /** Of the file, or the specification. */
  readonly id: string;
  /** Whose it is, and who revises it. */
  readonly organisationId: OrganisationId;
  readonly revisionId: RevisionId;
};

/** Never changed; a later one of the same reviewer about the same subject takes its place. */
export type GivenAnswer = {
  readonly reviewerId: ReviewerId;
  readonly subjectId: string;
  readonly revisionId: RevisionId;
  readonly answer: ReviewAnswer;
  readonly reason: string;
  readonly userId: UserId;
  readonly at: number; // ms since the epoch
};

export type RoundFacts = {
  readonly organisationId: OrganisationId; // who opened it
  readonly order: RoundOrder;
  readonly reviewers: readonly Reviewer[];
  readonly subjects: readonly RoundSubject[];
  readonly answers: readonly GivenAnswer[]; // in the order of their times
  readonly isClosed: boolean;
};

/** One reviewer and one subject. `reset`: what was answered about an earlier revision, and counts no more. */
export type RoundCell = {
  readonly reviewerId: ReviewerId;
  readonly subjectId: string;
} & (
  | { readonly state: "answered"; readonly answer: GivenAnswer }
  | { readonly state: "due"; readonly reset: GivenAnswer | null }
  | { readonly state: "waiting"; readonly reset: GivenAnswer | null } // others come first
);

/** Who has to act next, and in what way. */
export type BallInCourt = {
  readonly organisationId: OrganisationId;
  readonly duty: "answer" | "revise" | "close";
  readonly subjectIds: readonly string[];
  readonly dueOn: string | null; // the first of them
};

export type RoundOutcome = ReviewAnswer | "unanswered";

export const isApproval = (answer: ReviewAnswer): boolean =>
  answer === "approved" || answer === "approved-with-comments";

/** A plain yes needs no words; everything else says why. */
export const needsReason = (answer: ReviewAnswer): boolean => answer !== "approved";

const lastOf = (
  answers: readonly GivenAnswer[],
  reviewerId: ReviewerId,
  subjectId: string,
): GivenAnswer | null =>
  answers.findLast((each) => each.reviewerId === reviewerId && each.subjectId === subjectId) ??
  null;

/** Where every reviewer stands with every subject, by subjects and then reviewers as they are listed. */
export function roundCells(round: RoundFacts): RoundCell[] {
  return round.subjects.flatMap((subject) => {
    const given = round.reviewers.map((reviewer) => {
      const answer = lastOf(round.answers, reviewer.id, subject.id);
      return { reviewer, answer, counts: answer?.revisionId === subject.revisionId };
    });
    const holdsBack = (step: number): boolean =>
      round.order === "in-order" &&
      given.some(
        ({ reviewer, answer, counts }) =>
          reviewer.step < step && !(counts && answer !== null && isApproval(answer.answer)),
      );
    return given.map(({ reviewer, answer, counts }): RoundCell => {
      const at = { reviewerId: reviewer.id, subjectId: subject.id };
      if (counts && answer !== null) return { ...at, state: "answered", answer };
      return { ...at, state: holdsBack(reviewer.step) ? "waiting" : "due", reset: answer };
    });
  });
}

const SEVERITY: readonly RoundOutcome[] = [
  "approved",
  "approved-with-comments",
  "unanswered",
  "revise",
  "refused",
];

/** What a subject has come to: the severest of its answers, and unanswered before any approval. */
export function subjectOutcome(cells: readonly RoundCell[], subjectId: string): RoundOutcome {
  const outcomes = cells
    .filter((cell) => cell.subjectId === subjectId)
    .map((cell): RoundOutcome => (cell.state === "answered" ? cell.answer.answer : "unanswered"));
  return outcomes.reduce(
    (worst, each) => (SEVERITY.indexOf(each) > SEVERITY.indexOf(worst) ? each : worst),
    outcomes.length === 0 ? "unanswered" : "approved",
  );
}

export const isRoundApproved = (round: RoundFacts, cells: readonly RoundCell[]): boolean =>
  round.subjects.every(({ id }) => {
    const outcome = subjectOutcome(cells, id);
    return outcome === "approved" || outcome === "approved-with-comments";
  });

const earliest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce<string | null>(
    (first, date) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );

/**
 * Who has the ball: reviewers whose turn it is, owners of what is to be revised, and the opener once everything is approved. Nobody
 * after the close. At most one entry for each organisation and duty.
 */
export function ballInCourt(round: RoundFacts, cells: readonly RoundCell[]): BallInCourt[] {
  if (round.isClosed) return [];
  const reviewerOf = new Map(round.reviewers.map((reviewer) => [reviewer.id, reviewer]));
  const balls: BallInCourt[] = [];
  for (const organisationId of new Set(round.reviewers.map((each) => each.organisationId))) {
    const due = cells.filter(
      (cell) =>
        cell.state === "due" && reviewerOf.get(cell.reviewerId)?.organisationId === organisationId,
    );
    if (due.length === 0) continue;
    balls.push({
      organisationId,
      duty: "answer",
      subjectIds: [...new Set(due.map(({ subjectId }) => subjectId))],
      dueOn: earliest(due.map(({ reviewerId }) => reviewerOf.get(reviewerId)?.dueOn ?? null)),
    });
  }
  const toRevise = round.subjects.filter(({ id }) =>
    cells.some(
      (cell) =>
        cell.subjectId === id && cell.state === "answered" && !isApproval(cell.answer.answer),
    ),
  );
  for (const organisationId of new Set(toRevise.map((each) => each.organisationId))) {
    const own = toRevise.filter((each) => each.organisationId === organisationId);
    balls.push({
      organisationId,
      duty: "revise",
      subjectIds: own.map(({ id }) => id),
      dueOn: null,
    });
  }
  if (balls.length === 0) {
    const subjectIds = round.subjects.map(({ id }) => id);
    balls.push({ organisationId: round.organisationId, duty: "close", subjectIds, dueOn: null });
  }
  return balls;
}

/** Organisations that take part: who opened it, who looks. Nobody else learns that there is such a round. */
export const organisationsOfRound = (
  round: Pick<RoundFacts, "organisationId" | "reviewers">,
): ReadonlySet<OrganisationId> =>
  new Set([round.organisationId, ...round.reviewers.map((each) => each.organisationId)]);
