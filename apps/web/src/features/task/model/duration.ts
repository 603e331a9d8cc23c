/** Durations are stored in tenths of a minute; a day of work has eight hours, a week five days, a month twenty. */
const TENTHS = { m: 10, h: 600, d: 4_800, w: 24_000, mo: 96_000 } as const;
export type DurationUnit = keyof typeof TENTHS;
const ELAPSED = { m: 10, h: 600, d: 14_400, w: 100_800, mo: 432_000 } as const;

export const durationIn = (tenths: number, unit: DurationUnit, elapsed: boolean): number =>
  Math.round((tenths / (elapsed ? ELAPSED : TENTHS)[unit]) * 100) / 100;

const UNITS: Readonly<Record<string, DurationUnit>> = {
  m: "m",
  min: "m",
  分钟: "m",
  分: "m",
  h: "h",
  小时: "h",
  时: "h",
  d: "d",
  day: "d",
  days: "d",
  天: "d",
  日: "d",
  工作日: "d",
  w: "w",
  week: "w",
  weeks: "w",
  周: "w",
  mo: "mo",
  month: "mo",
  months: "mo",
  个月: "mo",
  月: "mo",
};

/** Reads what a person types, `3 d`, `1.5周`, `12`; a bare number is in `unit`. Null is not a duration. */
export function parseDuration(
  text: string,
  unit: DurationUnit,
  elapsed: boolean,
): { readonly duration: number; readonly durationUnit: DurationUnit } | null {
  const match = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(\S*)$/u.exec(text.trim());
  if (match === null) return null;
  const word = (match[2] ?? "").toLocaleLowerCase();
  const durationUnit = word === "" ? unit : UNITS[word];
  if (durationUnit === undefined) return null;
  const amount = Number((match[1] ?? "").replace(",", "."));
  const duration = Math.round(amount * (elapsed ? ELAPSED : TENTHS)[durationUnit]);
  return duration <= 10_000_000_000 ? { duration, durationUnit } : null;
}
