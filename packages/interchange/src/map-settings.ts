import type { FrameSettings } from "@parley/shared/documents/frame.ts";
import type { Findings } from "./finding.ts";
import type { PlanProject } from "./plan-file.ts";

/** Tenths of a minute that the frame holds. */
const MOST_FLOAT = 10_000_000;

/** What a project counts from and how; its calendar is named apart. */
export function mapSettings(
  { start, finish, statusDate, scheduleFromStart, scheduling, mustFinishBy = null }: PlanProject,
  findings: Findings,
): Partial<FrameSettings> {
  if (mustFinishBy !== null) findings.add("map.setting", "", `Must finish by ${mustFinishBy}`);
  return {
    dataDate: statusDate,
    projectStart: start,
    // Of a plan that is computed from its start the finish is a result.
    projectFinish: scheduleFromStart ? null : finish,
    scheduleFrom: scheduleFromStart ? "start" : "finish",
    criticalFloat: Math.max(-MOST_FLOAT, Math.min(MOST_FLOAT, scheduling.criticalFloat)),
    lagCalendar: scheduling.lagCalendar,
    progressRule: scheduling.progress,
    constraintsYield: !scheduling.constraintsHold,
    totalFloat: scheduling.totalFloat,
    everyEndCritical: scheduling.everyEndCritical,
  };
}
