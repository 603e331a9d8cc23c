import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import {
  workBetween,
  workEndOn,
  workStartOn,
  type WorkingCalendar,
} from "@parley/shared/schedule/working-calendar.ts";
import { textOfDay, type WorkingTime } from "../../../platform/calendar/working-time.ts";

/** First and last day of work of a task that was drawn, `YYYY-MM-DD`. */
export type NewBar = { readonly start: string; readonly finish: string };

/** From where the hand began to where it ended, in days since 1970 with fraction and in either order. */
export function barDrawn(from: number, to: number, time: WorkingTime): NewBar {
  const first = time.workdayFrom(Math.floor(Math.min(from, to)));
  const last = time.workdayFrom(Math.max(first, Math.ceil(Math.max(from, to)) - 1));
  return { start: textOfDay(first), finish: textOfDay(last) };
}

/** The new task: it starts no earlier than its first day, and works until its last. */
export function patchOfBar({ start, finish }: NewBar, calendar: WorkingCalendar): TaskPatch {
  const begin = workStartOn(calendar, start);
  return {
    duration: workBetween(calendar, begin, workEndOn(calendar, finish)),
    constraintType: "SNET",
    constraintDate: begin,
  };
}
