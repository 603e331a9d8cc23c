import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import { expect, test } from "vitest";
import { isLinkable, outcomeOf, withPatch } from "./outcome.ts";
import { FRAME, smallPlan } from "./testing/small-plan.ts";

const plan = smallPlan(
  {
    dig: {},
    pour: { org: "theirs" },
    last: { org: "third" },
    aside: {},
    whole: {},
    part: { parent: "whole" },
  },
  ["dig>pour", "pour>last"],
);

test("an outcome names what else moves, whose it is, and what becomes of the finish", () => {
  const scheduler = new PlanScheduler(createScheduler);
  scheduler.date(plan, FRAME, null);
  const dig = plan.byId.get("dig") as TaskRow;
  const answer = scheduler.preview([withPatch(dig, { duration: 9_600 })], [])!;
  const outcome = outcomeOf(plan, "dig", answer);
  expect([...outcome.moved.keys()].toSorted()).toEqual(["last", "pour"]);
  expect(outcome.organisations.toSorted()).toEqual(["theirs", "third"]);
  expect(outcome.finishDays).toBe(1);
  expect(outcome.self!.finish - dig.dates!.finish).toBe(14_400);
});

test("tasks are linked with others, and not with what holds them", () => {
  const row = (id: string) => plan.byId.get(id)!;
  expect(isLinkable(plan, row("dig"), row("aside"))).toBe(true);
  expect(isLinkable(plan, row("dig"), row("dig"))).toBe(false);
  expect(isLinkable(plan, row("whole"), row("part"))).toBe(false);
  expect(isLinkable(plan, row("part"), row("whole"))).toBe(false);
});
