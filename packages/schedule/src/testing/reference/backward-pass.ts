import type { Instant, RelationInput } from "../../network.ts";
import { earliest, earliestOf, fromStart, isLeaf, lagOf, NOTHING, toStart } from "./asks.ts";
import type { Asks, Dates } from "./asks.ts";
import { gateOf, rollOf } from "./cut-circles.ts";
import { counts, isFixed } from "./forward-pass.ts";
import { isDone, isUnderWay, progressOf } from "./progress.ts";
import type { SoundNetwork } from "./sound-network.ts";
import type { SoundTask } from "./sound-task.ts";
import type { WorkTimes } from "./work-time.ts";

export type BackwardPass = {
  readonly network: SoundNetwork;
  readonly times: WorkTimes;
  /** Of the forward pass; walked from its end. */
  readonly order: readonly string[];
  readonly early: ReadonlyMap<string, Dates>;
  /** Where ends without successors may finish. */
  readonly anchor: Instant;
};

export type LateDates = {
  readonly dates: Map<string, Dates>;
  /** Tasks that no relation and no boundary binds from after. */
  readonly open: Set<string>;
};

/** What comes from the summaries above on every task below. SS and SF out of a summary ask nothing of late dates (U3). */
type Limit = { readonly finish: Instant | null; readonly hasSuccessor: boolean };

export function backwardPass(pass: BackwardPass): LateDates {
  const { network, times, early } = pass;
  const { conventions } = network.project;
  /** Of a leaf or manual summary its late dates; of other summaries the earliest of what lies below. */
  const bound = new Map<string, Dates | null>();
  const dates = new Map<string, Dates>();
  const limits = new Map<string, Limit>();
  const open = new Set<string>();
  const outOf = Map.groupBy(network.relations, (relation) => relation.predecessorId);
  const root: Limit = { finish: null, hasSuccessor: false };

  function askOf(relation: RelationInput): Asks {
    const predecessor = network.tasks.get(relation.predecessorId)!;
    const successor = network.tasks.get(relation.successorId)!;
    const to = counts(successor, network) ? bound.get(successor.id)! : null;
    if (to === null) return NOTHING;
    const span = early.get(predecessor.id)!;
    const duration = isLeaf(predecessor)
      ? predecessor.duration
      : times.lagCalendar(predecessor).between(span.start, span.finish);
    const lag = lagOf(relation, network, times, duration);
    const moment = lag.calendar.subtract(toStart(relation) ? to.start : to.finish, lag.length);
    return fromStart(relation) ? { start: moment, finish: null } : { start: null, finish: moment };
  }

  const askedOf = (task: SoundTask): Asks =>
    (outOf.get(task.id) ?? []).map(askOf).reduce(earliestOf, {
      start: task.bounds?.startNotAfter ?? null,
      finish: task.bounds?.finishNotAfter ?? null,
    });

  function limitBelow(task: SoundTask, above: Limit): Limit {
    if (!task.isActive) return above;
    const asks = askedOf(task);
    const fnlt = task.constraint === "FNLT" ? task.constraintDate : null;
    return {
      finish: [asks.finish, task.deadline, fnlt].reduce(earliest, above.finish),
      hasSuccessor: above.hasSuccessor || asks.start !== null || asks.finish !== null,
    };
  }

  function lateOf(task: SoundTask, above: Limit): Dates {
    const time = times.ofTask(task);
    const own = early.get(task.id)!;
    const asks = askedOf(task);
    let start = asks.start;
    let finish = earliest(asks.finish, above.finish);
    if (asks.start === null && asks.finish === null && !above.hasSuccessor) open.add(task.id);
    const end = conventions.everyEndCritical && open.has(task.id) ? own.finish : pass.anchor;
    finish = [end, task.deadline].reduce(earliest, finish)!;
    const { constraint, constraintDate: date } = task;
    if (constraint === "FNLT" || constraint === "MFO") finish = Math.min(finish, date!);
    if (constraint === "SNLT" || constraint === "MSO") start = earliest(start, date);
    if (conventions.constraintsHold && task.mode === "auto") {
      // B3: where a constraint fixes the dates, nothing but a deadline makes the late ones others.
      if (constraint === "MFO") [start, finish] = [null, earliest(date, task.deadline)!];
      if (constraint === "MSO")
        finish = earliest(time.finishFrom(time.next(date!)), task.deadline)!;
    }
    if (isDone(task)) return own;
    if (isUnderWay(task)) {
      finish = task.mode === "manual" ? finish : time.previous(finish);
      return { start: remainingStart(task, finish) ?? own.start, finish };
    }
    if (conventions.passes === "primavera" && task.mode === "auto")
      return primaveraLate(task, start, finish);
    if (time.length === 0) {
      const at = task.mode === "manual" ? finish : time.previous(earliest(start, finish)!);
      return { start: at, finish: at };
    }
    if (task.mode !== "manual") finish = time.previous(finish);
    const begin = time.startFrom(finish);
    if (start !== null) start = time.next(start);
    return task.mode !== "manual" && start !== null && start < begin
      ? { start, finish: time.finishFrom(start) }
      : { start: begin, finish };
  }

  /** P2. */
  function primaveraLate(task: SoundTask, start: Instant | null, finish: Instant): Dates {
    const time = times.ofTask(task);
    const isPoint = time.length === 0;
    if (isPoint && task.milestoneAt === "start") {
      const at = earliest(start, finish)!;
      return { start: at, finish: at };
    }
    const next = (at: Instant) => (isPoint ? time.calendar.next(at) : time.next(at));
    const cap = start === null ? finish : Math.min(finish, time.finishFrom(next(start)));
    const end = time.previous(cap);
    return { start: time.startFrom(end), finish: end };
  }

  /** G3: with a data date the remaining work has late dates of its own. */
  function remainingStart(task: SoundTask, finish: Instant): Instant | null {
    if (network.project.dataDate === null) return null;
    const time = times.ofTask(task);
    const { left } = progressOf(task, time, NOTHING, network.project);
    return time.add(finish, -left);
  }

  /** B4: what is done binds nobody; of what is under way, the work that remains does (G3). */
  function boundOf(task: SoundTask, late: Dates): Dates | null {
    if (isDone(task)) return null;
    if (!isUnderWay(task)) return late;
    const time = times.ofTask(task);
    const { goesOn } = progressOf(task, time, NOTHING, network.project);
    const start = remainingStart(task, late.finish) ?? (time.length === 0 ? late.finish : goesOn);
    return { start, finish: late.finish };
  }

  for (const node of pass.order.toReversed()) {
    const task = network.tasks.get(node.slice(1))!;
    const above = (task.parentId === null ? undefined : limits.get(task.parentId)) ?? root;
    if (isLeaf(task)) {
      const late = lateOf(task, above);
      dates.set(task.id, late);
      bound.set(task.id, boundOf(task, late));
    } else if (node === rollOf(task)) limits.set(task.id, limitBelow(task, above));
    else if (node === gateOf(task.id)) {
      const children = task.children.map((child) => network.tasks.get(child)!);
      const counted = children.filter((child) => counts(child, network));
      // U5: of a manual task a summary shows the early dates.
      const below = (counted.length > 0 ? counted : children).map((each) =>
        each.mode === "manual" ? early.get(each.id)! : dates.get(each.id)!,
      );
      const start = Math.min(...below.map((each) => each.start));
      const finish = Math.max(...below.map((each) => each.finish));
      dates.set(
        task.id,
        isFixed(task)
          ? { start: Math.max(start, task.start!), finish: Math.max(finish, task.finish!) }
          : { start, finish },
      );
      // G3: through its summary, work under way binds by its start.
      const bounds = counted.flatMap((each) =>
        isLeaf(each) && isUnderWay(each) ? dates.get(each.id)! : (bound.get(each.id) ?? []),
      );
      bound.set(
        task.id,
        bounds.length === 0
          ? null
          : {
              start: Math.min(...bounds.map((each) => each.start)),
              finish: Math.min(...bounds.map((each) => each.finish)),
            },
      );
    }
  }
  return { dates, open };
}
