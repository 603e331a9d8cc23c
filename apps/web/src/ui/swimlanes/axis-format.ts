const DAY_MS = 86_400_000;

/** ISO 8601, and GB/T 7408: the week of a year's first Thursday is its first. */
function weekOf(at: number): number {
  const day = Math.floor(at / DAY_MS);
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const first = Date.UTC(new Date(thursday * DAY_MS).getUTCFullYear(), 0, 1) / DAY_MS;
  return Math.floor((thursday - first) / 7) + 1;
}

/** What the axis says of a moment, by the unit of its line: `minor` below, `major` above. */
export type AxisFormat = {
  readonly minor: (at: number, unit: string) => string;
  readonly major: (at: number, unit: string) => string;
};

/** How English and Chinese write a time axis. Wall-clock time: no time zone but its own. */
export function axisFormat(language: "en" | "zh-CN"): AxisFormat {
  const isChinese = language === "zh-CN";
  const formatter = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const format = new Intl.DateTimeFormat(isChinese ? "zh-CN" : "en-GB", {
      timeZone: "UTC",
      ...options,
    });
    return (at) => format.format(at);
  };
  const time = formatter({ hour: "2-digit", minute: "2-digit" });
  const day = (at: number): string => String(new Date(at).getUTCDate());
  const weekday = formatter({ weekday: "short" });
  const month = formatter({ month: "short" });
  const wholeDay = formatter({ weekday: "short", day: "numeric", month: "long" });
  const monthOfYear = formatter({ month: "long", year: "numeric" });
  const year = (at: number): string => {
    const figure = String(new Date(at).getUTCFullYear());
    return isChinese ? `${figure}年` : figure;
  };
  return {
    minor: (at, unit) => {
      switch (unit) {
        case "millisecond":
        case "second":
        case "minute":
        case "hour":
          return time(at);
        case "weekday":
          return isChinese ? `${day(at)}日 ${weekday(at)}` : `${weekday(at)} ${day(at)}`;
        case "day":
          return day(at);
        case "week":
          // A month that begins within a week has a line of its own there.
          if (new Date(at).getUTCDay() !== 1) return "";
          return isChinese ? `${weekOf(at)}周` : `W${weekOf(at)}`;
        case "month":
          return month(at);
        default:
          return year(at);
      }
    },
    major: (at, unit) => {
      switch (unit) {
        case "millisecond":
        case "second":
        case "minute":
        case "hour":
          return wholeDay(at);
        case "weekday":
        case "day":
        case "week":
          return monthOfYear(at);
        case "month":
          return year(at);
        default:
          return "";
      }
    },
  };
}
