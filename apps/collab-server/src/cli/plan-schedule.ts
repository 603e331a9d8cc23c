import type { Finding, FindingGroup } from "@parley/interchange/finding.ts";
import type { PlanFile, PlanTask } from "@parley/interchange/plan-file.ts";
import { scheduleOfPlan } from "@parley/interchange/schedule-of-plan.ts";
import { brokenDatesOf } from "@parley/schedule/broken-dates.ts";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { Schedule, ScheduleFinding, TaskSchedule } from "@parley/schedule/schedule.ts";

export interface ScheduledTask {
  readonly task: PlanTask;
  readonly dates: TaskSchedule;
}

export interface ToldFindings {
  readonly code: string;
  readonly count: number;
  readonly examples: readonly (Pick<Finding, "line" | "subject" | "detail"> | object)[];
}

export interface ScheduledPlan {
  readonly schedule: Schedule;
  /** Leaf tasks, in the order of the file. */
  readonly tasks: readonly ScheduledTask[];
  readonly findings: readonly ToldFindings[];
}

const EXAMPLES = 20;

/** Findings of the engine by kind, with the numbers that the file has for its tasks. */
function toldFindings(
  findings: readonly ScheduleFinding[],
  uidOf: (taskId: string) => number | null,
): ToldFindings[] {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    return typeof value === "string" ? (uidOf(value) ?? value) : value;
  };
  return [...Map.groupBy(findings, ({ type }) => type)].map(([type, all]) => ({
    code: `schedule.${type}`,
    count: all.length,
    examples: all
      .slice(0, EXAMPLES)
      .map((finding) =>
        Object.fromEntries(
          Object.entries(finding).flatMap(([name, value]) =>
            name === "type" ? [] : [[name, told(value)]],
          ),
        ),
      ),
  }));
}

/** Computes a plan file. What reading found comes first, then what the engine found. */
export function schedulePlan(plan: PlanFile, read: readonly FindingGroup[]): ScheduledPlan {
  const { network, uidOf, findings, schedule } = scheduleOfPlan(plan);
  const found = [...schedule.findings, ...brokenDatesOf(network, schedule)];
  const byUid = new Map<number, TaskSchedule>();
  for (const [id, dates] of schedule.byId) {
    const uid = uidOf(id);
    if (uid !== null) byUid.set(uid, dates);
  }
  const tasks = plan.tasks.flatMap((task): ScheduledTask[] => {
    const dates = byUid.get(task.uid);
    return task.summary || task.outlineLevel === 0 || dates === undefined ? [] : [{ task, dates }];
  });
  const ofFile = [...read, ...findings].map(({ code, count, examples }) => ({
    code,
    count,
    examples: examples.map(({ line, subject, detail }) => ({ line, subject, detail })),
  }));
  // Without a start and without a date the engine begins at its first day.
  const nowhere =
    tasks.length > 0 &&
    plan.project.start === null &&
    lacksDates(plan) &&
    !plan.tasks.some(({ start, finish }) => start ?? finish)
      ? [{ code: "schedule.no-start", count: 1, examples: [] }]
      : [];
  return {
    schedule,
    tasks,
    findings: [...ofFile, ...nowhere, ...toldFindings(found, uidOf)],
  };
}

/** Whether some task has no date at all. */
export const lacksDates = ({ tasks }: PlanFile): boolean =>
  tasks.some(
    ({ outlineLevel, start, finish }) => outlineLevel > 0 && start === null && finish === null,
  );

/** Tasks that have no date at all, e.g. of a table of durations and relations, get the computed ones. */
export function withComputedDates(plan: PlanFile): PlanFile {
  const { uidOf, schedule } = scheduleOfPlan(plan);
  const dates = new Map<number, { readonly start: string; readonly finish: string }>();
  for (const [id, { start, finish }] of schedule.byId) {
    const uid = uidOf(id);
    if (uid !== null)
      dates.set(uid, {
        start: textOfInstant(start).slice(0, 16),
        finish: textOfInstant(finish).slice(0, 16),
      });
  }
  const tasks = plan.tasks.map((task) =>
    task.start === null && task.finish === null ? { ...task, ...dates.get(task.uid) } : task,
  );
  return { ...plan, tasks };
}
