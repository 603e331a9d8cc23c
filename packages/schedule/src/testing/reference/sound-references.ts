import type { CalendarInput, TaskInput } from "../../network.ts";
import type { ScheduleFinding } from "../../schedule.ts";
import { dayOfText, hoursOf } from "./calendar-days.ts";

/** What cannot be read is a day off, with a finding. */
export function checkHours(calendar: CalendarInput, findings: ScheduleFinding[]): void {
  const texts = [
    ...calendar.week,
    ...calendar.workWeeks.flatMap((each) => each.week),
    ...calendar.exceptions.map((each) => each.hours),
  ];
  for (const text of new Set(texts))
    if (text !== null && hoursOf(text) === null)
      findings.push({ type: "unreadable-hours", calendarId: calendar.id, text });
  const dates = [...calendar.workWeeks, ...calendar.exceptions].flatMap(({ from, to }) => [
    from,
    to,
  ]);
  for (const text of new Set(dates))
    if (dayOfText(text) === null)
      findings.push({ type: "unreadable-hours", calendarId: calendar.id, text });
}

/** Whether a calendar is its own base. */
export function inCircle(
  calendar: CalendarInput,
  calendars: ReadonlyMap<string, CalendarInput>,
): boolean {
  const seen = new Set<string>();
  let at = calendars.get(calendar.baseId ?? "");
  while (at !== undefined && at !== calendar && !seen.has(at.id)) {
    seen.add(at.id);
    at = calendars.get(at.baseId ?? "");
  }
  return at === calendar;
}

/** X3: unknown parents leave a task at the root, circles are cut at their smallest id. */
export function soundParents(
  tasks: ReadonlyMap<string, TaskInput>,
  findings: ScheduleFinding[],
): Map<string, string | null> {
  const parents = new Map<string, string | null>();
  for (const { id, parentId } of tasks.values()) {
    if (parentId !== null && !tasks.has(parentId))
      findings.push({ type: "unknown-parent", taskId: id, parentId });
    parents.set(id, parentId !== null && tasks.has(parentId) ? parentId : null);
  }
  for (const id of parents.keys()) {
    const seen = new Set<string>();
    let at: string | null = id;
    while (at !== null && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at) ?? null;
    }
    // Ids come in order: the first that meets itself is the smallest of its circle.
    if (at === id) {
      parents.set(id, null);
      findings.push({ type: "parent-cycle", taskId: id });
    }
  }
  return parents;
}
