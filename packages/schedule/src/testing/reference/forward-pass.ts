import type { Instant, RelationInput } from "../../network.ts";
import { fromStart, isLeaf, lagOf, latest, latestOf, NOTHING, toStart } from "./asks.ts";
import type { Asks, Dates } from "./asks.ts";
import { rollOf } from "./cut-circles.ts";
import { clamp } from "./plain-calendar.ts";
import { hasBegun, isUnderWay, progressOf } from "./progress.ts";
import type { SoundNetwork } from "./sound-network.ts";
import type { SoundTask } from "./sound-task.ts";
import type { WorkTime, WorkTimes } from "./work-time.ts";

export type ForwardPass = {
  readonly network: SoundNetwork;
  readonly times: WorkTimes;
  readonly order: readonly string[];
  readonly projectStart: Instant;
  /** Of a pass that went before: percent lags count in its dates of summaries. */
  readonly early: ReadonlyMap<string, Dates> | null;
  /** A1: tasks as late as possible, where the backward pass put them. */
  readonly placed: ReadonlyMap<string, Dates>;
};

/** What comes down from the summaries above a task. */
type Gate = {
  readonly asks: Asks;
  /** SNET dates of automatic summaries. */
  readonly notBefore: Instant | null;
  /** Where tasks without predecessors start: the project's start or the data date. Nothing below a manual summary. */
  readonly floor: Instant | null;
};

/** U2: a manual summary with both dates is a fixed node; without them it is like an automatic one. */
export const isFixed = (task: SoundTask): boolean =>
  !isLeaf(task) && task.mode === "manual" && task.start !== null && task.finish !== null;

/** U6: whether a task moves others and is seen in what lies above it. */
export function counts(task: SoundTask, network: SoundNetwork): boolean {
  if (!task.isActive) return false;
  if (isLeaf(task) || isFixed(task)) return true;
  return task.children.some((child) => counts(network.tasks.get(child)!, network));
}

export type ForwardDates = {
  /** Of every task, summaries too. */
  readonly dates: Map<string, Dates>;
  /** G3: with a data date, where the remaining work of tasks under way begins: their early start. */
  readonly goesOn: Map<string, Instant>;
};

export function forwardPass(pass: ForwardPass): ForwardDates {
  const { network, times } = pass;
  const { conventions, dataDate } = network.project;
  const dates = new Map<string, Dates>();
  const remains = new Map<string, Instant>();
  const gates = new Map<string, Gate>();
  const into = Map.groupBy(network.relations, (relation) => relation.successorId);
  const root: Gate = {
    asks: NOTHING,
    notBefore: null,
    floor: latest(dataDate, pass.projectStart),
  };

  function askOf(relation: RelationInput): Asks {
    const predecessor = network.tasks.get(relation.predecessorId)!;
    if (!counts(predecessor, network)) return NOTHING;
    const from = dates.get(predecessor.id)!;
    const early = pass.early?.get(predecessor.id) ?? from;
    const duration = isLeaf(predecessor)
      ? predecessor.duration
      : times.lagCalendar(predecessor).between(early.start, early.finish);
    const lag = lagOf(relation, network, times, duration);
    const moment = lag.calendar.add(fromStart(relation) ? from.start : from.finish, lag.length);
    return toStart(relation) ? { start: moment, finish: null } : { start: null, finish: moment };
  }

  const askedOf = (task: SoundTask, gate: Gate): Asks =>
    (into.get(task.id) ?? []).map(askOf).reduce(
      latestOf,
      latestOf(gate.asks, {
        start: task.bounds?.startNotBefore ?? null,
        finish: task.bounds?.finishNotBefore ?? null,
      }),
    );

  function gateBelow(task: SoundTask, above: Gate): Gate {
    if (isFixed(task)) return { asks: NOTHING, notBefore: task.start, floor: null };
    if (!task.isActive) return above;
    return {
      ...above,
      asks: askedOf(task, above),
      notBefore: latest(above.notBefore, task.constraint === "SNET" ? task.constraintDate : null),
    };
  }

  /** F1 to F6: as if nothing had begun. */
  function planned(task: SoundTask, gate: Gate): Dates {
    const time = times.ofTask(task);
    const asks = askedOf(task, gate);
    const { constraint, constraintDate: date } = task;
    const own = latest(gate.notBefore, constraint === "SNET" ? date : null);
    let start = latest(asks.start, own);
    const isBefore =
      constraint === "FNET" && asks.finish === null && gate.floor !== null && date! <= gate.floor;
    const isAsked = start !== null;
    if (start === null && !isBefore) start = gate.floor;
    if (dataDate !== null) start = latest(start, dataDate);
    let finishAsk = latest(asks.finish, constraint === "FNET" ? date : null);
    if (conventions.passes === "primavera") {
      const fromFinish = finishAsk === null ? null : time.startFrom(finishAsk);
      start = latest(start, fromFinish);
      const bound = latest(gate.floor, dataDate);
      if (bound !== null && (start === null || start <= bound))
        start = time.length === 0 ? time.calendar.next(bound) : bound;
      finishAsk = null;
    }
    if (time.length === 0 && start !== null && conventions.passes !== "primavera")
      start = isAsked ? beside(time, start) : start;
    let dates = asked(time, start, finishAsk);

    const fromStart = (at: Instant): Dates => asked(time, at, null);
    const fromFinish = (at: Instant): Dates => ({ start: time.startFrom(at), finish: at });
    const { constraintsHold: holds } = conventions;
    if (constraint === "MSO" && (holds || date! > dates.start)) dates = fromStart(date!);
    if (constraint === "MFO" && (holds || date! > dates.finish)) dates = fromFinish(date!);
    if (constraint === "SNLT" && holds && date! < dates.start) dates = fromStart(date!);
    if (constraint === "FNLT" && holds && date! < dates.finish) dates = fromFinish(date!);
    return dates;
  }

  /** F4: a milestone stays at an end of work, but not where nobody works. */
  const beside = ({ calendar }: WorkTime, at: Instant): Instant =>
    calendar.previous(at) === at ? at : calendar.next(at);

  function asked(time: WorkTime, start: Instant | null, finish: Instant | null): Dates {
    if (start === null) return { start: time.startFrom(finish!), finish: finish! };
    const begin = time.next(start);
    const end = time.finishFrom(begin);
    if (finish === null || finish <= end) return { start: begin, finish: end };
    return { start: Math.max(begin, time.startFrom(finish)), finish };
  }

  function leaf(task: SoundTask, gate: Gate): Dates {
    const time = times.ofTask(task);
    const isManual = task.mode === "manual" && (task.start !== null || task.finish !== null);
    if (isManual) {
      const start = task.actualStart ?? task.start;
      const finish = task.actualFinish ?? task.finish;
      return {
        start: start ?? time.startFrom(finish!),
        finish: finish ?? time.finishFrom(start!),
      };
    }
    if (hasBegun(task)) {
      const progress = progressOf(task, time, askedOf(task, gate), network.project);
      if (dataDate !== null && isUnderWay(task)) remains.set(task.id, progress.goesOn);
      return { start: progress.start, finish: progress.finish };
    }
    const placed = pass.placed.get(task.id);
    if (placed !== undefined) return placed;
    const logic = planned(task, gate);
    if (task.levellingDelay === 0) return logic;
    const start = time.next(clamp(logic.start + task.levellingDelay));
    return { start, finish: time.finishFrom(start) };
  }

  function rolledUp(task: SoundTask): Dates {
    if (isFixed(task)) return { start: task.start!, finish: task.finish! };
    const children = task.children.map((child) => network.tasks.get(child)!);
    const counted = children.filter((child) => counts(child, network));
    const below = (counted.length > 0 ? counted : children).map((child) => dates.get(child.id)!);
    return {
      start: Math.min(...below.map((each) => each.start)),
      finish: Math.max(...below.map((each) => each.finish)),
    };
  }

  for (const node of pass.order) {
    const task = network.tasks.get(node.slice(1))!;
    const gate = (task.parentId === null ? undefined : gates.get(task.parentId)) ?? root;
    if (isLeaf(task)) dates.set(task.id, leaf(task, gate));
    else if (node === rollOf(task)) dates.set(task.id, rolledUp(task));
    else gates.set(task.id, gateBelow(task, gate));
  }
  return { dates, goesOn: remains };
}
