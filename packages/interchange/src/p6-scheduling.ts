import type { P6Options, P6Project } from "./p6-model.ts";
import type { PlanScheduling } from "./plan-file.ts";

/** Primavera's own ways, where the file does not tell them. */
export const P6_SCHEDULING: PlanScheduling = {
  lagCalendar: "predecessor",
  progress: "retained-logic",
  constraintsHold: true,
  totalFloat: "finish",
  criticalFloat: 0,
  everyEndCritical: false,
  passes: "primavera",
};

/** `native`: the file holds what only Primavera knows; other programs' PMXML is computed as Microsoft Project does it. */
export function schedulingOf(
  project: P6Project | null,
  options: P6Options | null,
  usual: PlanScheduling,
): PlanScheduling {
  return {
    lagCalendar: options?.lagCalendar ?? usual.lagCalendar,
    progress: options?.progress ?? usual.progress,
    constraintsHold: usual.constraintsHold,
    totalFloat: options?.totalFloat ?? usual.totalFloat,
    criticalFloat: options?.criticalFloat ?? project?.criticalFloat ?? usual.criticalFloat,
    everyEndCritical: options?.openEndsCritical ?? usual.everyEndCritical,
    ...(usual.passes === undefined ? {} : { passes: usual.passes }),
    ...(usual.passes === "primavera"
      ? { startLagFrom: options?.lagFromActualStart === true ? "actual-start" : "early-start" }
      : {}),
    criticalBy: (options?.longestPath ?? project?.longestPath) ? "longest-path" : "float",
  };
}
