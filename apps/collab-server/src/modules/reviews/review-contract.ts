import { REVIEW_ANSWERS, ROUND_ORDERS, SUBJECT_KINDS } from "@parley/shared/review/review-round.ts";
import { z } from "zod";
import {
  line,
  organisationId,
  projectId,
  reviewerId,
  reviewRoundId,
  revisionId,
  rowId,
  userId,
} from "../../platform/http/fields.ts";
import { problems, type Operation } from "../../platform/http/operation.ts";

const day = z.iso.date();
const answer = z.enum(REVIEW_ANSWERS);
const order = z.enum(ROUND_ORDERS);
const text = (most: number) => z.string().trim().max(most);
export const MOST_SUBJECTS = 100;
export const MOST_REVIEWERS = 50;

const subject = z.object({ kind: z.enum(SUBJECT_KINDS), id: rowId });
const newReviewer = z.object({
  organisationId,
  userId: userId.nullable().default(null).describe("Null: whoever decides for the organisation"),
  step: z.int().min(1).max(50).default(1),
  dueOn: day.nullable().default(null),
});

const answerView = z
  .object({
    reviewerId,
    subjectId: rowId,
    revisionId,
    revisionName: z.string(),
    answer,
    reason: z.string(),
    userId,
    byName: z.string(),
    at: z.string(),
  })
  .meta({ id: "ReviewAnswer" });

const roundView = z
  .object({
    id: reviewRoundId,
    number: z.int().describe("From 1 among the rounds that its organisation opened in the project"),
    title: z.string(),
    instructions: z.string(),
    order,
    organisationId,
    openedBy: userId.nullable(),
    openedByName: z.string(),
    openedAt: z.string(),
    closedAt: z.string().nullable(),
    closedByName: z.string().nullable(),
    closingNote: z.string(),
    canRun: z.boolean(),
    isApproved: z.boolean(),
    subjects: z.array(
      z.object({
        kind: z.enum(SUBJECT_KINDS),
        id: rowId,
        organisationId,
        number: z.string(),
        title: z.string(),
        outcome: z.enum([...REVIEW_ANSWERS, "unanswered"]),
        revision: z
          .object({
            id: revisionId,
            name: z.string(),
            createdAt: z.string(),
            reason: z.string(),
            organisationId,
            sha256: z.string(),
          })
          .describe("The newest; of a closed round the newest at that moment"),
      }),
    ),
    reviewers: z.array(
      z.object({
        id: reviewerId,
        organisationId,
        userId: userId.nullable(),
        name: z.string().nullable().describe("Of the named person"),
        step: z.int(),
        dueOn: day.nullable(),
        remindedAt: z.string().nullable(),
        canAnswer: z.boolean().describe("The asker may answer in this place"),
      }),
    ),
    cells: z.array(
      z.object({
        reviewerId,
        subjectId: rowId,
        state: z.enum(["answered", "due", "waiting"]),
        answer: answerView.nullable().describe("What counts"),
        reset: answerView.nullable().describe("What was answered about an earlier revision"),
      }),
    ),
    ball: z.array(
      z.object({
        organisationId,
        duty: z.enum(["answer", "revise", "close"]),
        subjectIds: z.array(rowId),
        dueOn: day.nullable(),
      }),
    ),
    answers: z.array(answerView).describe("All that were ever given, the earliest first"),
  })
  .meta({ id: "ReviewRound" });

const ofProject = z.object({ projectId });
const ofRound = z.object({ projectId, roundId: reviewRoundId });
const url = "/api/projects/:projectId/review-rounds";

export const listRounds = {
  method: "GET",
  url,
  schema: {
    operationId: "listReviewRounds",
    params: ofProject,
    response: { 200: z.object({ items: z.array(roundView) }), ...problems },
  },
} as const satisfies Operation;

export const getRound = {
  method: "GET",
  url: `${url}/:roundId`,
  schema: {
    operationId: "getReviewRound",
    params: ofRound,
    response: { 200: roundView, ...problems },
  },
} as const satisfies Operation;

export const openRound = {
  method: "POST",
  url,
  schema: {
    operationId: "openReviewRound",
    params: ofProject,
    body: z.object({
      title: line(200),
      instructions: text(5_000).default(""),
      order,
      subjects: z.array(subject).min(1).max(MOST_SUBJECTS),
      reviewers: z.array(newReviewer).min(1).max(MOST_REVIEWERS),
    }),
    response: { 201: roundView, ...problems },
  },
} as const satisfies Operation;

export const updateRound = {
  method: "PATCH",
  url: `${url}/:roundId`,
  schema: {
    operationId: "updateReviewRound",
    params: ofRound,
    body: z.object({
      title: line(200).optional(),
      instructions: text(5_000).optional(),
      dueOn: z
        .array(z.object({ reviewerId, dueOn: day.nullable() }))
        .max(MOST_REVIEWERS)
        .default([]),
      addSubjects: z.array(subject).max(MOST_SUBJECTS).default([]),
      addReviewers: z.array(newReviewer).max(MOST_REVIEWERS).default([]),
      removeReviewers: z.array(reviewerId).max(MOST_REVIEWERS).default([]),
    }),
    response: { 200: roundView, ...problems },
  },
} as const satisfies Operation;

export const answerRound = {
  method: "POST",
  url: `${url}/:roundId/answers`,
  schema: {
    operationId: "answerReviewRound",
    params: ofRound,
    body: z.object({
      reviewerId,
      subjectId: rowId,
      revisionId: revisionId.describe("The one that was looked at; a newer one is a conflict"),
      answer,
      reason: text(5_000).default(""),
    }),
    response: { 200: roundView, ...problems },
  },
} as const satisfies Operation;

export const remindRound = {
  method: "POST",
  url: `${url}/:roundId/reminders`,
  schema: {
    operationId: "remindReviewRound",
    params: ofRound,
    response: {
      200: z.object({ people: z.int().describe("Who were reminded: each at most once a day") }),
      ...problems,
    },
  },
} as const satisfies Operation;

export const closeRound = {
  method: "POST",
  url: `${url}/:roundId/close`,
  schema: {
    operationId: "closeReviewRound",
    params: ofRound,
    body: z.object({ note: text(5_000).default("") }),
    response: { 200: roundView, ...problems },
  },
} as const satisfies Operation;
