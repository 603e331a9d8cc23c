import { CalendarBook, ELAPSED } from "../calendar/calendar-book.ts";
import { calendarFindings } from "../calendar/resolve-calendar.ts";
import { TENTHS_PER_DAY } from "../instant.ts";
import type { AssignmentInput, ProjectInput, RelationInput, ResourceInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { circleOfNodes, relationsToCut } from "./cut-circles.ts";
import { EdgeLists } from "./edge-lists.ts";
import type { Entities } from "./entity-store.ts";
import { liesUnder, outlineOf, type Outline } from "./outline.ts";
import { passOrder, taskOfNode } from "./pass-order.ts";
import { percentOf } from "./lag-of-summary.ts";
import * as is from "./plan.ts";
import type { Plan } from "./plan.ts";
import type { SoundTask } from "./sound-task.ts";
import { hasBegun, isDone } from "./progress.ts";
import {
  isPercent,
  soundAssignment,
  soundLag,
  soundProject,
  soundTask,
  type Report,
} from "./sound-values.ts";
import { lengthOf, TaskClocks } from "./task-clocks.ts";

/** Years before and after the project's start that calendars are compiled for at once; they grow when asked beyond. */
const WINDOW = [90, 1_100] as const;

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

/** Where tasks start that nothing else gives a start: the project's start, else the earliest date that is named. */
export function projectStartOf(
  project: ProjectInput,
  tasks: readonly (SoundTask | null)[],
): number {
  if (project.start !== null) return project.start;
  let least = Infinity;
  for (const task of tasks) {
    if (task === null) continue;
    const { start, finish, actualStart, actualFinish, constraintDate } = task;
    for (const date of [start, finish, actualStart, actualFinish, constraintDate])
      if (date !== null && date < least) least = date;
  }
  return least < Infinity ? least : (project.dataDate ?? project.finish ?? 0);
}

/** The sound part of the relations, by number; ends below zero are left out. */
type Ends = {
  readonly ids: string[];
  readonly predecessor: Int32Array;
  readonly successor: Int32Array;
};

function soundEnds(
  relations: readonly RelationInput[],
  placeOf: ReadonlyMap<string, number>,
  outline: Outline,
  report: Report,
): Ends {
  const predecessor = new Int32Array(relations.length).fill(-1);
  const successor = new Int32Array(relations.length).fill(-1);
  const ids: string[] = [];
  for (let n = 0; n < relations.length; n++) {
    const { id, predecessorId, successorId } = relations[n]!;
    ids.push(id);
    const from = placeOf.get(predecessorId);
    const to = placeOf.get(successorId);
    if (from === undefined || to === undefined)
      report({
        type: "dangling-relation",
        relationId: id,
        missingId: from === undefined ? predecessorId : successorId,
      });
    else if (liesUnder(outline, from, to) || liesUnder(outline, to, from))
      report({ type: "relation-to-own-summary", relationId: id });
    else {
      predecessor[n] = from;
      successor[n] = to;
    }
  }
  return { ids, predecessor, successor };
}

/** X2. Leaves out relations that close a circle, and answers the order of the passes. */
function orderWithoutCircles(
  outline: Outline,
  ends: Ends,
  tasks: readonly { readonly id: string }[],
  relations: readonly RelationInput[],
  report: Report,
): Int32Array {
  const lists = () => new EdgeLists(tasks.length, ends.predecessor, ends.successor);
  let outgoing = lists();
  const order = passOrder(outline, outgoing);
  const nodes =
    tasks.length + outline.firstChild.reduce((sum, child) => sum + (child < 0 ? 0 : 1), 0);
  if (order.length === nodes) return order;
  const circle = circleOfNodes(outline, outgoing);
  const idsOf = new Map<number, readonly string[]>();
  const idsInCircle = (number: number) => {
    let ids = idsOf.get(number);
    if (ids === undefined) {
      const found = new Set<string>();
      for (let node = 0; node < circle.length; node++)
        if (circle[node] === number) found.add(tasks[taskOfNode(node)]!.id);
      idsOf.set(number, (ids = [...found].toSorted()));
    }
    return ids;
  };
  for (const n of relationsToCut(outline, ends, circle)) {
    const number = circle[ends.successor[n]! * 2]!;
    report({ type: "cycle", relationId: ends.ids[n]!, taskIds: idsInCircle(number) });
    soundLag(relations[n]!, report);
    ends.predecessor[n] = ends.successor[n] = -1;
  }
  outgoing = lists();
  return passOrder(outline, outgoing);
}

/** Everything that the passes need of a network (SPEC, rules of totality). */
export function buildPlan(entities: Entities): Plan {
  const findings: ScheduleFinding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  const taskFindings = new Map<string, readonly ScheduleFinding[]>();
  const relationFindings = new Map<string, readonly ScheduleFinding[]>();
  const { calendars, resources } = entities;
  for (const calendar of calendars.values())
    findings.push(...calendarFindings(calendar, calendars));
  const isCalendar = (id: string) => calendars.has(id);
  const project = soundProject(entities.project, isCalendar, report);

  const given = [...entities.tasks.values()];
  const placeOf = new Map<string, number>();
  for (let n = 0; n < given.length; n++) placeOf.set(given[n]!.id, n);
  const outlineAsGiven = outlineOf(given, placeOf, report);
  const relationsAsGiven = [...entities.relations.values()];
  const ends = soundEnds(relationsAsGiven, placeOf, outlineAsGiven, report);
  const orderAsGiven = orderWithoutCircles(outlineAsGiven, ends, given, relationsAsGiven, report);

  // Tasks get places in the order of the passes, so that what is computed one after the other lies together.
  const places = new Int32Array(given.length);
  const order = new Int32Array(orderAsGiven.length);
  const tasks: SoundTask[] = [];
  for (const node of orderAsGiven) {
    const task = taskOfNode(node);
    const isLeaf = outlineAsGiven.firstChild[task]! < 0;
    if (isLeaf || (node & 1) === 1) {
      places[task] = tasks.length;
      const input = given[task]!;
      tasks.push(
        withFindings(taskFindings, input.id, (tell) => soundTask(input, isLeaf, isCalendar, tell)),
      );
    }
  }
  for (let n = 0; n < order.length; n++) {
    const node = orderAsGiven[n]!;
    order[n] = places[taskOfNode(node)]! * 2 + (node & 1);
  }
  for (let place = 0; place < tasks.length; place++) placeOf.set(tasks[place]!.id, place);
  const outline = movedOutline(outlineAsGiven, places);

  const known: ResourceInput[] = [];
  for (const resource of resources.values()) {
    const { id, calendarId } = resource;
    const isUnknown = calendarId !== null && !isCalendar(calendarId);
    if (isUnknown) report({ type: "unknown-calendar", ownerId: id, calendarId });
    known.push(isUnknown ? { ...resource, calendarId: null } : resource);
  }
  const assignmentsOf = new Map<string, AssignmentInput[]>();
  for (const assignment of entities.assignments.values()) {
    const { id, taskId, resourceId } = assignment;
    if (!placeOf.has(taskId) || !resources.has(resourceId)) {
      const missingId = placeOf.has(taskId) ? resourceId : taskId;
      report({ type: "dangling-assignment", assignmentId: id, missingId });
      continue;
    }
    const list = assignmentsOf.get(taskId);
    const sound = soundAssignment(assignment, report);
    if (list === undefined) assignmentsOf.set(taskId, [sound]);
    else list.push(sound);
  }

  const projectStart = projectStartOf(project, tasks);
  const anchorDay = Math.floor((project.start ?? project.finish ?? projectStart) / TENTHS_PER_DAY);
  const book = new CalendarBook(calendars, [anchorDay - WINDOW[0], anchorDay + WINDOW[1]]);
  const clocks = new TaskClocks(
    book,
    project.calendarId,
    new Map(known.map((resource) => [resource.id, resource])),
    assignmentsOf,
  );
  const plan: Plan = {
    project,
    book,
    projectCalendar: clocks.projectCalendar,
    projectStart,
    tasks,
    placeOf,
    outline,
    clocks,
    flags: new Uint16Array(tasks.length),
    length: new Int32Array(tasks.length),
    calendar: new Int32Array(tasks.length),
    lagCalendar: new Int32Array(tasks.length),
    parts: new Map(),
    ...relationsOf(relationsAsGiven, ends, places),
    order,
    findings,
    taskFindings,
    relationFindings,
  };
  for (const task of outline.topDown) describeTask(plan, task);
  for (let n = outline.topDown.length - 1; n >= 0; n--) countUp(plan, outline.topDown[n]!);
  for (let n = 0; n < plan.relations.length; n++) describeRelation(plan, n);
  return plan;
}

function movedOutline(outline: Outline, places: Int32Array): Outline {
  const moved = (from: Int32Array) => {
    const to = new Int32Array(from.length);
    for (let n = 0; n < from.length; n++) to[places[n]!] = from[n]! < 0 ? -1 : places[from[n]!]!;
    return to;
  };
  const kept = (from: Int32Array) => {
    const to = new Int32Array(from.length);
    for (let n = 0; n < from.length; n++) to[places[n]!] = from[n]!;
    return to;
  };
  return {
    parent: moved(outline.parent),
    firstChild: moved(outline.firstChild),
    nextSibling: moved(outline.nextSibling),
    topDown: outline.topDown.map((task) => places[task]!),
    enter: kept(outline.enter),
    leave: kept(outline.leave),
  };
}

/** Relations get places in the order of their successors. */
function relationsOf(given: readonly RelationInput[], ends: Ends, places: Int32Array) {
  const tasks = places.length;
  const first = new Int32Array(tasks + 1);
  for (const to of ends.successor) if (to >= 0) first[places[to]! + 1]!++;
  for (let task = 0; task < tasks; task++) first[task + 1]! += first[task]!;
  const count = first[tasks]!;
  const predecessor = new Int32Array(count);
  const successor = new Int32Array(count);
  const relations = Array.from<RelationInput | null>({ length: count }).fill(null);
  for (let n = 0; n < given.length; n++) {
    if (ends.successor[n]! < 0) continue;
    const to = places[ends.successor[n]!]!;
    const place = first[to]!++;
    predecessor[place] = places[ends.predecessor[n]!]!;
    successor[place] = to;
    relations[place] = given[n]!;
  }
  return {
    relations,
    predecessor,
    successor,
    lag: new Int32Array(count),
    percents: new Map<number, number>(),
    lagClock: new Int32Array(count),
    kind: new Uint8Array(count),
    incoming: new EdgeLists(tasks, successor, predecessor),
    outgoing: new EdgeLists(tasks, predecessor, successor),
  };
}

/** Bits, length and calendars of a task, whose parent is described already. */
export function describeTask(plan: Plan, task: number): void {
  const input = plan.tasks[task]!;
  const { outline, flags } = plan;
  const above = outline.parent[task]!;
  const isActive = input.active && (above < 0 || (flags[above]! & is.ACTIVE) !== 0);
  let bits = isActive ? is.ACTIVE : 0;
  if (input.mode === "manual") bits |= is.BY_HAND;
  const isBare = input.constraint === "ASAP" && input.deadline === null && input.bounds === null;
  if (isBare && input.levellingDelay === 0) bits |= is.BARE;
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
    length > 0 &&
    clock.parts === null &&
    (bits & (is.BEGUN | is.DONE | is.PLACED)) === 0 &&
    input.constraint === "ASAP" &&
    input.bounds === null &&
    input.levellingDelay === 0 &&
    dataDate === null &&
    conventions.passes !== "primavera";
  if (isPlain) bits |= is.PLAIN;
  if (isPlain && input.deadline === null && !conventions.everyEndCritical) bits |= is.PLAIN_LATE;
  flags[task] = bits;
}

/** U6, L1: whether a summary, whose children were looked at already, counts, and whether anything below it has begun. */
export function countUp({ flags, outline }: Plan, task: number): void {
  let bits = flags[task]!;
  if ((bits & is.SUMMARY) === 0) return;
  bits &= ~(is.COUNTS | is.BEGUN | is.SEEN);
  let below = 0;
  for (let child = outline.firstChild[task]!; child >= 0; child = outline.nextSibling[child]!)
    below |= flags[child]!;
  const counts = (bits & is.ACTIVE) !== 0 && ((bits & is.FIXED) !== 0 || (below & is.COUNTS) !== 0);
  const seen = (below & is.COUNTS) !== 0 ? is.SEEN : 0;
  flags[task] = bits | (counts ? is.COUNTS : 0) | seen | (below & is.BEGUN);
}

/** F3. */
export function describeRelation(plan: Plan, place: number): void {
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
  plan.kind[place] = bits;
  plan.lag[place] = lag;
  plan.lagClock[place] = clock;
  plan.incoming.describe(to, place, bits, lag);
  plan.outgoing.describe(from, place, bits, lag);
}
