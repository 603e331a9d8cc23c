import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import type { TaskPromise } from "../documents/task.ts";
import type { EntityId, OrganisationId } from "../primitives/ids.ts";

/** Days since 1970 of the Monday of the week in which a wall-clock minute lies; null where it says nothing. 1 January 1970 was a Thursday. */
export function weekOf(local: string | null): number | null {
  const instant = local === null ? null : instantOf(local);
  if (instant === null) return null;
  const day = Math.floor(instant / TENTHS_PER_DAY);
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** What one promise counts as, and whose it is. */
export type PromiseFact = {
  readonly organisationId: OrganisationId;
  readonly week: number;
  readonly promise: TaskPromise;
};

export type PromiseSum = {
  readonly promised: number;
  readonly ready: number;
  readonly done: number;
  readonly missed: number;
  /** Neither done nor missed yet. */
  readonly open: number;
};

export const NO_PROMISES: PromiseSum = { promised: 0, ready: 0, done: 0, missed: 0, open: 0 };

/** Living promises with a week. A task that is promised twice for the same week counts once: what was promised last. */
export function promiseFacts(
  promises: Iterable<{
    readonly organisationId: OrganisationId;
    readonly list: readonly TaskPromise[];
  }>,
): readonly PromiseFact[] {
  const facts: PromiseFact[] = [];
  for (const { organisationId, list } of promises) {
    const latest = new Map<string, PromiseFact>();
    for (const promise of list) {
      const week = weekOf(promise.week);
      if (promise.removed || week === null) continue;
      const key = `${promise.taskId} ${week}`;
      const former = latest.get(key)?.promise;
      const isLater =
        former === undefined ||
        (promise.createdAt ?? 0) > (former.createdAt ?? 0) ||
        (promise.createdAt === former.createdAt && promise.id > former.id);
      if (isLater) latest.set(key, { organisationId, week, promise });
    }
    facts.push(...latest.values());
  }
  return facts;
}

export function sumOf(facts: Iterable<PromiseFact>): PromiseSum {
  const sum = { ...NO_PROMISES };
  for (const { promise } of facts) {
    sum.promised += 1;
    // What is done was ready, whoever forgot to say so.
    if (promise.ready || promise.outcome === "done") sum.ready += 1;
    if (promise.outcome === "done") sum.done += 1;
    else if (promise.outcome === "missed") sum.missed += 1;
    else sum.open += 1;
  }
  return sum;
}

/** Percent plan complete, 0 to 1: what is done of what was promised. What nobody has settled does not count as done. Null of no promise. */
export const percentComplete = ({ done, promised }: PromiseSum): number | null =>
  promised === 0 ? null : done / promised;

/** Tasks made ready, 0 to 1, of what was promised. */
export const percentReady = ({ ready, promised }: PromiseSum): number | null =>
  promised === 0 ? null : ready / promised;

export const PROMISE_MARKS = ["promised", "ready", "done", "missed"] as const;
/** How far a promise has come, in one word. */
export type PromiseMark = (typeof PROMISE_MARKS)[number];

export const markOf = ({ outcome, ready }: TaskPromise): PromiseMark =>
  outcome ?? (ready ? "ready" : "promised");

/** Of each task what was promised for the latest week. */
export function latestPromises(facts: Iterable<PromiseFact>): ReadonlyMap<string, PromiseFact> {
  const latest = new Map<string, PromiseFact>();
  for (const fact of facts) {
    const former = latest.get(fact.promise.taskId);
    if (former === undefined || fact.week > former.week) latest.set(fact.promise.taskId, fact);
  }
  return latest;
}

/** How often each reason was given, the most frequent first; null: none was given. */
export function reasonsOf(
  facts: Iterable<PromiseFact>,
): readonly { readonly reasonId: EntityId | null; readonly count: number }[] {
  const missed = [...facts].filter(({ promise }) => promise.outcome === "missed");
  const groups = Map.groupBy(missed, ({ promise }) => promise.reasonId);
  return [...groups]
    .map(([reasonId, list]) => ({ reasonId, count: list.length }))
    .sort((a, b) => b.count - a.count || ((a.reasonId ?? "") < (b.reasonId ?? "") ? -1 : 1));
}
