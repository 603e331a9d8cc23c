/** What a cell says about a day. Two readings that are both possible are given back as such, for a person to decide. */
export type DateReading =
  | { readonly kind: "date"; readonly date: string; readonly time: string | null }
  | {
      readonly kind: "ambiguous";
      readonly dayFirst: string;
      readonly monthFirst: string;
      readonly time: string | null;
    }
  | { readonly kind: "unreadable" };

const UNREADABLE: DateReading = { kind: "unreadable" };
const pad = (value: number) => String(value).padStart(2, "0");

/** The day if it exists, from 1900 to 2199. */
function dayOf(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  if (full < 1900 || full > 2199 || month < 1 || month > 12 || day < 1) return null;
  return day <= new Date(Date.UTC(full, month, 0)).getUTCDate()
    ? `${full}-${pad(month)}-${pad(day)}`
    : null;
}

const known = (date: string | null, time: string | null): DateReading =>
  date === null ? UNREADABLE : { kind: "date", date, time };

const TIME = /[\sT]+(\d{1,2})[:：](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm)?$/i;
const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/;
const NAMED =
  /^(?:[a-z]{2,9},?\s+)?(?:(\d{1,2})[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2}),?)[\s-]+(\d{2}|\d{4})$/i;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Day 0 of spreadsheets, as it holds from March 1900 on (they count a 29 February 1900 that never was). */
const EPOCH = Date.UTC(1899, 11, 30);

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const HAN_DAYS = "日一二三四五六";
const LATIN_DAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?,?\s+(?=\d)/i;
const HAN_DAY = /\s*\(?(?:星期|周)([日天一二三四五六])\)?\s*/;

/** Takes a day of the week off, which tells 3/2/26 from 2/3/26 where only one of them is a Monday. */
function splitWeekday(text: string): { readonly rest: string; readonly weekday: number | null } {
  const latin = LATIN_DAY.exec(text);
  if (latin !== null)
    return { rest: text.slice(latin[0].length), weekday: DAYS.indexOf(latin[1]!.toLowerCase()) };
  const han = HAN_DAY.exec(text);
  if (han === null) return { rest: text, weekday: null };
  const weekday = HAN_DAYS.indexOf(han[1]!.replace("天", "日"));
  return { rest: text.replace(HAN_DAY, " ").trim(), weekday };
}

const weekdayOf = (date: string) => new Date(`${date}T00:00Z`).getUTCDay();

function splitTime(text: string): { readonly day: string; readonly time: string | null } {
  const match = TIME.exec(text);
  if (match === null) return { day: text, time: null };
  const half = match[3]?.toLowerCase();
  const written = Number(match[1]);
  const hour = half === undefined ? written : (written % 12) + (half === "pm" ? 12 : 0);
  const exists = hour < 24 && Number(match[2]) < 60 && (half === undefined || written <= 12);
  if (!exists) return { day: "", time: null };
  return { day: text.slice(0, match.index).trim(), time: `${pad(hour)}:${match[2]}` };
}

function readSerial(text: string): DateReading {
  const at = new Date(EPOCH + Math.round(Number(text) * 1_440) * 60_000).toISOString();
  return known(at.slice(0, 10), text.includes(".") ? at.slice(11, 16) : null);
}

/**
 * Reads 2026-03-05, 2026/3/5, 2026年3月5日, 20260305, 5.3.2026, 5 March 2026, Mar 5, 2026, 5/3/2026 and spreadsheet serials such as
 * 46086, each with or without a time and a day of the week. Dots mean day first, as nobody writes the month before a dot; slashes are ambiguous wherever
 * both orders give a day, and the day of the week fits both or neither.
 */
export function readDate(cell: string): DateReading {
  const { rest: text, weekday } = splitWeekday(cell.trim().normalize("NFKC"));
  if (SERIAL.test(text)) return readSerial(text);
  const { day, time } = splitTime(text);
  const plain = YEAR_FIRST.exec(day) ?? COMPACT.exec(day);
  if (plain !== null)
    return known(dayOf(Number(plain[1]), Number(plain[2]), Number(plain[3])), time);
  const dotted = DOTTED.exec(day);
  if (dotted !== null)
    return known(dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1])), time);
  const named = NAMED.exec(day);
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? named[3])!.slice(0, 3).toLowerCase()) + 1;
    return known(dayOf(Number(named[5]), month, Number(named[1] ?? named[4])), time);
  }
  const slashed = SLASHED.exec(day);
  if (slashed === null) return UNREADABLE;
  const [first, second, year] = slashed.slice(1).map(Number) as [number, number, number];
  const dayFirst = dayOf(year, second, first);
  const monthFirst = dayOf(year, first, second);
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst)
    return known(dayFirst ?? monthFirst, time);
  const fitting = [dayFirst, monthFirst].filter((date) => weekdayOf(date) === weekday);
  if (fitting.length === 1) return known(fitting[0]!, time);
  return { kind: "ambiguous", dayFirst, monthFirst, time };
}
