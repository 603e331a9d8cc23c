import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { ScheduleFinding } from "@parley/schedule/schedule.ts";
import type { Plan } from "@parley/shared/documents/plan-row.ts";
import { useEffect, useMemo, useState } from "react";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";
import { useCalendarOf } from "../../../platform/collaboration/use-calendar-of.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";

/** Days since 1970 by the site's own clock. */
function todayIn(timeZone: string): number {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(
    Date.now(),
  );
  return (instantOf(`${text}T00:00`) ?? 0) / TENTHS_PER_DAY;
}

export function useToday(timeZone: string): number {
  const [today, setToday] = useState(() => todayIn(timeZone));
  useEffect(() => {
    const look = (): void => setToday(todayIn(timeZone));
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}

/** The working days of the project's own calendar. */
export function useWorkingTime(): WorkingTime {
  const calendarOf = useCalendarOf();
  return useMemo(() => new WorkingTime(calendarOf({ calendarId: null })), [calendarOf]);
}

/** As costly as all dates of the plan: looked at when the plan has been still for so many milliseconds. */
const STILL_MS = 500;
const NONE: readonly ScheduleFinding[] = [];

export function useBrokenDates(plan: Plan): readonly ScheduleFinding[] {
  const { store } = useProjectSession();
  const [broken, setBroken] = useState(NONE);
  useEffect(() => {
    const timer = setTimeout(() => {
      const found = store.brokenDates();
      setBroken((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [store, plan]);
  return broken;
}
