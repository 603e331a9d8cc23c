import type { Recurrence } from "@parley/schedule/network.ts";
import type { Findings } from "./finding.ts";
import { CALENDAR_ORDER, inSchemaOrder } from "./mspdi-order.ts";
import { rawXml } from "./mspdi-xml.ts";
import { addDays, valuesOf, type Values } from "./mspdi-values.ts";
import type {
  DayHours,
  PlanCalendar,
  PlanException,
  PlanWorkWeek,
  RawElement,
} from "./plan-file.ts";
import { recordsOf, type RawRecord } from "./record-shape.ts";
import { dayParts, WRITTEN_DAYS } from "./write-mspdi-calendar.ts";

export const DEFAULT_HOURS: DayHours = "08:00-12:00,13:00-17:00";
export const DEFAULT_WEEK: readonly DayHours[] = [
  "",
  ...Array<DayHours>(5).fill(DEFAULT_HOURS),
  "",
];

const TIME = /^(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;

function minutesOf(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : null;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Spans in order and apart. An end of 00:00 is the end of the day, as Microsoft writes 24:00. */
function hoursOf(day: RawRecord, name: string, findings: Findings): DayHours {
  const spans: [number, number][] = [];
  for (const time of recordsOf(day, "WorkingTimes", "WorkingTime")) {
    const values = valuesOf(time, name, findings);
    const from = minutesOf(values.text("FromTime"));
    const end = minutesOf(values.text("ToTime"));
    if (from === null && end === null && values.text("FromTime") === "") continue;
    const to = end === 0 ? 1440 : end;
    if (from === null || to === null || from >= to)
      findings.add(
        "calendar.bad-hours",
        name,
        `${values.text("FromTime")}–${values.text("ToTime")}`,
        time.line,
      );
    else spans.push([from, to]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(",");
}

/** A day said to be working, without hours, has the usual ones. */
function dayHours(day: RawRecord, name: string, findings: Findings): DayHours {
  if (valuesOf(day, name, findings).flag("DayWorking") !== true) return "";
  return hoursOf(day, name, findings) || DEFAULT_HOURS;
}

type Period = { readonly from: string; readonly to: string };

function periodOf(record: RawRecord, name: string, findings: Findings): Period | null {
  const period = recordsOf(record, "TimePeriod")[0];
  if (period === undefined) return null;
  const values = valuesOf(period, name, findings);
  const from = values.dateTime("FromDate");
  const to = values.dateTime("ToDate");
  if (from === null || to === null || to < from) return null;
  // An end at 00:00 after the first day means the day before: some writers give the first minute that is outside.
  const last = to.slice(0, 10);
  const outside = to.endsWith("T00:00") && last > from.slice(0, 10);
  return { from: from.slice(0, 10), to: outside ? addDays(last, -1) : last };
}

const ALL = [0, 1, 2, 3, 4, 5, 6];
/** MonthItem: any day, a weekday, a weekend day, then Sunday to Saturday. */
const MONTH_ITEMS = [ALL, [1, 2, 3, 4, 5], [0, 6], ...ALL.map((day) => [day])];

function recurrenceOf(values: Values): Recurrence | null | undefined {
  const every = Math.max(1, values.within("Period", 1, 999) ?? 1);
  const weekdays = MONTH_ITEMS[values.integer("MonthItem") ?? 0] ?? ALL;
  const position = (values.within("MonthPosition", 0, 4) ?? 0) + 1;
  const month = (values.within("Month", 0, 11) ?? 0) + 1;
  const day = values.within("MonthDay", 1, 31) ?? 1;
  switch (values.integer("Type") ?? 1) {
    case 1:
    case 9:
      return null;
    case 2:
      return { type: "yearly-day", month, day };
    case 3:
      return { type: "yearly-position", month, position, weekdays };
    case 4:
      return { type: "monthly-day", every, day };
    case 5:
      return { type: "monthly-position", every, position, weekdays };
    case 6: {
      const mask = values.integer("DaysOfWeek") ?? 0;
      return { type: "weekly", every, weekdays: ALL.filter((weekday) => mask & (1 << weekday)) };
    }
    case 7:
      return every === 1 ? null : { type: "daily", every };
    default:
      return undefined;
  }
}

function exceptionOf(
  record: RawRecord,
  calendar: string,
  findings: Findings,
): PlanException | null {
  const values = valuesOf(record, calendar, findings);
  const period = periodOf(record, calendar, findings);
  const recurrence = recurrenceOf(values);
  if (period === null || recurrence === undefined) {
    findings.add("value.bad", calendar, `Exception “${values.text("Name")}”`, record.line);
    return null;
  }
  return {
    name: values.text("Name"),
    ...period,
    hours: dayHours(record, calendar, findings),
    recurrence,
  };
}

type Week = { readonly days: (DayHours | null)[]; readonly exceptions: PlanException[] };

/** Day types: 1 to 7 are Sunday to Saturday; 0 is an exception, which is how Project 2003 wrote them. */
function weekOf(owner: RawRecord, name: string, findings: Findings): Week {
  const days: (DayHours | null)[] = Array.from({ length: 7 }, () => null);
  const exceptions: PlanException[] = [];
  for (const day of recordsOf(owner, "WeekDays", "WeekDay")) {
    const type = valuesOf(day, name, findings).integer("DayType");
    if (type !== null && type >= 1 && type <= 7) days[type - 1] = dayHours(day, name, findings);
    else if (type === 0) {
      const period = periodOf(day, name, findings);
      if (period === null) findings.add("value.bad", name, "An exception without dates", day.line);
      else
        exceptions.push({
          name: "",
          ...period,
          hours: dayHours(day, name, findings),
          recurrence: null,
        });
    } else findings.add("value.bad", name, "DayType", day.line);
  }
  return { days, exceptions };
}

const NO_BASE = "-1";
const key = (exception: PlanException) => `${exception.from} ${exception.to} ${exception.hours}`;

/**
 * What is kept beside the days as they were understood: the days as they were written, where that says more (how often an exception
 * comes, at what minute it ends, the old way of writing it).
 */
function extraOf(
  { records, rest }: RawRecord,
  calendar: Omit<PlanCalendar, "extra">,
): readonly RawElement[] {
  const kept = inSchemaOrder(CALENDAR_ORDER, rest ?? []);
  const days = kept.filter(({ name }) => WRITTEN_DAYS.includes(name));
  const isWhole = WRITTEN_DAYS.every(
    (name) => !records.has(name) || days.some((each) => each.name === name),
  );
  const understood = dayParts(calendar)
    .map(([, xml]) => xml)
    .join("");
  if (isWhole && days.map(rawXml).join("") !== understood) return kept;
  return kept.filter(({ name }) => !WRITTEN_DAYS.includes(name));
}

export function readCalendar(record: RawRecord, findings: Findings): PlanCalendar | null {
  const own = valuesOf(record, "Calendar", findings);
  const uid = own.integer("UID");
  if (uid === null) {
    findings.add("value.bad", "Calendar", "A calendar without UID", record.line);
    return null;
  }
  const name = own.text("Name") || `Calendar ${uid}`;
  const base = own.integer("BaseCalendarUID");
  const isBase = own.flag("IsBaseCalendar");
  // Of base calendars newer versions write 0, which is nobody's number.
  const isNone = base === null || base < 0 || base === uid || (base === 0 && isBase === true);
  const baseUid = isNone ? null : base;
  if (isNone && !["", NO_BASE].includes(own.text("BaseCalendarUID"))) own.keep("BaseCalendarUID");
  const { days, exceptions: old } = weekOf(record, name, findings);
  const isEmpty = days.every((day) => day === null);
  const week =
    baseUid === null
      ? days.map((day, index) => day ?? (isEmpty ? DEFAULT_WEEK[index]! : ""))
      : days;
  const exceptions = recordsOf(record, "Exceptions", "Exception").flatMap(
    (each) => exceptionOf(each, name, findings) ?? [],
  );
  // Newer files write a plain exception a second time in the old way.
  const known = new Set(exceptions.map(key));
  const workWeeks = recordsOf(record, "WorkWeeks", "WorkWeek").flatMap((each): PlanWorkWeek[] => {
    const period = periodOf(each, name, findings);
    if (period === null) return [];
    const weekName = valuesOf(each, name, findings).text("Name");
    return [{ name: weekName, ...period, week: weekOf(each, name, findings).days }];
  });
  const calendar = {
    uid,
    name,
    isBase: isBase ?? baseUid === null,
    baseUid,
    week,
    workWeeks,
    exceptions: [...exceptions, ...old.filter((each) => !known.has(key(each)))],
  };
  return { ...calendar, extra: extraOf(record, calendar) };
}
