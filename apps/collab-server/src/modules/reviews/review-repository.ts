import { isCapability } from "@parley/shared/permissions/capability.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type {
  OrganisationId,
  ProjectId,
  ReviewerId,
  ReviewRoundId,
  UserId,
} from "@parley/shared/primitives/ids.ts";
import type {
  GivenAnswer,
  Reviewer,
  RoundOrder,
  SubjectKind,
} from "@parley/shared/review/review-round.ts";
import { and, asc, desc, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader, Writer } from "../../db/database.ts";
import { reviewAnswers, reviewers, reviewRounds, reviewSubjects } from "../../db/review-schema.ts";
import { participations, people, projects, roles, users } from "../../db/schema.ts";

export type SubjectRow = {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly closedRevisionId: string | null;
};
export type ReviewerRow = Reviewer & {
  readonly name: string | null;
  readonly remindedAt: Date | null;
  readonly reminded: "none" | "soon" | "overdue";
};
export type AnswerRow = GivenAnswer & { readonly byName: string };
export type RoundRow = {
  readonly id: ReviewRoundId;
  readonly projectId: ProjectId;
  readonly organisationId: OrganisationId;
  readonly number: number;
  readonly title: string;
  readonly instructions: string;
  readonly order: RoundOrder;
  readonly openedBy: UserId | null;
  readonly openedByName: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
  readonly closingNote: string;
  readonly subjects: readonly SubjectRow[];
  readonly reviewers: readonly ReviewerRow[];
  /** In the order in which they were given. */
  readonly answers: readonly AnswerRow[];
};

const opener = alias(users, "opener");
const closer = alias(users, "closer");
const roundColumns = {
  id: reviewRounds.id,
  projectId: reviewRounds.projectId,
  organisationId: reviewRounds.organisationId,
  number: reviewRounds.number,
  title: reviewRounds.title,
  instructions: reviewRounds.instructions,
  order: reviewRounds.order,
  openedBy: reviewRounds.openedBy,
  openedByName: opener.name,
  openedAt: reviewRounds.openedAt,
  closedAt: reviewRounds.closedAt,
  closedByName: closer.name,
  closingNote: reviewRounds.closingNote,
};

function grouped<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Rounds with all that belongs to them, the newest first. */
async function roundsWhere(
  db: Reader,
  condition: ReturnType<typeof and>,
): Promise<readonly RoundRow[]> {
  const rows = await db
    .select(roundColumns)
    .from(reviewRounds)
    .leftJoin(opener, eq(opener.id, reviewRounds.openedBy))
    .leftJoin(closer, eq(closer.id, reviewRounds.closedBy))
    .where(condition)
    .orderBy(desc(reviewRounds.openedAt), desc(reviewRounds.id));
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [subjectRows, reviewerRows, answerRows] = [
    await db
      .select()
      .from(reviewSubjects)
      .where(inArray(reviewSubjects.roundId, ids))
      .orderBy(asc(reviewSubjects.position), asc(reviewSubjects.subjectId)),
    await db
      .select({
        id: reviewers.id,
        roundId: reviewers.roundId,
        organisationId: reviewers.organisationId,
        userId: reviewers.userId,
        name: users.name,
        step: reviewers.step,
        dueOn: reviewers.dueOn,
        remindedAt: reviewers.remindedAt,
        reminded: reviewers.reminded,
      })
      .from(reviewers)
      .leftJoin(users, eq(users.id, reviewers.userId))
      .where(inArray(reviewers.roundId, ids))
      .orderBy(asc(reviewers.step), asc(reviewers.id)),
    await db
      .select({
        roundId: reviewers.roundId,
        reviewerId: reviewAnswers.reviewerId,
        subjectId: reviewAnswers.subjectId,
        revisionId: reviewAnswers.revisionId,
        answer: reviewAnswers.answer,
        reason: reviewAnswers.reason,
        userId: reviewAnswers.userId,
        byName: users.name,
        at: reviewAnswers.at,
      })
      .from(reviewAnswers)
      .innerJoin(reviewers, eq(reviewers.id, reviewAnswers.reviewerId))
      .leftJoin(users, eq(users.id, reviewAnswers.userId))
      .where(inArray(reviewers.roundId, ids))
      .orderBy(asc(reviewAnswers.at), asc(reviewAnswers.id)),
  ];
  const subjectsOf = grouped(subjectRows, ({ roundId }) => roundId);
  const reviewersOf = grouped(reviewerRows, ({ roundId }) => roundId);
  const answersOf = grouped(answerRows, ({ roundId }) => roundId);
  return rows.map((row) => ({
    ...row,
    subjects: (subjectsOf.get(row.id) ?? []).map(({ kind, subjectId, closedRevisionId }) => ({
      kind,
      id: subjectId,
      closedRevisionId,
    })),
    reviewers: (reviewersOf.get(row.id) ?? []).map(({ roundId: _roundId, ...each }) => each),
    answers: (answersOf.get(row.id) ?? []).map(({ roundId: _roundId, byName, at, ...each }) => ({
      ...each,
      at: at.getTime(),
      byName: byName ?? "",
    })),
  })) as unknown as RoundRow[];
}

/** Those in which an organisation takes part. */
export const roundsOfOrganisation = (
  db: Reader,
  projectId: ProjectId,
  organisationId: OrganisationId,
): Promise<readonly RoundRow[]> =>
  roundsWhere(
    db,
    and(
      eq(reviewRounds.projectId, projectId),
      sql`(${reviewRounds.organisationId} = ${organisationId} or exists (
        select 1 from ${reviewers} where ${reviewers.roundId} = ${reviewRounds.id}
        and ${reviewers.organisationId} = ${organisationId}))`,
    ),
  );

export async function findRound(
  db: Reader,
  projectId: ProjectId,
  roundId: ReviewRoundId,
): Promise<RoundRow | null> {
  const [row] = await roundsWhere(
    db,
    and(eq(reviewRounds.projectId, projectId), eq(reviewRounds.id, roundId)),
  );
  return row ?? null;
}

/** Open rounds that look at one subject. */
export const openRoundsAbout = (
  db: Reader,
  projectId: ProjectId,
  subjectId: string,
): Promise<readonly RoundRow[]> =>
  roundsWhere(
    db,
    and(
      eq(reviewRounds.projectId, projectId),
      isNull(reviewRounds.closedAt),
      sql`exists (select 1 from ${reviewSubjects} where ${reviewSubjects.roundId} = ${reviewRounds.id}
        and ${reviewSubjects.subjectId} = ${subjectId})`,
    ),
  );

/** Open rounds of living projects with somebody who has a date and has not heard that it has passed. */
export const roundsToRemind = (db: Reader): Promise<readonly RoundRow[]> =>
  roundsWhere(
    db,
    and(
      isNull(reviewRounds.closedAt),
      sql`exists (select 1 from ${projects} where ${projects.id} = ${reviewRounds.projectId}
        and ${projects.archivedAt} is null)`,
      sql`exists (select 1 from ${reviewers} where ${reviewers.roundId} = ${reviewRounds.id}
        and ${reviewers.dueOn} is not null and ${reviewers.reminded} <> 'overdue')`,
    ),
  );

/** Nobody else changes the round until the transaction ends. */
export async function lockRound(tx: Writer, roundId: ReviewRoundId): Promise<void> {
  await tx.execute(
    sql`select 1 from ${reviewRounds} where ${reviewRounds.id} = ${roundId} for update`,
  );
}

export type NewReviewer = Pick<Reviewer, "organisationId" | "userId" | "step" | "dueOn">;

export async function insertRound(
  tx: Writer,
  round: {
    readonly projectId: ProjectId;
    readonly organisationId: OrganisationId;
    readonly title: string;
    readonly instructions: string;
    readonly order: RoundOrder;
    readonly openedBy: UserId;
    readonly openedAt: Date;
  },
): Promise<ReviewRoundId> {
  // Rounds of one organisation are numbered one after the other.
  await tx.execute(
    sql`select 1 from ${participations} where ${participations.projectId} = ${round.projectId}
      and ${participations.organisationId} = ${round.organisationId} for update`,
  );
  const [last] = await tx
    .select({ number: max(reviewRounds.number) })
    .from(reviewRounds)
    .where(
      and(
        eq(reviewRounds.projectId, round.projectId),
        eq(reviewRounds.organisationId, round.organisationId),
      ),
    );
  const [row] = await tx
    .insert(reviewRounds)
    .values({ ...round, number: (last?.number ?? 0) + 1 })
    .returning({ id: reviewRounds.id });
  return row!.id as ReviewRoundId;
}

export async function insertSubjects(
  tx: Writer,
  roundId: ReviewRoundId,
  subjects: readonly Pick<SubjectRow, "kind" | "id">[],
  from: number,
): Promise<void> {
  if (subjects.length === 0) return;
  await tx
    .insert(reviewSubjects)
    .values(
      subjects.map(({ kind, id }, index) => ({
        roundId,
        kind,
        subjectId: id,
        position: from + index,
      })),
    )
    .onConflictDoNothing();
}

export async function insertReviewers(
  tx: Writer,
  roundId: ReviewRoundId,
  rows: readonly NewReviewer[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(reviewers).values(rows.map((row) => ({ roundId, ...row })));
}

export async function deleteReviewers(
  tx: Writer,
  roundId: ReviewRoundId,
  reviewerIds: readonly ReviewerId[],
): Promise<void> {
  if (reviewerIds.length === 0) return;
  await tx
    .delete(reviewers)
    .where(and(eq(reviewers.roundId, roundId), inArray(reviewers.id, [...reviewerIds])));
}

export async function changeRound(
  tx: Writer,
  roundId: ReviewRoundId,
  values: { readonly title: string; readonly instructions: string },
): Promise<void> {
  await tx.update(reviewRounds).set(values).where(eq(reviewRounds.id, roundId));
}

/** A new date is told of anew. */
export async function setDueOn(
  tx: Writer,
  roundId: ReviewRoundId,
  reviewerId: ReviewerId,
  dueOn: string | null,
): Promise<void> {
  await tx
    .update(reviewers)
    .set({ dueOn, reminded: "none" })
    .where(and(eq(reviewers.roundId, roundId), eq(reviewers.id, reviewerId)));
}

export async function setReminded(
  tx: Writer,
  reviewerIds: readonly ReviewerId[],
  at: Date,
  reminded?: "soon" | "overdue",
): Promise<void> {
  if (reviewerIds.length === 0) return;
  await tx
    .update(reviewers)
    .set({ remindedAt: at, ...(reminded === undefined ? {} : { reminded }) })
    .where(inArray(reviewers.id, [...reviewerIds]));
}

export async function insertAnswer(tx: Writer, given: GivenAnswer): Promise<void> {
  await tx.insert(reviewAnswers).values({ ...given, at: new Date(given.at) });
}

export async function closeRoundRow(
  tx: Writer,
  roundId: ReviewRoundId,
  end: { readonly closedAt: Date; readonly closedBy: UserId; readonly closingNote: string },
  revisions: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.update(reviewRounds).set(end).where(eq(reviewRounds.id, roundId));
  for (const [subjectId, closedRevisionId] of revisions)
    await tx
      .update(reviewSubjects)
      .set({ closedRevisionId })
      .where(and(eq(reviewSubjects.roundId, roundId), eq(reviewSubjects.subjectId, subjectId)));
}

/** Everybody on the project as the policies see them. */
export async function standingsIn(
  db: Reader,
  projectId: ProjectId,
): Promise<readonly Extract<Standing, { kind: "participant" }>[]> {
  const rows = await db
    .select({
      userId: people.userId,
      organisationId: people.organisationId,
      host: projects.hostOrganisationId,
      capabilities: roles.capabilities,
    })
    .from(people)
    .innerJoin(roles, eq(roles.id, people.roleId))
    .innerJoin(projects, eq(projects.id, people.projectId))
    .innerJoin(
      participations,
      and(
        eq(participations.projectId, people.projectId),
        eq(participations.organisationId, people.organisationId),
        isNull(participations.endedAt),
      ),
    )
    .where(eq(people.projectId, projectId));
  return rows.map((row) => ({
    kind: "participant",
    projectId,
    userId: row.userId as UserId,
    organisationId: row.organisationId as OrganisationId,
    isHost: row.host === row.organisationId,
    capabilities: new Set(row.capabilities.filter(isCapability)),
  }));
}
