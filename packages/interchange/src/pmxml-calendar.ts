import { DEFAULT_WEEK } from "./mspdi-calendar.ts";
import type { Findings } from "./finding.ts";
import { hoursOfSpans, minutesOfClock } from "./p6-hours.ts";
import type { P6Calendar } from "./p6-model.ts";
import type { P6Values } from "./p6-values.ts";
import type { DayHours } from "./plan-file.ts";
import { recordsOf, type RawRecord } from "./record-shape.ts";

/** Spans whose ends are still as written. */
type Spans = readonly (readonly [from: number, end: number])[];

export type PmxmlCalendar = Omit<P6Calendar, "week" | "exceptions"> & {
  readonly week: readonly (Spans | null)[];
  readonly exceptions: readonly { readonly date: string; readonly spans: Spans }[];
};

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const DAY = 1_440;

function spansOf(record: RawRecord, name: string, findings: Findings): Spans {
  return recordsOf(record, "WorkTime").flatMap((time) => {
    const start = time.fields.get("Start")?.trim() ?? "";
    const finish = time.fields.get("Finish")?.trim() ?? "";
    if (start === "" && finish === "") return [];
    const from = minutesOfClock(start);
    const end = minutesOfClock(finish);
    if (from !== null && end !== null && (from < end || end === 0)) return [[from, end] as const];
    findings.add("calendar.bad-hours", name, `${start}–${finish}`, time.line);
    return [];
  });
}

export function calendarOfRecord(
  record: RawRecord,
  values: P6Values,
  findings: Findings,
): PmxmlCalendar | null {
  const id = values.id("ObjectId");
  if (id === null) return null;
  const name = values.text("Name");
  const week = Array<Spans | null>(7).fill(null);
  for (const day of recordsOf(record, "StandardWorkWeek", "StandardWorkHours")) {
    const index = DAYS.indexOf(day.fields.get("DayOfWeek")?.trim().toLowerCase() ?? "");
    if (index >= 0) week[index] = spansOf(day, name, findings);
    else
      findings.add(
        "calendar.bad-hours",
        name,
        `Day “${day.fields.get("DayOfWeek") ?? ""}”`,
        day.line,
      );
  }
  const exceptions = recordsOf(record, "HolidayOrExceptions", "HolidayOrException").flatMap(
    (each) => {
      const date = /^\d{4}-\d{2}-\d{2}/.exec(each.fields.get("Date")?.trim() ?? "")?.[0];
      if (date !== undefined && isDate(date))
        return [{ date, spans: spansOf(each, name, findings) }];
      findings.add(
        "calendar.bad-hours",
        name,
        `Exception “${each.fields.get("Date") ?? ""}”`,
        each.line,
      );
      return [];
    },
  );
  const minutes = (field: string) => {
    const tenths = values.hours(field);
    return tenths === null || tenths <= 0 ? null : Math.round(tenths / 10);
  };
  return {
    id,
    name,
    isBase: values.text("Type") !== "Resource",
    baseId: values.id("BaseCalendarObjectId"),
    week,
    exceptions,
    minutesPerDay: minutes("HoursPerDay"),
    minutesPerWeek: minutes("HoursPerWeek"),
    hoursPerMonth: values.number("HoursPerMonth"),
  };
}

const isDate = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(at) &&
    new Date(at).toISOString().startsWith(text) &&
    text >= "1900" &&
    text < "2200"
  );
};

/**
 * Primavera writes as finish the last minute that is worked (15:59), other programs the first that is not (16:00). Which of them a
 * file means shows in all its spans together: whoever works to 16:59 works to 17:00.
 */
export function settleFinishes(calendars: readonly PmxmlCalendar[]): P6Calendar[] {
  const ends = calendars.flatMap((calendar) =>
    [
      ...calendar.week.map((spans) => spans ?? []),
      ...calendar.exceptions.map(({ spans }) => spans),
    ].flatMap((spans) => spans.map(([, end]) => end)),
  );
  const inclusive = ends.filter((end) => end % 5 === 4).length * 2 > ends.length;
  const hours = (spans: Spans): DayHours =>
    hoursOfSpans(
      spans.map(([from, end]) => [
        from,
        end === 0 || end >= DAY - 1 ? DAY : inclusive ? end + 1 : end,
      ]),
    );
  return calendars.map((calendar) => ({
    ...calendar,
    week: calendar.week.some((spans) => spans !== null)
      ? calendar.week.map((spans) => (spans === null ? "" : hours(spans)))
      : calendar.baseId === null
        ? [...DEFAULT_WEEK]
        : calendar.week.map(() => null),
    exceptions: calendar.exceptions.map(({ date, spans }) => ({
      name: "",
      from: date,
      to: date,
      hours: hours(spans),
      recurrence: null,
    })),
  }));
}
