import { TENTHS_PER_MINUTE, textOfInstant } from "@parley/schedule/instant.ts";
import type { Schedule, TaskSchedule } from "@parley/schedule/schedule.ts";
import type { PlanFile, PlanTask } from "../plan-file.ts";

/** The figures that a file stores and the engine computes. */
export const FIGURES = ["early", "late", "float", "critical", "dates"] as const;
export type Figure = (typeof FIGURES)[number];

export type Mismatch = {
  readonly uid: number;
  readonly figure: Figure;
  readonly expected: string;
  readonly got: string;
};

export type Comparison = {
  readonly compared: number;
  readonly agreed: Readonly<Record<Figure, number>>;
  readonly mismatches: readonly Mismatch[];
};

/** Files hold minutes. */
const minute = (instant: number): string =>
  textOfInstant(Math.round(instant / TENTHS_PER_MINUTE) * TENTHS_PER_MINUTE).slice(0, 16);

type Pair = readonly [expected: string | null, got: string];

/** What a file does not store agrees with anything. */
const agrees = ([expected, got]: Pair): boolean => expected === null || expected === got;

/** A total float of 0 is left out of many files (corpus README): then the early and late dates have to agree. */
function pairsOf(
  task: PlanTask,
  got: TaskSchedule,
  plan: PlanFile,
): Record<Figure, readonly Pair[]> {
  const { stored } = task;
  const float =
    stored.totalFloat ?? (plan.format === "mspdi" && stored.lateStart !== null ? 0 : null);
  return {
    early: [
      [stored.earlyStart, minute(got.earlyStart)],
      [stored.earlyFinish, minute(got.earlyFinish)],
    ],
    late: [
      [stored.lateStart, minute(got.lateStart)],
      [stored.lateFinish, minute(got.lateFinish)],
    ],
    float: [[float === null ? null : String(float), String(got.totalFloat)]],
    critical: [[stored.critical === null ? null : String(stored.critical), String(got.critical)]],
    dates: [
      [task.start, minute(got.start)],
      [task.finish, minute(got.finish)],
    ],
  };
}

const text = (pairs: readonly Pair[], side: 0 | 1): string =>
  pairs.map((pair) => pair[side] ?? "–").join(" to ");

/** The rows that are judged: automatic, not begun, active, and bound by a predecessor. */
export const isJudged = (task: PlanTask): boolean =>
  !task.manual &&
  !task.inactive &&
  !task.external &&
  task.actualStart === null &&
  task.actualFinish === null &&
  task.percentComplete === 0 &&
  task.predecessors.length > 0;

/** Compares the leaves of a plan, to the minute, with the dates that the program which wrote the file had computed. */
export function compareWithStored(
  plan: PlanFile,
  schedule: Schedule,
  idOf: (uid: number) => string,
  isWanted: (task: PlanTask) => boolean,
): Comparison {
  const agreed = { early: 0, late: 0, float: 0, critical: 0, dates: 0 };
  const mismatches: Mismatch[] = [];
  const leaves = plan.tasks.filter(
    (task) => !task.summary && task.outlineLevel > 0 && isWanted(task),
  );
  for (const task of leaves) {
    const pairs = pairsOf(task, schedule.byId.get(idOf(task.uid))!, plan);
    for (const figure of FIGURES)
      if (pairs[figure].every(agrees)) agreed[figure] += 1;
      else
        mismatches.push({
          uid: task.uid,
          figure,
          expected: text(pairs[figure], 0),
          got: text(pairs[figure], 1),
        });
  }
  return { compared: leaves.length, agreed, mismatches };
}

export function sumOf(comparisons: readonly Comparison[]): Comparison {
  const sum = (count: (each: Comparison) => number) =>
    comparisons.reduce((total, each) => total + count(each), 0);
  return {
    compared: sum((each) => each.compared),
    agreed: {
      early: sum((each) => each.agreed.early),
      late: sum((each) => each.agreed.late),
      float: sum((each) => each.agreed.float),
      critical: sum((each) => each.agreed.critical),
      dates: sum((each) => each.agreed.dates),
    },
    mismatches: [],
  };
}

/** A line a file: how many were compared, and how many agree in each figure. */
export function tableOf(
  rows: readonly (readonly [name: string, comparison: Comparison])[],
): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const cells = (values: readonly (string | number)[]) =>
    values.map((value) => String(value).padStart(9)).join("");
  const lines = rows
    .filter(([, { compared }]) => compared > 0)
    .map(
      ([name, { compared, agreed }]) =>
        name.padEnd(width) + cells([compared, ...FIGURES.map((figure) => agreed[figure])]),
    );
  return [" ".repeat(width) + cells(["tasks", ...FIGURES]), ...lines].join("\n");
}
