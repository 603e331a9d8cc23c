import { describe, expect, it } from "vitest";
import { seededRng } from "../primitives/clock.ts";
import {
  ballInCourt,
  isRoundApproved,
  REVIEW_ANSWERS,
  roundCells,
  subjectOutcome,
  type GivenAnswer,
  type ReviewAnswer,
  type RoundFacts,
} from "./review-round.ts";

const brand = <T extends string>(text: string): T => text as T;
const reviewer = (id: string, organisation: string, step = 1, dueOn: string | null = null) => ({
  id: brand<RoundFacts["reviewers"][number]["id"]>(id),
  organisationId: brand<RoundFacts["organisationId"]>(organisation),
  userId: null,
  step,
  dueOn,
});
const subject = (id: string, organisation: string, revision = "A") => ({
  kind: "file" as const,
  id,
  organisationId: brand<RoundFacts["organisationId"]>(organisation),
  revisionId: brand<RoundFacts["subjects"][number]["revisionId"]>(revision),
});
let clock = 0;
const given = (
  who: string,
  what: string,
  answer: ReviewAnswer,
  revision = "A",
  at = (clock += 1),
): GivenAnswer => ({
  reviewerId: brand(who),
  subjectId: what,
  revisionId: brand(revision),
  answer,
  reason: "because",
  userId: brand(`person of ${who}`),
  at,
});
const round = (facts: Partial<RoundFacts>): RoundFacts => ({
  organisationId: brand("host"),
  order: "together",
  reviewers: [reviewer("r1", "supplier"), reviewer("r2", "designer")],
  subjects: [subject("plan", "host"), subject("detail", "maker")],
  answers: [],
  isClosed: false,
  ...facts,
});
/** Cells as text: a row for each subject, a letter for each reviewer; small letters are what was reset. */
function drawn(facts: RoundFacts): string[] {
  const cells = roundCells(facts);
  const letters: Record<ReviewAnswer, string> = {
    approved: "A",
    "approved-with-comments": "C",
    revise: "V",
    refused: "X",
  };
  return facts.subjects.map(({ id }) =>
    cells
      .filter(({ subjectId }) => subjectId === id)
      .map((cell) => {
        if (cell.state === "answered") return letters[cell.answer.answer];
        const open = cell.state === "due" ? "?" : ".";
        return cell.reset === null ? open : open + letters[cell.reset.answer].toLowerCase();
      })
      .join(" "),
  );
}

describe("a review round", () => {
  it("asks everybody at once, or step by step as each file is approved", () => {
    expect(drawn(round({}))).toEqual(["? ?", "? ?"]);
    const reviewers = [reviewer("r1", "supplier", 1), reviewer("r2", "designer", 2)];
    const stepwise = { reviewers, order: "in-order" } as const;
    expect(drawn(round(stepwise))).toEqual(["? .", "? ."]);
    const answers = [
      given("r1", "plan", "approved-with-comments"),
      given("r1", "detail", "revise"),
    ];
    expect(drawn(round({ ...stepwise, answers }))).toEqual(["C ?", "V ."]);
  });

  it("resets what was said about an earlier revision, and of that file only", () => {
    const answers = [
      given("r1", "plan", "approved"),
      given("r2", "plan", "refused"),
      given("r2", "detail", "approved"),
    ];
    const revised = round({
      answers,
      subjects: [subject("plan", "host", "B"), subject("detail", "maker")],
    });
    expect(drawn(revised)).toEqual(["?a ?x", "? A"]);
    const again = { ...revised, answers: [...answers, given("r2", "plan", "approved", "B")] };
    expect(drawn(again)).toEqual(["?a A", "? A"]);
  });

  it("lets a later answer of the same reviewer take the place of the earlier", () => {
    const answers = [given("r1", "plan", "refused"), given("r1", "plan", "approved")];
    expect(drawn(round({ answers }))).toEqual(["A ?", "? ?"]);
  });

  it("takes the severest answer for the outcome of a file, and is approved when all are", () => {
    const outcome = (...answers: GivenAnswer[]) =>
      subjectOutcome(roundCells(round({ answers })), "plan");
    expect(outcome()).toBe("unanswered");
    expect(outcome(given("r1", "plan", "approved"))).toBe("unanswered");
    expect(outcome(given("r1", "plan", "approved"), given("r2", "plan", "approved"))).toBe(
      "approved",
    );
    expect(
      outcome(given("r1", "plan", "approved"), given("r2", "plan", "approved-with-comments")),
    ).toBe("approved-with-comments");
    expect(outcome(given("r1", "plan", "revise"))).toBe("revise");
    expect(outcome(given("r1", "plan", "revise"), given("r2", "plan", "refused"))).toBe("refused");
    const all = ["plan", "detail"].flatMap((what) =>
      ["r1", "r2"].map((who) => given(who, what, "approved")),
    );
    const done = round({ answers: all });
    expect(isRoundApproved(done, roundCells(done))).toBe(true);
  });

  it("R11 has the ball with whose turn it is, then with who revises, and with the opener at last", () => {
    const reviewers = [reviewer("r1", "supplier", 1, "2026-05-04"), reviewer("r2", "designer", 1)];
    const ball = (answers: readonly GivenAnswer[], isClosed = false) => {
      const facts = round({ reviewers, answers, isClosed });
      return ballInCourt(facts, roundCells(facts)).map(
        ({ organisationId, duty, subjectIds, dueOn }) =>
          [organisationId, duty, subjectIds.join("+"), dueOn ?? "-"].join(" "),
      );
    };
    expect(ball([])).toEqual([
      "supplier answer plan+detail 2026-05-04",
      "designer answer plan+detail -",
    ]);
    const some = [given("r1", "plan", "approved"), given("r1", "detail", "refused")];
    expect(ball(some)).toEqual(["designer answer plan+detail -", "maker revise detail -"]);
    const all = ["plan", "detail"].flatMap((what) =>
      ["r1", "r2"].map((who) => given(who, what, "approved")),
    );
    expect(ball(all)).toEqual(["host close plan+detail -"]);
    expect(ball(all, true)).toEqual([]);
  });

  it("always has one cell for each reviewer and file, and somebody with the ball while it is open", () => {
    const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    const rng = seededRng(seed);
    const pick = <T>(list: readonly T[]): T => list[rng() % list.length]!;
    for (let run = 0; run < 300; run++) {
      const reviewers = Array.from({ length: 1 + (rng() % 4) }, (_, n) =>
        reviewer(`r${n}`, pick(["supplier", "designer", "host"]), 1 + (rng() % 3)),
      );
      const subjects = Array.from({ length: 1 + (rng() % 3) }, (_, n) =>
        subject(`s${n}`, pick(["host", "maker"]), pick(["A", "B"])),
      );
      const answers = Array.from({ length: rng() % 12 }, () =>
        given(pick(reviewers).id, pick(subjects).id, pick(REVIEW_ANSWERS), pick(["A", "B"])),
      );
      const facts = round({ reviewers, subjects, answers, order: pick(["together", "in-order"]) });
      const cells = roundCells(facts);
      expect(cells.length, `SEED=${seed}`).toBe(reviewers.length * subjects.length);
      expect(ballInCourt(facts, cells).length, `SEED=${seed}`).toBeGreaterThan(0);
      for (const cell of cells)
        if (cell.state === "answered") {
          const about = subjects.find(({ id }) => id === cell.subjectId);
          expect(cell.answer.revisionId, `SEED=${seed}`).toBe(about?.revisionId);
        } else if (facts.order === "together") expect(cell.state, `SEED=${seed}`).toBe("due");
    }
  });
});
