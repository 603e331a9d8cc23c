import type { Dates } from "./dates.ts";

/** Of a task whose edges the sweep did not see to the end, or whose floats count in another calendar. No gap is so large. */
export const UNKNOWN_GAP = -Infinity;

/** What sweeps need of a pass forward. */
export type Early = {
  readonly dates: Dates;
  /** Four numbers of each summary: a start and a finish that are asked, a least start, and where what nothing asks starts. */
  readonly gates: Int32Array;
  readonly rootFloor: number;
  evaluate(node: number): boolean;
};

/** What sweeps need of a pass backward. */
export type Late = {
  readonly dates: Dates;
  /** Start and finish that bind predecessors. */
  readonly bounds: Int32Array;
  readonly limits: Int32Array;
  readonly hasSuccessor: Uint8Array;
  /** What late dates count from. */
  readonly anchor: number;
  anchorWork(place: number): number;
  evaluate(node: number): boolean;
};
