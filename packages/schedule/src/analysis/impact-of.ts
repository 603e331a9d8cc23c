import type { ChangeSet, ScheduleChange, Scheduler } from "../change-set.ts";
import type { Instant, Network, Tenths } from "../network.ts";
import type { ScheduleFinding, TaskSchedule } from "../schedule.ts";
import { changedNetwork } from "./changed-network.ts";
import {
  compareDates,
  type ComparisonFacts,
  type ScheduleComparison,
} from "./compare-schedules.ts";
import { factsOfNetwork } from "./facts-of-network.ts";
import { byCodeUnits } from "./slip.ts";

/** What a change would do, before anybody does it. Ids are in order. */
export type Impact = ScheduleComparison & {
  /** Tasks that would have less total float than now. */
  readonly floatEaten: readonly FloatEaten[];
  readonly becomeCritical: readonly string[];
  readonly noLongerCritical: readonly string[];
  /** Deadlines that are kept now and would be missed, with the working time by which. */
  readonly deadlinesMissed: readonly MissedDeadline[];
  /** Deadlines that are missed now and would be kept. */
  readonly deadlinesKept: readonly string[];
  readonly newFindings: readonly ScheduleFinding[];
};

export type FloatEaten = {
  readonly taskId: string;
  readonly organisationId: string | null;
  readonly before: Tenths;
  readonly after: Tenths;
};

export type MissedDeadline = {
  readonly taskId: string;
  readonly organisationId: string | null;
  readonly deadline: Instant;
  readonly by: Tenths;
};

/** What a change would move, for whom, and what it would cost. Changes nothing. */
export function impactOf(
  scheduler: Pick<Scheduler, "schedule" | "network" | "preview">,
  change: ChangeSet,
): Impact {
  const { network, schedule } = scheduler;
  const preview = scheduler.preview(change);
  const after = changedNetwork(network, change);
  const was = schedule.byId;
  const is = new Map(preview.changed.map((task) => [task.id, task] as const));
  const removed = new Set(preview.removedIds);
  const touched = [...is.keys()].filter((id) => was.has(id)).sort(byCodeUnits);
  const facts = factsOfPreview(scheduler, after, preview, is);

  const before = new Map<string, TaskSchedule>();
  for (const id of [...touched, ...removed]) if (was.has(id)) before.set(id, was.get(id)!);
  const comparison = compareDates(before, is, facts, {
    before: preview.finishBefore,
    after: preview.finish,
  });
  const organisationOf = (id: string) => facts.factsOf(id)?.organisationId ?? null;
  return {
    ...comparison,
    floatEaten: touched
      .filter((id) => is.get(id)!.totalFloat < was.get(id)!.totalFloat)
      .map((taskId) => ({
        taskId,
        organisationId: organisationOf(taskId),
        before: was.get(taskId)!.totalFloat,
        after: is.get(taskId)!.totalFloat,
      })),
    becomeCritical: touched.filter((id) => is.get(id)!.critical && !was.get(id)!.critical),
    noLongerCritical: touched.filter((id) => !is.get(id)!.critical && was.get(id)!.critical),
    ...deadlines(network, after, change, was, is, facts),
    newFindings: newFindings(schedule.findings, preview.findings),
  };
}

/** Facts of a schedule that is never made whole: the present one, with what the preview changes. */
function factsOfPreview(
  { network, schedule }: Pick<Scheduler, "schedule" | "network">,
  after: Network,
  preview: ScheduleChange,
  changed: ReadonlyMap<string, TaskSchedule>,
): ComparisonFacts {
  const byId = new Map(schedule.byId);
  for (const id of preview.removedIds) byId.delete(id);
  for (const [id, task] of changed) byId.set(id, task);
  const next = {
    ...schedule,
    byId,
    finish: preview.finish,
    findings: preview.findings ?? schedule.findings,
  };
  return factsOfNetwork(after, next, { network, schedule });
}

function deadlines(
  network: Network,
  after: Network,
  change: ChangeSet,
  was: ReadonlyMap<string, TaskSchedule>,
  is: ReadonlyMap<string, TaskSchedule>,
  facts: ComparisonFacts,
): Pick<Impact, "deadlinesMissed" | "deadlinesKept"> {
  const ids = new Set([...is.keys(), ...(change.tasks?.put ?? []).map(({ id }) => id)]);
  const deadlinesIn = ({ tasks }: Network) =>
    new Map(
      tasks
        .filter(({ id, deadline }) => deadline !== null && ids.has(id))
        .map(({ id, deadline }) => [id, deadline!] as const),
    );
  const [before, now] = [deadlinesIn(network), deadlinesIn(after)];
  const isMissed = (task: TaskSchedule | undefined, deadline: Instant | undefined) =>
    task !== undefined && deadline !== undefined && task.finish > deadline;
  const missed: MissedDeadline[] = [];
  const kept: string[] = [];
  for (const taskId of [...ids].sort(byCodeUnits)) {
    const task = is.get(taskId) ?? was.get(taskId);
    const deadline = now.get(taskId);
    const wasMissed = isMissed(was.get(taskId), before.get(taskId));
    if (isMissed(task, deadline) && !wasMissed)
      missed.push({
        taskId,
        organisationId: facts.factsOf(taskId)?.organisationId ?? null,
        deadline: deadline!,
        by: facts.workBetween(taskId, deadline!, task!.finish),
      });
    else if (wasMissed && deadline !== undefined && !isMissed(task, deadline)) kept.push(taskId);
  }
  return { deadlinesMissed: missed, deadlinesKept: kept };
}

function newFindings(
  before: readonly ScheduleFinding[],
  after: readonly ScheduleFinding[] | null,
): readonly ScheduleFinding[] {
  if (after === null) return [];
  const known = new Set(before.map((finding) => JSON.stringify(finding)));
  return after.filter((finding) => !known.has(JSON.stringify(finding)));
}
