import { ELAPSED } from "../calendar/calendar-book.ts";
import type { TaskInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { FINISH, NO_LATE, START, START_WORK } from "./dates.ts";
import { CLOCK_SHIFT } from "./edge-lists.ts";
import { percentOf } from "./lag-of-summary.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";
import { hasBegun, isDone } from "./progress.ts";
import type { SoundTask } from "./sound-task.ts";
import { isPercent, isSoundTask, soundLag, soundTask, type Report } from "./sound-values.ts";
import { lengthOf } from "./task-clocks.ts";

/** Runs a part of the work, and keeps what it reports under an id. */
export function withFindings<Result>(
  kept: Map<string, readonly ScheduleFinding[]>,
  id: string,
  work: (report: Report) => Result,
): Result {
  let found: ScheduleFinding[] | null = null;
  const result = work((finding) => void (found ??= []).push(finding));
  if (found !== null) kept.set(id, found);
  else if (kept.size > 0) kept.delete(id);
  return result;
}

/** A task with every number in its range, and what was wrong with it. */
export function soundTaskOf(
  kept: Map<string, readonly ScheduleFinding[]>,
  task: TaskInput,
  isLeaf: boolean,
  isCalendar: (id: string) => boolean,
): SoundTask {
  if (isSoundTask(task, isCalendar)) {
    if (kept.size > 0) kept.delete(task.id);
    return task;
  }
  return withFindings(kept, task.id, (report) => soundTask(task, isLeaf, isCalendar, report));
}

/** Bits, length and calendars of a task, whose parent is described already. */
export function describeTask(plan: Plan, task: number): void {
  const input = plan.tasks[task]!;
  const { outline, flags } = plan;
  const above = outline.parent[task]!;
  const isActive = input.active && (above < 0 || (flags[above]! & is.ACTIVE) !== 0);
  let bits = isActive ? is.THERE | is.ACTIVE : is.THERE;
  if (input.mode === "manual") bits |= is.BY_HAND;
  const constraint = is.CONSTRAINTS[input.constraint];
  plan.constraint[task] = constraint;
  plan.constraintDate[task] = input.constraintDate ?? 0;
  plan.deadline[task] = input.deadline ?? NO_LATE;
  if (constraint > is.ALAP) bits |= is.CONSTRAINED;
  if (input.deadline !== null || constraint === is.SNLT || constraint === is.FNLT)
    bits |= is.CAPPED;
  if (input.bounds !== null) bits |= is.BOUNDED;
  if (input.levellingDelay !== 0) bits |= is.DELAYED;
  const special = is.CAPPED | is.BOUNDED | is.DELAYED;
  if (constraint === is.ASAP && (bits & special) === 0) bits |= is.BARE;
  const length = lengthOf(input);
  const clock = plan.clocks.of(input, length);
  plan.lagCalendar[task] = clock.lagCalendar;
  plan.length[task] = length;
  if (outline.firstChild[task]! >= 0) {
    plan.calendar[task] = clock.lagCalendar;
    plan.parts.delete(task);
    bits |= is.SUMMARY;
    if (input.mode === "manual" && input.start !== null && input.finish !== null) bits |= is.FIXED;
    flags[task] = bits;
    return;
  }
  plan.calendar[task] = clock.calendar;
  if (clock.calendar !== ELAPSED && clock.calendar !== clock.lagCalendar) bits |= is.FOREIGN;
  if (clock.parts === null) plan.parts.delete(task);
  else {
    plan.parts.set(task, clock.parts);
    bits |= is.PARTED;
  }
  const isManual = input.mode === "manual";
  if (isManual && (input.start !== null || input.finish !== null)) bits |= is.MANUAL;
  if (hasBegun(input)) bits |= is.BEGUN;
  if (isDone(input)) bits |= is.DONE;
  if (!isManual && input.constraint === "ALAP") bits |= is.PLACED;
  if (isActive) bits |= is.COUNTS;
  const { conventions, dataDate } = plan.project;
  const isPlain =
    isActive &&
    !isManual &&
    clock.parts === null &&
    (bits & (is.BEGUN | is.DONE | is.PLACED | is.BOUNDED | is.DELAYED)) === 0 &&
    constraint < is.MSO &&
    dataDate === null &&
    conventions.passes !== "primavera";
  const isOpen = !conventions.everyEndCritical;
  if (isPlain && length > 0) bits |= isOpen ? is.PLAIN | is.PLAIN_LATE : is.PLAIN;
  else if (isPlain && constraint === is.ASAP) bits |= isOpen ? is.POINT | is.POINT_LATE : is.POINT;
  flags[task] = bits;
}

/** U6, L1: whether a summary, whose children were looked at already, counts, and whether anything below it has begun. */
export function countUp({ flags, outline }: Plan, task: number): void {
  let bits = flags[task]!;
  if ((bits & is.SUMMARY) === 0) return;
  bits &= ~(is.COUNTS | is.BEGUN | is.SEEN | is.EVEN);
  let below = 0;
  let isEven = (bits & is.FIXED) === 0;
  for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!) {
    const of = flags[child]!;
    below |= of;
    const isUneven = (of & is.SUMMARY) === 0 && (of & (is.BEGUN | is.DONE)) !== 0;
    if (isUneven || (of & (is.COUNTS | is.BY_HAND)) !== is.COUNTS) isEven = false;
  }
  if (isEven) bits |= is.EVEN;
  const counts = (bits & is.ACTIVE) !== 0 && ((bits & is.FIXED) !== 0 || (below & is.COUNTS) !== 0);
  const seen = (below & is.COUNTS) !== 0 ? is.SEEN : 0;
  flags[task] = bits | (counts ? is.COUNTS : 0) | seen | (below & is.BEGUN);
}

/** Notes what a relation is at both of its ends. */
export function describeRelation(plan: Plan, place: number): void {
  const { incoming, outgoing, predecessor, successor } = plan;
  const inAt = incoming.find(successor[place]!, place);
  describeEdges(plan, place, inAt, outgoing.find(predecessor[place]!, place));
}

/** F3. */
export function describeEdges(plan: Plan, place: number, inAt: number, outAt: number): void {
  const relation = plan.relations[place]!;
  const from = plan.predecessor[place]!;
  const to = plan.successor[place]!;
  const { type, lagUnit } = relation;
  const isOfSummary = (plan.flags[from]! & is.SUMMARY) !== 0;
  const isShare = isPercent(relation);
  let bits = type === "SS" || type === "SF" ? is.FROM_START : 0;
  if (type === "FF" || type === "SF") bits |= is.TO_FINISH;
  let { lag } = relation;
  // Nearly all lags are sound, and of plans with millions of them each closure counts.
  if (!Number.isInteger(lag) || Math.abs(lag) > 1_000_000 || plan.relationFindings.size > 0)
    lag = withFindings(plan.relationFindings, relation.id, (report) => soundLag(relation, report));
  if (isShare && isOfSummary) bits |= is.OF_SUMMARY;
  else if (isShare) lag = percentOf(plan.tasks[from]!.duration, lag);
  const { lagCalendar } = plan.project.conventions;
  const isElapsed =
    lagCalendar === "elapsed" ||
    lagUnit === "elapsed" ||
    lagUnit === "elapsed-percent" ||
    (isShare && !isOfSummary && plan.tasks[from]!.elapsed);
  const clock = isElapsed
    ? ELAPSED
    : lagCalendar === "project"
      ? plan.projectCalendar
      : plan.lagCalendar[lagCalendar === "successor" ? to : from]!;
  if ((bits & is.OF_SUMMARY) !== 0) {
    plan.percents.set(place, lag);
    lag = 0;
  } else {
    if (plan.percents.size > 0) plan.percents.delete(place);
    const own = plan.calendar[to]!;
    if (plan.calendar[from] === own && (lag === 0 || clock === own)) bits |= is.SAME_CLOCK;
  }
  const toBits = plan.flags[to]!;
  if ((plan.flags[from]! & is.COUNTS) === 0) bits |= is.MUTE_FORWARD;
  if ((toBits & is.COUNTS) === 0) bits |= is.MUTE_BACKWARD;
  if ((toBits & (is.SUMMARY | is.BEGUN | is.DONE)) === 0) bits |= is.OPEN_END;
  const code = bits | (clock << CLOCK_SHIFT);
  const isSame = (bits & is.SAME_CLOCK) !== 0;
  const asked = (bits & is.FROM_START) === 0 ? FINISH : START;
  plan.incoming.describe(inAt, isSame ? asked + START_WORK : asked, code, lag);
  const bound = (bits & is.TO_FINISH) === 0 ? START : FINISH;
  const isOpen = isSame && (bits & is.OPEN_END) !== 0;
  plan.outgoing.describe(outAt, isOpen ? bound + START_WORK : bound, code, lag);
}
