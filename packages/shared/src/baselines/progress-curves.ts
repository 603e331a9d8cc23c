import type { FrozenRow } from "./frozen-plan.ts";

/** Moments are tenths of a minute since 1970; amounts are working time in tenths, or tasks where no task has a duration. */
export type ProgressCurves = {
  readonly unit: "work" | "tasks";
  /** Mondays at midnight, from before the first start to after the last finish; of long plans every so many. */
  readonly weeks: readonly number[];
  /** What should be done by then, and all of it; null without a baseline. */
  readonly planned: readonly number[] | null;
  readonly plannedTotal: number;
  /** What is done by then; null after `now`. */
  readonly actual: readonly (number | null)[];
  /** What will be done by then if the rest goes as it stands in the plan; null before `now`. */
  readonly forecast: readonly (number | null)[];
  readonly total: number;
  /** As of `now`. */
  readonly done: number;
  readonly plannedNow: number | null;
  readonly now: number;
};

const DAY = 14_400;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday: the Monday before was three days earlier. */
const FIRST_MONDAY = -3 * DAY;
const MOST_POINTS = 400;

const mondayBefore = (at: number): number =>
  FIRST_MONDAY + Math.floor((at - FIRST_MONDAY) / WEEK) * WEEK;

const share = (from: number, to: number, at: number): number =>
  at >= to ? 1 : at <= from ? 0 : (at - from) / (to - from);

const leavesOf = (rows: readonly FrozenRow[]): readonly FrozenRow[] =>
  rows.filter(({ kind, isSummary, milestone }) => kind === "task" && !isSummary && !milestone);

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);

/** A task is taken to be done evenly from its start to its finish; what is reported of it, from its start until `now`. */
const plannedBy = ({ start, finish }: FrozenRow, at: number): number => share(start, finish, at);

function doneBy({ start, finish, progress }: FrozenRow, at: number, now: number): number {
  const reported = progress / 100;
  // What is done lies before now, whatever the dates say.
  const end = Math.min(finish, now);
  return reported * (start >= end ? (at >= now ? 1 : 0) : share(start, end, at));
}

function forecastBy(row: FrozenRow, at: number, now: number): number {
  const reported = row.progress / 100;
  return reported + (1 - reported) * share(Math.max(row.start, now), row.finish, at);
}

/** The S-curve of a plan, week by week; a burndown is its other side. `planned`: the baseline. Both as one reader sees them. */
export function progressCurves(
  planned: readonly FrozenRow[] | null,
  current: readonly FrozenRow[],
  now: number,
): ProgressCurves {
  const [was, is] = [planned === null ? null : leavesOf(planned), leavesOf(current)];
  const all = [...(was ?? []), ...is];
  const unit = all.some(({ work }) => work > 0) ? "work" : "tasks";
  const weightOf = ({ work }: FrozenRow): number => (unit === "work" ? work : 1);
  const first = all.reduce((least, { start }) => Math.min(least, start), now);
  const last = all.reduce((most, { finish }) => Math.max(most, finish), now);
  const from = mondayBefore(first);
  const step = WEEK * Math.max(1, Math.ceil((last - from) / WEEK / MOST_POINTS));
  const weeks: number[] = [];
  for (let at = from; at < last + step; at += step) weeks.push(at);

  const amount = (rows: readonly FrozenRow[], by: (row: FrozenRow) => number): number =>
    sum(rows.map((row) => weightOf(row) * by(row)));
  return {
    unit,
    weeks,
    planned: was === null ? null : weeks.map((at) => amount(was, (row) => plannedBy(row, at))),
    plannedTotal: sum((was ?? []).map(weightOf)),
    actual: weeks.map((at) => (at > now ? null : amount(is, (row) => doneBy(row, at, now)))),
    forecast: weeks.map((at) => (at < now ? null : amount(is, (row) => forecastBy(row, at, now)))),
    total: sum(is.map(weightOf)),
    done: amount(is, ({ progress }) => progress / 100),
    plannedNow: was === null ? null : amount(was, (row) => plannedBy(row, now)),
    now,
  };
}
