import type { Task } from "@parley/shared/documents/task.ts";
import {
  STANDARD_CALENDAR,
  workingCalendar,
  type WorkingCalendar,
} from "@parley/shared/schedule/working-calendar.ts";
import { useMemo } from "react";
import { useFrame } from "./project-hooks.ts";

/** The calendar in which a task's dates are typed: its own, else the project's. */
export function useCalendarOf(): (task: Pick<Task, "calendarId">) => WorkingCalendar {
  const { calendars, settings } = useFrame();
  return useMemo(() => {
    const living = [...calendars.values()].filter(({ removed }) => !removed);
    const byId = new Map<string | null, WorkingCalendar>(
      living.map((calendar) => [calendar.id, workingCalendar(calendar)]),
    );
    const usual = byId.get(settings.defaultCalendarId) ?? STANDARD_CALENDAR;
    return ({ calendarId }) => byId.get(calendarId) ?? usual;
  }, [calendars, settings.defaultCalendarId]);
}
