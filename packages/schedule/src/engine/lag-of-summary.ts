import type { Tenths } from "../network.ts";
import { finishIn, startIn, type Dates } from "./dates.ts";
import type { Plan } from "./plan.ts";

const LONGEST = 2_000_000_000;

export const percentOf = (length: Tenths, percent: number): Tenths =>
  Math.min(LONGEST, Math.max(-LONGEST, Math.round((length * percent) / 100))) + 0;

/** F3: a percentage of the working time from a summary's early start to its early finish. */
export function lagOfSummary(plan: Plan, relation: number, early: Dates): Tenths {
  const summary = plan.predecessor[relation]!;
  const clock = plan.book.times[plan.lagCalendar[summary]!]!;
  const length = clock.between(startIn(early, summary), finishIn(early, summary));
  return percentOf(length, plan.percents.get(relation)!);
}
