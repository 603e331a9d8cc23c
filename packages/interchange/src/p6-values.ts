import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import type { Findings } from "./finding.ts";
import { parseDateTime } from "./mspdi-values.ts";

const NUMBER = /^[+-]?(?:\d{1,15}(?:[.,]\d{0,20})?|[.,]\d{1,20})(?:[eE][+-]?\d{1,2})?$/;

/** A decimal number with point or comma, as P6 writes them by the language of the machine; null of anything else. */
export function parseP6Number(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

/** Tenths of a minute; about 1,900 years of minutes at most. */
const LONGEST = 10_000_000_000;

/** Named values of one row or element; what cannot be understood becomes a finding and counts as absent. */
export type P6Values = {
  readonly line: number;
  /** Trimmed; '' where it is not written. */
  readonly text: (name: string) => string;
  readonly id: (name: string) => number | null;
  readonly number: (name: string) => number | null;
  /** Hours, as tenths of a minute; whole minutes. */
  readonly hours: (name: string) => number | null;
  readonly date: (name: string) => LocalDateTime | null;
  readonly flag: (name: string) => boolean | null;
  readonly oneOf: <T>(name: string, values: Readonly<Record<string, T>>) => T | null;
};

export function p6ValuesOf(
  get: (name: string) => string | undefined,
  line: number,
  subject: () => string,
  findings: Findings,
): P6Values {
  const text = (name: string) => get(name)?.trim() ?? "";
  const bad = (name: string) =>
    findings.add("value.bad", subject(), `${name}: “${text(name).slice(0, 100)}”`, line);
  const number = (name: string): number | null => {
    const value = text(name);
    if (value === "") return null;
    const parsed = parseP6Number(value);
    if (parsed === null) bad(name);
    return parsed;
  };
  return {
    line,
    text,
    number,
    id(name) {
      const value = number(name);
      if (value === null) return null;
      if (Number.isSafeInteger(value)) return value;
      bad(name);
      return null;
    },
    hours(name) {
      const value = number(name);
      if (value === null) return null;
      // P6 counts in whole minutes, and writes what is no whole hundredth of an hour cut off.
      const tenths = Math.round(value * 60) * 10;
      if (Math.abs(tenths) <= LONGEST) return tenths;
      bad(name);
      return Math.sign(tenths) * LONGEST;
    },
    date(name) {
      const value = text(name);
      if (value === "") return null;
      const parsed = parseDateTime(value);
      if (parsed === null) bad(name);
      else if (parsed.zoned)
        findings.add("date.zone-ignored", subject(), `${name}: ${value}`, line);
      return parsed?.value ?? null;
    },
    flag(name) {
      const value = text(name).toLowerCase();
      if (value === "") return null;
      if (value === "y" || value === "1" || value === "true") return true;
      if (value !== "n" && value !== "0" && value !== "false") bad(name);
      return false;
    },
    oneOf(name, values) {
      const value = text(name);
      if (value === "") return null;
      if (Object.hasOwn(values, value)) return values[value]!;
      const lower = value.toLowerCase();
      const found = Object.keys(values).find((key) => key.toLowerCase() === lower);
      if (found === undefined) bad(name);
      return found === undefined ? null : values[found]!;
    },
  };
}
