import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";

/** The moment by a project's own clock, to the minute: days since 1970 with fraction. `at` in ms since the epoch. */
export function projectNow(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return (instantOf(format.format(at).replace(" ", "T")) ?? 0) / TENTHS_PER_DAY;
}
