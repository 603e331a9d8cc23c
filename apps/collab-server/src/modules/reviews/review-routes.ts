import { canReadFile } from "@parley/shared/permissions/file-policy.ts";
import {
  canAnswerReview,
  canListRounds,
  canOpenRound,
  canReadRound,
  canRunRound,
  isReadableIn,
} from "@parley/shared/permissions/review-round-policy.ts";
import type {
  ProjectId,
  ReviewerId,
  ReviewRoundId,
  UserId,
} from "@parley/shared/primitives/ids.ts";
import {
  isRoundApproved,
  needsReason,
  roundCells,
  type SubjectKind,
} from "@parley/shared/review/review-round.ts";
import type { FastifyRequest } from "fastify";
import { audit } from "../../db/audit.ts";
import type { Reader } from "../../db/database.ts";
import { everyHour } from "../../platform/every-hour.ts";
import type { App } from "../../platform/http/app.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import type { ServerContext } from "../../server-context.ts";
import { findUser } from "../accounts/api.ts";
import { participantsOf } from "../participants/api.ts";
import { participantIn, peopleOfProject, type Participant } from "../people/api.ts";
import * as contract from "./review-contract.ts";
import {
  changeRound,
  closeRoundRow,
  deleteReviewers,
  findRound,
  insertAnswer,
  insertReviewers,
  insertRound,
  insertSubjects,
  lockRound,
  roundsOfOrganisation,
  setDueOn,
  setReminded,
  standingsIn,
  type NewReviewer,
  type RoundRow,
} from "./review-repository.ts";
import { remindReviewers } from "./remind-reviewers.ts";
import { countingRevision, factsFor, factsOf, subjectsOf, type Subjects } from "./round-facts.ts";
import { roundView } from "./round-view.ts";
import { dueReviewers, peopleAsked, showRound, tell, tellProgress } from "./tell-round.ts";

const REMIND_AGAIN_MS = 20 * 3_600_000;

export function registerReviewRoutes(app: App, context: ServerContext): void {
  const { db, clock, log } = context;

  const subjectsOfRound = (reader: Reader, row: RoundRow): Promise<Subjects> =>
    subjectsOf(
      reader,
      row.projectId,
      row.subjects.map(({ id }) => id),
    );
  /** The round, if it is there for who asks. */
  async function readable(
    reader: Reader,
    who: Participant,
    roundId: ReviewRoundId,
  ): Promise<{ row: RoundRow; subjects: Subjects }> {
    const row = found(await findRound(reader, who.projectId, roundId));
    enforce(canReadRound(who, row));
    const subjects = await subjectsOfRound(reader, row);
    found(roundView(who, row, subjects));
    return { row, subjects };
  }
  const asking = (request: FastifyRequest, projectId: ProjectId): Promise<Participant> =>
    participantIn(db.read, request, projectId);
  const nameOf = async (userId: UserId): Promise<string> =>
    (await findUser(db.read, userId))?.name ?? "";
  const viewOf = async (who: Participant, roundId: ReviewRoundId) => {
    const { row, subjects } = await readable(db.read, who, roundId);
    return found(roundView(who, row, subjects));
  };

  /** Nobody is asked who is not there, nor about what is kept from their organisation. */
  async function enforceReviewers(
    who: Participant,
    newReviewers: readonly NewReviewer[],
    reviewers: readonly Pick<NewReviewer, "organisationId">[],
    subjects: Subjects,
  ): Promise<void> {
    const participants = (await participantsOf(db.read, who.projectId)).filter(
      ({ endedAt }) => endedAt === null,
    );
    const people = await peopleOfProject(db.read, who.projectId);
    const standings = await standingsIn(db.read, who.projectId);
    for (const { organisationId, userId } of newReviewers) {
      const isThere =
        participants.some((one) => one.organisationId === organisationId) &&
        (userId === null ||
          people.some((one) => one.userId === userId && one.organisationId === organisationId));
      if (!isThere) throw new HttpError("request.invalid");
      const place = { id: "" as ReviewerId, organisationId, userId, step: 1, dueOn: null };
      const parties = { organisationId: who.organisationId, reviewers: [place] };
      if (!standings.some((one) => canAnswerReview(one, parties, place).allowed))
        throw new HttpError("review.nobody", {
          details: [{ path: organisationId, message: userId ?? "" }],
        });
    }
    for (const { organisationId } of reviewers) {
      const organisation = participants.find((one) => one.organisationId === organisationId);
      if (organisation === undefined) continue;
      for (const { place } of subjects.values())
        if (!isReadableIn(organisation, place))
          throw new HttpError("review.unreadable", {
            details: [{ path: organisationId, message: place.id }],
          });
    }
  }
  /** Subjects that who asks may read, or the answer that they are not there. */
  async function enforceSubjects(
    who: Participant,
    asked: readonly { readonly kind: SubjectKind; readonly id: string }[],
  ): Promise<Subjects> {
    const subjects = await subjectsOf(
      db.read,
      who.projectId,
      asked.map(({ id }) => id),
    );
    for (const { id } of asked) enforce(canReadFile(who, found(subjects.get(id)).place));
    return subjects;
  }
  const record = (who: Participant, action: string, detail: Readonly<Record<string, unknown>>) => ({
    action,
    userId: who.userId,
    organisationId: who.organisationId,
    projectId: who.projectId,
    detail,
  });

  app.route({
    ...contract.listRounds,
    handler: async (request) => {
      const { projectId } = request.params;
      const who = await asking(request, projectId);
      enforce(canListRounds(who));
      const rows = await roundsOfOrganisation(db.read, projectId, who.organisationId);
      const subjects = await subjectsOf(
        db.read,
        projectId,
        rows.flatMap((row) => row.subjects.map(({ id }) => id)),
      );
      return { items: rows.flatMap((row) => roundView(who, row, subjects) ?? []) };
    },
  });

  app.route({
    ...contract.getRound,
    handler: async (request) => {
      const { projectId, roundId } = request.params;
      return viewOf(await asking(request, projectId), roundId);
    },
  });

  app.route({
    ...contract.openRound,
    handler: async (request, reply) => {
      const { projectId } = request.params;
      const who = await asking(request, projectId);
      enforce(canOpenRound(who));
      const { subjects: asked, reviewers, title, instructions, order } = request.body;
      const subjects = await enforceSubjects(who, asked);
      await enforceReviewers(who, reviewers, reviewers, subjects);
      const { userId, organisationId } = who;
      const roundId = await db.transact(async (tx) => {
        const openedAt = new Date(clock());
        const facts = { projectId, organisationId, title, instructions, order };
        const id = await insertRound(tx, { ...facts, openedBy: userId, openedAt });
        await insertSubjects(tx, id, asked, 0);
        await insertReviewers(tx, id, reviewers);
        await audit(tx, record(who, "review.opened", { roundId: id }));
        return id;
      });
      const row = found(await findRound(db.read, projectId, roundId));
      const by = { userId, name: await nameOf(userId) };
      await tellProgress(context, null, row, subjects, by, null);
      showRound(context, row, subjects);
      return reply.code(201).send(await viewOf(who, roundId));
    },
  });

  app.route({
    ...contract.updateRound,
    handler: async (request) => {
      const { projectId, roundId } = request.params;
      const who = await asking(request, projectId);
      const { row: before, subjects: subjectsBefore } = await readable(db.read, who, roundId);
      enforce(canRunRound(who, before));
      const { title, instructions, dueOn, addSubjects, addReviewers, removeReviewers } =
        request.body;
      const added = await enforceSubjects(who, addSubjects);
      const subjects = new Map([...subjectsBefore, ...added]);
      const everybody = [...before.reviewers, ...addReviewers];
      await enforceReviewers(who, addReviewers, addReviewers, subjects);
      await enforceReviewers(who, [], everybody, added);
      await db.transact(async (tx) => {
        await lockRound(tx, roundId);
        const row = found(await findRound(tx, projectId, roundId));
        if (row.closedAt !== null) throw new HttpError("review.closed");
        const isOver =
          row.subjects.length + addSubjects.length > contract.MOST_SUBJECTS ||
          row.reviewers.length + addReviewers.length > contract.MOST_REVIEWERS;
        if (isOver) throw new HttpError("request.too-large");
        // What was answered stays in the record, and with it who was asked.
        const isKept = row.answers.some(({ reviewerId }) => removeReviewers.includes(reviewerId));
        const left = row.reviewers.filter(({ id }) => !removeReviewers.includes(id));
        if (isKept || left.length + addReviewers.length === 0)
          throw new HttpError("request.conflict");
        await changeRound(tx, roundId, {
          title: title ?? row.title,
          instructions: instructions ?? row.instructions,
        });
        for (const each of dueOn) await setDueOn(tx, roundId, each.reviewerId, each.dueOn);
        await insertSubjects(tx, roundId, addSubjects, row.subjects.length);
        await insertReviewers(tx, roundId, addReviewers);
        await deleteReviewers(tx, roundId, removeReviewers);
        await audit(tx, record(who, "review.changed", { roundId, ...request.body }));
      });
      const row = found(await findRound(db.read, projectId, roundId));
      const by = { userId: who.userId, name: await nameOf(who.userId) };
      await tellProgress(context, factsOf(before, subjectsBefore), row, subjects, by, null);
      showRound(context, row, subjects);
      return viewOf(who, roundId);
    },
  });

  app.route({
    ...contract.answerRound,
    handler: async (request) => {
      const { projectId, roundId } = request.params;
      const who = await asking(request, projectId);
      await readable(db.read, who, roundId);
      const { reviewerId, subjectId, revisionId, answer, reason } = request.body;
      const { before, title } = await db.transact(async (tx) => {
        await lockRound(tx, roundId);
        const { row, subjects } = await readable(tx, who, roundId);
        const reviewer = found(row.reviewers.find(({ id }) => id === reviewerId));
        enforce(canAnswerReview(who, row, reviewer));
        const subject = found(subjects.get(subjectId));
        enforce(canReadFile(who, subject.place));
        if (row.closedAt !== null) throw new HttpError("review.closed");
        if (subject.revisions[0]?.id !== revisionId) throw new HttpError("review.outdated");
        if (needsReason(answer) && reason === "") throw new HttpError("review.reason-missing");
        const facts = factsOf(row, subjects);
        const cell = roundCells(facts).find(
          (each) => each.reviewerId === reviewerId && each.subjectId === subjectId,
        );
        if (found(cell).state === "waiting") throw new HttpError("review.not-due");
        const { userId } = who;
        const given = { reviewerId, subjectId, revisionId, answer, reason, userId, at: clock() };
        await insertAnswer(tx, given);
        await audit(
          tx,
          record(who, "review.answered", { roundId, reviewerId, subjectId, revisionId, answer }),
        );
        return { before: facts, title: subject.place.title };
      });
      const { row, subjects } = await readable(db.read, who, roundId);
      const by = { userId: who.userId, name: await nameOf(who.userId) };
      await tellProgress(context, before, row, subjects, by, title);
      showRound(context, row, subjects);
      return viewOf(who, roundId);
    },
  });

  app.route({
    ...contract.remindRound,
    handler: async (request) => {
      const { projectId, roundId } = request.params;
      const who = await asking(request, projectId);
      const { row, subjects } = await readable(db.read, who, roundId);
      enforce(canRunRound(who, row));
      const now = clock();
      const due = dueReviewers(factsOf(row, subjects));
      const late = row.reviewers.filter(
        ({ id, remindedAt }) =>
          due.has(id) && (remindedAt === null || now - remindedAt.getTime() >= REMIND_AGAIN_MS),
      );
      const standings = await standingsIn(db.read, projectId);
      const people = late.flatMap((reviewer) => peopleAsked(row, reviewer, subjects, standings));
      const ids = late.map(({ id }) => id);
      await db.transact((tx) => setReminded(tx, ids, new Date(now)));
      const byName = await nameOf(who.userId);
      await tell(context, row, people, { event: "reminder", byName, subject: "" }, who.userId);
      showRound(context, row, subjects);
      const told = new Set(people.map(({ userId }) => userId));
      told.delete(who.userId);
      return { people: told.size };
    },
  });

  app.route({
    ...contract.closeRound,
    handler: async (request) => {
      const { projectId, roundId } = request.params;
      const who = await asking(request, projectId);
      const { note } = request.body;
      const { row, subjects } = await db.transact(async (tx) => {
        await lockRound(tx, roundId);
        const round = await readable(tx, who, roundId);
        enforce(canRunRound(who, round.row));
        if (round.row.closedAt !== null) throw new HttpError("review.closed");
        const facts = factsFor(who, round.row, round.subjects);
        if (note === "" && !isRoundApproved(facts, roundCells(facts)))
          throw new HttpError("review.early-close");
        const revisions = new Map(
          round.row.subjects.flatMap((each) => {
            const subject = round.subjects.get(each.id);
            const revision = subject === undefined ? undefined : countingRevision(subject, each);
            return revision === undefined ? [] : [[each.id, revision.id] as const];
          }),
        );
        const end = { closedAt: new Date(clock()), closedBy: who.userId, closingNote: note };
        await closeRoundRow(tx, roundId, end, revisions);
        await audit(tx, record(who, "review.closed", { roundId, note }));
        return round;
      });
      const standings = await standingsIn(db.read, projectId);
      const people = row.reviewers.flatMap((each) => peopleAsked(row, each, subjects, standings));
      const byName = await nameOf(who.userId);
      await tell(context, row, people, { event: "closed", byName, subject: "" }, who.userId);
      showRound(context, row, subjects);
      return viewOf(who, roundId);
    },
  });

  let upkeep: ReturnType<typeof everyHour> | null = null;
  app.addHook("onListen", async () => {
    upkeep = everyHour(
      () => remindReviewers(context),
      (error) => log.error({ err: error }, "reviewers could not be reminded"),
    );
  });
  app.addHook("onClose", async () => {
    await upkeep?.stop();
  });
}
