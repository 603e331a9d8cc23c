import { ELAPSED } from "../calendar/calendar-book.ts";
import type { Tenths } from "../network.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import type { Floats, Passes } from "./passes.ts";
import {
  BEGUN,
  COUNTS,
  DONE,
  FROM_START,
  OF_SUMMARY,
  PLACED,
  SUMMARY,
  TO_FINISH,
  type Plan,
} from "./plan.ts";

/** L1: the own calendar or the project's, never that of resources; every hour where a task is elapsed. */
function floatClock(plan: Plan, task: number) {
  const isElapsed = (plan.flags[task]! & SUMMARY) === 0 && plan.tasks[task]!.elapsed;
  return plan.book.times[isElapsed ? ELAPSED : plan.lagCalendar[task]!]!;
}

export function floatsOf(plan: Plan, passes: Passes, task: number): Floats {
  const { early, late } = passes;
  const bits = plan.flags[task]!;
  const { totalFloat: which, criticalFloat } = plan.project.conventions;
  const clock = floatClock(plan, task);
  const isOver = (bits & (DONE | PLACED)) !== 0;
  const startFloat = isOver ? 0 : clock.between(early.start[task]!, late.start[task]!);
  const finishFloat = isOver ? 0 : clock.between(early.finish[task]!, late.finish[task]!);
  const totalFloat =
    (bits & BEGUN) !== 0 || which === "finish"
      ? finishFloat
      : which === "start"
        ? startFloat
        : Math.min(startFloat, finishFloat);
  return {
    totalFloat,
    startFloat,
    finishFloat,
    freeFloat: isOver ? 0 : (freeFloatOf(plan, passes, task) ?? totalFloat),
    critical: (bits & DONE) === 0 && totalFloat <= criticalFloat,
  };
}

/** L2; null where no successor binds. */
function freeFloatOf(plan: Plan, { early }: Passes, task: number): Tenths | null {
  const { outgoing, flags, kind, lag, lagClock, book } = plan;
  let least: Tenths | null = null;
  const end = outgoing.start[task]! + outgoing.count[task]!;
  for (let at = outgoing.start[task]!; at < end; at++) {
    const to = outgoing.other[at]!;
    if ((flags[to]! & (COUNTS | DONE)) !== COUNTS) continue;
    const relation = outgoing.relation[at]!;
    const bits = kind[relation]!;
    const asked = (bits & TO_FINISH) === 0 ? early.start[to]! : early.finish[to]!;
    const length = (bits & OF_SUMMARY) === 0 ? lag[relation]! : lagOfSummary(plan, relation, early);
    const moment = book.times[lagClock[relation]!]!.add(asked, -length);
    const own = (bits & FROM_START) === 0 ? early.finish[task]! : early.start[task]!;
    const gap = floatClock(plan, task).between(own, moment);
    if (least === null || gap < least) least = gap;
  }
  return least === null ? null : Math.max(0, least);
}
