import { ELAPSED, USUAL } from "../calendar/calendar-book.ts";
import type { WorkTimes } from "../calendar/work-times.ts";
import type { Network } from "../network.ts";
import { buildPlan } from "./build-plan.ts";
import { entitiesOf } from "./entity-store.ts";
import { SUMMARY } from "./plan.ts";

/** The working times of a network by ids, with every rule of whose calendar counts (C1, C2, L1) in them. null of unknown ids. */
export type NetworkClocks = {
  readonly project: WorkTimes;
  /** What a task's floats count in: its own calendar, else the project's; every hour of an elapsed task. */
  ofTask(taskId: string): WorkTimes | null;
  /** What the assignment's work runs in; every hour of an elapsed task. */
  ofAssignment(assignmentId: string): WorkTimes | null;
  /** The resource's calendar, else the project's. */
  ofResource(resourceId: string): WorkTimes | null;
  /** What lags count in: the task's calendar, else the project's. */
  lagClock(taskId: string): WorkTimes | null;
};

export function networkClocks(network: Network): NetworkClocks {
  const entities = entitiesOf(network, () => {});
  const plan = buildPlan(entities, false);
  const { book, clocks } = plan;
  const project = book.times[plan.projectCalendar] ?? book.times[USUAL]!;
  const known = (taskId: string) => plan.placeOf.get(taskId);
  const isElapsed = (place: number) =>
    (plan.flags[place]! & SUMMARY) === 0 && plan.tasks[place]!.elapsed;
  const lagClock = (taskId: string) => {
    const place = known(taskId);
    return place === undefined ? null : book.times[plan.lagCalendar[place]!]!;
  };
  return {
    project,
    lagClock,
    ofTask(taskId) {
      const place = known(taskId);
      return place !== undefined && isElapsed(place) ? book.times[ELAPSED]! : lagClock(taskId);
    },
    ofAssignment(assignmentId) {
      const assignment = entities.assignments.get(assignmentId);
      const place = assignment && known(assignment.taskId);
      if (place === undefined || !entities.resources.has(assignment!.resourceId)) return null;
      if (isElapsed(place)) return book.times[ELAPSED]!;
      return book.times[clocks.ofAssignment(plan.tasks[place]!, assignment!).place]!;
    },
    ofResource(resourceId) {
      const resource = entities.resources.get(resourceId);
      if (resource === undefined) return null;
      const { calendarId } = resource;
      if (calendarId === null || !book.has(calendarId)) return project;
      return book.times[book.placeOf(book.standsFor(calendarId))]!;
    },
  };
}
