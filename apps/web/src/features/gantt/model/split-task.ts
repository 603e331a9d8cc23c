import { instantOf, textOfInstant, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { Task } from "@parley/shared/documents/task.ts";
import { DAY_TENTHS, splitsOf } from "@parley/shared/schedule/task-input.ts";
import {
  addWork,
  nextWorkStart,
  workBetween,
  workEndOn,
  workStartOn,
  type WorkingCalendar,
} from "@parley/shared/schedule/working-calendar.ts";
import type { Span } from "./chart-model.ts";

/** Days without this work between two parts of a task, `YYYY-MM-DD`, both included. */
export type RestDays = { readonly first: string; readonly last: string };
type Splittable = Pick<Task, "duration" | "elapsed" | "splits">;
type Rest = { readonly after: number; readonly rest: number };

/** What the schema takes. */
const MAX_RESTS = 100;
const MINUTE_TENTHS = 10;

const lengthOf = ({ duration }: Splittable): number => duration ?? DAY_TENTHS;

/** Those that count (F7 of the schedule): after some work, and before the last of it. */
function restsOf(task: Splittable): readonly Rest[] {
  return splitsOf(task.splits)
    .filter(({ after, rest }) => after > 0 && after < lengthOf(task) && rest > 0)
    .toSorted((a, b) => a.after - b.after);
}

/** How much of the work is done after so much time of its calendar since the start; all in tenths of a minute. */
export function workAfter(task: Splittable, passed: number): number {
  let rested = 0;
  for (const { after, rest } of restsOf(task)) {
    if (passed <= after + rested) break;
    rested += Math.min(rest, passed - after - rested);
  }
  return passed - rested;
}

const elapsedBetween = (from: string, to: string): number =>
  Math.max(0, (Date.parse(`${to.slice(0, 16)}Z`) - Date.parse(`${from.slice(0, 16)}Z`)) / 60_000) *
  MINUTE_TENTHS;

/** The task with a rest on those days; null where they do not lie within it. */
export function splitPatch(
  { task, start }: TaskRow,
  { first, last }: RestDays,
  calendar: WorkingCalendar,
): TaskPatch | null {
  if (start === null || task.milestone || last < first) return null;
  const from = task.elapsed ? `${first}T00:00` : workStartOn(calendar, first);
  const to = task.elapsed
    ? new Date(Date.parse(`${last}T00:00Z`) + 86_400_000).toISOString().slice(0, 16)
    : workEndOn(calendar, last);
  const between = task.elapsed
    ? elapsedBetween
    : (a: string, b: string): number => workBetween(calendar, a, b);
  const after = workAfter(task, between(start, from));
  const rest = between(from, to);
  if (after <= 0 || after >= lengthOf(task) || rest <= 0) return null;
  const rests = new Map(restsOf(task).map((each) => [each.after, each.rest]));
  rests.set(after, Math.max(rest, (rests.get(after) ?? 0) + rest));
  if (rests.size > MAX_RESTS) return null;
  const splits = [...rests].toSorted(([a], [b]) => a - b).map(([at, length]) => `${at}:${length}`);
  return { splits: splits.join(",") };
}

/** In the middle, for one day of work: from there a person goes on. */
export function usualRest(row: TaskRow, workdayFrom: (day: number) => number): number | null {
  if (row.dates === null) return null;
  const { start, finish } = row.dates;
  return workdayFrom(Math.round((start + finish) / 2 / TENTHS_PER_DAY));
}

/** The parts of a task that begins at `start`; null where it is whole. */
export function partsOf(
  row: TaskRow,
  start: number,
  calendar: WorkingCalendar,
): readonly Span[] | null {
  const { task } = row;
  const rests = restsOf(task);
  if (rests.length === 0) return null;
  const begin = textOfInstant(start);
  const at = (passed: number): number =>
    task.elapsed ? start + passed : (instantOf(addWork(calendar, begin, passed)) ?? start);
  const startAt = (passed: number): number => {
    const end = at(passed);
    return task.elapsed || passed === 0
      ? end
      : (instantOf(nextWorkStart(calendar, textOfInstant(end))) ?? end);
  };
  const parts: Span[] = [];
  let done = 0;
  let rested = 0;
  for (const { after, rest } of [...rests, { after: lengthOf(task), rest: 0 }]) {
    parts.push({ start: startAt(done + rested), finish: at(after + rested) });
    done = after;
    rested += rest;
  }
  return parts;
}
