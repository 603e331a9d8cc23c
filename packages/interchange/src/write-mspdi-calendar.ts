import type { Recurrence } from "@parley/schedule/network.ts";
import { CALENDAR_ORDER } from "./mspdi-order.ts";
import { assembleXml, xmlOf, xmlParts, type XmlPart, type XmlValue } from "./mspdi-xml.ts";
import type { DayHours, PlanCalendar, PlanException, RawElement } from "./plan-file.ts";

function workingTimes(hours: DayHours): string {
  if (hours === "") return "";
  const times = hours.split(",").map((span) => {
    const [from, to] = span.split("-") as [string, string];
    // The end of a day is written as its beginning.
    return `<WorkingTime>${xmlOf({ FromTime: `${from}:00`, ToTime: to === "24:00" ? "00:00:00" : `${to}:00` })}</WorkingTime>`;
  });
  return `<WorkingTimes>${times.join("")}</WorkingTimes>`;
}

function weekDays(week: readonly (DayHours | null)[]): string {
  const days = week.map((hours, day) =>
    hours === null
      ? ""
      : `<WeekDay>${xmlOf({ DayType: day + 1, DayWorking: hours !== "" })}${workingTimes(hours)}</WeekDay>`,
  );
  return `<WeekDays>${days.join("")}</WeekDays>`;
}

const period = (from: string, to: string) =>
  `<TimePeriod>${xmlOf({ FromDate: `${from}T00:00:00`, ToDate: `${to}T23:59:00` })}</TimePeriod>`;

const ANY_DAY = [0, 1, 2, 3, 4, 5, 6].join();
const WEEKDAYS = [1, 2, 3, 4, 5].join();
const WEEKEND = [0, 6].join();

/** MonthItem: any day, a weekday, a weekend day, then Sunday to Saturday. */
function monthItem(weekdays: readonly number[]): number {
  const place = [ANY_DAY, WEEKDAYS, WEEKEND].indexOf(weekdays.join());
  return place >= 0 ? place : 3 + (weekdays[0] ?? 0);
}

function recurrence(rule: Recurrence | null): Readonly<Record<string, XmlValue>> {
  switch (rule?.type) {
    case undefined:
      return { Type: 1 };
    case "daily":
      return { Type: 7, Period: rule.every };
    case "weekly":
      return {
        Type: 6,
        Period: rule.every,
        DaysOfWeek: rule.weekdays.reduce((mask, day) => mask | (1 << day), 0),
      };
    case "monthly-day":
      return { Type: 4, Period: rule.every, MonthDay: rule.day };
    case "monthly-position":
      return {
        Type: 5,
        Period: rule.every,
        MonthItem: monthItem(rule.weekdays),
        MonthPosition: rule.position - 1,
      };
    case "yearly-day":
      return { Type: 2, Month: rule.month - 1, MonthDay: rule.day };
    case "yearly-position":
      return {
        Type: 3,
        MonthItem: monthItem(rule.weekdays),
        MonthPosition: rule.position - 1,
        Month: rule.month - 1,
      };
  }
}

const exceptionXml = ({ name, from, to, hours, recurrence: rule }: PlanException) =>
  `<Exception>${xmlOf({ EnteredByOccurrences: false })}${period(from, to)}${xmlOf({ Name: name, ...recurrence(rule), DayWorking: hours !== "" })}${workingTimes(hours)}</Exception>`;

/** In which elements a calendar says which days are worked; they are kept together or not at all. */
export const WRITTEN_DAYS: readonly string[] = ["WeekDays", "Exceptions", "WorkWeeks"];

/** Those elements, from the days as they were understood. */
export function dayParts({
  week,
  exceptions,
  workWeeks,
}: Pick<PlanCalendar, "week" | "exceptions" | "workWeeks">): XmlPart[] {
  const parts: XmlPart[] = [["WeekDays", weekDays(week)]];
  if (exceptions.length > 0)
    parts.push(["Exceptions", `<Exceptions>${exceptions.map(exceptionXml).join("")}</Exceptions>`]);
  if (workWeeks.length > 0) {
    const weeks = workWeeks.map(
      (each) =>
        `<WorkWeek>${period(each.from, each.to)}${xmlOf({ Name: each.name })}${weekDays(each.week)}</WorkWeek>`,
    );
    parts.push(["WorkWeeks", `<WorkWeeks>${weeks.join("")}</WorkWeeks>`]);
  }
  return parts;
}

/** @param extra what the file had of it; days as they were written stand in place of those that were read */
export function calendarXml(calendar: PlanCalendar, extra: readonly RawElement[]): string {
  const { uid, name, isBase, baseUid } = calendar;
  const parts: XmlPart[] = xmlParts({
    UID: uid,
    Name: name,
    IsBaseCalendar: isBase,
    BaseCalendarUID: baseUid ?? -1,
  });
  if (!extra.some((each) => WRITTEN_DAYS.includes(each.name))) parts.push(...dayParts(calendar));
  return `<Calendar>${assembleXml(CALENDAR_ORDER, parts, extra)}</Calendar>`;
}
