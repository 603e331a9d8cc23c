import type { PlanException, PlanRecurrence } from "./plan-file.ts";

const DAY = 86_400_000;
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00Z`) / DAY;
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
/** 0 = Sunday; day 0 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dayOf = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / DAY;

/** The `position`th of these weekdays in a month, 5 = the last; null where there is none. */
function positioned(
  year: number,
  month: number,
  position: number,
  weekdays: readonly number[],
): number | null {
  const first = dayOf(year, month, 1);
  const days = Array.from({ length: daysIn(year, month) }, (_, index) => first + index).filter(
    (day) => weekdays.includes(weekdayOf(day)),
  );
  return (position >= 5 ? days.at(-1) : days[position - 1]) ?? null;
}

function inMonth(recurrence: PlanRecurrence, year: number, month: number): number | null {
  switch (recurrence.type) {
    case "monthly-day":
    case "yearly-day":
      return recurrence.day <= daysIn(year, month) ? dayOf(year, month, recurrence.day) : null;
    case "monthly-position":
    case "yearly-position":
      return positioned(year, month, recurrence.position, recurrence.weekdays);
    case "daily":
    case "weekly":
      return null;
  }
}

function* byMonth(recurrence: PlanRecurrence, from: number, to: number): Generator<number> {
  const start = new Date(from * DAY);
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const isYearly = "month" in recurrence;
  const step = "every" in recurrence ? recurrence.every : 1;
  for (let index = first; ; index += isYearly ? 1 : step) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
    if (dayOf(year, month, 1) > to) return;
    if (isYearly && recurrence.month !== month) continue;
    const day = inMonth(recurrence, year, month);
    if (day !== null && day >= from && day <= to) yield day;
  }
}

/** The days of an exception that lie from `low` to `high`, as day numbers in ascending order. */
export function* daysOfException(
  exception: PlanException,
  low: number,
  high: number,
): Generator<number> {
  const from = dayNumber(exception.from);
  const to = Math.min(dayNumber(exception.to), high);
  const { recurrence } = exception;
  if (recurrence === null) for (let day = Math.max(from, low); day <= to; day++) yield day;
  else if (recurrence.type === "daily") {
    const skipped = Math.max(0, Math.ceil((low - from) / recurrence.every)) * recurrence.every;
    for (let day = from + skipped; day <= to; day += recurrence.every) yield day;
  } else if (recurrence.type === "weekly") {
    // Weeks begin on Sunday, and the first is the one that holds the first day.
    const sunday = from - weekdayOf(from);
    for (let day = Math.max(from, low); day <= to; day++) {
      const week = Math.floor((day - sunday) / 7);
      if (week % recurrence.every === 0 && recurrence.weekdays.includes(weekdayOf(day))) yield day;
    }
  } else for (const day of byMonth(recurrence, from, to)) if (day >= low) yield day;
}
