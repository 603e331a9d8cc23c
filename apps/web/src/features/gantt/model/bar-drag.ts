import { textOfInstant } from "@parley/schedule/instant.ts";
import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { withDuration, withProgress, withStart } from "@parley/shared/schedule/date-edits.ts";
import {
  addWork,
  nextWorkStart,
  workBetween,
  workEndOn,
  type WorkingCalendar,
} from "@parley/shared/schedule/working-calendar.ts";
import { workAfter } from "./split-task.ts";
import type { BarPart } from "./hit-test.ts";
import {
  dayOfInstant,
  lastDayOf,
  textOfDay,
  type WorkingTime,
} from "../../../platform/calendar/working-time.ts";
import { TENTHS_PER_DAY } from "./viewport.ts";

/** What pulling at a part of a bar means. `day`: `YYYY-MM-DD`, or with `THH:MM` where one sees hours. */
export type Change =
  | { readonly type: "start"; readonly day: string }
  | { readonly type: "finish"; readonly day: string }
  | { readonly type: "progress"; readonly progress: number };

const PROGRESS_STEP = 5;
const MINUTE_TENTHS = 10;
const HOUR_TENTHS = 600;
/** No working time is further away than the longest holidays. */
const FAR_HOURS = 24 * 60;

type Calendars = { readonly calendar: WorkingCalendar; readonly time: WorkingTime };

/** The change after a pull by so many days, with fraction; null where it comes to nothing. Days snap to days of work. */
export function changeOfPull(
  row: TaskRow,
  part: Extract<BarPart, "body" | "finish" | "progress">,
  pulled: number,
  { calendar, time }: Calendars,
  byHour = false,
): Change | null {
  const { dates } = row;
  if (dates === null) return null;
  if (part === "progress") {
    const length = (dates.finish - dates.start) / TENTHS_PER_DAY;
    if (length <= 0) return null;
    const asked = row.progress + (pulled / length) * 100;
    const progress = Math.min(100, Math.max(0, Math.round(asked / PROGRESS_STEP) * PROGRESS_STEP));
    return progress === row.progress ? null : { type: "progress", progress };
  }
  if (byHour) {
    const end = part === "body" ? dates.start : dates.finish;
    const local = hourOf(end + pulled * TENTHS_PER_DAY);
    const to = part === "body" ? nextWorkStart(calendar, local) : local;
    if (to === textOfInstant(end).slice(0, 16)) return null;
    if (part === "body") return { type: "start", day: to };
    const works = workBetween(calendar, textOfInstant(dates.start), to) > 0;
    return works ? { type: "finish", day: to } : null;
  }
  if (part === "body") {
    const from = dayOfInstant(dates.start);
    const to = time.workdayFrom(Math.round(dates.start / TENTHS_PER_DAY + pulled - 1 / 3));
    return Math.round(pulled) === 0 || to === from ? null : { type: "start", day: textOfDay(to) };
  }
  const first = dayOfInstant(dates.start);
  const last = lastDayOf(dates.finish);
  const to = Math.max(first, time.workdayFrom(last + Math.round(pulled)));
  return Math.round(pulled) === 0 || to === last ? null : { type: "finish", day: textOfDay(to) };
}

/** The change that a key makes: so many days of work later or earlier. */
export function changeOfStep(
  row: TaskRow,
  what: "start" | "finish",
  days: number,
  { calendar, time }: Calendars,
  byHour = false,
): Change | null {
  const { dates } = row;
  if (dates === null) return null;
  if (byHour) return changeByHours(row, what, days, calendar);
  if (what === "start")
    return { type: "start", day: textOfDay(time.shift(dayOfInstant(dates.start), days)) };
  const to = time.shift(lastDayOf(dates.finish), days);
  return to < dayOfInstant(dates.start) ? null : { type: "finish", day: textOfDay(to) };
}

const hourOf = (instant: number): string =>
  textOfInstant(Math.round(instant / HOUR_TENTHS) * HOUR_TENTHS).slice(0, 16);

/** So many hours of work later or earlier. */
function changeByHours(
  { dates }: TaskRow,
  what: "start" | "finish",
  hours: number,
  calendar: WorkingCalendar,
): Change | null {
  if (dates === null) return null;
  const start = textOfInstant(dates.start).slice(0, 16);
  if (what === "finish") {
    const work = workBetween(calendar, start, textOfInstant(dates.finish)) + hours * HOUR_TENTHS;
    return work <= 0 ? null : { type: "finish", day: addWork(calendar, start, work) };
  }
  for (let away = 1; away <= FAR_HOURS; away += 1) {
    const at = hourOf(dates.start + Math.sign(hours) * away * HOUR_TENTHS);
    const day = nextWorkStart(calendar, at);
    if (hours > 0 ? day > start : day < start) return { type: "start", day };
  }
  return null;
}

/** As an edit, by the same rules as typing in the plan table; null where nothing would change. */
export function patchOfChange(
  row: TaskRow,
  change: Change,
  calendar: WorkingCalendar,
): TaskPatch | null {
  const { task } = row;
  switch (change.type) {
    case "start":
      return withStart(calendar, task, row, change.day);
    case "progress":
      return withProgress(task, row, change.progress);
    case "finish": {
      if (row.start === null) return null;
      const isHour = change.day.length > 10;
      const finish = isHour ? change.day : workEndOn(calendar, change.day);
      const duration = task.elapsed
        ? elapsedBetween(row.start, change.day)
        : workAfter(task, workBetween(calendar, row.start, finish));
      return duration <= 0 || duration === task.duration
        ? null
        : withDuration(calendar, task, duration, task.durationUnit);
    }
  }
}

/** Tenths of a minute from a local time to the end of a day, or to a moment. */
function elapsedBetween(start: string, day: string): number {
  const isHour = day.length > 10;
  const end = isHour ? Date.parse(`${day}Z`) : Date.parse(`${day}T00:00Z`) + 86_400_000;
  return ((end - Date.parse(`${start.slice(0, 16)}Z`)) / 60_000) * MINUTE_TENTHS;
}

export type LinkEnds = {
  readonly from: "start" | "finish";
  readonly to: "start" | "finish";
};

export const typeOfLink = ({ from, to }: LinkEnds): "FS" | "SS" | "FF" | "SF" =>
  from === "finish" ? (to === "start" ? "FS" : "FF") : to === "start" ? "SS" : "SF";
