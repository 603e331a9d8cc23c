import { dateOfDay, dayOfDate } from "../instant.ts";
import type { Recurrence } from "../network.ts";

/** 0 = Sunday; day 0 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const daysInMonth = (year: number, month: number) =>
  (month === 12 ? dayOfDate(year + 1, 1, 1) : dayOfDate(year, month + 1, 1)) -
  dayOfDate(year, month, 1);

/** The `position`th of these weekdays in a month, 5 and more = the last; null where there is none. */
function positioned(
  year: number,
  month: number,
  position: number,
  weekdays: readonly number[],
): number | null {
  const first = dayOfDate(year, month, 1);
  const count = daysInMonth(year, month);
  let found: number | null = null;
  let seen = 0;
  for (let day = first; day < first + count; day++) {
    if (!weekdays.includes(weekdayOf(day))) continue;
    found = day;
    if (++seen === position && position < 5) return day;
  }
  return position >= 5 ? found : null;
}

function dayInMonth(recurrence: Recurrence, year: number, month: number): number | null {
  if (recurrence.type === "monthly-day" || recurrence.type === "yearly-day") {
    const { day } = recurrence;
    const isThere = Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month);
    return isThere ? dayOfDate(year, month, day) : null;
  }
  if (recurrence.type === "monthly-position" || recurrence.type === "yearly-position")
    return positioned(year, month, recurrence.position, recurrence.weekdays);
  return null;
}

function eachOfMonths(
  recurrence: Recurrence,
  [from, to]: readonly [number, number],
  low: number,
  visit: (day: number) => void,
): void {
  const first = dateOfDay(from);
  const firstMonth = first.year * 12 + first.month - 1;
  const isYearly = "month" in recurrence;
  const every = "every" in recurrence ? recurrence.every : 1;
  const lowest = dateOfDay(Math.max(from, low));
  const skipped = Math.max(
    0,
    Math.floor((lowest.year * 12 + lowest.month - 1 - firstMonth) / every),
  );
  for (let index = firstMonth + skipped * every; ; index += every) {
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    if (dayOfDate(year, month, 1) > to) return;
    if (isYearly && recurrence.month !== month) continue;
    const day = dayInMonth(recurrence, year, month);
    if (day !== null && day >= from && day >= low && day <= to) visit(day);
  }
}

/**
 * The days that an exception from day `from` to day `to`, both inclusive, means, as far as they lie from `low` to `high`; ascending.
 * A recurrence by a number that is no whole one means no day.
 */
export function eachDayOfException(
  { from, to, recurrence }: { from: number; to: number; recurrence: Recurrence | null },
  low: number,
  high: number,
  visit: (day: number) => void,
): void {
  if (
    recurrence !== null &&
    "every" in recurrence &&
    !(Number.isInteger(recurrence.every) && recurrence.every > 0)
  )
    return;
  const begin = Math.max(from, low);
  const end = Math.min(to, high);
  if (recurrence === null) for (let day = begin; day <= end; day++) visit(day);
  else if (recurrence.type === "daily") {
    const every = recurrence.every;
    const skipped = Math.ceil((begin - from) / every);
    for (let day = from + skipped * every; day <= end; day += every) visit(day);
  } else if (recurrence.type === "weekly") {
    // Weeks begin on Sunday, and the first is the one that holds the first day.
    const every = recurrence.every;
    const sunday = from - weekdayOf(from);
    for (let day = begin; day <= end; day++)
      if (
        Math.floor((day - sunday) / 7) % every === 0 &&
        recurrence.weekdays.includes(weekdayOf(day))
      )
        visit(day);
  } else eachOfMonths(recurrence, [from, end], low, visit);
}
