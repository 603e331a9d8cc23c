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

function scheduleOf(
  live: LiveSchedule,
  byId: Schedule["byId"],
  findings: readonly ScheduleFinding[],
): Schedule {
  const { plan, passes } = live;
  const isEmpty = plan.count === 0;
  const { projectStart, anchor } = passes;
  let start: Instant | null | undefined;
  return {
    /** Looked for when asked for. */
    get start() {
      if (start === undefined) start = startOf(plan, passes.planned);
      return start;
    },
    finish: live.finish,
    projectStart: isEmpty ? null : projectStart,
    projectFinish: isEmpty ? null : anchor,
    byId,
    findings,
  };
}

/** Tasks of which a figure is other than in a plan that was given up. */
function differences(before: LiveSchedule, after: LiveSchedule): TaskSchedule[] {
  const { plan, figures } = after;
  const wasAt = new Int32Array(plan.tasks.length).fill(-1);
  before.plan.tasks.forEach((task, place) => {
    const now = task === null ? undefined : plan.placeOf.get(task.id);
    if (now !== undefined) wasAt[now] = place;
  });
  const changed: TaskSchedule[] = [];
  for (let task = 0; task < wasAt.length; task++) {
    if (plan.tasks[task] === null) continue;
    const was = wasAt[task]!;
    if (was < 0 || figures.differ(task, before.figures, was)) changed.push(figures.objectOf(task));
  }
  return changed;
}

/** Keeps the schedule of a network up to date (S1 to S3). */
export function createScheduler(network: Network): Scheduler {
  const duplicates: ScheduleFinding[] = [];
  const entities = entitiesOf(network, (finding) => void duplicates.push(finding));
  let live = new LiveSchedule(entities);
  const byId = new ScheduleView(entities, () => live);
  const scheduleNow = (findings: readonly ScheduleFinding[]) => scheduleOf(live, byId, findings);
  let schedule = scheduleNow(sortedFindings([...duplicates, ...live.findings]));

  /** Tasks of which a figure differs; brings `live` and `schedule` up to date. */
  function take(deltas: Deltas): ScheduleChange {
    const before = schedule;
    const write = () => writeDeltas(entities, deltas);
    const isEdit = live.canEdit(deltas);
    if (!isEdit) write();
    let changed: readonly TaskSchedule[];
    const places = isEdit ? live.edit(deltas, write) : null;
    if (places !== null) {
      changed = places.map((place) => live.figures.objectOf(place));
    } else {
      const liveBefore = live;
      live = new LiveSchedule(entities);
      changed = differences(liveBefore, live);
    }
    schedule = scheduleNow(live.findings);
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
      schedule = isRebuilt && !isEdit ? before : scheduleNow(before.findings);
      return answer;
    },
    because(taskId) {
      const place = live.plan.placeOf.get(taskId);
      return place === undefined ? null : becauseOf(live, place);
    },
  };
}
