import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import type { DurationUnit } from "./plan-file.ts";
import { detached, rawLeaf } from "./raw-element.ts";
import type { RawRecord } from "./record-shape.ts";

const DAY = 86_400_000;
/** Dates and durations that a plan holds without rounding them. */
const WHOLE_MINUTE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::00(?:[.,]0+)?)?)?$/;
const WHOLE_UNITS = /^P(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:(\d+)S)?)?$/;

/** Whether a duration is of whole tenths of a minute, which are six seconds. */
function isWholeTenths(text: string): boolean {
  const match = WHOLE_UNITS.exec(text);
  return match !== null && Number(match[1] ?? 0) % 6 === 0;
}
const iso = (ms: number, length: number) => new Date(ms).toISOString().slice(0, length);
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

export type ParsedDate = { readonly value: LocalDateTime; readonly zoned: boolean };

/** A plan has ten dates to a task, and far fewer different ones: those that were read last are remembered, and kept once. */
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 40;
const known = new Map<string, ParsedDate | null>();

/** A wall-clock minute from 1900 to 2199, to the nearest minute; null for anything else. 24:00 is the next day's 00:00. */
export function parseDateTime(text: string): ParsedDate | null {
  let date = known.get(text);
  if (date === undefined) {
    date = parseDate(text.trim());
    if (text.length > LONGEST_KNOWN) return date;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(detached(text), date);
  }
  return date;
}

function parseDate(text: string): ParsedDate | null {
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  if (year < 1900 || year > 2199 || hour > 24 || minute > 59 || second > 60) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (iso(midnight, 10) !== text.slice(0, 10)) return null; // 31 February
  const minutes = hour * 60 + minute + (second >= 30 ? 1 : 0);
  if (minutes > 1440) return null;
  const value = iso(midnight + minutes * 60_000, 16);
  return value < "2200" ? { value, zoned: match[7] !== undefined } : null;
}

/** The next calendar day, or any other by `days`. */
export const addDays = (date: string, days: number): string =>
  iso(Date.parse(`${date}T00:00Z`) + days * DAY, 10);

/** Tenths of a minute: longer than any plan, about 1,900 years. */
export const LONGEST = 10_000_000_000;

const DURATION =
  /^(-)?P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Tenths of a minute of an xsd:duration. Microsoft writes hours, minutes and seconds only; in other writers' files a day is one of
 * `minutesPerDay`. Null for what is no duration, or has years or months, whose length nobody knows.
 */
export function parseDuration(text: string, minutesPerDay: number): number | null {
  const match = DURATION.exec(text.trim());
  if (match === null || match[2] !== undefined || match[3] !== undefined) return null;
  if (!/\d/.test(text)) return null;
  const [weeks, days, hours, minutes, seconds] = match
    .slice(4)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number];
  const tenths = Math.round(
    (weeks * 5 + days) * minutesPerDay * 10 + hours * 600 + minutes * 10 + seconds / 6,
  );
  if (!Number.isSafeInteger(tenths)) return null;
  return match[1] === "-" ? -tenths : tenths;
}

export type DurationFormat = {
  readonly unit: DurationUnit;
  readonly elapsed: boolean;
  readonly percent: boolean;
  readonly estimated: boolean;
};

const UNITS: readonly DurationUnit[] = ["m", "h", "d", "w", "mo"];

/** Codes of DurationFormat and LagFormat: 3 to 12 units, even = elapsed; 19 and 20 percent; 32 more = estimated. Others: null. */
export function parseDurationFormat(code: number): DurationFormat | null {
  const estimated = code >= 35 && code <= 52;
  const plain = estimated ? code - 32 : code;
  const elapsed = plain % 2 === 0;
  if (plain === 19 || plain === 20) return { unit: "d", elapsed, percent: true, estimated };
  const unit = UNITS[Math.floor((plain - 3) / 2)];
  return unit === undefined || plain < 3 ? null : { unit, elapsed, percent: false, estimated };
}

/** The code of a unit that parseDurationFormat knows. */
export const durationFormatCode = (unit: DurationUnit, elapsed: boolean, estimated: boolean) =>
  3 + UNITS.indexOf(unit) * 2 + (elapsed ? 1 : 0) + (estimated ? 32 : 0);

/** Reads the values of one record; what cannot be understood becomes a finding and counts as absent. */
export function valuesOf(record: RawRecord, subject: string, findings: Findings) {
  const text = (name: string) => record.fields.get(name)?.trim() ?? "";
  const bad = (name: string) =>
    findings.add("value.bad", subject, `${name}: “${text(name).slice(0, 100)}”`, record.line);
  /** What is not understood, or tells more than a plan holds, is written again as it was. */
  const keep = (name: string) => record.rest?.push(rawLeaf(name, text(name)));
  const integer = (name: string): number | null => {
    const value = text(name);
    if (value === "") return null;
    const number = Number(value);
    if (/^[+-]?\d{1,15}(?:\.0*)?$/.test(value) && Number.isSafeInteger(number)) return number;
    bad(name);
    return null;
  };
  return {
    text,
    bad,
    keep,
    integer,
    flag(name: string): boolean | null {
      const value = text(name).toLowerCase();
      if (value === "") return null;
      if (value === "1" || value === "true" || value === "-1") return true;
      if (value !== "0" && value !== "false") bad(name);
      return false;
    },
    within(name: string, min: number, max: number): number | null {
      const value = integer(name);
      if (value === null || (value >= min && value <= max)) return value;
      bad(name);
      return Math.min(max, Math.max(min, value));
    },
    dateTime(name: string): LocalDateTime | null {
      const value = text(name);
      if (value === "" || value === "NA") return null;
      const parsed = parseDateTime(value);
      if (parsed === null) bad(name);
      else if (parsed.zoned)
        findings.add("date.zone-ignored", subject, `${name}: ${value}`, record.line);
      if (!WHOLE_MINUTE.test(value)) keep(name);
      return parsed?.value ?? null;
    },
    duration(name: string, minutesPerDay: number): number | null {
      if (text(name) === "") return null;
      const value = parseDuration(text(name), minutesPerDay);
      if (value === null || value < 0 || value > LONGEST) bad(name);
      if (value === null || value < 0 || !isWholeTenths(text(name))) keep(name);
      return value === null || value < 0 ? null : Math.min(value, LONGEST);
    },
    /** A decimal number; `otherwise` where there is none. */
    number(name: string, otherwise: number): number {
      const value = text(name);
      if (value === "") return otherwise;
      const number = Number(value);
      if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(value) && Number.isFinite(number))
        return number;
      bad(name);
      return otherwise;
    },
  };
}

export type Values = ReturnType<typeof valuesOf>;
