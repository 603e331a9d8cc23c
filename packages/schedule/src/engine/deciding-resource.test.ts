import { describe, expect, test } from "vitest";
import { createScheduler } from "../create-scheduler.ts";
import type { CalendarInput } from "../network.ts";
import { at, DAY, HOUR, smallPlan } from "../testing/small-plan.ts";

const days = (hours: string): CalendarInput["week"] => ["", ...Array<string>(5).fill(hours), ""];
const calendar = (id: string, hours: string): CalendarInput => ({
  id,
  baseId: null,
  week: days(hours),
  workWeeks: [],
  exceptions: [],
  shifts: [],
});
const AFTERNOONS = calendar("afternoons", "13:00-17:00");
const MORNINGS = calendar("mornings", "08:00-12:00");

describe("the resource that decides", () => {
  test("W1 a start that waits for a resource's working time names it, and so does the finish that follows", () => {
    const plan = smallPlan({
      calendars: [AFTERNOONS],
      resources: { crane: { calendarId: "afternoons" } },
      tasks: [{ id: "lift", who: { crane: 1 } }, { id: "plain" }],
    });
    const { because } = createScheduler(plan);
    expect(because("lift")!.start).toEqual({
      reason: { type: "project-start" },
      asked: at(0, 8),
      movedByCalendarId: "afternoons",
      resourceId: "crane",
    });
    expect(because("lift")!.finish).toMatchObject({
      reason: { type: "duration" },
      resourceId: "crane",
    });
    expect(because("plain")!.finish.resourceId).toBeNull();
  });

  test("W1 no resource is named where the task's own calendar gives the same date", () => {
    const plan = smallPlan({
      calendars: [AFTERNOONS, MORNINGS],
      resources: { crane: { calendarId: "afternoons" }, crew: { calendarId: "mornings" } },
      tasks: [
        { id: "own", calendarId: "afternoons", who: { crane: 1 } },
        { id: "ignores", ignoresResourceCalendars: true, who: { crane: 1 } },
        { id: "early", duration: 4 * HOUR, who: { crew: 1 } },
      ],
    });
    const { because } = createScheduler(plan);
    expect(because("own")!.start).toMatchObject({
      movedByCalendarId: "afternoons",
      resourceId: null,
    });
    for (const id of ["own", "ignores", "early"])
      expect(because(id)!.finish.resourceId, id).toBeNull();
  });

  test("W1 of assignments in several calendars the one that ends last is named for the finish", () => {
    const plan = smallPlan({
      calendars: [AFTERNOONS, MORNINGS],
      resources: { crew: { calendarId: "mornings" }, crane: { calendarId: "afternoons" } },
      tasks: [{ id: "x", duration: DAY }],
      assignments: [
        { id: "1", taskId: "x", resourceId: "crew", units: 1, work: 4 * HOUR, delay: 0 },
        { id: "2", taskId: "x", resourceId: "crane", units: 1, work: DAY, delay: 0 },
      ],
    });
    const { because } = createScheduler(plan);
    expect(because("x")!.start.resourceId).toBeNull();
    expect(because("x")!.finish.resourceId).toBe("crane");
  });

  test("W1 late dates name it too", () => {
    const plan = smallPlan({
      calendars: [MORNINGS],
      resources: { crew: { calendarId: "mornings" } },
      tasks: [
        { id: "a", days: 2 },
        { id: "b", duration: 4 * HOUR, who: { crew: 1 } },
      ],
    });
    expect(createScheduler(plan).because("b")!.lateFinish).toMatchObject({
      reason: { type: "project-finish" },
      asked: at(1, 17),
      movedByCalendarId: "mornings",
      resourceId: "crew",
    });
  });

  test("W2 a levelling delay names the resource that is taken until then, of several the one taken longest", () => {
    const plan = smallPlan({
      tasks: [
        { id: "a", days: 1, who: { crew: 1 } },
        { id: "b", days: 3, who: { crane: 1 } },
        { id: "c", days: 1, who: { crew: 1, crane: 1, idle: 1 }, levellingDelay: 3 * 14_400 },
      ],
    });
    expect(createScheduler(plan).because("c")!.start).toEqual({
      reason: { type: "levelling" },
      asked: at(3, 8),
      movedByCalendarId: null,
      resourceId: "crane",
    });
  });

  test("W2 a delay that no resource asks for names none", () => {
    const plan = smallPlan({
      resources: { crew: 2 },
      tasks: [
        { id: "a", days: 2, who: { crew: 1 } },
        { id: "b", days: 1, who: { crew: 1 }, levellingDelay: 2 * 14_400 },
        { id: "off", days: 5, active: false, who: { crew: 2 } },
        { id: "alone", days: 1, levellingDelay: 14_400 },
      ],
    });
    const { because } = createScheduler(plan);
    expect(because("b")!.start).toMatchObject({ reason: { type: "levelling" }, resourceId: null });
    expect(because("alone")!.start.resourceId).toBeNull();
  });
});
