import { canReadFile } from "@parley/shared/permissions/file-policy.ts";
import { canAnswerReview } from "@parley/shared/permissions/review-round-policy.ts";
import type { ProjectId, ReviewerId, UserId } from "@parley/shared/primitives/ids.ts";
import type { ReviewNews } from "@parley/shared/protocol/live-events.ts";
import {
  ballInCourt,
  roundCells,
  type Reviewer,
  type RoundFacts,
} from "@parley/shared/review/review-round.ts";
import type { ServerContext } from "../../server-context.ts";
import { notify } from "../notifications/api.ts";
import { openRoundsAbout, standingsIn, type RoundRow } from "./review-repository.ts";
import { factsOf, subjectsOf, type Subjects } from "./round-facts.ts";

type Context = Pick<ServerContext, "db" | "live">;
type Standings = Awaited<ReturnType<typeof standingsIn>>;
type News = {
  readonly event: ReviewNews;
  readonly byName: string;
  readonly subject: string;
};

/** Whoever may answer in a reviewer's place and read something of what is asked. */
export const peopleAsked = (
  row: RoundRow,
  reviewer: Reviewer,
  subjects: Subjects,
  standings: Standings,
): Standings =>
  standings.filter(
    (standing) =>
      canAnswerReview(standing, row, reviewer).allowed &&
      row.subjects.some(({ id }) => {
        const subject = subjects.get(id);
        return subject !== undefined && canReadFile(standing, subject.place).allowed;
      }),
  );

/** Reviewers whose turn it is with something. */
export const dueReviewers = (facts: RoundFacts): ReadonlySet<ReviewerId> =>
  new Set(
    facts.isClosed
      ? []
      : roundCells(facts).flatMap((cell) => (cell.state === "due" ? [cell.reviewerId] : [])),
  );

const isAllApproved = (facts: RoundFacts): boolean =>
  ballInCourt(facts, roundCells(facts)).some(({ duty }) => duty === "close");

/** Tells people of a round, each once, and never who did it themselves. */
export async function tell(
  context: Context,
  row: RoundRow,
  to: Standings,
  news: News,
  except: UserId | null,
): Promise<void> {
  const once = new Map(to.map((one) => [`${one.userId} ${one.organisationId}`, one]));
  const recipients = [...once.values()].filter(({ userId }) => userId !== except);
  await notify(context, recipients, {
    projectId: row.projectId,
    body: { type: "review", roundId: row.id, title: row.title, ...news },
  });
}

/** After a round was opened, answered or changed: tells those whose turn has come, and the opener of what came in. */
export async function tellProgress(
  context: Context,
  before: RoundFacts | null,
  row: RoundRow,
  subjects: Subjects,
  by: { readonly userId: UserId; readonly name: string },
  answered: string | null,
): Promise<void> {
  const now = factsOf(row, subjects);
  const standings = await standingsIn(context.db.read, row.projectId);
  const wasDue = before === null ? new Set<ReviewerId>() : dueReviewers(before);
  const due = dueReviewers(now);
  const asked = row.reviewers
    .filter(({ id }) => due.has(id) && !wasDue.has(id))
    .flatMap((reviewer) => peopleAsked(row, reviewer, subjects, standings));
  await tell(context, row, asked, { event: "asked", byName: by.name, subject: "" }, by.userId);
  const opener = standings.filter(
    (one) => one.userId === row.openedBy && one.organisationId === row.organisationId,
  );
  const isDone = isAllApproved(now) && !(before !== null && isAllApproved(before));
  if (isDone)
    await tell(context, row, opener, { event: "approved", byName: "", subject: "" }, null);
  else if (answered !== null)
    await tell(
      context,
      row,
      opener,
      { event: "answered", byName: by.name, subject: answered },
      by.userId,
    );
}

/** Shows a change of a round to those who have it before them. */
export function showRound({ live }: Context, row: RoundRow, subjects: Subjects): void {
  const places = [...subjects.values()].map(({ place }) => place);
  live.reviewsChanged(row.projectId, row, places);
}

/** A revision was added: whoever has answered about an earlier one is told that it counts no more. */
export async function tellRevised(
  context: Context,
  projectId: ProjectId,
  fileId: string,
  by: UserId,
): Promise<void> {
  for (const row of await openRoundsAbout(context.db.read, projectId, fileId)) {
    const ids = row.subjects.map(({ id }) => id);
    const subjects = await subjectsOf(context.db.read, projectId, ids);
    const revised = subjects.get(fileId);
    if (revised === undefined) continue;
    const earlier = new Map(subjects);
    earlier.set(fileId, { ...revised, revisions: revised.revisions.slice(1) });
    const before = roundCells(factsOf(row, earlier));
    const reset = new Set(
      before.flatMap((cell) =>
        cell.subjectId === fileId && cell.state === "answered" ? [cell.answer.userId] : [],
      ),
    );
    const standings = await standingsIn(context.db.read, projectId);
    const told = row.reviewers
      .flatMap((reviewer) => peopleAsked(row, reviewer, subjects, standings))
      .filter((one) => reset.has(one.userId) && canReadFile(one, revised.place).allowed);
    const news = { event: "reset", byName: "", subject: revised.place.title } as const;
    await tell(context, row, told, news, by);
    showRound(context, row, subjects);
  }
}
