import { TENTHS_PER_DAY, TENTHS_PER_MINUTE } from "../instant.ts";

/** Working spans of one day: starts at even places, ends at odd ones, in tenths of a minute of the day, in order and apart. */
export type DaySpans = readonly number[];

export const DAY_OFF: DaySpans = [];

const SPAN = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/;

/** Spans of `HH:mm-HH:mm,…` in any order, those that touch or overlap joined; null where a part is no span, or ends before it begins. */
export function parseHours(text: string): DaySpans | null {
  if (text === "") return DAY_OFF;
  const spans: [number, number][] = [];
  for (const part of text.split(",")) {
    const match = SPAN.exec(part);
    if (match === null) return null;
    const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map(Number);
    const from = (fromHour! * 60 + fromMinute!) * TENTHS_PER_MINUTE;
    const to = (toHour! * 60 + toMinute!) * TENTHS_PER_MINUTE;
    if (from >= to || to > TENTHS_PER_DAY) return null;
    spans.push([from, to]);
  }
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: number[] = [];
  for (const [from, to] of spans) {
    const last = joined.length - 1;
    if (last > 0 && from <= joined[last]!) joined[last] = Math.max(joined[last]!, to);
    else joined.push(from, to);
  }
  return joined;
}
