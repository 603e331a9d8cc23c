import type { WorkTimes } from "../calendar/work-times.ts";
import type { AssignmentInput, Instant } from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { unitsOf } from "./levelling-problem.ts";
import type { PlanTask, PlanView } from "./plan-view.ts";

/** When an assignment takes its units. */
export type AssignmentLoad = {
  readonly assignmentId: string;
  readonly taskId: string;
  readonly resourceId: string;
  /** Of one full-time, in integers (see unitsOf); more than 0. */
  readonly units: number;
  /** The units are taken in its working time … */
  readonly clock: WorkTimes;
  /** … from one moment to another: start, end, start, end …; more than one where a task is split. */
  readonly pieces: readonly Instant[];
};

/**
 * From when to when an assignment takes its units of a task that starts and finishes so: from the start of the task (and its own delay)
 * until its work is done or the task is, without the rests of a split task.
 */
export function piecesOfAssignment(
  view: PlanView,
  task: PlanTask,
  assignment: AssignmentInput,
  start: Instant,
  finish: Instant,
): Instant[] {
  const clock = view.clockOfAssignment(assignment);
  const { delay, units, work } = assignment;
  const from = delay === 0 ? start : clock.next(clock.add(start, delay));
  const rests = restsOf(view, task, start);
  let to = finish;
  if (work !== null && work > 0 && units > 0) {
    const rested = rests.reduce((sum, rest) => sum + clock.between(rest.from, rest.to), 0);
    to = Math.min(finish, clock.add(clock.next(from), Math.round(work / units) + rested));
  }
  const pieces: Instant[] = [];
  let at = from;
  for (const rest of rests) {
    if (at < Math.min(rest.from, to)) pieces.push(at, Math.min(rest.from, to));
    at = Math.max(at, rest.to);
  }
  if (at < to) pieces.push(at, to);
  return pieces;
}

type Rest = { readonly from: Instant; readonly to: Instant };

function restsOf(view: PlanView, task: PlanTask, start: Instant): Rest[] {
  if (task.splits.length === 0) return [];
  const clock = view.workClockOf(task.id);
  const rests: Rest[] = [];
  let rested = 0;
  for (const { after, rest } of task.splits) {
    if (after <= 0 || after >= task.duration || rest <= 0) continue;
    const from = clock.add(start, after + rested);
    rested += rest;
    rests.push({ from, to: clock.next(clock.add(start, after + rested)) });
  }
  return rests;
}

/** The loads of all active tasks, by task id and then assignment id. */
export function assignmentLoads(
  view: PlanView,
  schedule: Schedule,
  isWanted: (resourceId: string) => boolean,
): AssignmentLoad[] {
  const loads: AssignmentLoad[] = [];
  for (const id of [...view.tasks.keys()].sort()) {
    const assignments = view.assignmentsOf(id).filter((each) => isWanted(each.resourceId));
    const dates = schedule.byId.get(id);
    if (assignments.length === 0 || dates === undefined || !view.isActive(id)) continue;
    const task = view.tasks.get(id)!;
    for (const assignment of assignments) {
      const units = unitsOf(assignment.units);
      if (units === 0) continue;
      const pieces = piecesOfAssignment(view, task, assignment, dates.start, dates.finish);
      const clock = view.clockOfAssignment(assignment);
      const { id: assignmentId, resourceId } = assignment;
      if (pieces.length > 0)
        loads.push({ assignmentId, taskId: id, resourceId, units, clock, pieces });
    }
  }
  return loads;
}
