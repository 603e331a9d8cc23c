import type { Instant } from "./network.ts";

export const TENTHS_PER_MINUTE = 10;
export const TENTHS_PER_DAY = 14_400;
/** 1600-01-01T00:00 and 2370-01-01T00:00: within 32 bits, and wide enough that no sum of a sane plan leaves it. */
export const MIN_INSTANT = -135_140 * TENTHS_PER_DAY;
export const MAX_INSTANT = 146_097 * TENTHS_PER_DAY;

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Days from 1970-01-01 in the proleptic Gregorian calendar; month 1 to 12. (Howard Hinnant, "chrono-compatible low-level date algorithms") */
export function dayOfDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** The inverse of dayOfDate. */
export function dateOfDay(day: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** `YYYY-MM-DDTHH:mm` or with seconds, which are rounded to tenths of a minute; null where the text is none. 24:00 is the next day's 00:00. */
export function instantOf(text: string): Instant | null {
  const match = WRITTEN.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if (month! < 1 || month! > 12 || day! < 1 || minute! > 59) return null;
  const days = dayOfDate(year!, month!, day!);
  const real = dateOfDay(days);
  if (real.month !== month || real.day !== day) return null;
  const tenths = (hour! * 60 + minute!) * TENTHS_PER_MINUTE + Math.round((second || 0) / 6);
  if (tenths > TENTHS_PER_DAY) return null;
  return days * TENTHS_PER_DAY + tenths;
}

const pad = (value: number, length = 2) => String(value).padStart(length, "0");

/** `YYYY-MM-DDTHH:mm:ss`. */
export function textOfInstant(instant: Instant): string {
  const days = Math.floor(instant / TENTHS_PER_DAY);
  const tenths = instant - days * TENTHS_PER_DAY;
  const minutes = Math.floor(tenths / TENTHS_PER_MINUTE);
  const { year, month, day } = dateOfDay(days);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad((tenths % TENTHS_PER_MINUTE) * 6)}`;
}
