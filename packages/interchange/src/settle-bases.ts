import type { Findings } from "./finding.ts";
import { DEFAULT_WEEK } from "./mspdi-calendar.ts";
import type { PlanCalendar } from "./plan-file.ts";
import { WRITTEN_DAYS } from "./write-mspdi-calendar.ts";

/** Real files go one deep; a longer chain counts as a circle. */
const DEEPEST_BASE = 32;

/** A calendar whose base is missing, or leads back to itself, stands on its own, with the usual week where it took the base's. */
export function settleBases(
  calendars: readonly PlanCalendar[],
  findings: Findings,
): PlanCalendar[] {
  const byUid = new Map(calendars.map((calendar) => [calendar.uid, calendar]));
  const orphaned = (
    calendar: PlanCalendar,
  ): "calendar.unknown-base" | "calendar.base-cycle" | null => {
    const seen = new Set([calendar.uid]);
    let at = calendar;
    while (at.baseUid !== null) {
      const base = byUid.get(at.baseUid);
      if (base === undefined) return at === calendar ? "calendar.unknown-base" : null;
      if (seen.has(base.uid) || seen.size > DEEPEST_BASE) return "calendar.base-cycle";
      seen.add(base.uid);
      at = base;
    }
    return null;
  };
  return calendars.map((calendar) => {
    const code = orphaned(calendar);
    if (code === null) return calendar;
    findings.add(code, calendar.name, `Base ${calendar.baseUid}`);
    const week = calendar.week.map((hours, day) => hours ?? DEFAULT_WEEK[day]!);
    const extra = calendar.extra.filter(({ name }) => !WRITTEN_DAYS.includes(name));
    return { ...calendar, baseUid: null, week, extra };
  });
}
