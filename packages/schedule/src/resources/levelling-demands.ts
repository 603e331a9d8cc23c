import type { WorkTimes } from "../calendar/work-times.ts";
import { TENTHS_PER_DAY } from "../instant.ts";
import type { Instant } from "../network.ts";
import { piecesOfAssignment } from "./assignment-load.ts";
import { unitsOf, type Demand } from "./levelling-problem.ts";
import type { PlanTask, PlanView } from "./plan-view.ts";

/** Longer tasks are taken to use their resources day and night: laying out their hours would cost more than it is worth. */
const LAID_OUT_AT_MOST = 120 * TENTHS_PER_DAY;

/** By resource: whether all that is assigned to it works by one clock, so that two tasks meet exactly where their spans do. */
export function isUniform(
  view: PlanView,
  taskIds: readonly string[],
): (resourceId: string) => boolean {
  const clocks = new Map<string, WorkTimes | null>();
  for (const id of taskIds)
    for (const assignment of view.assignmentsOf(id)) {
      const clock = view.clockOfAssignment(assignment);
      const known = clocks.get(assignment.resourceId);
      if (known === undefined) clocks.set(assignment.resourceId, clock);
      else if (known !== clock) clocks.set(assignment.resourceId, null);
    }
  return (resourceId) => clocks.get(resourceId) !== null;
}

/** What a task takes. Of a movable one no more than there is: then it waits until it has the resource for itself. */
export function demandsOf(
  view: PlanView,
  task: PlanTask,
  to: {
    readonly resourceIndex: ReadonlyMap<string, number>;
    readonly capacities: readonly number[];
    readonly uniform: (resourceId: string) => boolean;
    readonly isMovable: boolean;
  },
): Demand[] {
  const byResource = Map.groupBy(view.assignmentsOf(task.id), ({ resourceId }) => resourceId);
  const demands: Demand[] = [];
  for (const [resourceId, assignments] of byResource) {
    const resource = to.resourceIndex.get(resourceId);
    if (resource === undefined) continue;
    const asked = assignments.reduce((sum, { units }) => sum + unitsOf(units), 0);
    const units = to.isMovable ? Math.min(asked, to.capacities[resource]!) : asked;
    if (units <= 0) continue;
    const [assignment] = assignments as [(typeof assignments)[number]];
    // Several assignments of one resource: all of it from the first to the last moment of the task.
    const isWhole =
      assignments.length > 1 ||
      (task.splits.length === 0 && assignment.delay === 0 && assignment.work === null);
    const clock = view.clockOfAssignment(assignment);
    const uniform = to.uniform(resourceId);
    const { delay } = assignment;
    demands.push({
      resource,
      units,
      spans:
        isWhole && uniform
          ? null
          : (start, finish) => {
              const pieces = isWhole
                ? [start, finish]
                : piecesOfAssignment(view, task, assignment, start, finish);
              return uniform || finish - start > LAID_OUT_AT_MOST
                ? pieces
                : laidOut(view, clock, pieces);
            },
      startFor: isWhole || delay === 0 ? null : (moment) => clock.add(moment, -delay),
    });
  }
  return demands;
}

function laidOut(view: PlanView, clock: WorkTimes, pieces: readonly Instant[]): Instant[] {
  const spans: Instant[] = [];
  for (let n = 0; n < pieces.length; n += 2)
    spans.push(...view.spansOf(clock).between(pieces[n]!, pieces[n + 1]!));
  return spans;
}
