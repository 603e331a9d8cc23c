import { CalendarBook } from "../calendar/calendar-book.ts";
import { calendarFindings } from "../calendar/resolve-calendar.ts";
import { TENTHS_PER_DAY } from "../instant.ts";
import type { AssignmentInput, ProjectInput, RelationInput, ResourceInput } from "../network.ts";
import type { ScheduleFinding } from "../schedule.ts";
import { ArrayRoom } from "./array-room.ts";
import { circleOfNodes, relationsToCut } from "./cut-circles.ts";
import { countUp, describeEdges, describeTask, soundTaskOf } from "./describe-plan.ts";
import { WIDTH } from "./edge-lists.ts";
import type { Entities } from "./entity-store.ts";
import { Places, type EntityTable } from "./entity-table.ts";
import { outlineOf, type Outline, type WholeOutline } from "./outline.ts";
import { followersOf, passOrder, taskOfNode, type Ends } from "./pass-order.ts";
import { placeRelations } from "./place-relations.ts";
import type { Plan } from "./plan.ts";
import { soundEnds } from "./sound-ends.ts";
import type { SoundTask } from "./sound-task.ts";
import { soundAssignment, soundLag, soundProject, type Report } from "./sound-values.ts";
import { TaskClocks } from "./task-clocks.ts";

/** Places that are kept free for tasks that come, beside one in 32 that there are; then a new plan is made. */
const SPARE_TASKS = 64;

/** Years before and after the project's start that calendars are compiled for at once; they grow when asked beyond. */
const WINDOW = [90, 1_100] as const;

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

/** Where arrays of a plan that is made come from, and who is told what is wrong with the network. */
type Making = { readonly room: ArrayRoom; readonly report: Report };

/** Numbers of four bytes a task and a relation: of the plan, of what passes while it is made, and of its passes and figures. */
const OF_PLAN = [18, 11] as const;
const PASSING = [19, 3] as const;
const OF_PASSES = 35;

/** Room for a plan, and for passes over it where it is to have them. */
function roomFor(tasks: number, relations: number, hasPasses: boolean): ArrayRoom {
  const passing = PASSING[0] * tasks + PASSING[1] * relations;
  const numbers = OF_PLAN[0] * tasks + OF_PLAN[1] * relations;
  return new ArrayRoom(4 * (numbers + Math.max(passing, hasPasses ? OF_PASSES * tasks : 0)));
}

/** X2. Leaves out relations that close a circle, and answers the order of the passes. */
function orderWithoutCircles(
  outline: WholeOutline,
  ends: Ends,
  tasks: readonly { readonly id: string }[],
  relations: readonly RelationInput[],
  { room, report }: Making,
): Int32Array {
  const followers = followersOf(tasks.length, ends, room);
  const order = passOrder(outline, followers, room);
  let nodes = tasks.length;
  for (const child of outline.firstChild) if (child >= 0) nodes++;
  if (order.length === nodes) return order;
  const circle = circleOfNodes(outline, followers);
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
  for (const n of relationsToCut(outline, ends, circle, relations)) {
    const number = circle[ends.successor[n]! * 2]!;
    report({ type: "cycle", relationId: relations[n]!.id, taskIds: idsInCircle(number) });
    soundLag(relations[n]!, report);
    ends.predecessor[n] = ends.successor[n] = -1;
  }
  return passOrder(outline, followersOf(tasks.length, ends, room), room);
}

/** Everything that the passes need of a network (SPEC, rules of totality). `hasPasses`: there are to be passes over it. */
export function buildPlan(entities: Entities, hasPasses: boolean): Plan {
  const placesForTasks = (tasks: number) => tasks + (tasks >> 5) + SPARE_TASKS;
  const room = roomFor(
    placesForTasks(entities.tasks.slots.length),
    entities.relations.slots.length,
    hasPasses,
  );
  const findings: ScheduleFinding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  const taskFindings = new Map<string, readonly ScheduleFinding[]>();
  const relationFindings = new Map<string, readonly ScheduleFinding[]>();
  const { calendars, resources } = entities;
  for (const calendar of calendars.values())
    findings.push(...calendarFindings(calendar, calendars));
  const isCalendar = (id: string) => calendars.has(id);
  const project = soundProject(entities.project, isCalendar, report);

  const { list: given, places: numbers } = listed(entities.tasks, room);
  const numberOf = new Places(entities.tasks, numbers);
  const outlineAsGiven = outlineOf(given, numberOf, report, room);
  const { list: relationsAsGiven, places: relationNumbers } = listed(entities.relations, room);
  const making = { room, report };
  const ends = soundEnds(relationsAsGiven, numberOf, outlineAsGiven, making);
  const orderAsGiven = orderWithoutCircles(outlineAsGiven, ends, given, relationsAsGiven, making);

  // Tasks get places in the order of the passes, so that what is computed one after the other lies together.
  const places = room.passing(given.length);
  const all = placesForTasks(given.length);
  const order = room.int32(orderAsGiven.length + all - given.length);
  const tasks = Array.from<SoundTask | null>({ length: all }).fill(null);
  let count = 0;
  for (let n = 0; n < orderAsGiven.length; n++) {
    const node = orderAsGiven[n]!;
    const task = taskOfNode(node);
    const isLeaf = outlineAsGiven.firstChild[task]! < 0;
    if (!isLeaf && (node & 1) === 0) continue;
    places[task] = count;
    tasks[count++] = soundTaskOf(taskFindings, given[task]!, isLeaf, isCalendar);
  }
  for (let n = 0; n < orderAsGiven.length; n++) {
    const node = orderAsGiven[n]!;
    order[n] = places[taskOfNode(node)]! * 2 + (node & 1);
  }
  const freeTasks = Array.from({ length: all - count }, (_, n) => all - 1 - n);
  for (let slot = 0; slot < numbers.length; slot++)
    if (numbers[slot]! >= 0) numbers[slot] = places[numbers[slot]!]!;
  const placeOf = numberOf;
  const outline = movedOutline(outlineAsGiven, places, all, room);

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
    room,
    project,
    book,
    projectCalendar: clocks.projectCalendar,
    projectStart,
    tasks,
    placeOf,
    outline,
    clocks,
    flags: room.int32(all),
    length: room.int32(all),
    calendar: room.int32(all),
    lagCalendar: room.int32(all),
    constraint: room.uint8(all),
    constraintDate: room.int32(all),
    deadline: room.int32(all),
    parts: new Map(),
    ...placeRelations(relationsAsGiven, ends, places, all, room),
    relationPlaceOf: new Places(entities.relations, relationNumbers),
    freeRelations: [],
    order,
    nodes: orderAsGiven.length,
    freeTasks,
    count,
    findings,
    taskFindings,
    relationFindings,
  };
  const { topDown } = outlineAsGiven;
  for (let n = 0; n < count; n++) describeTask(plan, places[topDown[n]!]!);
  for (let n = count - 1; n >= 0; n--) countUp(plan, places[topDown[n]!]!);
  for (let slot = 0; slot < relationNumbers.length; slot++)
    if (relationNumbers[slot]! >= 0)
      relationNumbers[slot] = ends.predecessor[relationNumbers[slot]!]!;
  // The edges into a task lie in the order of the relations; those out of it are counted.
  const nextOut = room.passing(all);
  nextOut.set(plan.outgoing.start);
  for (let n = 0; n < plan.relations.length; n++) {
    const from = plan.predecessor[n]!;
    describeEdges(plan, n, n * WIDTH, nextOut[from]!);
    nextOut[from]! += WIDTH;
  }
  room.endPassing();
  return plan;
}

/** What stands in a table, in one list, and the numbers in it by slot. */
function listed<Entity extends { readonly id: string }>(
  { slots, size }: EntityTable<Entity>,
  room: ArrayRoom,
) {
  const places = room.int32(slots.length);
  if (slots.length === size) {
    for (let slot = 0; slot < size; slot++) places[slot] = slot;
    return { list: slots as readonly Entity[], places };
  }
  const list: Entity[] = [];
  for (let slot = 0; slot < slots.length; slot++) {
    const entity = slots[slot]!;
    places[slot] = entity === null ? -1 : list.push(entity) - 1;
  }
  return { list, places };
}

function movedOutline(
  outline: Outline,
  places: Int32Array,
  tasks: number,
  room: ArrayRoom,
): Outline {
  const moved = (from: Int32Array) => {
    const to = room.int32(tasks).fill(-1);
    for (let n = 0; n < from.length; n++) if (from[n]! >= 0) to[places[n]!] = places[from[n]!]!;
    return to;
  };
  return {
    parent: moved(outline.parent),
    firstChild: moved(outline.firstChild),
    nextSibling: moved(outline.nextSibling),
  };
}
