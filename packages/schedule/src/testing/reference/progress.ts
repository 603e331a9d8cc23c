import type { Instant, Tenths } from "../../network.ts";
import { latest, NOTHING, type Asks, type Dates } from "./asks.ts";
import type { SoundNetwork } from "./sound-network.ts";
import type { SoundTask } from "./sound-task.ts";
import { bounded, restsOf, type WorkTime } from "./work-time.ts";

export const isDone = (task: SoundTask): boolean =>
  task.actualFinish !== null || task.percentComplete === 100;
export const hasBegun = (task: SoundTask): boolean =>
  task.actualStart !== null || task.actualFinish !== null;
/** Begun and not done: its start is history, its finish is not. */
export const isUnderWay = (task: SoundTask): boolean => hasBegun(task) && !isDone(task);

export const remainingOf = (task: SoundTask): Tenths =>
  task.remainingDuration ?? Math.round((task.duration * (100 - task.percentComplete)) / 100);

export type Progress = Dates & {
  /** Where the work that remains begins. */
  readonly goesOn: Instant;
  /** That work, with the rests in it. */
  readonly left: Tenths;
};

/** SPEC G1, G2: of a task that has begun. `asks` are those of its predecessors. */
export function progressOf(
  task: SoundTask,
  time: WorkTime,
  asks: Asks,
  { dataDate, conventions }: SoundNetwork["project"],
): Progress {
  if (task.actualFinish !== null)
    return {
      start: task.actualStart ?? time.startFrom(task.actualFinish),
      finish: task.actualFinish,
      goesOn: task.actualFinish,
      left: 0,
    };
  const start = task.actualStart!;
  const remaining = remainingOf(task);
  const done = Math.max(0, task.duration - remaining);
  const stop = time.add(start, bounded(done + restsOf(task, (after) => after <= done)));
  const left = bounded(remaining + restsOf(task, (after) => after > done));
  if (dataDate === null) {
    const goesOn = left === 0 ? stop : time.next(latest(stop, task.resume)!);
    const finish = time.add(goesOn, left);
    const notBefore = task.constraint === "FNET" ? task.constraintDate : null;
    return { start, goesOn, left, finish: latest(finish, notBefore)! };
  }
  const asked = conventions.progress === "retained-logic" ? asks : NOTHING;
  const goesOn = time.next([dataDate, task.resume, asked.start].reduce(latest, null)!);
  return { start, goesOn, left, finish: latest(time.add(goesOn, left), asked.finish)! };
}
