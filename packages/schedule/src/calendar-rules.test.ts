import { describe, expect, test } from "vitest";
import type { CalendarException, CalendarInput, Recurrence } from "./network.ts";
import { ENGINES } from "./testing/engines.ts";
import { at, DAY, HOUR, smallPlan } from "./testing/small-plan.ts";

const NOTHING = Array<null>(7).fill(null);
const DAYS = ["", ...Array<string>(5).fill("08:00-12:00,13:00-17:00"), ""];
const EVERY_DAY = Array<string>(7).fill("08:00-16:00");

const calendar = (id: string, over: Partial<CalendarInput>): CalendarInput => ({
  id,
  baseId: null,
  week: NOTHING,
  workWeeks: [],
  exceptions: [],
  shifts: [],
  ...over,
});
/** The plan begins on Monday, 2029-01-01. */
const off = (
  from: string,
  to: string,
  recurrence: Recurrence | null = null,
): CalendarException => ({
  from,
  to,
  hours: "",
  recurrence,
});

describe.each(ENGINES)("$name", ({ compute }) => {
  /** The days from the plan's Monday on which `calendars[0]` has work, as 0 to `count` - 1. */
  function workingDays(calendars: readonly CalendarInput[], count: number): number[] {
    const asked = Array.from({ length: count }, (_, day) => day);
    const { byId } = compute(
      smallPlan({
        calendars,
        tasks: asked.map((day) => ({
          id: String(day),
          duration: HOUR,
          calendarId: calendars[0]!.id,
          constraint: "SNET",
          constraintDate: at(day, 0),
        })),
      }),
    );
    return asked.filter((day) => byId.get(String(day))!.start < at(day + 1, 0));
  }

  test("T2 exceptions stand above work weeks, those above the week, own ones above the base's", () => {
    const base = calendar("base", {
      week: DAYS,
      workWeeks: [
        {
          from: "2029-01-01",
          to: "2029-01-07",
          week: ["10:00-12:00", ...Array<null>(6).fill(null)],
        },
      ],
      exceptions: [off("2029-01-02", "2029-01-03"), off("2029-01-05", "2029-01-05")],
    });
    const own = calendar("own", {
      baseId: "base",
      week: [null, null, null, null, "", null, "08:00-12:00"],
      exceptions: [
        { from: "2029-01-03", to: "2029-01-03", hours: "", recurrence: null },
        { from: "2029-01-03", to: "2029-01-03", hours: "08:00-09:00", recurrence: null },
      ],
    });
    // Monday as the base; Tuesday off by the base; Wednesday by the later own exception; Thursday off; Friday off; the base's Sunday.
    expect(workingDays([own, base], 9)).toEqual([0, 2, 5, 6, 7, 8]);
  });

  test.each<readonly [Recurrence, readonly number[]]>([
    [{ type: "daily", every: 3 }, [2, 5, 8, 11]],
    [{ type: "weekly", every: 2, weekdays: [0, 4] }, [3, 13]],
    [{ type: "monthly-day", every: 1, day: 5 }, [4, 35]],
    [{ type: "monthly-day", every: 2, day: 31 }, [30]],
    [{ type: "monthly-position", every: 1, position: 2, weekdays: [1] }, [7, 42]],
    [{ type: "monthly-position", every: 1, position: 5, weekdays: [0, 6] }, [27, 55]],
    [{ type: "yearly-day", month: 2, day: 14 }, [44]],
    [{ type: "yearly-position", month: 2, position: 1, weekdays: [3] }, [37]],
  ])("T3 a recurring exception means the days that MSPDI means: %o", (recurrence, days) => {
    const to =
      recurrence.type === "daily" || recurrence.type === "weekly" ? "2029-01-14" : "2029-02-28";
    const repeats = calendar("own", {
      week: EVERY_DAY,
      exceptions: [off("2029-01-03", to, recurrence)],
    });
    const working = new Set(workingDays([repeats], 59));
    const idle = Array.from({ length: 59 }, (_, day) => day).filter((day) => !working.has(day));
    expect(idle).toEqual(days);
  });

  test("T6 a week without hours is the default one, with a finding, and keeps its exceptions", () => {
    const empty = calendar("empty", { exceptions: [off("2029-01-01", "2029-01-02")] });
    expect(workingDays([empty], 7)).toEqual([2, 3, 4]);
    expect(compute(smallPlan({ calendars: [empty], tasks: [] })).findings).toEqual([
      { type: "calendar-without-work", calendarId: "empty" },
    ]);
  });

  test("T7 elapsed time counts every hour, whatever calendar the task has", () => {
    const { byId } = compute(
      smallPlan({
        project: { start: at(4, 20) },
        calendars: [calendar("days", { week: DAYS })],
        tasks: [
          { id: "a", elapsed: true, duration: 30 * HOUR, calendarId: "days" },
          { id: "b", elapsed: true, duration: DAY, after: ["a"] },
        ],
      }),
    );
    expect(byId.get("a")).toMatchObject({ start: at(4, 20), finish: at(6, 2) });
    expect(byId.get("b")).toMatchObject({ start: at(6, 2), finish: at(6, 10), totalFloat: 0 });
  });
});
