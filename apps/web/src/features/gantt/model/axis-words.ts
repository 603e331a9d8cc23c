import type { AxisWords } from "./time-axis.ts";
import { weekNumber } from "../../../platform/calendar/week.ts";

const DAY_MS = 86_400_000;
/** As wide as "30 · W11" and "Wed 25" are. */
const WEEK_ROOM = 58;
const WEEKDAY_ROOM = 46;

/** How English and Chinese write the parts of a time axis. Local days: no time zone but their own. */
export function axisWords(language: "en" | "zh-CN"): AxisWords {
  const isChinese = language === "zh-CN";
  const formatter = (options: Intl.DateTimeFormatOptions): ((day: number) => string) => {
    // Made when it is first asked for: each takes the platform some 10 ms, and one picture needs one or two.
    let format: Intl.DateTimeFormat | null = null;
    return (day) => {
      format ??= new Intl.DateTimeFormat(isChinese ? "zh-CN" : "en-GB", {
        timeZone: "UTC",
        ...options,
      });
      return format.format(Math.round(day * DAY_MS));
    };
  };
  const year = formatter({ year: "numeric" });
  const plainYear = (day: number): string => String(new Date(day * DAY_MS).getUTCFullYear());
  const monthOfYear = formatter({ year: "numeric", month: "long" });
  const shortMonthOfYear = formatter({ year: "numeric", month: "short" });
  const longMonth = formatter({ month: "long" });
  const shortMonth = formatter({ month: "short" });
  const wholeDay = formatter({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
  const weekday = formatter({ weekday: "short" });
  const dayOfMonth = (day: number): number => new Date(Math.floor(day) * DAY_MS).getUTCDate();
  const month = (day: number): number => new Date(Math.floor(day) * DAY_MS).getUTCMonth() + 1;
  return {
    hour: (day) => `${String(Math.round((day - Math.floor(day)) * 24) % 24).padStart(2, "0")}:00`,
    day: (day, room) => {
      if (room > 140) return wholeDay(day);
      const number = dayOfMonth(day);
      if (room < WEEKDAY_ROOM) return String(number);
      return isChinese ? `${number}日 ${weekday(day)}` : `${weekday(day)} ${number}`;
    },
    week: (day, room) => {
      const number = dayOfMonth(day);
      if (room < WEEK_ROOM) return isChinese ? `${number}日` : String(number);
      return isChinese ? `${number}日·${weekNumber(day)}周` : `${number} · W${weekNumber(day)}`;
    },
    month: (day, room) => {
      // Under a year the year stands above already.
      if (room < 52) return isChinese ? `${month(day)}月` : shortMonth(day);
      if (room < 90) return isChinese ? `${month(day)}月` : longMonth(day);
      return room < 120 ? shortMonthOfYear(day) : monthOfYear(day);
    },
    quarter: (day) =>
      isChinese ? `${Math.ceil(month(day) / 3)}季` : `Q${Math.ceil(month(day) / 3)}`,
    year: (day, room) =>
      room < 34 ? `’${plainYear(day).slice(2)}` : isChinese ? year(day) : plainYear(day),
    decade: (day) => (isChinese ? `${plainYear(day)}年代` : `${plainYear(day)}s`),
  };
}
