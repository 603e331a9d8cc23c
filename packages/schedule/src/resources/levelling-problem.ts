import type { Instant } from "../network.ts";

/**
 * What levelling decides: leaf tasks in an order in which predecessors come before successors, and what each resource has. Units are
 * integers (see unitsOf), so that sums are exact.
 */
export type LevellingProblem = {
  readonly tasks: readonly LevellingTask[];
  readonly capacities: readonly number[];
};

export type LevellingTask = {
  readonly id: string;
  /**
   * movable: may wait for its resources. follower: goes where its relations put it, never waits. fixed: its dates stand, whatever its
   * predecessors do. gate: no task, but what a summary passes on from the tasks below it, or to them.
   */
  readonly kind: "movable" | "follower" | "fixed" | "gate";
  /** Tasks of a higher rank are placed before all of a lower one; a predecessor's rank is at least its successor's. */
  readonly rank: number;
  /** Where the plan without levelling puts it: nothing comes earlier. */
  readonly release: Instant;
  readonly releaseFinish: Instant;
  /** It must not start later. */
  readonly latestStart: Instant;
  /** When it must be done lest the finish of the plan without levelling slips. */
  readonly lateFinish: Instant;
  readonly asks: readonly Ask[];
  readonly times: TaskTimes;
  readonly demands: readonly Demand[];
};

/** What predecessors ask of a task: the latest (or earliest) of their ends, moved by the lag. */
export type Ask = {
  readonly from: readonly number[];
  readonly pick: "latest" | "earliest";
  /** The end of the predecessors that counts, and the end of this task that is asked for. */
  readonly of: "start" | "finish";
  readonly to: "start" | "finish";
  /** null: no lag. */
  readonly lag: {
    ahead(moment: Instant): Instant;
    back(moment: Instant): Instant;
  } | null;
};

export type TaskTimes = {
  /** The first start at or after a moment. */
  startFrom(asked: Instant): Instant;
  finishFrom(start: Instant): Instant;
  /** A start, as late as may be, from which the task is done by `finish`. */
  startFor(finish: Instant): Instant;
};

export type Demand = {
  /** Index into capacities. */
  readonly resource: number;
  /** Integer, more than 0 and at most the capacity. */
  readonly units: number;
  /** Working spans [from, to, from, to …] of a task that starts and finishes so; null: the whole of it. */
  readonly spans: ((start: Instant, finish: Instant) => readonly Instant[]) | null;
  /** When the task must start for its work to begin at `moment`; null: at that moment. */
  readonly startFor: ((moment: Instant) => Instant) | null;
};

const UNIT = 1_000_000;

/** Units as an integer of millionths, so that three thirds make one. */
export function unitsOf(units: number): number {
  return Number.isFinite(units) && units > 0 ? Math.round(units * UNIT) : 0;
}

export function unitsFrom(integer: number): number {
  return integer / UNIT;
}
