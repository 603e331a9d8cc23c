import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { longestPathOf } from "@parley/schedule/longest-path.ts";
import type { Schedule } from "@parley/schedule/schedule.ts";
import { networkOfPlan, type NetworkOfPlan } from "./network-of-plan.ts";
import type { PlanFile } from "./plan-file.ts";
import { withSpans } from "./span-schedule.ts";

export type ScheduleOfPlan = NetworkOfPlan & { readonly schedule: Schedule };

/** The dates of a plan file as the program that wrote it computes them: those of the engine, and what no pass can say. */
export function scheduleOfPlan(plan: PlanFile): ScheduleOfPlan {
  const ofPlan = networkOfPlan(plan);
  const scheduler = createScheduler(ofPlan.network);
  const spanned = withSpans(plan, ofPlan.network, scheduler.schedule);
  if (plan.project.scheduling.criticalBy !== "longest-path")
    return { ...ofPlan, schedule: spanned };
  const path = longestPathOf(scheduler);
  const byId = new Map(
    [...spanned.byId].map(([id, dates]) => [
      id,
      dates.isSummary ? dates : { ...dates, critical: path.has(id) },
    ]),
  );
  return { ...ofPlan, schedule: { ...spanned, byId } };
}
