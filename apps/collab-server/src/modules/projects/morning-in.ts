import type { LocalDateTime } from "@parley/shared/documents/task.ts";

/** 08:00 of the present day in a time zone. `at` in ms since the epoch. */
export function morningIn(timeZone: string, at: number): LocalDateTime {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}T08:00`;
}
