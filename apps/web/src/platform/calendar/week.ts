import { dateOfDay, dayOfDate } from "@parley/schedule/instant.ts";

/** Weeks begin on Monday: ISO 8601, and GB/T 7408. 1 January 1970 was a Thursday. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

export function weekNumber(day: number): number {
  const thursday = mondayOf(day) + 3;
  const first = dayOfDate(dateOfDay(thursday).year, 1, 1);
  return Math.floor((thursday - first) / 7) + 1;
}
