import type { Instant } from "../network.ts";
import type { Because, BecauseOf } from "../schedule.ts";
import { earlyAsks, lateAsks, plainly, strongest, type Ask, type Told } from "./asks.ts";
import { finishIn, lateFinishIn, lateStartIn, startIn } from "./dates.ts";
import { resourceOfCalendar, resourceOfLevelling } from "./deciding-resource.ts";
import { BEGUN, DONE, FIXED, MANUAL, PLACED, SUMMARY } from "./plan.ts";
import { TaskClockwork } from "./task-dates.ts";

type Pair = readonly [start: BecauseOf, finish: BecauseOf];

/** Why a task's dates are what they are. The same rules as the passes have, told for one task. */
export function becauseOf(told: Told, task: number): Because {
  const isSummary = (told.plan.flags[task]! & SUMMARY) !== 0;
  const [start, finish] = isSummary ? ofSummary(told, task, "planned") : early(told, task);
  const [lateStart, lateFinish] = isSummary ? ofSummary(told, task, "late") : late(told, task);
  const drivingRelationIds = isSummary ? [] : driving(told, task);
  return { start, finish, lateStart, lateFinish, drivingRelationIds };
}

/** Which calendar moves the dates of a task; '' is the default one. */
function calendarIdOf({ plan }: Told, task: number): string {
  return plan.tasks[task]!.calendarId ?? plan.project.calendarId ?? "";
}

/** What asked for a date, and whether a calendar gave another one, and whose (W1). */
function because(
  told: Told,
  task: number,
  ask: Ask,
  given: Instant,
  to: "next" | "previous",
): BecauseOf {
  const { reason, moment: asked } = ask;
  if (given === asked) return plainly(reason, asked);
  const by = resourceOfCalendar(told, task, given, (clock) => clock[to](asked));
  return {
    reason,
    asked,
    movedByCalendarId: by?.calendarId ?? calendarIdOf(told, task),
    resourceId: by?.resourceId ?? null,
  };
}

/** A date that follows from the task's other one, by its length in the calendar it runs in. */
function fromOther(told: Told, task: number, other: Instant, given: Instant): BecauseOf {
  const sign = given < other ? -1 : 1;
  const by = resourceOfCalendar(told, task, given, (clock, length) =>
    clock.add(other, sign * length),
  );
  return { ...plainly({ type: "duration" }, other), resourceId: by?.resourceId ?? null };
}

/** U5: the child that starts, or finishes, with it; of several the one with the smallest id. */
function ofSummary({ plan, passes }: Told, task: number, which: "planned" | "late"): Pair {
  const dates = which === "late" ? passes.late.dates : passes.planned;
  const earlyIn = { start: startIn, finish: finishIn };
  const datesIn = which === "late" ? { start: lateStartIn, finish: lateFinishIn } : earlyIn;
  if (which === "planned" && (plan.flags[task]! & FIXED) !== 0)
    return [
      plainly({ type: "manual" }, startIn(dates, task)),
      plainly({ type: "manual" }, finishIn(dates, task)),
    ];
  const childWith = (of: "start" | "finish"): BecauseOf => {
    const asked = datesIn[of](dates, task);
    let least: string | null = null;
    for (
      let child = plan.outline.firstChild[task]!;
      child >= 0;
      child = plan.outline.nextSibling[child]!
    ) {
      const { id, mode } = plan.tasks[child]!;
      const isByHand = which === "late" && mode === "manual";
      const date = isByHand ? earlyIn[of](passes.logic.dates, child) : datesIn[of](dates, child);
      if (date === asked && (least === null || id < least)) least = id;
    }
    return plainly(
      least === null ? { type: "manual" } : { type: "children", taskId: least },
      asked,
    );
  };
  return [childWith("start"), childWith("finish")];
}

function early(told: Told, task: number): Pair {
  const { plan, passes } = told;
  const bits = plan.flags[task]!;
  const input = plan.tasks[task]!;
  const start = startIn(passes.planned, task);
  const finish = finishIn(passes.planned, task);
  const fromDuration = (asked: Instant) =>
    fromOther(told, task, asked, asked === start ? finish : start);
  if ((bits & (MANUAL | BEGUN)) !== 0) {
    const isManual = (bits & MANUAL) !== 0;
    const startBecause =
      input.actualStart !== null
        ? plainly({ type: "actual-start" }, start)
        : isManual && input.start !== null
          ? plainly({ type: "manual" }, start)
          : fromDuration(finish);
    if (input.actualFinish !== null)
      return [startBecause, plainly({ type: "actual-finish" }, finish)];
    if (isManual)
      return [
        startBecause,
        input.finish === null ? fromDuration(start) : plainly({ type: "manual" }, finish),
      ];
    return [startBecause, ofRemaining(told, task)];
  }
  if ((bits & PLACED) !== 0)
    return [
      plainly({ type: "as-late-as-possible" }, start),
      plainly({ type: "as-late-as-possible" }, finish),
    ];
  const { constraint, constraintDate: date, levellingDelay } = input;
  const clockwork = new TaskClockwork(plan);
  const asks = earlyAsks(told, task);
  const floor: Ask = {
    of: "start",
    moment: passes.projectStart,
    reason: { type: "project-start" },
  };
  const isAsked = asks.some(({ of, reason }) => of === "start" && reason.type !== "data-date");
  const first = strongest(isAsked ? asks : [...asks, floor], "start", true)!;
  const last = strongest(asks, "finish", true);
  const begin = clockwork.next(task, first.moment);
  if (levellingDelay > 0) {
    const end = clockwork.finishFrom(task, begin);
    const from =
      last === null || last.moment <= end
        ? begin
        : Math.max(begin, clockwork.startFrom(task, last.moment));
    const undelayed = [from, clockwork.finishFrom(task, from)] as const;
    const resourceId = resourceOfLevelling(told, task, undelayed);
    return [{ ...plainly({ type: "levelling" }, start), resourceId }, fromDuration(start)];
  }
  const isFixedStart =
    (constraint === "MSO" || (constraint === "SNLT" && begin > date!)) &&
    start === clockwork.next(task, date!);
  const isFixedFinish =
    (constraint === "MFO" || (constraint === "FNLT" && start < begin)) && finish === date;
  const fixed: Ask | null =
    isFixedStart || isFixedFinish
      ? {
          of: isFixedStart ? "start" : "finish",
          moment: date!,
          reason: { type: "constraint", kind: constraint, ofSummaryId: null },
        }
      : null;
  if (isFixedStart) return [because(told, task, fixed!, start, "next"), fromDuration(start)];
  if (isFixedFinish) return [fromDuration(finish), because(told, task, fixed!, finish, "previous")];
  if (start === begin && (last === null || last.moment < finish))
    return [because(told, task, first, start, "next"), fromDuration(start)];
  if (last === null) return [because(told, task, first, start, "next"), fromDuration(start)];
  const startBecause =
    start === begin && clockwork.finishFrom(task, begin) >= last.moment
      ? because(told, task, first, start, "next")
      : fromDuration(finish);
  return [startBecause, because(told, task, last, finish, "previous")];
}

/** G2: what the end of work under way follows from. */
function ofRemaining({ plan, passes }: Told, task: number): BecauseOf {
  const { resume } = plan.tasks[task]!;
  const { dataDate } = plan.project;
  const finish = finishIn(passes.planned, task);
  if (resume !== null && resume <= finish && (dataDate === null || resume > dataDate))
    return plainly({ type: "resume" }, resume);
  if (dataDate !== null) return plainly({ type: "data-date" }, dataDate);
  return plainly({ type: "duration" }, startIn(passes.planned, task));
}

function late(told: Told, task: number): Pair {
  const { plan, passes } = told;
  const bits = plan.flags[task]!;
  const start = lateStartIn(passes.late.dates, task);
  const finish = lateFinishIn(passes.late.dates, task);
  if ((bits & DONE) !== 0)
    return [plainly({ type: "actual-start" }, start), plainly({ type: "actual-finish" }, finish)];
  const { everyEndCritical, constraintsHold } = plan.project.conventions;
  const { constraint, mode } = plan.tasks[task]!;
  const isHeld =
    constraintsHold &&
    mode === "auto" &&
    (constraint === "MFO" || (constraint === "MSO" && (bits & BEGUN) === 0));
  // B3: where a constraint fixes the dates, only a deadline may ask for others.
  const asks = lateAsks(told, task).filter(
    ({ reason }) => !isHeld || reason.type === "constraint" || reason.type === "deadline",
  );
  if (isHeld && constraint === "MSO") {
    const first = strongest(asks, "start", false)!;
    return [because(told, task, first, start, "next"), fromOther(told, task, start, finish)];
  }
  const last = strongest(asks, "finish", false)!;
  const isOwnEnd =
    everyEndCritical &&
    finish === finishIn(passes.logic.dates, task) &&
    last.reason.type === "project-finish";
  const finishBecause = isOwnEnd
    ? plainly({ type: "duration" }, startIn(passes.logic.dates, task))
    : because(told, task, last, finish, "previous");
  if ((bits & BEGUN) !== 0) return [plainly({ type: "actual-start" }, start), finishBecause];
  const first = strongest(asks, "start", false);
  if (first !== null && first.moment <= start && first.moment < last.moment) {
    const clockwork = new TaskClockwork(plan);
    const asked = clockwork.next(task, first.moment);
    if (asked === start && clockwork.finishFrom(task, start) === finish)
      return [because(told, task, first, start, "next"), fromOther(told, task, start, finish)];
  }
  return [fromOther(told, task, finish, start), finishBecause];
}

/** Relations that alone would give the task its early dates, by id. */
function driving(told: Told, task: number): readonly string[] {
  const { plan, passes } = told;
  const goesOn = passes.logic.goesOn.get(task);
  if ((plan.flags[task]! & (MANUAL | BEGUN)) !== 0 && goesOn === undefined) return [];
  const clockwork = new TaskClockwork(plan);
  // Of work under way, with a data date: what remains of it, where that waits for relations (G2).
  const isRetained = plan.project.conventions.progress === "retained-logic";
  if (goesOn !== undefined && !isRetained) return [];
  const start = goesOn ?? startIn(passes.logic.dates, task);
  const finish = finishIn(passes.logic.dates, task);
  const isPrimavera = plan.project.conventions.passes === "primavera";
  const ids = new Set<string>();
  for (const { of, moment, reason } of earlyAsks(told, task)) {
    if (reason.type !== "relation") continue;
    const gives =
      of === "start"
        ? clockwork.next(task, moment) === start
        : isPrimavera
          ? clockwork.next(task, clockwork.startFrom(task, moment)) === start
          : moment === finish;
    if (gives) ids.add(reason.relationId);
  }
  return [...ids].toSorted();
}
