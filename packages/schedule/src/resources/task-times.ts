import type { WorkTimes } from "../calendar/work-times.ts";
import type { Instant, Tenths } from "../network.ts";
import type { TaskTimes } from "./levelling-problem.ts";
import type { PlanTask, PlanView } from "./plan-view.ts";

/** Duration and the rests of its splits. */
function lengthOf(task: PlanTask): Tenths {
  if (task.duration === 0) return 0;
  return task.splits
    .filter(({ after, rest }) => rest > 0 && after > 0 && after < task.duration)
    .reduce((length, { rest }) => length + rest, task.duration);
}

const POINT: TaskTimes = {
  startFrom: (asked) => asked,
  finishFrom: (start) => start,
  startFor: (finish) => finish,
};

/** How a task lies in time once it has a start (../SPEC.md, C1, C2, F4, F7). */
export function timesOfTask(view: PlanView, task: PlanTask): TaskTimes {
  const length = lengthOf(task);
  if (length === 0) return POINT;
  const parts = partsOf(view, task, length);
  const [{ clock: only, length: whole }] = parts as [Part];
  if (parts.length === 1)
    return {
      startFrom: (asked) => only.next(asked),
      finishFrom: (start) => only.add(start, whole),
      startFor: (finish) => only.add(finish, -whole),
    };
  const over = (pick: (...moments: Instant[]) => Instant, moment: (part: Part) => Instant) =>
    pick(...parts.map(moment));
  return {
    startFrom: (asked) => over(Math.min, ({ clock }) => clock.next(asked)),
    finishFrom: (start) => over(Math.max, (part) => part.clock.add(start, part.length)),
    startFor: (finish) => over(Math.min, (part) => part.clock.add(finish, -part.length)),
  };
}

type Part = { readonly clock: WorkTimes; readonly length: Tenths };

function partsOf(view: PlanView, task: PlanTask, length: Tenths): readonly Part[] {
  const parts = view.assignmentsOf(task.id).map((assignment) => {
    const { units, work, delay } = assignment;
    const effort =
      units > 0 && work !== null && work > 0
        ? Math.round(work / units) + length - task.duration
        : length;
    return { clock: view.clockOfAssignment(assignment), length: delay + effort };
  });
  const [first] = parts;
  if (first === undefined) return [{ clock: view.workClockOf(task.id), length }];
  return parts.every(({ clock }) => clock === first.clock)
    ? [{ clock: first.clock, length }]
    : parts;
}
