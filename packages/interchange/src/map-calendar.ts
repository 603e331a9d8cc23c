import { weekdayOf } from "@parley/schedule/calendar/days-of-exception.ts";
import type { ProjectCalendar } from "@parley/shared/documents/frame.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { dateOf } from "./expand-recurrence.ts";
import type { Findings } from "./finding.ts";
import type { DayHours, PlanFile } from "./plan-file.ts";
import { plainLine } from "./plain-text.ts";
import {
  calendarChain,
  MOST_DAY_STEPS,
  specialDays,
  weekOfChain,
  windowOfPlan,
  type DayBudget,
  type ResolvedDay,
} from "./resolve-calendar.ts";

const MAX_EXCEPTIONS_TEXT = 20_000;
/** A year before the plan and ten years after it: what recurs is written out for that long, and never for more than forty. */
const BEFORE = 366;
const AFTER = 3_653;
const LONGEST = 14_610;

type Span = { from: string; to: string; readonly hours: DayHours; readonly name: string };

/** Neighbouring days that are alike become one span; a day that is as in any week is left out. */
function spansOf(days: ReadonlyMap<number, ResolvedDay>, week: readonly DayHours[]): Span[] {
  const spans: Span[] = [];
  let previous = Number.NaN;
  for (const day of [...days.keys()].toSorted((a, b) => a - b)) {
    const { hours, name } = days.get(day)!;
    if (hours === week[weekdayOf(day)]) continue;
    const last = spans.at(-1);
    if (last !== undefined && day === previous + 1 && last.hours === hours && last.name === name)
      last.to = dateOf(day);
    else spans.push({ from: dateOf(day), to: dateOf(day), hours, name: plainLine(name, 100) });
    previous = day;
  }
  return spans;
}

/** One calendar of a file as the frame holds it: bases and work weeks are resolved, recurrences written out. */
export function mapCalendars(
  plan: PlanFile,
  wanted: readonly { readonly uid: number; readonly id: EntityId }[],
  findings: Findings,
): ProjectCalendar[] {
  const byUid = new Map(plan.calendars.map((calendar) => [calendar.uid, calendar]));
  const span = windowOfPlan(plan, BEFORE, AFTER, LONGEST);
  const budget: DayBudget = { steps: MOST_DAY_STEPS };
  return wanted.flatMap(({ uid, id }): ProjectCalendar[] => {
    const calendar = byUid.get(uid);
    if (calendar === undefined) return [];
    const chain = calendarChain(calendar, byUid);
    const week = weekOfChain(chain);
    const days = span === null ? new Map<number, ResolvedDay>() : specialDays(chain, span, budget);
    if (days === null)
      findings.add("map.calendar-shortened", calendar.name, "No exceptions at all");
    const spans = spansOf(days ?? new Map(), week);
    let text = JSON.stringify(spans);
    let left = spans.length;
    while (text.length > MAX_EXCEPTIONS_TEXT) {
      left = Math.floor(left * 0.9);
      text = JSON.stringify(spans.slice(0, left));
    }
    if (left < spans.length)
      findings.add("map.calendar-shortened", calendar.name, `After ${spans[left - 1]?.to ?? ""}`);
    const name = plainLine(calendar.name, 100);
    return [
      {
        id,
        name,
        week: boundedWeek(week, calendar.name, findings),
        exceptions: text,
        removed: false,
      },
    ];
  });
}

const MAX_WEEK_TEXT = 500;

function boundedWeek(week: readonly DayHours[], name: string, findings: Findings): string {
  const text = week.join(";");
  if (text.length <= MAX_WEEK_TEXT) return text;
  findings.add("map.calendar-shortened", name, "The week has too many spans");
  // Seven days of the same outer bounds: breaks within a day are what is given up.
  return week
    .map((hours) => (hours === "" ? "" : `${hours.slice(0, 5)}-${hours.slice(-5)}`))
    .join(";");
}
