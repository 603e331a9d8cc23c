import type { DayHours } from "./plan-file.ts";

const DAY = 1_440;
const CLOCK = /^\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*$/;

/** Minutes since midnight of `8:00`, `08:00:00` or `4:00 PM`; null of anything else. */
export function minutesOfClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2]);
  const half = match[3]?.[0]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  return minute < 60 && hour * 60 + minute <= DAY ? hour * 60 + minute : null;
}

const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Spans in minutes of a day, in order and apart, as DayHours. */
export function hoursOfSpans(spans: readonly (readonly [from: number, to: number])[]): DayHours {
  const apart: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart.map(([from, to]) => `${written(from)}-${written(to)}`).join(",");
}

/** A span of one day; an end of 00:00 or 23:59 is the end of the day. Null where it makes no span. */
export function spanOf(start: string, finish: string): readonly [number, number] | null {
  const from = minutesOfClock(start);
  const end = minutesOfClock(finish);
  if (from === null || end === null) return null;
  const to = end === 0 || end === DAY - 1 ? DAY : end;
  return from < to ? [from, to] : null;
}
