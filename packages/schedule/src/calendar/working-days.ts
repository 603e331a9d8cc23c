import { MAX_INSTANT, MIN_INSTANT, TENTHS_PER_DAY } from "../instant.ts";
import type { Recurrence, ZoneShift } from "../network.ts";
import { eachDayOfException, weekdayOf } from "./days-of-exception.ts";
import type { DaySpans } from "./parse-hours.ts";

export const MIN_DAY = MIN_INSTANT / TENTHS_PER_DAY;
export const MAX_DAY = MAX_INSTANT / TENTHS_PER_DAY;

/** A calendar with everything that it inherits in it; days since 1970-01-01. Later entries win. */
export type WorkingDays = {
  /** 0 = Sunday. */
  readonly week: readonly DaySpans[];
  readonly workWeeks: readonly {
    readonly from: number;
    readonly to: number;
    readonly week: readonly (DaySpans | null)[];
  }[];
  readonly exceptions: readonly {
    readonly from: number;
    readonly to: number;
    readonly spans: DaySpans;
    readonly recurrence: Recurrence | null;
  }[];
  readonly shifts: readonly ZoneShift[];
};

/** Collects spans of time in ascending order; those that touch are joined. */
export class SpanList {
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(start: number, end: number): void {
    if (start >= end) return;
    const last = this.ends.length - 1;
    if (last >= 0 && start <= this.ends[last]!) {
      if (end > this.ends[last]!) this.ends[last] = end;
      return;
    }
    this.starts.push(start);
    this.ends.push(end);
  }
}

/** Where working times come from. Before `specialFrom` and from `specialTo` on (days) they repeat every week. */
export interface WorkSource {
  readonly specialFrom: number;
  readonly specialTo: number;
  /** Adds the working spans from day `low` to before day `high`, cut at these ends. */
  collect(low: number, high: number, into: SpanList): void;
}

function patternOfDays(days: WorkingDays, low: number, high: number): DaySpans[] {
  const patterns = Array.from({ length: high - low }, (_, n) => days.week[weekdayOf(low + n)]!);
  for (const { from, to, week } of days.workWeeks)
    for (let day = Math.max(from, low); day <= Math.min(to, high - 1); day++) {
      const spans = week[weekdayOf(day)];
      if (spans != null) patterns[day - low] = spans;
    }
  for (const exception of days.exceptions)
    eachDayOfException(exception, low, high - 1, (day) => {
      patterns[day - low] = exception.spans;
    });
  return patterns;
}

/** Spans by the calendar's own clock, from instant `from` to `to` of that clock, put back by `ahead`. */
function collectSegment(
  days: WorkingDays,
  from: number,
  to: number,
  ahead: number,
  into: SpanList,
): void {
  const low = Math.floor(from / TENTHS_PER_DAY);
  const high = Math.ceil(to / TENTHS_PER_DAY);
  if (low >= high) return;
  const patterns = patternOfDays(days, low, high);
  for (let n = 0; n < patterns.length; n++) {
    const spans = patterns[n]!;
    const midnight = (low + n) * TENTHS_PER_DAY;
    for (let at = 0; at < spans.length; at += 2) {
      const start = midnight + spans[at]!;
      const end = midnight + spans[at + 1]!;
      into.add((start > from ? start : from) - ahead, (end < to ? end : to) - ahead);
    }
  }
}

/** Working times of one calendar on the project's clock. */
export function sourceOfDays(days: WorkingDays): WorkSource {
  const { shifts } = days;
  const edges = [...days.workWeeks, ...days.exceptions].filter(({ from, to }) => from <= to);
  // A clock that is up to a day off moves what is special by as much; one day more at either end is enough.
  const widest = shifts.reduce((most, { ahead }) => Math.max(most, Math.abs(ahead)), 0);
  const margin = Math.ceil(widest / TENTHS_PER_DAY) + 1;
  const first = [
    ...edges.map(({ from }) => from - margin),
    ...shifts.map(({ from }) => Math.floor(from / TENTHS_PER_DAY) - margin),
  ];
  const last = [
    ...edges.map(({ to }) => to + 1 + margin),
    ...shifts.map(({ from }) => Math.ceil(from / TENTHS_PER_DAY) + margin),
  ];
  const inRange = (day: number) => Math.min(MAX_DAY, Math.max(MIN_DAY, day));
  const least = first.reduce((a, b) => Math.min(a, b), MAX_DAY);
  const most = last.reduce((a, b) => Math.max(a, b), MIN_DAY);
  return {
    specialFrom: edges.length + shifts.length === 0 ? 0 : inRange(least),
    specialTo: edges.length + shifts.length === 0 ? 0 : inRange(most),
    collect(low, high, into) {
      const to = high * TENTHS_PER_DAY;
      let at = low * TENTHS_PER_DAY;
      let ahead = 0;
      for (const shift of shifts) {
        if (shift.from >= to) break;
        if (shift.from > at) {
          collectSegment(days, at + ahead, shift.from + ahead, ahead, into);
          at = shift.from;
        }
        ahead = shift.ahead;
      }
      collectSegment(days, at + ahead, to + ahead, ahead, into);
    },
  };
}

/** The times that are in both. */
export function sourceOfBoth(one: WorkSource, other: WorkSource): WorkSource {
  const parts = [one, other].filter(({ specialFrom, specialTo }) => specialFrom < specialTo);
  return {
    specialFrom: parts.reduce((day, part) => Math.min(day, part.specialFrom), MAX_DAY),
    specialTo: parts.reduce((day, part) => Math.max(day, part.specialTo), MIN_DAY),
    collect(low, high, into) {
      const [a, b] = [new SpanList(), new SpanList()];
      one.collect(low, high, a);
      other.collect(low, high, b);
      for (let i = 0, j = 0; i < a.starts.length && j < b.starts.length;) {
        into.add(Math.max(a.starts[i]!, b.starts[j]!), Math.min(a.ends[i]!, b.ends[j]!));
        if (a.ends[i]! < b.ends[j]!) i++;
        else j++;
      }
    },
  };
}
