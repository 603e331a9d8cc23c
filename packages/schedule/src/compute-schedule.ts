import { buildPlan } from "./engine/build-plan.ts";
import { entitiesOf } from "./engine/entity-store.ts";
import { sortedFindings } from "./engine/sorted-findings.ts";
import { floatsOf } from "./engine/floats.ts";
import { finishOf, runPasses, startOf } from "./engine/passes.ts";
import { SUMMARY } from "./engine/plan.ts";
import type { Network } from "./network.ts";
import type { Schedule, ScheduleFinding, TaskSchedule } from "./schedule.ts";

/** The schedule of any network (SPEC.md). Never throws. */
export function computeSchedule(network: Network): Schedule {
  const duplicates: ScheduleFinding[] = [];
  const plan = buildPlan(entitiesOf(network, (finding) => void duplicates.push(finding)));
  const passes = runPasses(plan);
  const { early, late, planned } = passes;
  const byId = new Map<string, TaskSchedule>();
  plan.tasks.forEach((task, place) => {
    if (task === null) return;
    byId.set(task.id, {
      id: task.id,
      isSummary: (plan.flags[place]! & SUMMARY) !== 0,
      start: planned.start[place]!,
      finish: planned.finish[place]!,
      earlyStart: early.start[place]!,
      earlyFinish: early.finish[place]!,
      lateStart: late.start[place]!,
      lateFinish: late.finish[place]!,
      ...floatsOf(plan, passes, place),
    });
  });
  const isEmpty = byId.size === 0;
  return {
    start: startOf(plan, planned.start),
    finish: isEmpty ? null : finishOf(plan, planned.finish),
    projectStart: isEmpty ? null : passes.projectStart,
    projectFinish: isEmpty ? null : passes.anchor,
    byId,
    findings: sortedFindings([...duplicates, ...plan.findings]),
  };
}
