import type { Schedule } from "../schedule.ts";

/** What a schedule says, as plain values to compare: the map of a scheduler only shows results when it is asked. */
export function plainSchedule(schedule: Schedule) {
  const { start, finish, projectStart, projectFinish, findings } = schedule;
  const tasks = [...schedule.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { start, finish, projectStart, projectFinish, findings, tasks };
}
