import { dateOfDay, dayOfDate, TENTHS_PER_DAY, TENTHS_PER_MINUTE } from "../../instant.ts";
import type { CalendarInput, DateText, DayHours, Recurrence, ZoneShift } from "../../network.ts";
import type { Span, SpansOfDay } from "./plain-calendar.ts";

/** Spans of a day, in tenths of a minute from its midnight. */
export type Hours = readonly (readonly [from: number, to: number])[];

const WORKING_HOURS = "08:00-12:00,13:00-17:00";
export const DEFAULT_WEEK: readonly DayHours[] = [
  "",
  ...Array<DayHours>(5).fill(WORKING_HOURS),
  "",
];

const SPAN = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/;

/** null: cannot be read. Spans that overlap or touch are one. */
export function hoursOf(text: DayHours): Hours | null {
  const spans: [number, number][] = [];
  for (const part of text === "" ? [] : text.split(",")) {
    const match = SPAN.exec(part);
    if (match === null) return null;
    const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number);
    const from = (fromHour! * 60 + fromMinute!) * TENTHS_PER_MINUTE;
    const to = (toHour! * 60 + toMinute!) * TENTHS_PER_MINUTE;
    if (from >= to || to > TENTHS_PER_DAY) return null;
    spans.push([from, to]);
  }
  const apart: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** null: no date. */
export function dayOfText(text: DateText): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const day = dayOfDate(year, month, date);
  const real = dateOfDay(day);
  return real.month === month && real.day === date ? day : null;
}

function isPositioned(day: number, position: number, weekdays: readonly number[]): boolean {
  if (!weekdays.includes(weekdayOf(day))) return false;
  const { year, month } = dateOfDay(day);
  const first = dayOfDate(year, month, 1);
  const next = month === 12 ? dayOfDate(year + 1, 1, 1) : dayOfDate(year, month + 1, 1);
  const such: number[] = [];
  for (let each = first; each < next; each++)
    if (weekdays.includes(weekdayOf(each))) such.push(each);
  return (position >= 5 ? such.at(-1) : such[position - 1]) === day;
}

/** SPEC T3: whether a day, not before `from`, is one that the recurrence means. */
export function recursOn(recurrence: Recurrence, from: number, day: number): boolean {
  const first = dateOfDay(from);
  const { year, month, day: date } = dateOfDay(day);
  const months = (year - first.year) * 12 + month - first.month;
  switch (recurrence.type) {
    case "daily":
      return (day - from) % recurrence.every === 0;
    case "weekly": {
      const sunday = from - weekdayOf(from);
      const weeks = Math.floor((day - sunday) / 7);
      return weeks % recurrence.every === 0 && recurrence.weekdays.includes(weekdayOf(day));
    }
    case "monthly-day":
      return months % recurrence.every === 0 && date === recurrence.day;
    case "monthly-position":
      return (
        months % recurrence.every === 0 &&
        isPositioned(day, recurrence.position, recurrence.weekdays)
      );
    case "yearly-day":
      return month === recurrence.month && date === recurrence.day;
    case "yearly-position":
      return (
        month === recurrence.month && isPositioned(day, recurrence.position, recurrence.weekdays)
      );
  }
}

/** The calendar and what it inherits, nearest first. */
export type Line = readonly CalendarInput[];

/** The hours that the ordinary week gives; a week without any is the default one (T6). */
export function weekOf(line: Line): { readonly week: readonly DayHours[]; readonly idle: boolean } {
  const week = [0, 1, 2, 3, 4, 5, 6].map(
    (weekday) => line.find((each) => each.week[weekday] != null)?.week[weekday] ?? "",
  );
  const idle = week.every((text) => (hoursOf(text) ?? []).length === 0);
  return { week: idle ? DEFAULT_WEEK : week, idle };
}

/** SPEC T2: what a calendar says of one day on its own clock: the first rule that means the day. */
function hoursByDay(line: Line): (day: number) => Hours {
  const rules: { from: number; to: number; means: (day: number) => boolean; hours: Hours }[] = [];
  const add = (
    period: { readonly from: DateText; readonly to: DateText },
    text: DayHours,
    means: (day: number, from: number) => boolean,
  ) => {
    const [from, to] = [dayOfText(period.from), dayOfText(period.to)];
    if (from !== null && to !== null)
      rules.push({ from, to, hours: hoursOf(text) ?? [], means: (day) => means(day, from) });
  };
  for (const calendar of line)
    for (const exception of calendar.exceptions.toReversed())
      add(exception, exception.hours, (day, from) =>
        exception.recurrence === null ? true : recursOn(exception.recurrence, from, day),
      );
  for (const calendar of line)
    for (const workWeek of calendar.workWeeks.toReversed())
      for (const [weekday, text] of workWeek.week.entries())
        if (text !== null) add(workWeek, text, (day) => weekdayOf(day) === weekday);
  const week = weekOf(line).week.map((text) => hoursOf(text) ?? []);
  return (day) =>
    rules.find((rule) => day >= rule.from && day <= rule.to && rule.means(day))?.hours ??
    week[weekdayOf(day)]!;
}

/**
 * SPEC T5: a moment works if it does so on the calendar's clock. Each stretch between two shifts of that clock takes the calendar's own
 * days, moved by what its clock is ahead.
 */
export function spansOf(line: Line): SpansOfDay {
  const hours = hoursByDay(line);
  const shifts: readonly ZoneShift[] = line[0]?.shifts ?? [];
  return (day) => {
    const [begin, end] = [day * TENTHS_PER_DAY, (day + 1) * TENTHS_PER_DAY];
    const spans: Span[] = [];
    for (let index = -1; index < shifts.length; index++) {
      const ahead = shifts[index]?.ahead ?? 0;
      const from = Math.max(begin, shifts[index]?.from ?? -Infinity);
      const to = Math.min(end, shifts[index + 1]?.from ?? Infinity);
      if (from >= to) continue;
      const firstDay = Math.floor((from + ahead) / TENTHS_PER_DAY);
      const lastDay = Math.floor((to + ahead - 1) / TENTHS_PER_DAY);
      for (let own = firstDay; own <= lastDay; own++)
        for (const [start, stop] of hours(own)) {
          const a = Math.max(from, own * TENTHS_PER_DAY + start - ahead);
          const b = Math.min(to, own * TENTHS_PER_DAY + stop - ahead);
          if (a < b) spans.push([a, b]);
        }
    }
    return spans;
  };
}

/** The times that are in both. */
export function commonSpans(one: SpansOfDay, other: SpansOfDay): SpansOfDay {
  return (day) =>
    one(day).flatMap(([from, to]) =>
      other(day).flatMap(([start, end]): Span[] => {
        const [a, b] = [Math.max(from, start), Math.min(to, end)];
        return a < b ? [[a, b]] : [];
      }),
    );
}
