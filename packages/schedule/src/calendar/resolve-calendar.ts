import { dateOfDay, dayOfDate } from "../instant.ts";
import type { CalendarInput, DateText, DayHours, WorkWeek } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { DAY_OFF, parseHours, type DaySpans } from "./parse-hours.ts";
import { MAX_DAY, MIN_DAY, type WorkingDays } from "./working-days.ts";

const OFFICE: DaySpans = parseHours("08:00-12:00,13:00-17:00")!;
export const DEFAULT_WEEK: readonly DaySpans[] = [
  DAY_OFF,
  OFFICE,
  OFFICE,
  OFFICE,
  OFFICE,
  OFFICE,
  DAY_OFF,
];

/** Calendars as they were given, by id. */
export type CalendarsById = ReadonlyMap<string, CalendarInput>;

function dayOfText(text: DateText): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const day = dayOfDate(year, month, date);
  const real = dateOfDay(day);
  return real.month === month && real.day === date ? day : null;
}

/** A calendar and what it inherits, nearest first; a circle ends where it would begin again. */
export function lineOf(
  calendar: CalendarInput,
  calendars: CalendarsById,
): readonly CalendarInput[] {
  const line = new Set([calendar]);
  for (let at: CalendarInput | undefined = calendar; at !== undefined && at.baseId !== null;) {
    at = calendars.get(at.baseId);
    if (at === undefined || line.has(at)) break;
    line.add(at);
  }
  return [...line];
}

const hoursOf = (text: DayHours): DaySpans => parseHours(text) ?? DAY_OFF;

function weekOf(line: readonly CalendarInput[]): readonly DaySpans[] {
  return [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    hoursOf(line.find(({ week }) => week[weekday] != null)?.week[weekday] ?? ""),
  );
}

/** First and last day, cut to the range of instants; null where one of them is no date. */
function period({ from, to }: { from: DateText; to: DateText }): [number, number] | null {
  const [first, last] = [dayOfText(from), dayOfText(to)];
  return first === null || last === null ? null : [first, last];
}

/** T2: later entries win, and own ones come after inherited ones. T6: a week without any hours is the default one. */
export function resolveCalendar(calendar: CalendarInput, calendars: CalendarsById): WorkingDays {
  const line = lineOf(calendar, calendars);
  const week = weekOf(line);
  const eldestFirst = line.toReversed();
  const workWeeks = eldestFirst.flatMap((each) =>
    each.workWeeks.flatMap((workWeek: WorkWeek) => {
      const days = period(workWeek);
      if (days === null) return [];
      const [from, to] = [Math.max(MIN_DAY, days[0]), Math.min(MAX_DAY, days[1])];
      return {
        from,
        to,
        week: workWeek.week.map((text) => (text === null ? null : hoursOf(text))),
      };
    }),
  );
  const exceptions = eldestFirst.flatMap((each) =>
    each.exceptions.flatMap(({ hours, recurrence, ...dates }) => {
      const days = period(dates);
      // Recurrences count from the first day, so that it must stay as it is.
      if (days === null) return [];
      return { from: days[0], to: Math.min(MAX_DAY, days[1]), spans: hoursOf(hours), recurrence };
    }),
  );
  const idle = week.every((spans) => spans.length === 0);
  return { week: idle ? DEFAULT_WEEK : week, workWeeks, exceptions, shifts: calendar.shifts };
}

/** Whether the ordinary weeks of two calendars have any time in common. */
export function weeksMeet(one: WorkingDays, other: WorkingDays): boolean {
  return one.week.some((spans, weekday) => {
    const others = other.week[weekday]!;
    for (let a = 0; a < spans.length; a += 2)
      for (let b = 0; b < others.length; b += 2)
        if (spans[a]! < others[b + 1]! && others[b]! < spans[a + 1]!) return true;
    return false;
  });
}

/** What is wrong with a calendar: unreadable texts, an unknown base, a circle of bases, no work in its week. */
export function calendarFindings(
  calendar: CalendarInput,
  calendars: CalendarsById,
): ScheduleFinding[] {
  const { id, baseId } = calendar;
  const findings: ScheduleFinding[] = [];
  const texts = [
    ...calendar.week,
    ...calendar.workWeeks.flatMap(({ week }) => week),
    ...calendar.exceptions.map(({ hours }) => hours),
  ];
  for (const text of new Set(texts))
    if (text !== null && parseHours(text) === null)
      findings.push({ type: "unreadable-hours", calendarId: id, text });
  const dates = [...calendar.workWeeks, ...calendar.exceptions];
  for (const text of new Set(dates.flatMap(({ from, to }) => [from, to])))
    if (dayOfText(text) === null) findings.push({ type: "unreadable-hours", calendarId: id, text });
  if (baseId !== null && !calendars.has(baseId))
    findings.push({ type: "unknown-calendar", ownerId: id, calendarId: baseId });
  const line = lineOf(calendar, calendars);
  const last = line.at(-1)!;
  if (last.baseId === id) findings.push({ type: "calendar-cycle", calendarId: id });
  if (weekOf(line).every((spans) => spans.length === 0))
    findings.push({ type: "calendar-without-work", calendarId: id });
  return findings;
}
