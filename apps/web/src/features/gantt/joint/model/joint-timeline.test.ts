import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { smallPlan } from "../../model/testing/small-plan.ts";
import { filterJoint, jointTimeline, NO_JOINT_FILTER } from "./joint-timeline.ts";

const plan = smallPlan(
  {
    "steel is on site": { org: "supplier", deadline: "2026-03-20T17:00" },
    "erect the steel": { org: "ours" },
    "nobody waits for this": { org: "ours" },
    "topping out": { org: "ours", milestone: true, duration: 0 },
    "cancelled gift": { org: "supplier", status: "not-needed" },
    "promised late": { org: "ours", duration: 48_000, deadline: "2026-03-11T17:00" },
  },
  [
    "steel is on site>erect the steel",
    "erect the steel>topping out",
    "cancelled gift>erect the steel",
  ],
);
const timeline = jointTimeline(plan, "2026-03-09", "ours" as OrganisationId);
const names = (items: typeof timeline.items): readonly string[] => items.map(({ id }) => id);

test("milestones, promised dates and what is handed over are shown, and nothing else", () => {
  expect(names(timeline.items)).toEqual([
    "steel is on site",
    "erect the steel",
    "topping out",
    "promised late",
  ]);
});

test("a relation between two companies is a hand-off, one within a company is none", () => {
  expect(timeline.handOffs.map(({ from, to, state }) => [from.id, to.id, state])).toEqual([
    ["steel is on site", "erect the steel", "on-course"],
  ]);
});

test("the state of a promise is the engine's", () => {
  const states = timeline.items.map(({ id, state }) => [id, state]);
  expect(states).toContainEqual(["promised late", "late"]);
  const later = jointTimeline(plan, "2026-03-30", null);
  expect(later.items.map(({ state }) => state)).toEqual(["late", "late", "late", "late"]);
});

test("a hand-off goes with either of its ends", () => {
  const without = filterJoint(timeline, {
    ...NO_JOINT_FILTER,
    without: ["supplier" as OrganisationId],
  });
  expect(names(without.items)).not.toContain("steel is on site");
  expect(without.handOffs).toEqual([]);
  expect(filterJoint(timeline, NO_JOINT_FILTER)).toEqual(timeline);
});

test("filters leave what is shared, what is in trouble, and what is named", () => {
  const left = (filter: Partial<typeof NO_JOINT_FILTER>): readonly string[] =>
    names(filterJoint(timeline, { ...NO_JOINT_FILTER, ...filter }).items);
  expect(left({ onlyShared: true })).toEqual(["steel is on site", "erect the steel"]);
  expect(left({ onlyTroubled: true })).toEqual(["promised late"]);
  expect(left({ text: " STEEL is " })).toEqual(["steel is on site"]);
  expect(left({ milestones: false })).not.toContain("topping out");
});
