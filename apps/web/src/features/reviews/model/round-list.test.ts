import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import type { ReviewRound } from "../../../platform/api/review-api.ts";
import { answeredShare, isInFilter, isMyTurn, nextDay, ownTurns } from "./round-list.ts";

const ORG = "us" as OrganisationId;
const THEM = "them" as OrganisationId;
const round = (facts: object): ReviewRound =>
  ({
    closedAt: null,
    canRun: false,
    reviewers: [
      { id: "mine", organisationId: ORG, canAnswer: true },
      { id: "theirs", organisationId: THEM, canAnswer: false },
    ],
    cells: [
      { reviewerId: "mine", subjectId: "a", state: "due" },
      { reviewerId: "mine", subjectId: "b", state: "answered" },
      { reviewerId: "theirs", subjectId: "a", state: "due" },
      { reviewerId: "theirs", subjectId: "b", state: "waiting" },
    ],
    ball: [],
    ...facts,
  }) as unknown as ReviewRound;

test("my turns are those that I may answer and that are due", () => {
  expect(ownTurns(round({}))).toEqual([{ reviewerId: "mine", subjectId: "a" }]);
  expect(ownTurns(round({ closedAt: "2026-05-04T08:00:00Z" }))).toEqual([]);
});

test("what my organisation has to revise or close is my turn too", () => {
  const idle = { cells: [] };
  const ball = (duty: string, organisationId = ORG) => [{ organisationId, duty, dueOn: null }];
  expect(isMyTurn(round({ ...idle, ball: ball("revise") }), ORG)).toBe(true);
  expect(isMyTurn(round({ ...idle, ball: ball("revise", THEM) }), ORG)).toBe(false);
  expect(isMyTurn(round({ ...idle, ball: ball("close") }), ORG)).toBe(false);
  expect(isMyTurn(round({ ...idle, ball: ball("close"), canRun: true }), ORG)).toBe(true);
});

test("a round is open or closed, and tells its share and its next day", () => {
  const open = round({ ball: [{ dueOn: "2026-05-09" }, { dueOn: null }, { dueOn: "2026-05-07" }] });
  expect(isInFilter(open, "open", ORG)).toBe(true);
  expect(isInFilter(open, "closed", ORG)).toBe(false);
  expect(answeredShare(open)).toEqual({ answered: 1, all: 4 });
  expect(nextDay(open)).toBe("2026-05-07");
});
