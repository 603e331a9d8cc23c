import { dayOfDate } from "@parley/schedule/instant.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { smallPlan } from "./testing/small-plan.ts";
import { agendaWeek, EVERYTHING, thisWeek, type AgendaFilter } from "./week-agenda.ts";

// Monday 9 March 2026 is the beginning; a thousand of duration is less than a day.
const plan = smallPlan(
  {
    long: { duration: 72_000 },
    next: { org: "theirs" },
    over: { status: "done", progress: 100 },
    soon: { org: "theirs", constraintType: "SNET", constraintDate: "2026-03-18T08:00" },
    handed: {
      milestone: true,
      duration: 0,
      constraintType: "SNET",
      constraintDate: "2026-03-20T12:00",
    },
    slipped: {},
  },
  ["long>next"],
);
const MONDAY = dayOfDate(2026, 3, 16);
const now = dayOfDate(2026, 3, 18) + 0.4;

function week(monday: number, filter: Partial<AgendaFilter> = {}) {
  const me = "ours" as OrganisationId;
  const shown = agendaWeek(
    plan,
    monday,
    { now, today: "2026-03-18", me },
    { ...EVERYTHING, ...filter },
  );
  return {
    late: shown.late.map(({ id }) => id),
    underWay: shown.underWay.map(({ id }) => id),
    days: Object.fromEntries(
      shown.days.flatMap(({ day, rows }) =>
        rows.length === 0 ? [] : [[day - monday, rows.map(({ id }) => id)]],
      ),
    ),
    next: shown.next === null ? null : shown.next - MONDAY,
  };
}

test("a week tells what is late, what goes on, and day by day what begins; what is done it leaves out", () => {
  expect(thisWeek(now)).toBe(MONDAY);
  expect(week(MONDAY)).toEqual({
    late: ["slipped"],
    underWay: ["long"],
    days: { 2: ["soon"], 4: ["handed"] },
    next: 14,
  });
});

test("what is late is told in this week and in the week where it lies, but not in those to come", () => {
  expect(week(MONDAY - 7)).toMatchObject({ late: [], days: { 0: ["slipped", "long"] } });
  expect(week(MONDAY + 7)).toMatchObject({ late: [], underWay: ["long"], days: {}, next: 14 });
  expect(week(MONDAY + 14)).toMatchObject({ underWay: [], days: { 0: ["next"] }, next: null });
});

test("ours, others', late and critical can be asked for alone", () => {
  expect(week(MONDAY, { whose: "others" })).toMatchObject({ late: [], days: { 2: ["soon"] } });
  expect(week(MONDAY, { whose: "ours" })).toMatchObject({ late: ["slipped"], underWay: ["long"] });
  expect(week(MONDAY, { late: true })).toMatchObject({ late: ["slipped"], underWay: [], days: {} });
  expect(week(MONDAY, { critical: true })).toMatchObject({
    late: [],
    underWay: ["long"],
    days: {},
  });
  expect(week(MONDAY, { whose: "others", critical: true })).toMatchObject({ next: 14, days: {} });
});

test("each day tells whose work goes on there", () => {
  const me = "ours" as OrganisationId;
  const { days } = agendaWeek(plan, MONDAY, { now, today: "2026-03-18", me }, EVERYTHING);
  expect(days.map(({ organisations }) => organisations.toSorted().join("+"))).toEqual([
    "ours",
    "ours",
    "ours+theirs",
    "ours",
    "ours",
    "ours",
    "ours",
  ]);
});
