import { weekdayOf } from "@parley/schedule/calendar/days-of-exception.ts";
import { dayNumber, daysOfException } from "./expand-recurrence.ts";
import type { DayHours, PlanCalendar, PlanFile } from "./plan-file.ts";

export type ResolvedDay = { readonly hours: DayHours; readonly name: string };
/** First and last day number. */
export type DayWindow = readonly [number, number];

/** From the first to the last date of a plan, widened by so many days, and never more than `longest`; null: it has no dates. */
export function windowOfPlan(
  { project, tasks }: Pick<PlanFile, "project" | "tasks">,
  before: number,
  after: number,
  longest: number,
): DayWindow | null {
  let [first, last] = ["9999", ""];
  for (const { start, finish } of [project, ...tasks]) {
    for (const at of [start, finish]) {
      if (at !== null && at < first) first = at;
      if (at !== null && at > last) last = at;
    }
  }
  if (last === "") return null;
  const low = dayNumber(first.slice(0, 10)) - before;
  return [low, Math.min(low + longest, dayNumber(last.slice(0, 10)) + after)];
}

/** From the outermost base to the calendar itself: what is nearer overrides. */
export function calendarChain(
  calendar: PlanCalendar,
  byUid: ReadonlyMap<number, PlanCalendar>,
): PlanCalendar[] {
  const chain: PlanCalendar[] = [];
  let at: PlanCalendar | undefined = calendar;
  while (at !== undefined && !chain.includes(at)) {
    chain.unshift(at);
    at = at.baseUid === null ? undefined : byUid.get(at.baseUid);
  }
  return chain;
}

export const weekOfChain = (chain: readonly PlanCalendar[]): readonly DayHours[] =>
  Array.from({ length: 7 }, (_, day) =>
    chain.reduce<DayHours>((hours, each) => each.week[day] ?? hours, ""),
  );

/** What writing out may cost in all, in days looked at: a file may hold thousands of calendars that each recur for ever. */
export type DayBudget = { steps: number };
export const MOST_DAY_STEPS = 20_000_000;

/** Takes what a period costs from the budget; false when it is used up. */
function afford(budget: DayBudget, from: number, to: number): boolean {
  budget.steps -= Math.max(0, to - from) + 1;
  return budget.steps >= 0;
}

/** The days of a window that are not as in any week; null: more than may be written out. */
export function specialDays(
  chain: readonly PlanCalendar[],
  [low, high]: DayWindow,
  budget: DayBudget,
): Map<number, ResolvedDay> | null {
  const days = new Map<number, ResolvedDay>();
  for (const { workWeeks } of chain) {
    for (const { from, to, week, name } of workWeeks) {
      const first = Math.max(dayNumber(from), low);
      const last = Math.min(dayNumber(to), high);
      if (!afford(budget, first, last)) return null;
      for (let day = first; day <= last; day++) {
        const hours = week[weekdayOf(day)] ?? null;
        if (hours !== null) days.set(day, { hours, name });
      }
    }
  }
  for (const { exceptions } of chain) {
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
