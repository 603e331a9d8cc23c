import type { Language } from "./language.ts";

/** Everything a person reads that is a date, a time or a number, in their language and time zone. */
export type Formats = {
  /** An instant, as a day: 25 Mar 2026, 2026年3月25日. */
  readonly date: (instant: string | number | Date) => string;
  /** An instant, as a day without its year where it lies in the present one. */
  readonly day: (instant: string | number | Date) => string;
  readonly dateTime: (instant: string | number | Date) => string;
  readonly time: (instant: string | number | Date) => string;
  /** How long ago, or until: 3 hours ago, 3小时前. */
  readonly relative: (instant: string | number | Date) => string;
  readonly number: (value: number) => string;
  readonly percent: (value: number) => string;
  readonly bytes: (value: number) => string;
  /** A wall-clock day `YYYY-MM-DD…` of a plan, which has no time zone. */
  readonly planDay: (local: string) => string;
  readonly planDate: (local: string) => string;
  readonly timeZone: string;
  readonly language: Language;
};

const RELATIVE_STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function createFormats(language: Language, timeZone: string, clock: () => number): Formats {
  const locale = language === "en" ? "en-GB" : "zh-CN";
  const formatter = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (instant: string | number | Date) => {
      const date = new Date(instant);
      return Number.isNaN(date.getTime()) ? "" : format.format(date);
    };
  };
  const date = formatter({ year: "numeric", month: "short", day: "numeric" });
  const shortDay = formatter({ month: "short", day: "numeric" });
  const year = formatter({ year: "numeric" });
  const planDate = formatter({ year: "numeric", month: "short", day: "numeric" }, "UTC");
  const planDay = formatter({ month: "short", day: "numeric" }, "UTC");
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const asUtc = (local: string) => `${local.slice(0, 10)}T00:00:00Z`;
  return {
    date,
    day: (instant) => (year(instant) === year(clock()) ? shortDay(instant) : date(instant)),
    dateTime: formatter({ month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }),
    time: formatter({ hour: "2-digit", minute: "2-digit" }),
    relative: (instant) => {
      const seconds = (new Date(instant).getTime() - clock()) / 1_000;
      const step = RELATIVE_STEPS.find(([, size]) => Math.abs(seconds) >= size);
      return step === undefined
        ? relative.format(0, "second")
        : relative.format(Math.trunc(seconds / step[1]), step[0]);
    },
    number: (value) => number.format(value),
    percent: (value) => percent.format(value),
    bytes: (value) => {
      const power = Math.min(3, Math.floor(Math.log10(Math.max(1, value)) / 3));
      const unit = BYTE_UNITS[power] ?? "byte";
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit,
        unitDisplay: "short",
        maximumFractionDigits: 1,
      }).format(value / 1_000 ** power);
    },
    planDay: (local) => planDay(asUtc(local)),
    planDate: (local) => planDate(asUtc(local)),
    timeZone,
    language,
  };
}

export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const isTimeZone = (value: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};
