import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import { plainText } from "./plain-text.ts";

export type IcalendarEvent = {
  /** Stays the same as long as it is the same milestone, or programs show it twice. */
  readonly uid: string;
  readonly name: string;
  readonly at: LocalDateTime;
  /** The day counts and no hour: shown above the day, the same in every time zone. */
  readonly allDay: boolean;
  readonly description: string;
  /** Whose milestone it is. */
  readonly organisation: string;
  readonly done: boolean;
  /** Page of it; null where there is none. */
  readonly url: string | null;
};

export type IcalendarFacts = {
  readonly name: string;
  /** ISO 8601 in UTC: when the feed was made. */
  readonly stamp: string;
  /** IANA name of the zone that the dates are meant in; null writes them as local time of whoever looks. */
  readonly timeZone: string | null;
  /** How often programs should ask again, in minutes. */
  readonly refreshMinutes: number;
};

const LINE_OCTETS = 75;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** RFC 5545, 3.1: at most 75 octets a line, continued after a space; never within a character. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** RFC 5545, 3.3.11. */
const escapeText = (text: string): string =>
  plainText(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

const compact = (at: string) => at.replace(/[-:]|\.\d+/g, "");
const MINUTE = 60_000;

/** UTC of a wall-clock minute in a zone. Of an hour that a clock shows twice the first; one that it leaves out is an hour later. */
export function utcOfLocal(at: LocalDateTime, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const wall = (utc: number): number => {
    const parts = new Map(format.formatToParts(utc).map(({ type, value }) => [type, value]));
    const part = (type: "year" | "month" | "day" | "hour" | "minute") => Number(parts.get(type));
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  };
  const wanted = Date.parse(`${at}:00Z`);
  // The offsets a day before and after are the only ones that can hold.
  const offsets = [-1_440, 1_440].map((minutes) => {
    const near = wanted + minutes * MINUTE;
    return wall(near) - near;
  });
  const candidates = offsets.map((offset) => wanted - offset);
  const found = candidates.find((utc) => wall(utc) === wanted) ?? candidates[0]!;
  return new Date(found).toISOString();
}

function moment(name: string, at: LocalDateTime, facts: IcalendarFacts): string {
  if (facts.timeZone === null) return `${name}:${compact(`${at}:00`)}`;
  return `${name}:${compact(utcOfLocal(at, facts.timeZone))}`;
}

const nextDay = (date: string) =>
  new Date(Date.parse(`${date}T00:00Z`) + 1_440 * MINUTE).toISOString().slice(0, 10);

function* eventLines(event: IcalendarEvent, facts: IcalendarFacts): Generator<string> {
  const { uid, name, at, allDay, description, organisation, done, url } = event;
  yield "BEGIN:VEVENT";
  yield `UID:${escapeText(uid)}`;
  yield `DTSTAMP:${compact(facts.stamp)}`;
  if (allDay) {
    const date = at.slice(0, 10);
    yield `DTSTART;VALUE=DATE:${compact(date)}`;
    yield `DTEND;VALUE=DATE:${compact(nextDay(date))}`;
  } else yield moment("DTSTART", at, facts);
  yield `SUMMARY:${escapeText(done ? `✓ ${name}` : name)}`;
  if (description !== "") yield `DESCRIPTION:${escapeText(description)}`;
  if (organisation !== "") yield `CATEGORIES:${escapeText(organisation)}`;
  if (url !== null) yield `URL:${plainText(url).replace(/[\r\n]/g, "")}`;
  // A milestone takes nobody's time.
  yield "TRANSP:TRANSPARENT";
  yield "END:VEVENT";
}

/**
 * Writes milestones as an iCalendar feed (RFC 5545, RFC 7986), UTF-8. The moment of a milestone in a time zone is written in UTC, so that
 * no definition of the zone is needed; a milestone without an hour is a day.
 */
export function writeIcalendar(events: Iterable<IcalendarEvent>, facts: IcalendarFacts): string {
  const stamp = { ...facts, stamp: `${facts.stamp.slice(0, 19)}Z` };
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Parley//Parley//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escapeText(facts.name)}`,
    `X-WR-CALNAME:${escapeText(facts.name)}`,
    ...(facts.timeZone === null ? [] : [`X-WR-TIMEZONE:${escapeText(facts.timeZone)}`]),
    `REFRESH-INTERVAL;VALUE=DURATION:PT${Math.max(1, Math.round(facts.refreshMinutes))}M`,
  ];
  let text = "";
  for (const line of lines) text += fold(line);
  for (const event of events) for (const line of eventLines(event, stamp)) text += fold(line);
  return `${text}${fold("END:VCALENDAR")}`;
}
