import { weekdayOf } from "@parley/schedule/calendar/days-of-exception.ts";
import { dayNumber } from "./expand-recurrence.ts";
import { DEFAULT_WEEK } from "./mspdi-calendar.ts";
import type { DayHours, PlanCalendar } from "./plan-file.ts";
import {
  calendarChain,
  specialDays,
  weekOfChain,
  type DayBudget,
  type DayWindow,
} from "./resolve-calendar.ts";

/** Minutes since 1970-01-01T00:00 on the plan's own clock. */
export type Minute = number;
const DAY = 1_440;
/** Days that are kept because they are unlike others of the week, and days looked at in counting: of all calendars together. */
const MOST_SPECIAL_DAYS = 2_000_000;
const MOST_DAYS_WALKED = 50_000_000;

export const minuteOf = (at: string): Minute =>
  dayNumber(at.slice(0, 10)) * DAY + Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));

export const dateTimeOf = (minute: Minute): string =>
  new Date(minute * 60_000).toISOString().slice(0, 16);

export type WorkingTime = {
  /** Working minutes from one moment to a later one; null outside of the window, or where the calendars cost too much. */
  readonly between: (from: Minute, to: Minute) => number | null;
  /** Working spans that begin on a day, as minutes; null outside of the window. */
  readonly spansOn: (day: number) => readonly (readonly [Minute, Minute])[] | null;
};

const spansOf = (hours: DayHours): readonly (readonly [number, number])[] =>
  hours === ""
    ? []
    : hours.split(",").map((span) => {
        const [from, to] = span.split("-").map((time) => {
          const [hour, minute] = time.split(":").map(Number) as [number, number];
          return hour * 60 + minute;
        });
        return [from!, to!];
      });

/** Working time of the calendars of one plan, within a window of days. Calendars are looked at when they are first asked for. */
export function createWorkingTimes(
  calendars: readonly PlanCalendar[],
  window: DayWindow,
): (uid: number | null) => WorkingTime {
  const byUid = new Map(calendars.map((calendar) => [calendar.uid, calendar]));
  const made = new Map<PlanCalendar | null, WorkingTime>();
  const budget: DayBudget = { steps: MOST_SPECIAL_DAYS };
  let left = MOST_DAYS_WALKED;
  const spans = new Map<DayHours, readonly (readonly [number, number])[]>();
  const spansOfHours = (hours: DayHours) => {
    const known = spans.get(hours) ?? spansOf(hours);
    spans.set(hours, known);
    return known;
  };

  const make = (calendar: PlanCalendar | null): WorkingTime => {
    const chain = calendar === null ? [] : calendarChain(calendar, byUid);
    const week = calendar === null ? DEFAULT_WEEK : weekOfChain(chain);
    const special = specialDays(chain, window, budget);
    const hoursOn = (day: number) =>
      spansOfHours(special!.get(day)?.hours ?? week[weekdayOf(day)]!);
    const outside = (day: number) => special === null || day < window[0] || day > window[1];
    return {
      spansOn: (day) =>
        outside(day)
          ? null
          : hoursOn(day).map(([from, to]) => [day * DAY + from, day * DAY + to] as const),
      between(from, to) {
        const first = Math.floor(from / DAY);
        const last = Math.floor(to / DAY);
        if (outside(first) || outside(last)) return null;
        left -= last - first + 1;
        if (left < 0) return null;
        let sum = 0;
        for (let day = first; day <= last; day++)
          for (const [begin, end] of hoursOn(day))
            sum += Math.max(0, Math.min(to, day * DAY + end) - Math.max(from, day * DAY + begin));
        return sum;
      },
    };
  };
  return (uid) => {
    const calendar = uid === null ? null : (byUid.get(uid) ?? null);
    const known = made.get(calendar) ?? make(calendar);
    made.set(calendar, known);
    return known;
  };
}
