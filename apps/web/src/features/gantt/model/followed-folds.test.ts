import { expect, test } from "vitest";
import { followedFolds } from "./followed-folds.ts";
import { smallPlan } from "./testing/small-plan.ts";

const plan = smallPlan({
  pier: {},
  dig: { parent: "pier" },
  deck: {},
  form: { parent: "deck" },
  pour: { parent: "form" },
});
const NOTHING = { tops: [], folded: [], unfolded: [] };

test("what is in sight over there is folded here as there; what is out of sight stays as it was", () => {
  expect(
    followedFolds(plan, ["form", "pier"], {
      tops: ["deck"],
      folded: [],
      unfolded: ["deck", "form"],
    }),
  ).toEqual(["pier"]);
  expect(followedFolds(plan, ["pier"], { ...NOTHING, folded: ["deck"] })).toEqual(["pier", "deck"]);
});

test("what lies above a row in sight is open", () => {
  expect(followedFolds(plan, ["deck", "form"], { ...NOTHING, tops: ["pour"] })).toEqual([]);
});

test("rows that are hidden here change nothing, and nothing new is the same list", () => {
  const mine = ["pier"];
  expect(followedFolds(plan, mine, { ...NOTHING, folded: ["secret"], tops: ["secret"] })).toBe(
    mine,
  );
  expect(followedFolds(plan, mine, { ...NOTHING, folded: ["pier"] })).toBe(mine);
});
