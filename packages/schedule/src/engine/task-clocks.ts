import { ELAPSED, USUAL, type CalendarBook } from "../calendar/calendar-book.ts";
import type { AssignmentInput, ResourceInput } from "../network.ts";
import { boundedLength, type Part, type SoundTask } from "./sound-task.ts";

/** Duration and the rests of splits that lie within it; no task is longer than the longest duration. */
export function lengthOf({ duration, splits }: SoundTask): number {
  if (splits.length === 0) return duration;
  let length = duration;
  for (const { after, rest } of splits) if (after > 0 && after < duration) length += rest;
  return boundedLength(length);
}

/** Which calendars a task runs in (C1, C2). */
export type TaskClock = {
  /** What its floats count in. */
  readonly calendar: number;
  readonly lagCalendar: number;
  /** null: all of it in the one calendar. */
  readonly parts: readonly Part[] | null;
};

/** A calendar is known by whose it is, not by what it holds: two equal ones of different ids part a task. */
type Clock = {
  readonly key: string;
  readonly place: number;
  /** Of a task that has nothing but this. */
  single?: TaskClock;
};

export class TaskClocks {
  readonly #book: CalendarBook;
  readonly #project: Clock;
  readonly #resources: ReadonlyMap<string, ResourceInput>;
  readonly #assignmentsOf: ReadonlyMap<string, readonly AssignmentInput[]>;
  readonly #clocks = new Map<string | null, Clock>();

  /** Calendars of project and resources are known to the book or null. */
  constructor(
    book: CalendarBook,
    projectCalendarId: string | null,
    resources: ReadonlyMap<string, ResourceInput>,
    assignmentsOf: ReadonlyMap<string, readonly AssignmentInput[]>,
  ) {
    this.#book = book;
    this.#project =
      projectCalendarId === null ? { key: "", place: USUAL } : this.#clockOf(projectCalendarId);
    this.#resources = resources;
    this.#assignmentsOf = assignmentsOf;
  }

  get projectCalendar(): number {
    return this.#project.place;
  }

  hasAssignments(taskId: string): boolean {
    return this.#assignmentsOf.has(taskId);
  }

  /** What is known to the plan; in no order. */
  assignmentsTo(taskId: string): readonly AssignmentInput[] {
    return this.#assignmentsOf.get(taskId) ?? [];
  }

  *assignments(): Generator<AssignmentInput, undefined> {
    for (const list of this.#assignmentsOf.values()) yield* list;
    return undefined;
  }

  /** Of an assignment of the plan. */
  resource(id: string): ResourceInput {
    return this.#resources.get(id)!;
  }

  #clockOf(id: string): Clock {
    let clock = this.#clocks.get(id);
    if (clock === undefined) {
      const standing = this.#book.standsFor(id);
      clock = { key: standing, place: this.#book.placeOf(standing) };
      this.#clocks.set(id, clock);
    }
    return clock;
  }

  /** The calendar that an assignment of the task runs in. */
  ofAssignment(task: SoundTask, assignment: AssignmentInput): Clock {
    const own = task.calendarId === null ? this.#project : this.#clockOf(task.calendarId);
    if (task.ignoresResourceCalendars) return own;
    const { calendarId } = this.#resources.get(assignment.resourceId)!;
    const resource = calendarId === null ? own : this.#clockOf(calendarId);
    if (task.calendarId === null) return resource;
    if (own.key === resource.key) return own;
    const place = this.#book.placeOfBoth(own.place, resource.place);
    return place === null ? own : { key: JSON.stringify([own.key, resource.key]), place };
  }

  of(task: SoundTask, length: number): TaskClock {
    const own = task.calendarId === null ? this.#project : this.#clockOf(task.calendarId);
    const lagCalendar = own.place;
    if (task.elapsed) return { calendar: ELAPSED, lagCalendar, parts: null };
    const assignments = this.#assignmentsOf.get(task.id);
    if (assignments === undefined)
      return (own.single ??= { calendar: lagCalendar, lagCalendar, parts: null });
    const parts: Part[] = [];
    let first: Clock | null = null;
    let isParted = false;
    for (const assignment of assignments) {
      if (this.#resources.get(assignment.resourceId)!.type !== "work") continue;
      const clock = this.ofAssignment(task, assignment);
      first ??= clock;
      if (first.key !== clock.key) isParted = true;
      const { units, work, delay } = assignment;
      const effort =
        units > 0 && work !== null && work > 0
          ? Math.round(work / units) + length - task.duration
          : length;
      parts.push({ calendar: clock.place, length: boundedLength(delay + effort) });
    }
    if (isParted) return { calendar: lagCalendar, lagCalendar, parts };
    return { calendar: first?.place ?? lagCalendar, lagCalendar, parts: null };
  }
}
