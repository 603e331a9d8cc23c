import { describe, expect, test } from "vitest";
import type { CalendarInput } from "./network.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, HOUR, smallPlan } from "./testing/small-plan.ts";

const calendar = (id: string, over: Partial<CalendarInput>): CalendarInput => ({
  id,
  baseId: null,
  week: Array<null>(7).fill(null),
  workWeeks: [],
  exceptions: [],
  shifts: [],
  ...over,
});
const DAYS = ["", ...Array<string>(5).fill("08:00-12:00,13:00-17:00"), ""];
const MORNINGS = calendar("mornings", { week: DAYS.map((hours) => hours && "08:00-12:00") });
const AFTERNOONS = calendar("afternoons", { week: DAYS.map((hours) => hours && "13:00-17:00") });

describe.each(ENGINES)("$name", ({ compute }) => {
  test("C1 a task counts in its own calendar, else in that of its resource, else in the project's", () => {
    const plan = smallPlan({
      calendars: [MORNINGS, AFTERNOONS],
      resources: {
        early: { calendarId: "mornings" },
        steel: { type: "material", calendarId: "mornings" },
      },
      tasks: [
        { id: "own", calendarId: "afternoons" },
        { id: "resource", who: { early: 1 } },
        { id: "project", who: { steel: 1 } },
      ],
    });
    const { byId } = compute(plan);
    expect(byId.get("own")).toMatchObject({ start: at(0, 13), finish: at(1, 17) });
    expect(byId.get("resource")).toMatchObject({ start: at(0, 8), finish: at(1, 12) });
    expect(byId.get("project")).toMatchObject({ start: at(0, 8), finish: at(0, 17) });
  });

  test("C1 assignments in different calendars run each in its own, for work by units", () => {
    const plan = smallPlan({
      calendars: [MORNINGS, AFTERNOONS],
      resources: { early: { calendarId: "mornings" }, late: { calendarId: "afternoons" } },
      tasks: [{ id: "x", duration: DAY }],
      assignments: [
        { id: "1", taskId: "x", resourceId: "early", units: 0.5, work: 6 * HOUR, delay: 0 },
        { id: "2", taskId: "x", resourceId: "late", units: 1, work: 4 * HOUR, delay: 4 * HOUR },
      ],
    });
    // Twelve hours of mornings; eight hours of afternoons, of which the first four are waited for.
    expect(compute(plan).byId.get("x")).toMatchObject({
      start: at(0, 8),
      finish: at(2, 12),
      lateStart: at(0, 8),
      lateFinish: at(2, 12),
    });
  });

  test("C1 a resource's calendar that says nothing of its own stands for its base", () => {
    const plan = smallPlan({
      calendars: [calendar("base", { week: DAYS }), calendar("plain", { baseId: "base" })],
      project: { calendarId: "base" },
      resources: { someone: { calendarId: "plain" }, other: {} },
      tasks: [{ id: "x", duration: 2 * DAY }],
      assignments: [
        { id: "1", taskId: "x", resourceId: "someone", units: 1, work: 5 * DAY, delay: 0 },
        { id: "2", taskId: "x", resourceId: "other", units: 1, work: null, delay: 0 },
      ],
    });
    expect(compute(plan).byId.get("x")!.finish).toBe(at(1, 17));
  });

  test("C2 with a calendar of the task only hours count that are in both", () => {
    const plan = smallPlan({
      calendars: [
        MORNINGS,
        AFTERNOONS,
        calendar("long", { week: DAYS.map((h) => h && "10:00-18:00") }),
      ],
      resources: { early: { calendarId: "mornings" }, late: { calendarId: "afternoons" } },
      tasks: [
        { id: "both", duration: 4 * HOUR, calendarId: "long", who: { early: 1 } },
        {
          id: "ignores",
          duration: 4 * HOUR,
          calendarId: "long",
          who: { early: 1 },
          ignoresResourceCalendars: true,
        },
        { id: "nothing", duration: 4 * HOUR, calendarId: "mornings", who: { late: 1 } },
      ],
    });
    const { byId } = compute(plan);
    expect(byId.get("both")).toMatchObject({ start: at(0, 10), finish: at(1, 12) });
    expect(byId.get("ignores")).toMatchObject({ start: at(0, 10), finish: at(0, 14) });
    expect(byId.get("nothing")).toMatchObject({ start: at(0, 8), finish: at(0, 12) });
  });
});
