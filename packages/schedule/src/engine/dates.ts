import type { Instant } from "../network.ts";
import type { ArrayRoom } from "./array-room.ts";

/**
 * Dates of all tasks, eight numbers each: start, finish, and both as work of the task's calendar (of a summary of its lags' calendar), early
 * and then late. They lie together because what comes after a task is asked for both.
 */
export type Dates = Int32Array<ArrayBuffer>;

/** Numbers a task: 2 to the power of this. */
export const DATES_SHIFT = 3;
/** Of the eight. */
export const START = 0;
export const FINISH = 1;
export const START_WORK = 2;
export const FINISH_WORK = 3;
/** Added to the four above. */
export const LATE = 4;

export const datesOf = (tasks: number, room: ArrayRoom): Dates => room.int32(tasks << DATES_SHIFT);
export const startIn = (dates: Dates, task: number): Instant =>
  dates[(task << DATES_SHIFT) + START]!;
export const finishIn = (dates: Dates, task: number): Instant =>
  dates[(task << DATES_SHIFT) + FINISH]!;
export const lateStartIn = (dates: Dates, task: number): Instant =>
  dates[(task << DATES_SHIFT) + LATE + START]!;
export const lateFinishIn = (dates: Dates, task: number): Instant =>
  dates[(task << DATES_SHIFT) + LATE + FINISH]!;

export function copyDates(from: Dates, to: Dates, task: number): void {
  const at = task << DATES_SHIFT;
  to.set(from.subarray(at, at + LATE), at);
}

/** Forward: nothing is asked for. Less than every moment, so that the later of it and a moment is the moment. */
export const NO_EARLY = -0x80000000;
/** Backward likewise; more than every moment. */
export const NO_LATE = 0x7fffffff;
