import type { WorkTimes } from "../calendar/work-times.ts";
import type { AssignmentInput, Instant } from "../network.ts";
import { finishIn, startIn } from "./dates.ts";
import type { Told } from "./asks.ts";
import { COUNTS, type Plan } from "./plan.ts";

export type Deciding = { readonly resourceId: string; readonly calendarId: string | null };

/** The task's assignments to work resources, in the order of its parts. */
const workOf = ({ clocks }: Plan, taskId: string): readonly AssignmentInput[] =>
  clocks
    .assignmentsTo(taskId)
    .filter(({ resourceId }) => clocks.resource(resourceId).type === "work");

/**
 * W1: the resource in whose calendar a date of a task is the given one, while it would be another one in the task's own calendar, else the
 * project's; of several the one with the smallest id. `dateIn` says what the date would be in a calendar, of work of such a length.
 */
export function resourceOfCalendar(
  { plan }: Told,
  task: number,
  given: Instant,
  dateIn: (clock: WorkTimes, length: number) => Instant,
): Deciding | null {
  const input = plan.tasks[task]!;
  if (input.elapsed) return null;
  const { times } = plan.book;
  const own = times[plan.lagCalendar[task]!]!;
  const parts = plan.parts.get(task);
  let least: string | null = null;
  for (const [n, assignment] of workOf(plan, input.id).entries()) {
    const { resourceId } = assignment;
    const clock = times[plan.clocks.ofAssignment(input, assignment).place]!;
    const length = parts?.[n]?.length ?? plan.length[task]!;
    if (dateIn(clock, length) !== given || dateIn(own, length) === given) continue;
    if (least === null || resourceId < least) least = resourceId;
  }
  if (least === null) return null;
  return { resourceId: least, calendarId: plan.clocks.resource(least).calendarId };
}

type Taken = { readonly task: number; readonly units: number };

/** Who is assigned to whom, by resource; of a plan, which is another one as soon as that changes. */
const takenBy = new WeakMap<Plan, ReadonlyMap<string, readonly Taken[]>>();

function tasksOf(plan: Plan, resourceId: string): readonly Taken[] {
  let known = takenBy.get(plan);
  if (known === undefined) {
    const made = new Map<string, Taken[]>();
    for (const { taskId, resourceId: of, units } of plan.clocks.assignments()) {
      const task = plan.placeOf.get(taskId);
      if (task === undefined || units <= 0) continue;
      const list = made.get(of);
      if (list === undefined) made.set(of, [{ task, units }]);
      else list.push({ task, units });
    }
    takenBy.set(plan, (known = made));
  }
  return known.get(resourceId) ?? [];
}

/**
 * W2: the work resource of a delayed task of which too much would be asked if the task began undelayed; of several the one that is taken
 * longest until the task begins, then the one with the smallest id. Null where there is none: the delay is by hand, or out of date.
 */
export function resourceOfLevelling(
  { plan, passes }: Told,
  task: number,
  [from, to]: readonly [from: Instant, to: Instant],
): string | null {
  const begins = startIn(passes.planned, task);
  let best: string | null = null;
  let latest = -Infinity;
  const asked = new Map<string, number>();
  for (const { resourceId, units } of workOf(plan, plan.tasks[task]!.id))
    asked.set(resourceId, (asked.get(resourceId) ?? 0) + units);
  for (const [resourceId, units] of [...asked].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (units <= 0) continue;
    const others = tasksOf(plan, resourceId).filter(
      (other) =>
        other.task !== task &&
        plan.tasks[other.task] !== null &&
        (plan.flags[other.task]! & COUNTS) !== 0 &&
        startIn(passes.planned, other.task) < to &&
        finishIn(passes.planned, other.task) > from,
    );
    const left = plan.clocks.resource(resourceId).maxUnits - units;
    if (mostAtOnce(passes.planned, others) <= left + 1e-9) continue;
    let until = -Infinity;
    for (const other of others) {
      const finish = finishIn(passes.planned, other.task);
      if (finish <= begins && finish > until) until = finish;
    }
    if (best === null || until > latest) [best, latest] = [resourceId, until];
  }
  return best;
}

/** The most units that are taken at one time. */
function mostAtOnce(planned: Parameters<typeof startIn>[0], taken: readonly Taken[]): number {
  const steps = taken.flatMap(({ task, units }) => [
    { at: startIn(planned, task), by: units },
    { at: finishIn(planned, task), by: -units },
  ]);
  steps.sort((a, b) => a.at - b.at || a.by - b.by);
  let most = 0;
  let now = 0;
  for (const { by } of steps) most = Math.max(most, (now += by));
  return most;
}
