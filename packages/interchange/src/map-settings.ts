import type { FrameSettings } from "@parley/shared/documents/frame.ts";
import { dataDateOf } from "./data-date.ts";
import type { Findings } from "./finding.ts";
import type { PlanFile } from "./plan-file.ts";

/** Tenths of a minute that the frame holds. */
const MOST_FLOAT = 10_000_000;

const earliestOf = (tasks: PlanFile["tasks"]): string | null =>
  tasks.reduce<string | null>(
    (least, { start }) => (start !== null && (least === null || start < least) ? start : least),
    null,
  );

/** What a project counts from and how; its calendar is named apart. */
export function mapSettings(plan: PlanFile, findings: Findings): Partial<FrameSettings> {
  const { project, tasks } = plan;
  const { finish, statusDate, scheduleFromStart, scheduling, mustFinishBy = null } = project;
  const dataDate = dataDateOf(plan);
  // Microsoft's status date moves nothing until somebody asks for it; a data date here moves what has not begun.
  if (dataDate === null && statusDate !== null)
    findings.add("map.setting", "", `Status date ${statusDate}`);
  if (scheduling.criticalBy === "longest-path") findings.add("map.setting", "", "Longest path");
  return {
    dataDate,
    projectStart: project.start ?? earliestOf(tasks),
    // Of a plan that is computed from its start the finish is a result, but for one that must be met.
    projectFinish: scheduleFromStart ? mustFinishBy : finish,
    lateFrom: scheduleFromStart && mustFinishBy !== null ? "project-finish" : "network",
    passes: scheduling.passes ?? "microsoft",
    scheduleFrom: scheduleFromStart ? "start" : "finish",
    criticalFloat: Math.max(-MOST_FLOAT, Math.min(MOST_FLOAT, scheduling.criticalFloat)),
    lagCalendar: scheduling.lagCalendar,
    progressRule: scheduling.progress,
    constraintsYield: !scheduling.constraintsHold,
    totalFloat: scheduling.totalFloat,
    everyEndCritical: scheduling.everyEndCritical,
  };
}
