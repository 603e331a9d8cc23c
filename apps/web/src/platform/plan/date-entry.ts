import { shiftWorkdays, type WorkingCalendar } from "@parley/shared/schedule/working-calendar.ts";

export type DateEntry =
  | { readonly kind: "date"; readonly day: string }
  | { readonly kind: "empty" }
  | { readonly kind: "unreadable" };

export type DateContext = {
  readonly today: string;
  /** What `+3d` counts from: the value in the cell, else today. */
  readonly from: string | null;
  readonly calendar: WorkingCalendar;
  /** Whether 3/5 means 5 March (zh, and English without a better sign) or 3 May. */
  readonly dayFirst: boolean;
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const HAN_WEEKDAYS = "日一二三四五六";
const WORDS: Readonly<Record<string, number>> = {
  today: 0,
  今天: 0,
  今日: 0,
  tomorrow: 1,
  明天: 1,
  明日: 1,
  后天: 2,
  yesterday: -1,
  昨天: -1,
};

const pad = (value: number): string => String(value).padStart(2, "0");

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day if it exists; 31 February does not. */
function dayOf(year: number, month: number, date: number): DateEntry {
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${pad(month)}-${pad(date)}`;
  const at = new Date(`${text}T00:00Z`);
  const exists =
    !Number.isNaN(at.getTime()) && at.getUTCDate() === date && full >= 1900 && full < 2200;
  return exists ? { kind: "date", day: text } : { kind: "unreadable" };
}

/** Without a year: the one that brings the day nearest to today. */
function nearest(today: string, month: number, date: number): DateEntry {
  const year = Number(today.slice(0, 4));
  const now = Date.parse(`${today}T00:00Z`);
  const found = [year - 1, year, year + 1]
    .map((each) => dayOf(each, month, date))
    .filter((entry) => entry.kind === "date")
    .sort((a, b) => Math.abs(Date.parse(a.day) - now) - Math.abs(Date.parse(b.day) - now));
  return found[0] ?? { kind: "unreadable" };
}

function relative(text: string, context: DateContext): DateEntry | null {
  const match =
    /^([+-])\s*(\d{1,4})\s*(d|day|days|天|日|w|week|weeks|周|mo|month|months|个?月)?$/u.exec(text);
  if (match === null) return null;
  const count = Number(match[2]) * (match[1] === "-" ? -1 : 1);
  const from = (context.from ?? context.today).slice(0, 10);
  const unit = match[3] ?? "d";
  if (/^(?:w|周)/u.test(unit)) return { kind: "date", day: plusDays(from, count * 7) };
  if (/^(?:mo|个?月)/u.test(unit)) {
    const at = new Date(`${from}T00:00Z`);
    at.setUTCMonth(at.getUTCMonth() + count);
    return { kind: "date", day: at.toISOString().slice(0, 10) };
  }
  return { kind: "date", day: shiftWorkdays(context.calendar, from, count) };
}

function weekday(text: string, today: string): DateEntry | null {
  const han = /^(下)?(?:周|星期)([一二三四五六日天])$/u.exec(text);
  const latin = /^(next )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/.exec(text);
  const index =
    han === null
      ? latin === null
        ? -1
        : WEEKDAYS.indexOf(latin[2]!)
      : HAN_WEEKDAYS.indexOf(han[2]!.replace("天", "日"));
  if (index < 0) return null;
  const now = new Date(`${today}T00:00Z`).getUTCDay();
  const ahead = (index - now + 7) % 7;
  // In Chinese, next week's day is that of the week that begins on Monday.
  if (han?.[1] !== undefined)
    return { kind: "date", day: plusDays(today, 7 - ((now + 6) % 7) + ((index + 6) % 7)) };
  return {
    kind: "date",
    day: plusDays(today, latin?.[1] !== undefined && ahead === 0 ? 7 : ahead),
  };
}

function named(text: string, today: string): DateEntry | null {
  const dayFirst = /^(\d{1,2})\.?[ -]?([a-z]{3})[a-z]*\.?(?:,?[ -](\d{2}|\d{4}))?$/.exec(text);
  const monthFirst = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:,? (\d{4}))?$/.exec(text);
  const name = dayFirst?.[2] ?? monthFirst?.[1];
  const month = name === undefined ? -1 : MONTHS.indexOf(name);
  if (month < 0) return null;
  const date = Number(dayFirst?.[1] ?? monthFirst?.[2]);
  const year = dayFirst?.[3] ?? monthFirst?.[3];
  return year === undefined
    ? nearest(today, month + 1, date)
    : dayOf(Number(year), month + 1, date);
}

/** Reads a day as people type it: 2026-03-05, 3/5, 5.3., 5 Mar, 3月5日, +3d, tomorrow, 明天, Monday, 下周一. */
export function readDate(input: string, context: DateContext): DateEntry {
  const text = input.trim().toLocaleLowerCase("en").replaceAll(/\s+/g, " ");
  if (text === "" || text === "-" || text === "–") return { kind: "empty" };
  const word = WORDS[text];
  if (word !== undefined) return { kind: "date", day: plusDays(context.today, word) };
  const special =
    relative(text, context) ?? weekday(text, context.today) ?? named(text, context.today);
  if (special !== null) return special;
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ t].*)?$/u.exec(text);
  if (full !== null) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const han = /^(?:(\d{2})年)?(\d{1,2})月(\d{1,2})[日号]?$/u.exec(text);
  if (han !== null)
    return han[1] === undefined
      ? nearest(context.today, Number(han[2]), Number(han[3]))
      : dayOf(Number(han[1]), Number(han[2]), Number(han[3]));
  return numeric(text, context);
}

function numeric(text: string, context: DateContext): DateEntry {
  const short = /^(\d{1,2})([-/.])(\d{1,2})\.?(?:[-/.](\d{4}|\d{2}))?$/.exec(text);
  if (short === null) return { kind: "unreadable" };
  const first = Number(short[1]);
  const second = Number(short[3]);
  // A dot is written between day and month; a number above 12 can only be a day.
  const dayFirst = first > 12 || (second <= 12 && (short[2] === "." || context.dayFirst));
  const [month, date] = dayFirst ? [second, first] : [first, second];
  return short[4] === undefined
    ? nearest(context.today, month, date)
    : dayOf(Number(short[4]), month, date);
}
