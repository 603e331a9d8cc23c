import type { Instant } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import {
  byCodeUnits,
  slipOf,
  slipsByOrganisation,
  type Dates,
  type OrganisationSlip,
  type Slip,
  type TaskSlip,
  type WorkBetween,
} from "./slip.ts";

/** A whole schedule, or the dates that a frozen plan kept of each task. */
export type Baseline =
  | Pick<Schedule, "byId" | "finish">
  | { readonly dates: ReadonlyMap<string, Dates> };

/** What a schedule does not say of tasks; of removed tasks it is what is still known. */
export type TaskFacts = {
  readonly organisationId: string | null;
  readonly milestone: boolean;
  readonly isSummary: boolean;
};

export type ComparisonFacts = {
  /** undefined of a task that nothing is known of. */
  readonly factsOf: (taskId: string) => TaskFacts | undefined;
  readonly workBetween: WorkBetween;
};

export type ScheduleComparison = {
  /** Tasks, summaries too, of which the start or the finish moved, by id; milestones are in it and again on their own. */
  readonly tasks: readonly TaskSlip[];
  readonly milestones: readonly TaskSlip[];
  readonly organisations: readonly OrganisationSlip[];
  /** Ids, in order. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The project's finish; null: it stands, or one side has no tasks. Working time is that of no task: 0. */
  readonly finish: Omit<Slip, "working"> | null;
};

const UNKNOWN: TaskFacts = { organisationId: null, milestone: false, isSummary: false };

/** What moved between two schedules. Nothing of tasks that both have at the same dates. */
export function compareSchedules(
  baseline: Baseline,
  current: Pick<Schedule, "byId" | "finish">,
  facts: ComparisonFacts,
): ScheduleComparison {
  const before: ReadonlyMap<string, Dates> = "byId" in baseline ? baseline.byId : baseline.dates;
  return compareDates(before, current.byId, facts, {
    before: "byId" in baseline ? baseline.finish : lastFinish(baseline.dates),
    after: current.finish,
  });
}

export function compareDates(
  before: ReadonlyMap<string, Dates>,
  after: ReadonlyMap<string, Dates>,
  facts: ComparisonFacts,
  finish: { readonly before: Instant | null; readonly after: Instant | null },
): ScheduleComparison {
  const tasks: TaskSlip[] = [];
  const added: string[] = [];
  const removed: string[] = [];
  for (const [taskId, is] of after) {
    const was = before.get(taskId);
    if (was === undefined) {
      added.push(taskId);
      continue;
    }
    const start = slipOf(taskId, "start", was.start, is.start, facts.workBetween);
    const end = slipOf(taskId, "finish", was.finish, is.finish, facts.workBetween);
    if (start !== null || end !== null)
      tasks.push({ taskId, ...(facts.factsOf(taskId) ?? UNKNOWN), start, finish: end });
  }
  for (const taskId of before.keys()) if (!after.has(taskId)) removed.push(taskId);
  tasks.sort((a, b) => byCodeUnits(a.taskId, b.taskId));
  const organisationsOf = (ids: readonly string[]) =>
    ids
      .map((id) => facts.factsOf(id) ?? UNKNOWN)
      .filter(({ isSummary }) => !isSummary)
      .map(({ organisationId }) => organisationId);
  return {
    tasks,
    milestones: tasks.filter(({ milestone, isSummary }) => milestone && !isSummary),
    organisations: slipsByOrganisation(tasks, organisationsOf(added), organisationsOf(removed)),
    added: added.sort(byCodeUnits),
    removed: removed.sort(byCodeUnits),
    finish: projectSlip(finish.before, finish.after),
  };
}

function projectSlip(before: Instant | null, after: Instant | null): ScheduleComparison["finish"] {
  if (before === null || after === null) return null;
  const slip = slipOf("", "finish", before, after, () => 0);
  return slip === null ? null : { before: slip.before, after: slip.after, days: slip.days };
}

function lastFinish(dates: ReadonlyMap<string, Dates>): Instant | null {
  let last: Instant | null = null;
  for (const { finish } of dates.values()) if (last === null || finish > last) last = finish;
  return last;
}
