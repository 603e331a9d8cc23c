import type { Schedule } from "../schedule.ts";
import type { LevellingProblem } from "./levelling-problem.ts";
import { NEVER_DELAYED, type LevellingOptions } from "./levelling-options.ts";
import type { PlanView } from "./plan-view.ts";
import type { Delays } from "./realise-levelling.ts";

/**
 * Tasks whose delay pushed another one where it must not be: one of priority 1000 off its dates, or, within float only, any past its late
 * finish. Late starts promise that this does not happen, but not where a calendar puts them off to its next working time.
 */
export function tooFarPushed(
  problem: LevellingProblem,
  view: PlanView,
  base: Schedule,
  schedule: Schedule,
  delays: Delays,
  options: Pick<LevellingOptions, "withinFloatOnly">,
): readonly string[] {
  const isBlamed = new Uint8Array(problem.tasks.length);
  const blamed: string[] = [];
  for (let index = problem.tasks.length - 1; index >= 0; index--) {
    const { id, kind, asks } = problem.tasks[index]!;
    const [was, is] = [base.byId.get(id), schedule.byId.get(id)];
    if (kind !== "gate" && was !== undefined && is !== undefined) {
      const isHeld = view.tasks.get(id)!.priority >= NEVER_DELAYED;
      if (isHeld && (is.start > was.start || is.finish > was.finish)) isBlamed[index] = 1;
      if (options.withinFloatOnly && is.finish > Math.max(was.finish, was.lateFinish))
        isBlamed[index] = 1;
    }
    if (isBlamed[index] === 0) continue;
    if (kind === "movable" && delays.has(id)) blamed.push(id);
    for (const { from } of asks) for (const before of from) isBlamed[before] = 1;
  }
  return blamed;
}
