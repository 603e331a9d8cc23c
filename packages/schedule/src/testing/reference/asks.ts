import type { Instant, RelationInput, Tenths } from "../../network.ts";
import { ALL_HOURS, type PlainCalendar } from "./plain-calendar.ts";
import type { SoundNetwork } from "./sound-network.ts";
import type { SoundTask } from "./sound-task.ts";
import { bounded, type WorkTimes } from "./work-time.ts";

export type Dates = { readonly start: Instant; readonly finish: Instant };

/** What a relation, a boundary or a summary asks for: not before forward, not after backward. */
export type Asks = { readonly start: Instant | null; readonly finish: Instant | null };

export const NOTHING: Asks = { start: null, finish: null };

const both = (
  one: Instant | null,
  other: Instant | null,
  pick: (a: number, b: number) => number,
): Instant | null => (one === null ? other : other === null ? one : pick(one, other));

export const latest = (one: Instant | null, other: Instant | null) => both(one, other, Math.max);
export const earliest = (one: Instant | null, other: Instant | null) => both(one, other, Math.min);

export const latestOf = (one: Asks, other: Asks): Asks => ({
  start: latest(one.start, other.start),
  finish: latest(one.finish, other.finish),
});
export const earliestOf = (one: Asks, other: Asks): Asks => ({
  start: earliest(one.start, other.start),
  finish: earliest(one.finish, other.finish),
});

/** SPEC F3. */
export type Lag = { readonly calendar: PlainCalendar; readonly length: Tenths };

export function lagOf(
  relation: RelationInput,
  network: SoundNetwork,
  times: WorkTimes,
  /** Of a summary, from its early start to its early finish in its own calendar. */
  durationOfPredecessor: Tenths,
): Lag {
  const predecessor = network.tasks.get(relation.predecessorId)!;
  const successor = network.tasks.get(relation.successorId)!;
  const { lagUnit, lag } = relation;
  const isPercent = lagUnit === "percent" || lagUnit === "elapsed-percent";
  const length = isPercent ? bounded(Math.round((durationOfPredecessor * lag) / 100) + 0) : lag;
  const isElapsed =
    lagUnit === "elapsed" ||
    lagUnit === "elapsed-percent" ||
    (isPercent && isLeaf(predecessor) && predecessor.elapsed);
  const { lagCalendar } = network.project.conventions;
  if (isElapsed || lagCalendar === "elapsed") return { calendar: ALL_HOURS, length };
  if (lagCalendar === "project") return { calendar: times.projectCalendar, length };
  const counted = lagCalendar === "successor" ? successor : predecessor;
  return { calendar: times.lagCalendar(counted), length };
}

export const isLeaf = (task: SoundTask): boolean => task.children.length === 0;

export const fromStart = (relation: RelationInput) =>
  relation.type === "SS" || relation.type === "SF";
export const toStart = (relation: RelationInput) =>
  relation.type === "FS" || relation.type === "SS";
