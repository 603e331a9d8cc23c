import { computeSchedule } from "../../compute-schedule.ts";
import { createScheduler } from "../../create-scheduler.ts";
import type { TaskSchedule } from "../../schedule.ts";
import { anyNetwork, type NetworkSize } from "../../testing/any-network.ts";
import { chance, seededRng } from "../../testing/seeded-rng.ts";
import { anyChange } from "./any-change.ts";
import { figuresOf } from "./figures-of.ts";

const text = (value: unknown) => JSON.stringify(value);

/** What is wrong after one of many edits of any network; null where all is as it should be (S1 to S3). */
export function editAndCompare(seed: number, edits: number, size?: NetworkSize): string | null {
  const rng = seededRng(seed);
  const scheduler = createScheduler(anyNetwork(rng, size));
  // The first change takes out ids that stood twice.
  scheduler.apply({});
  let before = figuresOf(scheduler.schedule);
  for (let n = 0; n < edits; n++) {
    const change = anyChange(rng, scheduler.network);
    const where = `seed ${seed}, edit ${n}: `;
    const previewed = chance(rng, 0.3) ? scheduler.preview(change) : null;
    if (previewed !== null && text(figuresOf(scheduler.schedule)) !== text(before))
      return `${where}S3 a preview leaves a trace of ${text(change)}`;
    const answer = scheduler.apply(change);
    const sorted = (tasks: readonly TaskSchedule[]) =>
      tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (previewed !== null && text(sorted(previewed.changed)) !== text(sorted(answer.changed)))
      return `${where}S3 a preview answers otherwise than apply to ${text(change)}`;
    const after = figuresOf(scheduler.schedule);
    const anew = figuresOf(computeSchedule(scheduler.network));
    if (text(after) !== text(anew)) {
      const wrong = Object.keys(anew.tasks).filter(
        (id) => text(anew.tasks[id]) !== text(after.tasks[id]),
      );
      return `${where}S1 ${wrong.join()} after ${text(change)}`;
    }
    const expected = Object.keys(after.tasks).filter(
      (id) => text(before.tasks[id]) !== text(after.tasks[id]),
    );
    if (text(expected) !== text(sorted(answer.changed).map(({ id }) => id)))
      return `${where}S2 changed is ${text(answer.changed)}, not ${expected.join()} after ${text(change)}`;
    before = after;
  }
  return null;
}
