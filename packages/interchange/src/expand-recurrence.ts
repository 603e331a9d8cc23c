import { eachDayOfException } from "@parley/schedule/calendar/days-of-exception.ts";
import type { PlanException } from "./plan-file.ts";

const DAY = 86_400_000;
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00Z`) / DAY;
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The days of an exception that lie from `low` to `high`, as day numbers in ascending order; by the engine's own rule. */
export function daysOfException(
  { from, to, recurrence }: PlanException,
  low: number,
  high: number,
): readonly number[] {
  const days: number[] = [];
  const period = { from: dayNumber(from), to: dayNumber(to), recurrence };
  eachDayOfException(period, low, high, (day) => days.push(day));
  return days;
}
