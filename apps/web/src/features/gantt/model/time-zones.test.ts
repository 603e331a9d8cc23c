import { dayOfDate, instantOf } from "@parley/schedule/instant.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { afterEach, expect, test } from "vitest";
import { projectNow } from "../../../platform/calendar/project-now.ts";
import { textOfDay, WorkingTime } from "../../../platform/calendar/working-time.ts";
import { createFormats } from "../../../platform/i18n/formats.ts";
import { axisWords } from "./axis-words.ts";
import { changeOfPull, changeOfStep, patchOfChange } from "./bar-drag.ts";
import { smallPlan } from "./testing/small-plan.ts";
import { timeAxis } from "./time-axis.ts";
import { agendaWeek, EVERYTHING, thisWeek } from "./week-agenda.ts";

const ZONES = ["Asia/Shanghai", "Europe/Lisbon", "America/Sao_Paulo"] as const;
const usual = process.env["TZ"];
afterEach(() => {
  if (usual === undefined) delete process.env["TZ"];
  else process.env["TZ"] = usual;
});

/** On a computer that stands there. */
function inZone<T>(zone: string, look: () => T): T {
  process.env["TZ"] = zone;
  return look();
}
const hourOn = (zone: string, at: number): number => inZone(zone, () => new Date(at).getHours());

/** All that a screen tells of the days about a change of the clocks. `sunday`: the day after whose night they change. */
function told(sunday: number): unknown {
  const friday = textOfDay(sunday - 2);
  const plan = smallPlan(
    {
      pour: { constraintType: "SNET", constraintDate: `${friday}T08:00`, duration: 4 * 4_800 },
      guard: {
        constraintType: "SNET",
        constraintDate: `${friday}T20:00`,
        duration: 60 * 600,
        elapsed: true,
      },
      cure: {},
    },
    ["pour>cure"],
  );
  const time = new WorkingTime(STANDARD_CALENDAR);
  const calendars = { calendar: STANDARD_CALENDAR, time };
  const pour = plan.byId.get("pour") as TaskRow;
  const moved = changeOfStep(pour, "start", 1, calendars)!;
  const formats = createFormats("en", "Europe/Lisbon", () => 0);
  const axis = timeAxis(sunday - 1, sunday + 2, 200, axisWords("en"));
  const agenda = agendaWeek(
    plan,
    thisWeek(sunday),
    { now: sunday, today: textOfDay(sunday), me: "ours" as TaskRow["organisationId"] },
    EVERYTHING,
  );
  return {
    rows: plan.rows.map(({ id, start, finish }) => [id, start, finish]),
    days: plan.rows.map(({ start }) => formats.planDay(start ?? "")),
    pulled: [1, 2, 3].map((days) => changeOfPull(pour, "body", days, calendars)),
    moved: [moved, patchOfChange(pour, moved, STANDARD_CALENDAR)],
    ticks: [axis.upper, axis.lower].map(({ ticks }) => ticks.map(({ day, label }) => [day, label])),
    agenda: agenda.days.map(({ rows }) => rows.map(({ id }) => id)),
  };
}

test.for([
  ["Lisbon goes over to summer time", dayOfDate(2027, 3, 28)],
  ["Lisbon goes back", dayOfDate(2026, 10, 25)],
  ["São Paulo went over to summer time, when it still did", dayOfDate(2018, 11, 4)],
] as const)("a plan is the same on a computer in any zone while %s", ([, sunday]) => {
  const there = inZone("UTC", () => told(sunday));
  for (const zone of ZONES) expect(inZone(zone, () => told(sunday))).toEqual(there);
});

test("the zones of this test are real: the same moment has another hour on each computer", () => {
  const at = Date.UTC(2027, 5, 1, 12);
  expect(ZONES.map((zone) => hourOn(zone, at))).toEqual([20, 13, 9]);
  expect(hourOn("Europe/Lisbon", Date.UTC(2027, 0, 1, 12))).toBe(12);
});

test("a day of work across a night of 23 hours is a day of work, and elapsed hours are hours of the project's own clock", () => {
  const { rows } = inZone("Europe/Lisbon", () => told(dayOfDate(2027, 3, 28))) as {
    rows: readonly (readonly string[])[];
  };
  expect(rows).toEqual([
    ["pour", "2027-03-26T08:00", "2027-03-31T17:00"],
    ["guard", "2027-03-26T20:00", "2027-03-29T08:00"],
    ["cure", "2027-04-01T08:00", "2027-04-01T17:00"],
  ]);
});

test("today is the project's own, wherever one looks from, and leaps with its clocks", () => {
  const at = (text: string): number => instantOf(text)! / 14_400;
  for (const zone of ZONES)
    inZone(zone, () => {
      // In the night to 28 March 2027 it is 00:59 in Lisbon, and a minute later 02:00.
      expect(projectNow("Europe/Lisbon", Date.UTC(2027, 2, 28, 0, 59))).toBe(
        at("2027-03-28T00:59"),
      );
      expect(projectNow("Europe/Lisbon", Date.UTC(2027, 2, 28, 1, 0))).toBe(at("2027-03-28T02:00"));
      // At the same moment it is another day in São Paulo than in Shanghai.
      const evening = Date.UTC(2026, 8, 1, 1);
      expect(projectNow("America/Sao_Paulo", evening)).toBe(at("2026-08-31T22:00"));
      expect(projectNow("Asia/Shanghai", evening)).toBe(at("2026-09-01T09:00"));
    });
});
