import type { Instant } from "../network.ts";
import { BackwardPass, type EarlyDates } from "./backward-pass.ts";
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
  readonly early: { readonly start: Int32Array; readonly finish: Int32Array };
  /** Whether early dates are those of logic, but for what is under way. */
  readonly isEarlyLogic: boolean;
  /** Start and finish. */
  readonly planned: EarlyDates;
  readonly projectStart: Instant;
  /** What late dates count from. */
  anchor: Instant;
};

export const isEnd = (bits: number): boolean =>
  (bits & COUNTS) !== 0 && ((bits & SUMMARY) === 0 || (bits & FIXED) !== 0);

/** The latest finish of what counts, of all where nothing does, or what lies outside; null of nothing at all. */
export function finishOf({ flags, tasks, project }: Plan, finish: Int32Array): Instant | null {
  let latest = -Infinity;
  let any = -Infinity;
  for (let task = 0; task < flags.length; task++) {
    if (tasks[task] === null) continue;
    if (finish[task]! > any) any = finish[task]!;
    if (finish[task]! > latest && isEnd(flags[task]!)) latest = finish[task]!;
  }
  if (latest === -Infinity) latest = any;
  if (project.outsideFinish !== null && project.outsideFinish > latest)
    latest = project.outsideFinish;
  return latest === -Infinity ? null : latest;
}

export function startOf({ flags, tasks }: Plan, start: Int32Array): Instant | null {
  let earliest = Infinity;
  let any = Infinity;
  for (let task = 0; task < flags.length; task++) {
    if (tasks[task] === null) continue;
    if (start[task]! < any) any = start[task]!;
    if (start[task]! < earliest && isEnd(flags[task]!)) earliest = start[task]!;
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
    if (isEnd(bits) && (bits & DONE) === 0 && late.start[task]! < earliest)
      earliest = late.start[task]!;
  }
  return earliest === Infinity ? plan.projectStart : earliest;
}

/** The dates of logic where tasks are placed, and those of another pass elsewhere. */
function mergedEarly({ flags }: Plan, logic: ForwardPass, placed: ForwardPass): EarlyDates {
  const start = placed.start.slice();
  const finish = placed.finish.slice();
  for (let task = 0; task < flags.length; task++) {
    if ((flags[task]! & PLACED) === 0) continue;
    start[task] = logic.start[task]!;
    finish[task] = logic.finish[task]!;
  }
  return { start, finish };
}

function ran<Pass extends { run(): void }>(pass: Pass): Pass {
  pass.run();
  return pass;
}

export function runPasses(plan: Plan): Passes {
  const { project, flags } = plan;
  let { projectStart } = plan;
  const backward = isBackward(plan);
  const forward = (placedBy: EarlyDates | null, counting: EarlyDates | null) =>
    ran(new ForwardPass(plan, projectStart, { placedBy, early: counting }));
  let logic = forward(null, null);
  const isTarget = project.conventions.lateFrom === "project-finish" && project.finish !== null;
  const anchor =
    backward || isTarget ? project.finish! : (finishOf(plan, logic.finish) ?? projectStart);
  const late = new BackwardPass(plan, logic);
  late.anchor = anchor;
  late.run();
  if (backward) {
    projectStart = latestStart(plan, late);
    logic = forward(null, null);
  }
  let early: EarlyDates = logic;
  let planned = logic;
  if (flags.some((bits) => (bits & PLACED) !== 0)) {
    const isPrimavera = project.conventions.passes === "primavera";
    const end = Math.max(anchor, finishOf(plan, logic.finish) ?? anchor);
    const placedBy = isPrimavera ? placeByFreeFloat(plan, logic, end) : late;
    const placed = forward(placedBy, logic);
    early = isPrimavera ? placed : mergedEarly(plan, logic, placed);
    planned = forward(placedBy, early);
  }
  const canBeUnderWay = project.dataDate !== null;
  const shown = canBeUnderWay ? { start: early.start.slice(), finish: early.finish } : early;
  for (const [task, start] of planned.goesOn) shown.start[task] = start;
  return {
    logic,
    late,
    early: shown,
    isEarlyLogic: early === logic,
    planned,
    projectStart,
    anchor,
  };
}
