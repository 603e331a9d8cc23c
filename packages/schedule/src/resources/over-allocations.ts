import type { WorkTimes } from "../calendar/work-times.ts";
import type { Instant, Network } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { assignmentLoads, type AssignmentLoad } from "./assignment-load.ts";
import { unitsFrom, unitsOf } from "./levelling-problem.ts";
import { planView, type PlanView } from "./plan-view.ts";

/** A time in which more is asked of a resource than it has, always as much and for the same tasks. */
export type OverAllocation = {
  readonly resourceId: string;
  /** Working moments; nights and days off in between that nobody works in do not end it. */
  readonly from: Instant;
  readonly to: Instant;
  /** What is asked for at once; 1 = full-time. */
  readonly units: number;
  readonly available: number;
  /** All tasks that take part, by id. */
  readonly taskIds: readonly string[];
};

/** Every over-allocation, by resource and then by time; exact to the tenth of a minute. */
export function overAllocations(network: Network, schedule: Schedule): readonly OverAllocation[] {
  const view = planView(network, schedule);
  return overAllocationsOf(
    view,
    assignmentLoads(view, schedule, () => true),
  );
}

export function overAllocationsOf(
  view: PlanView,
  loads: readonly AssignmentLoad[],
): readonly OverAllocation[] {
  const byResource = Map.groupBy(loads, ({ resourceId }) => resourceId);
  return [...byResource.keys()]
    .sort()
    .flatMap((resourceId) => sweep(view, resourceId, byResource.get(resourceId)!));
}

type Excess = {
  from: Instant;
  to: Instant;
  readonly units: number;
  readonly taskIds: readonly string[];
};

/** Goes through the moments at which assignments begin and end; between two of them nothing changes but by calendars. */
function sweep(
  view: PlanView,
  resourceId: string,
  loads: readonly AssignmentLoad[],
): OverAllocation[] {
  const capacity = unitsOf(view.resources.get(resourceId)!.maxUnits);
  const clock = view.clockOfResource(resourceId);
  const edges = loads.flatMap((load) => load.pieces.map((at, n) => ({ at, load, sign: n % 2 })));
  edges.sort((a, b) => a.at - b.at);
  const running = new Set<AssignmentLoad>();
  const found: Excess[] = [];
  let taken = 0;
  for (let n = 0; n < edges.length; n++) {
    const { at, load, sign } = edges[n]!;
    if (sign === 0) running.add(load);
    else running.delete(load);
    taken += sign === 0 ? load.units : -load.units;
    const to = edges[n + 1]?.at ?? at;
    if (taken <= capacity || to === at) continue;
    for (const excess of excessesWithin(view, [...running], at, to, capacity)) {
      const last = found.at(-1);
      if (last !== undefined && goesOn(last, excess, clock)) last.to = excess.to;
      else found.push(excess);
    }
  }
  return found.map(({ from, to, units, taskIds }) => ({
    resourceId,
    from,
    to,
    units: unitsFrom(units),
    available: unitsFrom(capacity),
    taskIds,
  }));
}

/** Where the calendars of loads that all run from one moment to another leave too many of them at work at once. */
function excessesWithin(
  view: PlanView,
  loads: readonly AssignmentLoad[],
  from: Instant,
  to: Instant,
  capacity: number,
): Excess[] {
  const byClock = [...Map.groupBy(loads, ({ clock }) => clock)].map(([clock, group]) => ({
    clock,
    group,
    units: group.reduce((sum, { units }) => sum + units, 0),
  }));
  if (byClock.length === 1) {
    const excess = withinOneClock(byClock[0]!.clock, from, to);
    return excess === null ? [] : [{ ...excess, units: byClock[0]!.units, taskIds: idsOf(loads) }];
  }
  const edges = byClock.flatMap((one) =>
    view
      .spansOf(one.clock)
      .between(from, to)
      .map((at, n) => ({ at, one, sign: n % 2 })),
  );
  edges.sort((a, b) => a.at - b.at);
  const working = new Set<(typeof byClock)[number]>();
  const excesses: Excess[] = [];
  for (let n = 0; n + 1 < edges.length; n++) {
    const { at, one, sign } = edges[n]!;
    if (sign === 0) working.add(one);
    else working.delete(one);
    const until = edges[n + 1]!.at;
    let units = 0;
    for (const each of working) units += each.units;
    if (units > capacity && until > at)
      excesses.push({
        from: at,
        to: until,
        units,
        taskIds: idsOf([...working].flatMap(({ group }) => group)),
      });
  }
  return excesses;
}

function withinOneClock(clock: WorkTimes, from: Instant, to: Instant) {
  const excess = { from: clock.next(from), to: clock.previous(to) };
  return excess.from < excess.to ? excess : null;
}

const idsOf = (loads: readonly AssignmentLoad[]) =>
  [...new Set(loads.map(({ taskId }) => taskId))].sort();

/** At once, or after a time in which the resource does not work; as much, and for the same tasks. */
function goesOn(last: Excess, next: Excess, clock: WorkTimes): boolean {
  return (
    last.units === next.units &&
    last.taskIds.length === next.taskIds.length &&
    last.taskIds.every((id, n) => id === next.taskIds[n]) &&
    (last.to === next.from || clock.between(last.to, next.from) === 0)
  );
}
