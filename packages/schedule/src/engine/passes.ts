import type { Instant } from "../network.ts";
import { BackwardPass } from "./backward-pass.ts";
import {
  copyDates,
  DATES_SHIFT,
  finishIn,
  lateStartIn,
  START,
  startIn,
  type Dates,
} from "./dates.ts";
import { ForwardPass } from "./forward-pass.ts";
import { placeByFreeFloat } from "./place-by-free-float.ts";
import { COUNTS, DONE, FIXED, PLACED, SUMMARY, type Plan } from "./plan.ts";

/** All dates of a plan. */
export type Passes = {
  /** Early dates as logic gives them. */
  readonly logic: ForwardPass;
  readonly late: BackwardPass;
  /**
   * Early dates as they are told: after tasks as late as possible have got their places, which themselves keep those of logic, and from
   * where work under way goes on.
   */
  readonly early: Dates;
  /** Whether early dates are those of logic, but for what is under way. */
  readonly isEarlyLogic: boolean;
  /** Start and finish. */
  readonly planned: Dates;
  readonly projectStart: Instant;
  /** What late dates count from. */
  anchor: Instant;
};

export const isEnd = (bits: number): boolean =>
  (bits & COUNTS) !== 0 && ((bits & SUMMARY) === 0 || (bits & FIXED) !== 0);

/** The latest finish of what counts, of all where nothing does, or what lies outside; null of nothing at all. */
export function finishOf({ flags, tasks, project }: Plan, dates: Dates): Instant | null {
  let latest = -Infinity;
  let any = -Infinity;
  for (let task = 0; task < flags.length; task++) {
    if (tasks[task] === null) continue;
    const finish = finishIn(dates, task);
    if (finish > any) any = finish;
    if (finish > latest && isEnd(flags[task]!)) latest = finish;
  }
  if (latest === -Infinity) latest = any;
  if (project.outsideFinish !== null && project.outsideFinish > latest)
    latest = project.outsideFinish;
  return latest === -Infinity ? null : latest;
}

export function startOf({ flags, tasks }: Plan, dates: Dates): Instant | null {
  let earliest = Infinity;
  let any = Infinity;
  for (let task = 0; task < flags.length; task++) {
    if (tasks[task] === null) continue;
    const start = startIn(dates, task);
    if (start < any) any = start;
    if (start < earliest && isEnd(flags[task]!)) earliest = start;
  }
  if (earliest === Infinity) earliest = any;
  return earliest === Infinity ? null : earliest;
}

export const isBackward = ({ project }: Plan): boolean =>
  project.scheduleFrom === "finish" && project.finish !== null;

/** A2: where a project that is scheduled from its finish begins. */
function latestStart(plan: Plan, late: BackwardPass): Instant {
  let earliest = Infinity;
  for (let task = 0; task < plan.flags.length; task++) {
    const bits = plan.flags[task]!;
    const start = lateStartIn(late.dates, task);
    if (isEnd(bits) && (bits & DONE) === 0 && start < earliest) earliest = start;
  }
  return earliest === Infinity ? plan.projectStart : earliest;
}

/** The dates of logic where tasks are placed, and those of another pass elsewhere. */
function mergedEarly({ flags }: Plan, logic: Dates, placed: Dates): Dates {
  const merged = placed.slice();
  for (let task = 0; task < flags.length; task++)
    if ((flags[task]! & PLACED) !== 0) copyDates(logic, merged, task);
  return merged;
}

/** `gaps`: see sweepBackward; they count in the early dates of logic. */
export function runPasses(plan: Plan, gaps: Float64Array | null): Passes {
  const { project, flags } = plan;
  let { projectStart } = plan;
  const backward = isBackward(plan);
  const forward = (placedBy: Dates | null, counting: Dates | null) => {
    const pass = new ForwardPass(plan, projectStart, { placedBy, early: counting });
    pass.run();
    return pass;
  };
  let logic = forward(null, null);
  const isTarget = project.conventions.lateFrom === "project-finish" && project.finish !== null;
  const anchor =
    backward || isTarget ? project.finish! : (finishOf(plan, logic.dates) ?? projectStart);
  const late = new BackwardPass(plan, logic.dates);
  late.anchor = anchor;
  late.run(gaps);
  if (backward) {
    projectStart = latestStart(plan, late);
    logic = forward(null, null);
  }
  let early = logic.dates;
  let last = logic;
  if (flags.some((bits) => (bits & PLACED) !== 0)) {
    const isPrimavera = project.conventions.passes === "primavera";
    const end = Math.max(anchor, finishOf(plan, early) ?? anchor);
    const placedBy = isPrimavera ? placeByFreeFloat(plan, early, end) : late.dates;
    const placed = forward(placedBy, early).dates;
    early = isPrimavera ? placed : mergedEarly(plan, early, placed);
    last = forward(placedBy, early);
  }
  const canBeUnderWay = project.dataDate !== null;
  const shown = canBeUnderWay ? early.slice() : early;
  for (const [task, start] of last.goesOn) shown[(task << DATES_SHIFT) + START] = start;
  return {
    logic,
    late,
    early: shown,
    isEarlyLogic: early === logic.dates,
    planned: last.dates,
    projectStart,
    anchor,
  };
}
