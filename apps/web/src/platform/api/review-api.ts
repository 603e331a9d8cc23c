import type { OrganisationId, ReviewerId, ReviewRoundId } from "@parley/shared/primitives/ids.ts";
import type { ReviewAnswer, RoundOrder } from "@parley/shared/review/review-round.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "./generated/schema.d.ts";
import { answer, api } from "./http.ts";

export type ReviewRound = Omit<
  components["schemas"]["ReviewRound"],
  "id" | "organisationId" | "subjects" | "reviewers" | "cells" | "ball"
> & {
  id: ReviewRoundId;
  organisationId: OrganisationId;
  subjects: RoundSubject[];
  reviewers: RoundReviewer[];
  cells: RoundCell[];
  ball: RoundBall[];
};
type Schema = components["schemas"]["ReviewRound"];
export type RoundSubject = Omit<Schema["subjects"][number], "organisationId"> & {
  organisationId: OrganisationId;
};
export type RoundReviewer = Omit<Schema["reviewers"][number], "organisationId"> & {
  organisationId: OrganisationId;
};
export type RoundCell = Schema["cells"][number];
export type RoundBall = Omit<Schema["ball"][number], "organisationId"> & {
  organisationId: OrganisationId;
};
export type RoundAnswer = components["schemas"]["ReviewAnswer"];

export type NewReviewer = {
  organisationId: string;
  userId: string | null;
  step: number;
  dueOn: string | null;
};
export type NewRound = {
  title: string;
  instructions: string;
  order: RoundOrder;
  subjects: { kind: "file"; id: string }[];
  reviewers: NewReviewer[];
};
export type RoundChange = {
  title?: string;
  instructions?: string;
  dueOn?: { reviewerId: string; dueOn: string | null }[];
  addSubjects?: { kind: "file"; id: string }[];
  addReviewers?: NewReviewer[];
  removeReviewers?: string[];
};
export type OwnAnswer = {
  reviewerId: ReviewerId | string;
  subjectId: string;
  revisionId: string;
  answer: ReviewAnswer;
  reason: string;
};

export const reviewsKey = (projectId: string) => ["reviews", projectId] as const;

/** All rounds that this person may read, the newest first. */
export const useReviewRounds = (projectId: string) =>
  useQuery({
    queryKey: reviewsKey(projectId),
    queryFn: async () =>
      (
        await answer<{ items: ReviewRound[] }>(
          api.GET("/api/projects/{projectId}/review-rounds", { params: { path: { projectId } } }),
        )
      ).items,
  });

/** What a change answers takes the place of the round in the list, before the server says so to everybody. */
function useRoundChange<V, R>(projectId: string, send: (values: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: reviewsKey(projectId) }),
  });
}
const at = (projectId: string, roundId: string) => ({ params: { path: { projectId, roundId } } });

export const useOpenRound = (projectId: string) =>
  useRoundChange(projectId, (body: NewRound) =>
    answer<ReviewRound>(
      api.POST("/api/projects/{projectId}/review-rounds", {
        params: { path: { projectId } },
        body,
      }),
    ),
  );

export const useUpdateRound = (projectId: string, roundId: string) =>
  useRoundChange(projectId, (body: RoundChange) =>
    answer<ReviewRound>(
      api.PATCH("/api/projects/{projectId}/review-rounds/{roundId}", {
        ...at(projectId, roundId),
        body,
      }),
    ),
  );

/** Several at once: one after the other, and what was given before one is refused stays given. */
export const useAnswerRound = (projectId: string, roundId: string) =>
  useRoundChange(projectId, async (answers: readonly OwnAnswer[]) => {
    for (const body of answers)
      await answer<ReviewRound>(
        api.POST("/api/projects/{projectId}/review-rounds/{roundId}/answers", {
          ...at(projectId, roundId),
          body,
        }),
      );
  });

export const useRemindRound = (projectId: string, roundId: string) =>
  useRoundChange(projectId, () =>
    answer<{ people: number }>(
      api.POST(
        "/api/projects/{projectId}/review-rounds/{roundId}/reminders",
        at(projectId, roundId),
      ),
    ),
  );

export const useCloseRound = (projectId: string, roundId: string) =>
  useRoundChange(projectId, (note: string) =>
    answer<ReviewRound>(
      api.POST("/api/projects/{projectId}/review-rounds/{roundId}/close", {
        ...at(projectId, roundId),
        body: { note },
      }),
    ),
  );
