import { textOfInstant } from "@parley/schedule/instant.ts";
import type { Instant } from "@parley/schedule/network.ts";

/** Months above the weeks that begin in them, each with its year where that is another than before. */
export function monthsOf(
  weeks: readonly Instant[],
  language: string,
): readonly { readonly key: string; readonly name: string; readonly count: number }[] {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const [short, long] = [format({ month: "short" }), format({ month: "short", year: "numeric" })];
  let year = "";
  return [...Map.groupBy(weeks, (week) => textOfInstant(week).slice(0, 7))].map(([key, own]) => {
    const isNewYear = key.slice(0, 4) !== year;
    year = key.slice(0, 4);
    // In a column of one week there is no room for a year.
    const named = isNewYear && own.length > 1 ? long : short;
    return { key, name: named.format(new Date(`${key}-01T00:00:00Z`)), count: own.length };
  });
}
