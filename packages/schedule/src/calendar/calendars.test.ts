import { describe, expect, it } from "vitest";
import { dayOfDate, instantOf, TENTHS_PER_DAY } from "../instant.ts";
import type { CalendarInput, DateText, Recurrence } from "../network.ts";
import { CalendarBook, ELAPSED } from "./calendar-book.ts";
import { eachDayOfException } from "./days-of-exception.ts";
import { parseHours } from "./parse-hours.ts";
import { calendarFindings } from "./resolve-calendar.ts";
import type { WorkTimes } from "./work-times.ts";
import { zoneShifts } from "./zone-shifts.ts";

const OFFICE = "08:00-12:00,13:00-17:00";
const at = (text: string) => instantOf(text)!;
const dayOf = (text: DateText) => at(`${text}T00:00`) / TENTHS_PER_DAY;

const calendar = (over: Partial<CalendarInput>): CalendarInput => ({
  id: "c",
  baseId: null,
  week: ["", OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, ""],
  workWeeks: [],
  exceptions: [],
  shifts: [],
  ...over,
});

function bookOf(...calendars: CalendarInput[]): CalendarBook {
  const window = [dayOfDate(2026, 1, 1), dayOfDate(2027, 1, 1)] as const;
  return new CalendarBook(new Map(calendars.map((one) => [one.id, one])), window);
}
const timesOf = (id: string, ...calendars: CalendarInput[]): WorkTimes => {
  const book = bookOf(...calendars);
  return book.times[book.placeOf(id)]!;
};
/** Hours of work of a day. */
const hoursOn = (times: WorkTimes, day: DateText) =>
  times.between(dayOf(day) * TENTHS_PER_DAY, (dayOf(day) + 1) * TENTHS_PER_DAY) / 600;

/** The days from 2026-01-01 that a recurrence means, as texts without the year. */
function daysOf(recurrence: Recurrence, from: DateText, to: DateText, low = from): string {
  const days: string[] = [];
  eachDayOfException({ from: dayOf(from), to: dayOf(to), recurrence }, dayOf(low), 1e6, (day) =>
    days.push(new Date(day * 86_400_000).toISOString().slice(5, 10)),
  );
  return days.join(" ");
}

describe("calendars", () => {
  it("T2 exceptions win over work weeks and those over the week, own ones over inherited ones, the later over the earlier", () => {
    const week = (hours: string) => Array<string>(7).fill(hours);
    const span = (from: DateText, to: DateText) => ({ from, to });
    const base = calendar({
      id: "base",
      week: week("08:00-09:00"),
      workWeeks: [{ ...span("2026-03-01", "2026-03-31"), week: week("08:00-10:00") }],
      exceptions: [
        { ...span("2026-03-10", "2026-03-12"), hours: "08:00-11:00", recurrence: null },
        { ...span("2026-03-12", "2026-03-12"), hours: "08:00-12:00", recurrence: null },
      ],
    });
    const own = calendar({
      id: "own",
      baseId: "base",
      week: [null, "08:00-13:00", ...Array<null>(5).fill(null)],
      workWeeks: [
        {
          ...span("2026-03-16", "2026-03-20"),
          week: ["", null, "08:00-14:00", null, null, null, null],
        },
      ],
      exceptions: [{ ...span("2026-03-11", "2026-03-11"), hours: "08:00-15:00", recurrence: null }],
    });
    const times = timesOf("own", own, base);
    const hours = (day: number) => hoursOn(times, `2026-03-${String(day).padStart(2, "0")}`);
    expect([9, 10, 11, 12, 13, 16, 17, 18].map(hours)).toEqual([2, 3, 7, 4, 2, 2, 6, 2]);
    expect([hoursOn(times, "2026-04-06"), hoursOn(times, "2026-04-07")]).toEqual([5, 1]);
  });

  it("T2 a circle of bases ends, with a finding for each calendar of it", () => {
    const one = calendar({ id: "one", baseId: "two", week: Array<null>(7).fill(null) });
    const two = calendar({ id: "two", baseId: "one" });
    expect(hoursOn(timesOf("one", one, two), "2026-03-02")).toBe(8);
    const known = new Map([one, two].map((each) => [each.id, each]));
    expect(calendarFindings(one, known)).toEqual([{ type: "calendar-cycle", calendarId: "one" }]);
  });

  it("T3 recurring exceptions mean the days that they mean in MSPDI", () => {
    const year = ["2026-01-05", "2026-12-31"] as const;
    expect(daysOf({ type: "daily", every: 3 }, "2026-01-05", "2026-01-15")).toBe(
      "01-05 01-08 01-11 01-14",
    );
    expect(daysOf({ type: "daily", every: 3 }, "2026-01-05", "2026-01-15", "2026-01-09")).toBe(
      "01-11 01-14",
    );
    const weekly = { type: "weekly", every: 2, weekdays: [0, 3] } as const;
    expect(daysOf(weekly, "2026-01-07", "2026-02-05")).toBe("01-07 01-18 01-21 02-01 02-04");
    expect(daysOf({ type: "monthly-day", every: 2, day: 31 }, ...year)).toBe(
      "01-31 03-31 05-31 07-31",
    );
    const position = { type: "monthly-position", every: 3, position: 2, weekdays: [5] } as const;
    expect(daysOf(position, ...year)).toBe("01-09 04-10 07-10 10-09");
    expect(daysOf({ ...position, position: 5 }, ...year, "2026-04-01")).toBe("04-24 07-31 10-30");
    const workday = { ...position, position: 5, weekdays: [1, 2, 3, 4, 5] } as const;
    expect(daysOf(workday, ...year)).toBe("01-30 04-30 07-31 10-30");
    expect(daysOf({ type: "yearly-day", month: 2, day: 29 }, "2026-01-01", "2032-12-31")).toBe(
      "02-29 02-29",
    );
    const thanks = { type: "yearly-position", month: 11, position: 4, weekdays: [4] } as const;
    expect(daysOf(thanks, "2026-01-01", "2027-12-31")).toBe("11-26 11-25");
    expect(daysOf({ type: "daily", every: 0 }, ...year)).toBe("");
  });

  it("T6 a week without any hours is the default one, with a finding, and exceptions stay", () => {
    const idle = calendar({
      week: Array<string>(7).fill(""),
      exceptions: [{ from: "2026-03-07", to: "2026-03-07", hours: OFFICE, recurrence: null }],
    });
    const times = timesOf("c", idle);
    expect(["2026-03-02", "2026-03-07", "2026-03-08"].map((day) => hoursOn(times, day))).toEqual([
      8, 8, 0,
    ]);
    expect(calendarFindings(idle, new Map())).toEqual([
      { type: "calendar-without-work", calendarId: "c" },
    ]);
  });

  it("T7 elapsed time counts every hour", () => {
    const times = bookOf().times[ELAPSED]!;
    const friday = at("2026-03-06T17:00");
    expect(times.add(friday, 30_000)).toBe(friday + 30_000);
    expect(times.add(friday, -2_000_000)).toBe(friday - 2_000_000);
    expect(times.next(friday)).toBe(friday);
  });

  it("T6 hours that cannot be read are a day off, with a finding; spans that overlap are one", () => {
    expect(parseHours("13:00-17:00,08:00-12:00")).toEqual([4_800, 7_200, 7_800, 10_200]);
    expect(parseHours("08:00-12:00,11:00-24:00")).toEqual([4_800, 14_400]);
    for (const text of ["8:00-12:00", "12:00-08:00", "08:00-24:10", "08:00-12:00,", "x"])
      expect(parseHours(text)).toBeNull();
    const strange = calendar({ week: ["x", OFFICE, "", "", "", "", ""] });
    expect(calendarFindings(strange, new Map())).toEqual([
      { type: "unreadable-hours", calendarId: "c", text: "x" },
    ]);
  });

  it("T5 shifts of two time zones follow the clocks of both", () => {
    const days = [dayOfDate(2026, 1, 1), dayOfDate(2027, 1, 1)] as const;
    expect(zoneShifts("Europe/Berlin", "Europe/Paris", ...days)).toEqual([]);
    expect(zoneShifts("Nowhere/Town", "Europe/Paris", ...days)).toEqual([]);
    const [before, ...rest] = zoneShifts("Europe/Berlin", "Asia/Shanghai", ...days);
    expect(before!.ahead).toBe(-7 * 600);
    expect(rest).toEqual([
      { from: at("2026-03-29T09:00"), ahead: -6 * 600 },
      { from: at("2026-10-25T09:00"), ahead: -7 * 600 },
    ]);
    const american = zoneShifts("America/New_York", "Europe/Berlin", ...days);
    expect(american.map(({ ahead }) => ahead / 600)).toEqual([-6, -5, -6, -5, -6]);
    expect(american[2]!.from).toBe(at("2026-03-29T03:00"));
    const times = timesOf("c", calendar({ shifts: american }));
    // New York's Monday at 08:00 is Berlin's at 14:00, and in the weeks between the changes of both clocks at 13:00.
    expect(times.next(at("2026-03-02T00:00"))).toBe(at("2026-03-02T14:00"));
    expect(times.next(at("2026-03-16T00:00"))).toBe(at("2026-03-16T13:00"));
  });

  it("T1 equal calendars share one table, whose size is told", () => {
    const book = bookOf(calendar({ id: "one" }), calendar({ id: "two" }));
    expect(book.placeOf("one")).toBe(book.placeOf("two"));
    expect(book.times[book.placeOf("one")]!.bytes / 365).toBeLessThan(60);
  });
});
