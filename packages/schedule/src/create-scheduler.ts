import type { ChangeSet, ScheduleChange, Scheduler } from "./change-set.ts";
import { becauseOf } from "./engine/because.ts";
import {
  deltasOf,
  entitiesOf,
  networkOf,
  reversedDeltas,
  writeDeltas,
  type Deltas,
} from "./engine/entity-store.ts";
import { LiveSchedule } from "./engine/live-schedule.ts";
import { startOf } from "./engine/passes.ts";
import { ScheduleView } from "./engine/schedule-view.ts";
import { sortedFindings } from "./engine/sorted-findings.ts";
import type { Instant, Network } from "./network.ts";
import type { Schedule, ScheduleFinding, TaskSchedule } from "./schedule.ts";

function scheduleOf(live: LiveSchedule, findings: readonly ScheduleFinding[]): Schedule {
  const { plan, passes, figures } = live;
  const isEmpty = plan.tasks.length === 0;
  const { projectStart, anchor } = passes;
  let start: Instant | null | undefined;
  return {
    /** Looked for when asked for. */
    get start() {
      if (start === undefined) start = startOf(plan, passes.planned.start);
      return start;
    },
    finish: live.finish,
    projectStart: isEmpty ? null : projectStart,
    projectFinish: isEmpty ? null : anchor,
    byId: new ScheduleView(plan, figures),
    findings,
  };
}

function sameFigures(one: TaskSchedule, other: TaskSchedule): boolean {
  const [a, b] = [one, other] as unknown as readonly Readonly<Record<string, unknown>>[];
  return Object.keys(a!).every((figure) => a![figure] === b![figure]);
}

function differences(before: Schedule, after: Schedule): TaskSchedule[] {
  const changed: TaskSchedule[] = [];
  for (const [id, now] of after.byId) {
    const old = before.byId.get(id);
    if (old === undefined || !sameFigures(old, now)) changed.push(now);
  }
  return changed;
}

/** Keeps the schedule of a network up to date (S1 to S3). */
export function createScheduler(network: Network): Scheduler {
  const duplicates: ScheduleFinding[] = [];
  const entities = entitiesOf(network, (finding) => void duplicates.push(finding));
  let live = new LiveSchedule(entities);
  let schedule = scheduleOf(live, sortedFindings([...duplicates, ...live.findings]));

  /** Tasks of which a figure differs; brings `live` and `schedule` up to date. */
  function take(deltas: Deltas): ScheduleChange {
    const before = schedule;
    writeDeltas(entities, deltas);
    let changed: readonly TaskSchedule[];
    const places = live.canEdit(deltas) ? live.edit(deltas) : null;
    if (places !== null) {
      changed = places.map((place) => live.figures.objectOf(place));
      schedule = scheduleOf(live, live.findings);
    } else {
      live = new LiveSchedule(entities);
      schedule = scheduleOf(live, live.findings);
      changed = differences(before, schedule);
    }
    const removedIds: string[] = [];
    for (const [id, { old, now }] of deltas.tasks)
      if (old !== null && now === null) removedIds.push(id);
    const isSame =
      before.findings === schedule.findings ||
      JSON.stringify(before.findings) === JSON.stringify(schedule.findings);
    return {
      changed,
      removedIds,
      finishBefore: before.finish,
      finish: schedule.finish,
      findings: isSame ? null : schedule.findings,
    };
  }

  return {
    get schedule() {
      return schedule;
    },
    get network() {
      return networkOf(entities);
    },
    apply: (change: ChangeSet) => take(deltasOf(entities, change)),
    preview(change: ChangeSet) {
      const deltas = deltasOf(entities, change);
      const before = schedule;
      const liveBefore = live;
      const isEdit = live.canEdit(deltas);
      const answer = take(deltas);
      const isRebuilt = live !== liveBefore;
      if (!isRebuilt) {
        take(reversedDeltas(deltas));
      } else {
        writeDeltas(entities, reversedDeltas(deltas));
        // An edit that was begun and given up has left its traces.
        live = isEdit ? new LiveSchedule(entities) : liveBefore;
      }
      schedule = isRebuilt && !isEdit ? before : scheduleOf(live, before.findings);
      return answer;
    },
    because(taskId) {
      const place = live.plan.placeOf.get(taskId);
      return place === undefined ? null : becauseOf(live, place);
    },
  };
}
