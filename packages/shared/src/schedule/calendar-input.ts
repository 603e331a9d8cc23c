import type { CalendarException, CalendarInput } from "@parley/schedule/network.ts";
import type { ProjectCalendar } from "../documents/frame.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The list is text that a merge cannot break, but that anybody with the right may have written: what makes no sense is left out. */
export function exceptionsOf(text: string): readonly CalendarException[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) => {
    const { from, to, hours } = { ...(each as Partial<Record<string, unknown>> | null) };
    if (typeof from !== "string" || typeof to !== "string" || typeof hours !== "string") return [];
    if (!DATE.test(from) || !DATE.test(to) || to < from) return [];
    return [{ from, to, hours, recurrence: null }];
  });
}

/** A calendar of the frame is frozen, so that what was made of it once stays right. */
const made = new WeakMap<ProjectCalendar, CalendarInput>();

export function calendarInput(calendar: ProjectCalendar): CalendarInput {
  let input = made.get(calendar);
  if (input === undefined) {
    input = {
      id: calendar.id,
      baseId: null,
      week: calendar.week.split(";"),
      workWeeks: [],
      exceptions: exceptionsOf(calendar.exceptions),
      shifts: [],
    };
    made.set(calendar, input);
  }
  return input;
}
