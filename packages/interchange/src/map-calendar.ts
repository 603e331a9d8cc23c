import type { ProjectCalendar } from "@parley/shared/documents/frame.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { dateOf, dayNumber, daysOfException, weekdayOf } from "./expand-recurrence.ts";
import type { Findings } from "./finding.ts";
import type { DayHours, PlanCalendar, PlanFile } from "./plan-file.ts";
import { plainLine } from "./plain-text.ts";

type Day = { readonly hours: DayHours; readonly name: string };
const MAX_EXCEPTIONS_TEXT = 20_000;
/** A year before the plan and ten years after it: what recurs is written out for that long, and never for more than forty. */
const BEFORE = 366;
const AFTER = 3_653;
const LONGEST = 14_610;

function windowOf(plan: PlanFile): readonly [number, number] | null {
  let [first, last] = ["9999", ""];
  for (const { start, finish } of [plan.project, ...plan.tasks]) {
    for (const at of [start, finish]) {
      if (at !== null && at < first) first = at;
      if (at !== null && at > last) last = at;
    }
  }
  if (last === "") return null;
  const low = dayNumber(first.slice(0, 10)) - BEFORE;
  return [low, Math.min(low + LONGEST, dayNumber(last.slice(0, 10)) + AFTER)];
}

/** From the outermost base to the calendar itself: what is nearer overrides. */
function chainOf(calendar: PlanCalendar, byUid: ReadonlyMap<number, PlanCalendar>): PlanCalendar[] {
  const chain: PlanCalendar[] = [];
  let at: PlanCalendar | undefined = calendar;
  while (at !== undefined && !chain.includes(at)) {
    chain.unshift(at);
    at = at.baseUid === null ? undefined : byUid.get(at.baseUid);
  }
  return chain;
}

/** What writing out may cost in all, in days looked at: a file may hold thousands of calendars that each recur for ever. */
const MOST_STEPS = 20_000_000;
type Budget = { steps: number };

/** Takes what a period costs from the budget; false when it is used up. */
function afford(budget: Budget, from: number, to: number): boolean {
  budget.steps -= Math.max(0, to - from) + 1;
  return budget.steps >= 0;
}

/** Null: more than may be written out. */
function specialDays(
  chain: readonly PlanCalendar[],
  [low, high]: readonly [number, number],
  budget: Budget,
): Map<number, Day> | null {
  const days = new Map<number, Day>();
  for (const { workWeeks, exceptions } of chain) {
    for (const { from, to, week, name } of workWeeks) {
      const first = Math.max(dayNumber(from), low);
      const last = Math.min(dayNumber(to), high);
      if (!afford(budget, first, last)) return null;
      for (let day = first; day <= last; day++) {
        const hours = week[weekdayOf(day)] ?? null;
        if (hours !== null) days.set(day, { hours, name });
      }
    }
    for (const exception of exceptions) {
      // Recurrences are followed from their first day on, however long before the plan it lies.
      const first = exception.recurrence === null ? low : Math.min(dayNumber(exception.from), low);
      const last = Math.min(dayNumber(exception.to), high);
      if (!afford(budget, Math.max(first, dayNumber(exception.from)), last)) return null;
      for (const day of daysOfException(exception, low, high))
        days.set(day, { hours: exception.hours, name: exception.name });
    }
  }
  return days;
}

type Span = { from: string; to: string; readonly hours: DayHours; readonly name: string };

/** Neighbouring days that are alike become one span; a day that is as in any week is left out. */
function spansOf(days: ReadonlyMap<number, Day>, week: readonly DayHours[]): Span[] {
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
  const span = windowOf(plan);
  const budget: Budget = { steps: MOST_STEPS };
  return wanted.flatMap(({ uid, id }): ProjectCalendar[] => {
    const calendar = byUid.get(uid);
    if (calendar === undefined) return [];
    const chain = chainOf(calendar, byUid);
    const week = Array.from({ length: 7 }, (_, day) =>
      chain.reduce<DayHours>((hours, each) => each.week[day] ?? hours, ""),
    );
    const days = span === null ? new Map<number, Day>() : specialDays(chain, span, budget);
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
