import type { ProjectCalendar } from "../documents/frame.ts";
import type { LocalDateTime } from "../documents/task.ts";

/** Minutes from midnight, [from, to), ascending and apart. */
type Span = readonly [from: number, to: number];
type Exception = { readonly from: string; readonly to: string; readonly spans: readonly Span[] };

/** When work happens: in local minutes, without a time zone. */
export type WorkingCalendar = {
  readonly week: readonly (readonly Span[])[];
  readonly exceptions: readonly Exception[];
};

const WORKDAY: readonly Span[] = [
  [480, 720],
  [780, 1_020],
];
/** Monday to Friday, 8 to 12 and 13 to 17. */
export const STANDARD_CALENDAR: WorkingCalendar = {
  week: [[], WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, []],
  exceptions: [],
};

const DAY = 1_440;
/** Ten years without a working minute is no calendar to count in. */
const HORIZON_DAYS = 3_660;

function spansOf(text: string): readonly Span[] {
  return text
    .split(",")
    .flatMap((part): readonly Span[] => {
      const match = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(part.trim());
      if (match === null) return [];
      const [a, b, c, d] = match.slice(1).map(Number) as [number, number, number, number];
      const from = a * 60 + b;
      const to = c * 60 + d;
      return from < to && to <= DAY ? [[from, to]] : [];
    })
    .sort((x, y) => x[0] - y[0]);
}

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value);

function exceptionsOf(json: string): readonly Exception[] {
  try {
    const list = JSON.parse(json) as unknown;
    if (!Array.isArray(list)) return [];
    return list.flatMap((each: { from?: unknown; to?: unknown; hours?: unknown } | null) =>
      each !== null && isDay(each.from) && isDay(each.to)
        ? [
            {
              from: each.from.slice(0, 10),
              to: each.to.slice(0, 10),
              spans: typeof each.hours === "string" ? spansOf(each.hours) : [],
            },
          ]
        : [],
    );
  } catch {
    return [];
  }
}

/** Total: a calendar in which nobody ever works counts as the standard one. */
export function workingCalendar(calendar: ProjectCalendar | undefined): WorkingCalendar {
  if (calendar === undefined || calendar.removed) return STANDARD_CALENDAR;
  const week = calendar.week.split(";").map(spansOf);
  return week.length === 7 && week.some((spans) => spans.length > 0)
    ? { week, exceptions: exceptionsOf(calendar.exceptions) }
    : STANDARD_CALENDAR;
}

/** Minutes since 1970 of a local time. */
const minutesOf = (local: LocalDateTime): number => Date.parse(`${local.slice(0, 16)}Z`) / 60_000;
const localOf = (minutes: number): LocalDateTime =>
  new Date(minutes * 60_000).toISOString().slice(0, 16);

function spansOn(calendar: WorkingCalendar, day: number): readonly Span[] {
  if (calendar.exceptions.length > 0) {
    const date = localOf(day * DAY).slice(0, 10);
    const found = calendar.exceptions.find(({ from, to }) => from <= date && date <= to);
    if (found !== undefined) return found.spans;
  }
  // 1 January 1970 was a Thursday.
  return calendar.week[(((day + 4) % 7) + 7) % 7] ?? [];
}

/** The first working minute at or after `local`. */
export function nextWorkStart(calendar: WorkingCalendar, local: LocalDateTime): LocalDateTime {
  const at = minutesOf(local);
  const first = Math.floor(at / DAY);
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    for (const [from, to] of spansOn(calendar, day)) {
      if (at < day * DAY + to) return localOf(Math.max(at, day * DAY + from));
    }
  }
  return local;
}

/** The last working minute's end at or before `local`, on its day where there is one. */
export function workEndOn(calendar: WorkingCalendar, date: string): LocalDateTime {
  const day = Math.floor(minutesOf(`${date.slice(0, 10)}T00:00`) / DAY);
  for (let at = day; at > day - HORIZON_DAYS; at--) {
    const end = spansOn(calendar, at).at(-1)?.[1];
    if (end !== undefined) return localOf(at * DAY + end);
  }
  return `${date.slice(0, 10)}T17:00`;
}

export function workStartOn(calendar: WorkingCalendar, date: string): LocalDateTime {
  return nextWorkStart(calendar, `${date.slice(0, 10)}T00:00`);
}

/** Where so many tenths of a minute of working time, begun at `start`, end. */
export function addWork(
  calendar: WorkingCalendar,
  start: LocalDateTime,
  tenths: number,
): LocalDateTime {
  const begin = minutesOf(nextWorkStart(calendar, start));
  let left = Math.ceil(tenths / 10);
  if (left === 0) return localOf(begin);
  const first = Math.floor(begin / DAY);
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    for (const [from, to] of spansOn(calendar, day)) {
      const open = Math.max(begin, day * DAY + from);
      const room = day * DAY + to - open;
      if (room <= 0) continue;
      if (left <= room) return localOf(open + left);
      left -= room;
    }
  }
  return localOf(begin);
}

/** Tenths of a minute of working time between two local times; 0 where the second is not later. */
export function workBetween(
  calendar: WorkingCalendar,
  start: LocalDateTime,
  finish: LocalDateTime,
): number {
  const begin = minutesOf(start);
  const end = minutesOf(finish);
  let minutes = 0;
  const last = Math.min(Math.floor(end / DAY), Math.floor(begin / DAY) + HORIZON_DAYS);
  for (let day = Math.floor(begin / DAY); day <= last; day++) {
    for (const [from, to] of spansOn(calendar, day)) {
      const open = Math.max(begin, day * DAY + from);
      const shut = Math.min(end, day * DAY + to);
      if (shut > open) minutes += shut - open;
    }
  }
  return minutes * 10;
}

/** The working day so many working days away from `date`; 0 keeps it. */
export function shiftWorkdays(calendar: WorkingCalendar, date: string, days: number): string {
  let day = Math.floor(minutesOf(`${date.slice(0, 10)}T00:00`) / DAY);
  let left = Math.abs(Math.trunc(days));
  const step = days < 0 ? -1 : 1;
  for (let tries = 0; left > 0 && tries < HORIZON_DAYS; tries++) {
    day += step;
    if (spansOn(calendar, day).length > 0) left -= 1;
  }
  return localOf(day * DAY).slice(0, 10);
}
