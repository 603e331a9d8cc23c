import type { Instant, TaskInput } from "../network.ts";
import type { BecauseOf, Reason } from "../schedule.ts";
import { finishIn, NO_EARLY, NO_LATE, startIn } from "./dates.ts";
import { CLOCK_SHIFT, CODE, LAG, otherEnd, RELATION, WIDTH } from "./edge-lists.ts";
import { lagOfSummary } from "./lag-of-summary.ts";
import type { Passes } from "./passes.ts";
import {
  ACTIVE,
  FIXED,
  FROM_START,
  MUTE_BACKWARD,
  MUTE_FORWARD,
  OF_SUMMARY,
  TO_FINISH,
  type Plan,
} from "./plan.ts";

/** Something that asks for a start or a finish: not before it forward, not after it backward. */
export type Ask = {
  readonly reason: Reason;
  readonly of: "start" | "finish";
  readonly moment: Instant;
};

export type Told = { readonly plan: Plan; readonly passes: Passes };

const named = (task: TaskInput, own: TaskInput): string | null =>
  task.id === own.id ? null : task.id;

/** The task and the summaries through which something reaches it, nearest first. A fixed summary lets nothing through (U2). */
function* upwards({ plan }: Told, task: number, isForward: boolean): Generator<number, undefined> {
  for (let at = task; at >= 0; at = plan.outline.parent[at]!) {
    if (isForward && at !== task && (plan.flags[at]! & FIXED) !== 0) return undefined;
    if (at === task || (plan.flags[at]! & ACTIVE) !== 0) yield at;
  }
  return undefined;
}

/** Everything that asks for a leaf's early dates, but for its own fixed ones (F1 to F3, F6, F8, U2 to U4). */
export function earlyAsks(told: Told, task: number): Ask[] {
  const { plan, passes } = told;
  const asks: Ask[] = [];
  const own = plan.tasks[task]!;
  const { planned, early } = passes;
  for (const at of upwards(told, task, true)) {
    const { incoming } = plan;
    const through = plan.tasks[at]!;
    const { cells } = incoming;
    const end = incoming.endOf(at);
    for (let edge = incoming.start[at]!; edge < end; edge += WIDTH) {
      const bits = cells[edge + CODE]!;
      if ((bits & MUTE_FORWARD) !== 0) continue;
      const place = cells[edge + RELATION]!;
      const from = otherEnd(cells, edge);
      const length =
        (bits & OF_SUMMARY) === 0 ? cells[edge + LAG]! : lagOfSummary(plan, place, early);
      const moment = (bits & FROM_START) === 0 ? finishIn(planned, from) : startIn(planned, from);
      asks.push({
        of: (bits & TO_FINISH) === 0 ? "start" : "finish",
        moment: plan.book.times[bits >> CLOCK_SHIFT]!.add(moment, length),
        reason: {
          type: "relation",
          relationId: plan.relations[place]!.id,
          taskId: plan.tasks[from]!.id,
          throughSummaryId: named(through, own),
        },
      });
    }
    const { bounds, constraint, constraintDate } = through;
    if (bounds?.startNotBefore != null)
      asks.push({ of: "start", moment: bounds.startNotBefore, reason: { type: "boundary" } });
    if (bounds?.finishNotBefore != null)
      asks.push({ of: "finish", moment: bounds.finishNotBefore, reason: { type: "boundary" } });
    if (constraint === "SNET" || (constraint === "FNET" && at === task))
      asks.push({
        of: constraint === "SNET" ? "start" : "finish",
        moment: constraintDate!,
        reason: { type: "constraint", kind: constraint, ofSummaryId: named(through, own) },
      });
  }
  for (let at = plan.outline.parent[task]!; at >= 0; at = plan.outline.parent[at]!)
    if ((plan.flags[at]! & FIXED) !== 0) {
      const { id, start } = plan.tasks[at]!;
      asks.push({
        of: "start",
        moment: start!,
        reason: { type: "manual-summary", summaryId: id },
      });
      break;
    }
  const { dataDate } = plan.project;
  if (dataDate !== null)
    asks.push({ of: "start", moment: dataDate, reason: { type: "data-date" } });
  return asks;
}

/** Everything that asks for a leaf's late dates (B1, B3, U3, U4). */
export function lateAsks(told: Told, task: number): Ask[] {
  const { plan, passes } = told;
  const { late } = passes;
  const own = plan.tasks[task]!;
  const asks: Ask[] = [{ of: "finish", moment: passes.anchor, reason: { type: "project-finish" } }];
  for (const at of upwards(told, task, false)) {
    const { outgoing } = plan;
    const through = plan.tasks[at]!;
    const { cells } = outgoing;
    const end = outgoing.endOf(at);
    for (let edge = outgoing.start[at]!; edge < end; edge += WIDTH) {
      const bits = cells[edge + CODE]!;
      const isStart = (bits & FROM_START) !== 0;
      if ((bits & MUTE_BACKWARD) !== 0 || (isStart && at !== task)) continue;
      const place = cells[edge + RELATION]!;
      const to = otherEnd(cells, edge);
      const bound = late.bounds[to * 2 + ((bits & TO_FINISH) === 0 ? 0 : 1)]!;
      if (bound === NO_LATE) continue;
      const length =
        (bits & OF_SUMMARY) === 0
          ? cells[edge + LAG]!
          : lagOfSummary(plan, place, passes.logic.dates);
      asks.push({
        of: isStart ? "start" : "finish",
        moment: plan.book.times[bits >> CLOCK_SHIFT]!.add(bound, -length),
        reason: {
          type: "relation",
          relationId: plan.relations[place]!.id,
          taskId: plan.tasks[to]!.id,
          throughSummaryId: named(through, own),
        },
      });
    }
    const { bounds, constraint, constraintDate, deadline } = through;
    const ofSummaryId = named(through, own);
    if (bounds?.finishNotAfter != null)
      asks.push({ of: "finish", moment: bounds.finishNotAfter, reason: { type: "boundary" } });
    if (bounds?.startNotAfter != null && at === task)
      asks.push({ of: "start", moment: bounds.startNotAfter, reason: { type: "boundary" } });
    if (deadline !== null)
      asks.push({ of: "finish", moment: deadline, reason: { type: "deadline", ofSummaryId } });
    const isFinish = constraint === "FNLT" || (constraint === "MFO" && at === task);
    const isStart = (constraint === "SNLT" || constraint === "MSO") && at === task;
    if (isFinish || isStart)
      asks.push({
        of: isFinish ? "finish" : "start",
        moment: constraintDate!,
        reason: { type: "constraint", kind: constraint, ofSummaryId },
      });
  }
  return asks;
}

/** Relations before others, then by what they are: the same ask whatever the order of the input. */
const keyOf = ({ reason }: Ask) => `${reason.type === "relation" ? 0 : 1}${JSON.stringify(reason)}`;

export function strongest(asks: readonly Ask[], of: Ask["of"], isForward: boolean): Ask | null {
  let best: Ask | null = null;
  let limit = isForward ? NO_EARLY : NO_LATE;
  for (const ask of asks) {
    if (ask.of !== of) continue;
    const isBetter = isForward ? ask.moment > limit : ask.moment < limit;
    if (isBetter || (ask.moment === limit && keyOf(ask) < keyOf(best!))) best = ask;
    limit = best!.moment;
  }
  return best;
}

export const plainly = (reason: Reason, asked: Instant): BecauseOf => ({
  reason,
  asked,
  movedByCalendarId: null,
  resourceId: null,
});
