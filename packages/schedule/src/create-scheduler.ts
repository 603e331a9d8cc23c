import type { ChangeSet, ScheduleChange, Scheduler } from "./change-set.ts";
import { computeSchedule } from "./compute-schedule.ts";
import {
  deltasOf,
  entitiesOf,
  networkOf,
  reversedDeltas,
  writeDeltas,
} from "./engine/entity-store.ts";
import type { Network } from "./network.ts";
import type { Schedule, TaskSchedule } from "./schedule.ts";

function sameFigures(one: TaskSchedule, other: TaskSchedule): boolean {
  const [a, b] = [one, other] as unknown as readonly Readonly<Record<string, unknown>>[];
  return Object.keys(a!).every((figure) => a![figure] === b![figure]);
}

function changeBetween(before: Schedule, after: Schedule): ScheduleChange {
  const changed: TaskSchedule[] = [];
  for (const [id, now] of after.byId) {
    const old = before.byId.get(id);
    if (old === undefined || !sameFigures(old, now)) changed.push(now);
  }
  const isSame = JSON.stringify(before.findings) === JSON.stringify(after.findings);
  return {
    changed,
    removedIds: [...before.byId.keys()].filter((id) => !after.byId.has(id)),
    finishBefore: before.finish,
    finish: after.finish,
    findings: isSame ? null : after.findings,
  };
}

/** Keeps the schedule of a network up to date (S1 to S3). */
export function createScheduler(network: Network): Scheduler {
  const entities = entitiesOf(network, () => {});
  let schedule = computeSchedule(network);
  return {
    get schedule() {
      return schedule;
    },
    get network() {
      return networkOf(entities);
    },
    apply(change: ChangeSet) {
      writeDeltas(entities, deltasOf(entities, change));
      const before = schedule;
      schedule = computeSchedule(networkOf(entities));
      return changeBetween(before, schedule);
    },
    preview(change: ChangeSet) {
      const deltas = deltasOf(entities, change);
      writeDeltas(entities, deltas);
      const after = computeSchedule(networkOf(entities));
      writeDeltas(entities, reversedDeltas(deltas));
      return changeBetween(schedule, after);
    },
    because: () => null,
  };
}
