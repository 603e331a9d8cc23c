import type { TaskInput, Tenths } from "../network.ts";

/** A task with every number in its range; see soundTask. */
export type SoundTask = TaskInput & { readonly duration: Tenths };

/** A stretch of a task that runs in a calendar of its own. */
export type Part = { readonly calendar: number; readonly length: Tenths };

const LONGEST: Tenths = 2_000_000_000;
/** Sums of lengths are no longer than the longest length. */
export const boundedLength = (length: Tenths): Tenths => Math.min(LONGEST, length);
