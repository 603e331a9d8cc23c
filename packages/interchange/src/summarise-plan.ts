import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import { parentIndexes, workersByTask } from "./deal-tasks.ts";
import { createFindings, type Finding, type FindingGroup } from "./finding.ts";
import type { PlanFile } from "./plan-file.ts";

/** What the person sees before choosing how to import. */
export type PlanSummary = {
  readonly title: string;
  readonly taskCount: number;
  readonly relationCount: number;
  readonly resourceCount: number;
  readonly calendarCount: number;
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  /** People and companies with work, most tasks first; `name` is the key of a mapping by resource. */
  readonly resources: readonly { readonly name: string; readonly taskCount: number }[];
  /** The upper summary rows in the order of the file; `taskUid` as text is the key of a mapping by branch. */
  readonly branches: readonly {
    readonly taskUid: number;
    readonly name: string;
    readonly level: number;
    readonly taskCount: number;
  }[];
  readonly findings: readonly {
    readonly code: Finding["code"];
    readonly count: number;
    readonly example: string;
  }[];
};

const BRANCH_LEVELS = 3;
const MOST_ENTRIES = 500;

const least = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a);
const greatest = (a: string | null, b: string | null) =>
  a === null || (b !== null && b > a) ? b : a;

export function summarisePlan(plan: PlanFile, findings: readonly FindingGroup[]): PlanSummary {
  const rows = plan.tasks.filter((task) => task.outlineLevel > 0);
  const resources = new Map<string, number>();
  for (const names of workersByTask(plan, createFindings()).values())
    for (const name of names) resources.set(name, (resources.get(name) ?? 0) + 1);
  const parents = parentIndexes(plan.tasks);
  const below = plan.tasks.map(() => 0);
  // Children stand after their parents, so that going backwards every count is complete before it is added.
  for (let index = below.length - 1; index >= 0; index--)
    if (parents[index]! >= 0) below[parents[index]!]! += below[index]! + 1;
  return {
    title:
      plan.project.title ||
      plan.tasks.find((task) => task.outlineLevel === 0)?.name ||
      plan.project.name,
    taskCount: rows.length,
    relationCount: rows.reduce((sum, task) => sum + task.predecessors.length, 0),
    resourceCount: plan.resources.filter((resource) => resource.name !== "").length,
    calendarCount: plan.calendars.length,
    start: rows.reduce((date, task) => least(date, task.start), plan.project.start),
    finish: rows.reduce((date, task) => greatest(date, task.finish), plan.project.finish),
    resources: [...resources]
      .map(([name, taskCount]) => ({ name, taskCount }))
      .toSorted((a, b) => b.taskCount - a.taskCount || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_ENTRIES),
    branches: plan.tasks
      .map((task, index) => ({ task, taskCount: below[index]! }))
      .filter(
        ({ task }) => task.summary && task.outlineLevel > 0 && task.outlineLevel <= BRANCH_LEVELS,
      )
      .map(({ task, taskCount }) => ({
        taskUid: task.uid,
        name: task.name,
        level: task.outlineLevel,
        taskCount,
      }))
      .slice(0, MOST_ENTRIES),
    findings: findings.map(({ code, count, examples }) => ({
      code,
      count,
      example: [examples[0]?.subject, examples[0]?.detail].filter(Boolean).join(": "),
    })),
  };
}
