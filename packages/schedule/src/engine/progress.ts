import type { Instant, Tenths } from "../network.ts";
import type { Plan } from "./plan.ts";
import { boundedLength, type SoundTask } from "./sound-task.ts";
import type { TaskClockwork } from "./task-dates.ts";

export const isDone = (task: SoundTask): boolean =>
  task.actualFinish !== null || task.percentComplete === 100;
export const hasBegun = (task: SoundTask): boolean =>
  task.actualStart !== null || task.actualFinish !== null;

/** Rests of the splits that lie after work from `from` to before `to`. */
function restsBetween({ duration, splits }: SoundTask, from: Tenths, to: Tenths): Tenths {
  let sum = 0;
  for (const { after, rest } of splits)
    if (after > 0 && after < duration && after >= from && after < to) sum += rest;
  return sum;
}

/** G1, G2: where the work that remains of a task begins, and where it ends. `finish` is at least `askedFinish`. */
export function remainderOf(
  plan: Plan,
  clockwork: TaskClockwork,
  task: number,
  askedStart: Instant,
  askedFinish: Instant,
): { readonly goesOn: Instant; readonly finish: Instant; readonly left: Tenths } {
  const input = plan.tasks[task]!;
  const { actualFinish, duration, resume } = input;
  if (actualFinish !== null) return { goesOn: actualFinish, finish: actualFinish, left: 0 };
  const remaining =
    input.remainingDuration ?? Math.round((duration * (100 - input.percentComplete)) / 100);
  const done = Math.max(0, duration - remaining);
  const left = boundedLength(remaining + restsBetween(input, done + 1, Infinity));
  const { dataDate, conventions } = plan.project;
  if (dataDate === null) {
    const before = boundedLength(done + restsBetween(input, 0, done + 1));
    const stop = clockwork.add(task, input.actualStart!, before);
    const from = resume !== null && resume > stop ? resume : stop;
    const goesOn = left === 0 ? stop : clockwork.next(task, from);
    const end = clockwork.add(task, goesOn, left);
    const notBefore = input.constraint === "FNET" ? input.constraintDate! : end;
    return { goesOn, finish: Math.max(end, notBefore), left };
  }
  let from = resume !== null && resume > dataDate ? resume : dataDate;
  const isRetained = conventions.progress === "retained-logic";
  if (isRetained && askedStart > from) from = askedStart;
  const goesOn = clockwork.next(task, from);
  const finish = clockwork.add(task, goesOn, left);
  return { goesOn, finish: isRetained && askedFinish > finish ? askedFinish : finish, left };
}
