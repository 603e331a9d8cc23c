import type { Instant, Network, Tenths } from "../../network.ts";
import type { Schedule, TaskSchedule } from "../../schedule.ts";
import { fromStart, isLeaf, lagOf, toStart, type Dates } from "./asks.ts";
import { backwardPass } from "./backward-pass.ts";
import { passOrder } from "./cut-circles.ts";
import { counts, forwardPass, isFixed } from "./forward-pass.ts";
import { hasBegun, isDone } from "./progress.ts";
import { soundNetwork, type SoundNetwork } from "./sound-network.ts";
import type { SoundTask } from "./sound-task.ts";
import { workTimes, type WorkTimes } from "./work-time.ts";

/** The schedule by the letter of SPEC.md: slow, plain, and written apart from the engine, which is compared with it. */
export function computeReference(input: Network): Schedule {
  const network = soundNetwork(input);
  const { project } = network;
  const times = workTimes(network);
  const order = passOrder(network.tasks, network.relations);
  const nothing: ReadonlyMap<string, Dates> = new Map();
  const tasks = [...network.tasks.values()];
  const counted = tasks.filter((task) => counts(task, network));
  const ends = counted.filter((task) => isLeaf(task) || isFixed(task));

  const forward = (
    projectStart: Instant,
    placed: ReadonlyMap<string, Dates>,
    early: ReadonlyMap<string, Dates> | null,
  ) => forwardPass({ network, times, order, projectStart, early, placed }).dates;
  const finishOf = (dates: ReadonlyMap<string, Dates>): Instant | null =>
    maximum([
      ...(ends.length > 0 ? ends : tasks).map((task) => dates.get(task.id)!.finish),
      ...(project.outsideFinish === null ? [] : [project.outsideFinish]),
    ]);

  const isBackward = project.scheduleFrom === "finish" && project.finish !== null;
  let projectStart = project.start ?? earliestNamed(network);
  let early = forward(projectStart, nothing, null);
  const anchor =
    isBackward || (project.conventions.lateFrom === "project-finish" && project.finish !== null)
      ? project.finish!
      : (finishOf(early) ?? projectStart);
  const { dates: late } = backwardPass({ network, times, order, early, anchor });
  const isLate = (task: SoundTask): boolean =>
    isLeaf(task) && task.mode === "auto" && task.constraint === "ALAP";
  if (isBackward) {
    const starts = ends.filter((task) => !isDone(task)).map((task) => late.get(task.id)!.start);
    projectStart = minimum(starts) ?? projectStart;
    early = forward(projectStart, nothing, null);
  }
  const isPrimavera = project.conventions.passes === "primavera";
  const logic = early;
  const end = Math.max(anchor, finishOf(early) ?? anchor);
  const placed = isPrimavera
    ? placedByFreeFloat({ network, times, order, early, end }, isLate)
    : new Map(tasks.filter(isLate).map((task) => [task.id, late.get(task.id)!]));
  if (placed.size > 0)
    early = new Map(
      [...forward(projectStart, placed, early)].map(([id, dates]) => [
        id,
        placed.has(id) && !isPrimavera ? logic.get(id)! : dates,
      ]),
    );
  const planned = forward(projectStart, placed, early);
  const { goesOn } = forwardPass({
    network,
    times,
    order,
    projectStart,
    early,
    placed,
  });
  const shown = new Map(
    [...early].map(([id, dates]) => [id, { ...dates, start: goesOn.get(id) ?? dates.start }]),
  );

  const byId = new Map<string, TaskSchedule>();
  for (const task of tasks)
    byId.set(task.id, {
      id: task.id,
      isSummary: !isLeaf(task),
      ...planned.get(task.id)!,
      ...prefixed(shown.get(task.id)!, late.get(task.id)!),
      ...floatsOf(task, network, times, shown, late, placed.has(task.id) && !isPrimavera),
    });
  const seen = ends.length > 0 ? ends : tasks;
  return {
    start: minimum(seen.map((task) => planned.get(task.id)!.start)),
    finish: tasks.length === 0 ? null : finishOf(planned),
    projectStart: tasks.length === 0 ? null : projectStart,
    projectFinish: tasks.length === 0 ? null : anchor,
    byId,
    findings: network.findings,
  };
}

const maximum = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b));
const minimum = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b));

const prefixed = (early: Dates, late: Dates) => ({
  earlyStart: early.start,
  earlyFinish: early.finish,
  lateStart: late.start,
  lateFinish: late.finish,
});

/** What stands in where a project has no start. */
function earliestNamed({ tasks, project }: SoundNetwork): Instant {
  const named = [...tasks.values()].flatMap((task) =>
    [task.start, task.finish, task.actualStart, task.actualFinish, task.constraintDate].filter(
      (date) => date !== null,
    ),
  );
  return minimum(named) ?? project.dataDate ?? project.finish ?? 0;
}

function floatsOf(
  task: SoundTask,
  network: SoundNetwork,
  times: WorkTimes,
  early: ReadonlyMap<string, Dates>,
  late: ReadonlyMap<string, Dates>,
  isPlaced: boolean,
) {
  const { conventions } = network.project;
  const calendar = times.floatCalendar(task);
  const [from, to] = [early.get(task.id)!, late.get(task.id)!];
  const isOver = isPlaced || (isLeaf(task) && isDone(task));
  const startFloat = isOver ? 0 : calendar.between(from.start, to.start);
  const finishFloat = isOver ? 0 : calendar.between(from.finish, to.finish);
  const begun = (each: SoundTask): boolean =>
    isLeaf(each) ? hasBegun(each) : each.children.some((child) => begun(network.tasks.get(child)!));
  const smallest = Math.min(startFloat, finishFloat);
  const { totalFloat: which } = conventions;
  const totalFloat =
    begun(task) || which === "finish" ? finishFloat : which === "start" ? startFloat : smallest;
  return {
    startFloat,
    finishFloat,
    totalFloat,
    freeFloat: isOver ? 0 : freeFloat(task, network, times, early, totalFloat),
    critical: !(isLeaf(task) && isDone(task)) && totalFloat <= conventions.criticalFloat,
  };
}

/** SPEC L2. */
function freeFloat(
  task: SoundTask,
  network: SoundNetwork,
  times: WorkTimes,
  early: ReadonlyMap<string, Dates>,
  totalFloat: Tenths,
): Tenths {
  const gap = leastGap(task, network, times, early);
  return gap === null ? totalFloat : Math.max(0, gap);
}

/** SPEC P3: by task, successors first. */
function placedByFreeFloat(
  pass: {
    readonly network: SoundNetwork;
    readonly times: WorkTimes;
    readonly order: readonly string[];
    readonly early: ReadonlyMap<string, Dates>;
    readonly end: Instant;
  },
  isLate: (task: SoundTask) => boolean,
): Map<string, Dates> {
  const { network, times } = pass;
  const dates = new Map(pass.early);
  const placed = new Map<string, Dates>();
  for (const node of pass.order.toReversed()) {
    const task = network.tasks.get(node.slice(1))!;
    if (!isLate(task)) continue;
    const calendar = times.floatCalendar(task);
    const time = times.ofTask(task);
    const own = dates.get(task.id)!;
    const float = leastGap(task, network, times, dates) ?? calendar.between(own.finish, pass.end);
    if (!hasBegun(task) && float > 0) {
      const start = time.next(time.startFrom(calendar.add(own.finish, float)));
      dates.set(task.id, { start, finish: time.finishFrom(start) });
    }
    placed.set(task.id, dates.get(task.id)!);
  }
  return placed;
}

function leastGap(
  task: SoundTask,
  network: SoundNetwork,
  times: WorkTimes,
  early: ReadonlyMap<string, Dates>,
): Tenths | null {
  const calendar = times.floatCalendar(task);
  const own = early.get(task.id)!;
  const duration = isLeaf(task)
    ? task.duration
    : times.lagCalendar(task).between(own.start, own.finish);
  const gaps = network.relations
    .filter((relation) => relation.predecessorId === task.id)
    .flatMap((relation) => {
      const successor = network.tasks.get(relation.successorId)!;
      if (!counts(successor, network) || (isLeaf(successor) && isDone(successor))) return [];
      const to = early.get(successor.id)!;
      const lag = lagOf(relation, network, times, duration);
      const moment = lag.calendar.subtract(toStart(relation) ? to.start : to.finish, lag.length);
      return [calendar.between(fromStart(relation) ? own.start : own.finish, moment)];
    });
  return minimum(gaps);
}
