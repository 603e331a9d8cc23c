import type { Instant, Tenths } from "../network.ts";
import { BackwardPass, type EarlyDates } from "./backward-pass.ts";
import { ForwardPass } from "./forward-pass.ts";
import { COUNTS, DONE, FIXED, PLACED, SUMMARY, type Plan } from "./plan.ts";

/** All dates of a plan. */
export type Passes = {
  /** Early dates as logic gives them. */
  readonly logic: ForwardPass;
  readonly late: BackwardPass;
  /** Early dates after tasks as late as possible have got their places; the places themselves keep those of logic. */
  readonly early: EarlyDates;
  /** Start and finish. */
  readonly planned: EarlyDates;
  readonly projectStart: Instant;
  /** What late dates count from. */
  readonly anchor: Instant;
};

const isEnd = (bits: number): boolean =>
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

const isBackward = ({ project }: Plan): boolean =>
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
  const { project, tasks, flags } = plan;
  let { projectStart } = plan;
  const backward = isBackward(plan);
  const isLevelled = tasks.some((task) => task !== null && task.levellingDelay !== 0);
  const isPlaced = flags.some((bits) => (bits & PLACED) !== 0);
  let logic = ran(
    new ForwardPass(plan, projectStart, { isLevelled: false, placedBy: null, early: null }),
  );
  const isTarget = project.conventions.lateFrom === "project-finish" && project.finish !== null;
  let anchor: Instant;
  if (backward || isTarget) anchor = project.finish!;
  else {
    const role = { isLevelled: true, placedBy: null, early: logic };
    const levelled = isLevelled ? ran(new ForwardPass(plan, projectStart, role)) : logic;
    anchor = finishOf(plan, levelled.finish) ?? projectStart;
  }
  const late = new BackwardPass(plan, logic);
  late.anchor = anchor;
  late.run();
  if (backward) {
    projectStart = latestStart(plan, late);
    const role = { isLevelled: false, placedBy: null, early: null };
    logic = ran(new ForwardPass(plan, projectStart, role));
  }
  let early: EarlyDates = logic;
  if (isPlaced) {
    const role = { isLevelled: false, placedBy: late, early: logic };
    early = mergedEarly(plan, logic, ran(new ForwardPass(plan, projectStart, role)));
  }
  const planned =
    isPlaced || isLevelled
      ? ran(
          new ForwardPass(plan, projectStart, {
            isLevelled: true,
            placedBy: isPlaced ? late : null,
            early,
          }),
        )
      : logic;
  return { logic, late, early, planned, projectStart, anchor };
}

/** Of one task (L1 to L3). */
export type Floats = {
  readonly totalFloat: Tenths;
  readonly startFloat: Tenths;
  readonly finishFloat: Tenths;
  readonly freeFloat: Tenths;
  readonly critical: boolean;
};
