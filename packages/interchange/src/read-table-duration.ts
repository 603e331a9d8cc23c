import type { DurationUnit } from "./plan-file.ts";

export type UnitReading = {
  readonly unit: DurationUnit;
  /** Counts every hour of the day. */
  readonly elapsed: boolean;
};

/** Longest first, so that `月` is not found in `月工时`. */
const UNITS: readonly (readonly [DurationUnit, string])[] = [
  ["m", "m|min|mins|minute|minutes|分|分钟|分钟工时"],
  ["h", "h|hr|hrs|hour|hours|时|小时|工时|个小时|个工时"],
  ["d", "d|dy|dys|day|days|天|日|工日|工作日|个工作日|个工日|工作天|个工作天"],
  ["w", "w|wk|wks|week|weeks|周|星期|个星期|周工时|工作周|个工作周"],
  ["mo", "mo|mos|mon|mons|month|months|月|个月|月工时|个月工时"],
];
const PLAIN = new Map(
  UNITS.flatMap(([unit, names]) => names.split("|").map((name) => [name, unit])),
);
const ELAPSED_DAYS = /^(?:个)?(?:日历|自然|连续)(?:日|天)$/;

/** `days`, `d`, `天`, `个工作日`; elapsed as `ed`, `edays`, `elapsed days`, `日历天`. Null for what is no unit. */
export function unitOfText(text: string): UnitReading | null {
  if (text.length > LONGEST_TEXT) return null;
  const name = text.normalize("NFKC").replace(/\s+/g, "").replace(/\.$/, "").toLowerCase();
  const working = PLAIN.get(name);
  if (working !== undefined) return { unit: working as DurationUnit, elapsed: false };
  if (ELAPSED_DAYS.test(name)) return { unit: "d", elapsed: true };
  const rest = /^(?:elapsed|e|个?已用|个?日历)(.+)$/.exec(name)?.[1];
  const elapsed = rest === undefined ? undefined : PLAIN.get(rest);
  return elapsed === undefined ? null : { unit: elapsed as DurationUnit, elapsed: true };
}

/** Characters; longer texts are no numbers, and are not worth their while. */
const LONGEST_TEXT = 60;

export type NumberReading = {
  readonly value: number;
  /** It could be another number: `1,500` is one and a half in half of the world. */
  readonly isUncertain: boolean;
};

const GROUPED = /^[+-]?\d{1,3}(?:[,'\u00a0\u202f ]\d{3})+(?:\.\d+)?$/;
const GROUPED_DOTS = /^[+-]?\d{1,3}(?:[.'\u00a0\u202f ]\d{3})+(?:,\d+)?$/;
const SIMPLE = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;

/** Reads a number in the notations of the world. Null for what is none. */
export function parseNumber(source: string, decimal: "." | "," | null): NumberReading | null {
  if (source.length > LONGEST_TEXT) return null;
  const text = source.normalize("NFKC").replace(/[−－]/g, "-").trim();
  const of = (plain: string, isUncertain = false): NumberReading | null => {
    const value = Number(plain.replace(/[' \u00a0\u202f]/g, ""));
    return Number.isFinite(value) ? { value, isUncertain } : null;
  };
  if (decimal !== "," && GROUPED.test(text)) {
    const isUncertain = decimal === null && /^[+-]?\d{1,3},\d{3}$/.test(text);
    return of(text.replaceAll(",", ""), isUncertain);
  }
  if (decimal !== "." && GROUPED_DOTS.test(text) && (decimal === "," || /[.'\s].*[.,]/.test(text)))
    return of(text.replaceAll(".", "").replace(",", "."));
  if (!SIMPLE.test(text)) return null;
  if (decimal === "." && text.includes(",")) return null;
  if (decimal === "," && text.includes(".")) return null;
  return of(text.replace(",", "."));
}

export type DurationReading = {
  readonly tenths: number;
  readonly unit: DurationUnit;
  readonly elapsed: boolean;
  readonly estimated: boolean;
  readonly isUncertain: boolean;
};

export type WorkTimes = {
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly daysPerMonth: number;
};

/** Tenths of a minute of one unit. Elapsed months have 30 days, as Microsoft Project counts them. */
export function tenthsOf({ unit, elapsed }: UnitReading, times: WorkTimes): number {
  const day = elapsed ? 1_440 : times.minutesPerDay;
  const minutes = {
    m: 1,
    h: 60,
    d: day,
    w: elapsed ? 7 * 1_440 : times.minutesPerWeek,
    mo: elapsed ? 30 * 1_440 : times.daysPerMonth * times.minutesPerDay,
  };
  return minutes[unit] * 10;
}

/** Longer than any plan: about 1,900 years of minutes. */
const LONGEST = 10_000_000_000;
const AMOUNT = /^([+−-]?[\d.,' \u00a0\u202f]*\d[.,]?)\s*([^\d\s].*)?$/u;

/** `5 days`, `2w`, `3 ed?`, `1,5 h`, `10 个工作日`; a bare number is of `bare`. Negative ones are for lags. Null for what is none. */
export function parseDuration(
  source: string,
  bare: DurationUnit,
  decimal: "." | "," | null,
  times: WorkTimes,
): DurationReading | null {
  if (source.length > LONGEST_TEXT) return null;
  const text = source.normalize("NFKC").trim();
  const estimated = text.endsWith("?");
  const match = AMOUNT.exec(estimated ? text.slice(0, -1).trim() : text);
  if (match === null) return null;
  const number = parseNumber(match[1]!, decimal);
  const unit = match[2] === undefined ? { unit: bare, elapsed: false } : unitOfText(match[2]);
  if (number === null || unit === null) return null;
  const tenths = Math.round(number.value * tenthsOf(unit, times));
  if (Math.abs(tenths) > LONGEST) return null;
  return { tenths, ...unit, estimated, isUncertain: number.isUncertain };
}
