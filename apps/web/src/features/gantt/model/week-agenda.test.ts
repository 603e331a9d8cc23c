import { dayOfDate } from "@parley/schedule/instant.ts";
import { expect, test } from "vitest";
import { smallPlan } from "./testing/small-plan.ts";
import { weekAgenda } from "./week-agenda.ts";

test("work stands in the week of its start, what is under way in this week, and what is done nowhere", () => {
  const plan = smallPlan(
    { long: { duration: 72_000 }, next: {}, over: { status: "done", progress: 100 } },
    ["long>next"],
  );
  const now = dayOfDate(2026, 3, 18);
  const weeks = weekAgenda(plan, now).map(({ monday, rows }) => [
    monday - dayOfDate(2026, 3, 16),
    rows.map(({ id }) => id),
  ]);
  expect(weeks).toEqual([
    [0, ["long"]],
    [14, ["next"]],
  ]);
});
