import { TENTHS_PER_DAY, TENTHS_PER_MINUTE } from "../instant.ts";
import type { ZoneShift } from "../network.ts";

const MS_PER_TENTH = 6_000;
const DAY_MS = TENTHS_PER_DAY * MS_PER_TENTH;

/** How much a zone's wall clock shows more than UTC at a moment, in milliseconds. */
type OffsetAt = (utc: number) => number;

function offsetIn(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (utc) => {
    const parts = new Map(
      format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)!;
    const wall = Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    return wall - utc;
  };
}

/**
 * Where the clock of one time zone differs from another's, from day `fromDay` to before `toDay` of the project's: for CalendarInput.shifts.
 * Zones are IANA names; of a name that nobody knows, or of equal names, there is no shift. Hours that the project's clock shows twice
 * count as the later ones.
 */
export function zoneShifts(
  calendarZone: string,
  projectZone: string,
  fromDay: number,
  toDay: number,
): readonly ZoneShift[] {
  if (calendarZone === projectZone) return [];
  let calendarOffset: OffsetAt;
  let projectOffset: OffsetAt;
  try {
    calendarOffset = offsetIn(calendarZone);
    projectOffset = offsetIn(projectZone);
  } catch {
    return [];
  }
  const aheadAt = (utc: number) =>
    Math.round((calendarOffset(utc) - projectOffset(utc)) / MS_PER_TENTH);
  const wallAt = (utc: number) => Math.round((utc + projectOffset(utc)) / MS_PER_TENTH);
  const shifts: ZoneShift[] = [];
  let ahead = 0;
  const note = (utc: number, now: number) => {
    const from = wallAt(utc);
    // Where the project's clock goes back, what was noted for the hour before is overtaken.
    while (shifts.length > 0 && shifts.at(-1)!.from >= from) shifts.pop();
    ahead = now;
    if ((shifts.at(-1)?.ahead ?? 0) !== now) shifts.push({ from, ahead: now });
  };
  const first = fromDay * DAY_MS - DAY_MS;
  if (aheadAt(first) !== 0) note(first, aheadAt(first));
  for (let day = first; day < toDay * DAY_MS + DAY_MS; day += DAY_MS) {
    if (aheadAt(day + DAY_MS) === ahead) continue;
    let [before, after] = [day, day + DAY_MS];
    const later = aheadAt(after);
    while (after - before > TENTHS_PER_MINUTE * MS_PER_TENTH) {
      const middle = before + Math.floor((after - before) / 2 / 60_000) * 60_000;
      if (aheadAt(middle) === ahead) before = middle;
      else after = middle;
    }
    note(after, later);
  }
  return shifts;
}
