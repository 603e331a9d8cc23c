import { CalendarBook, ELAPSED, USUAL } from "../calendar/calendar-book.ts";
import type { WorkTimes } from "../calendar/work-times.ts";
import { entitiesOf } from "../engine/entity-store.ts";
import { soundAssignment, soundProject, soundTask } from "../engine/sound-values.ts";
import { TENTHS_PER_DAY } from "../instant.ts";
import type {
  AssignmentInput,
  Network,
  ProjectInput,
  RelationInput,
  ResourceInput,
  TaskInput,
  Tenths,
} from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { WorkingSpans } from "./working-spans.ts";

export type PlanTask = TaskInput & { readonly duration: Tenths };

/**
 * A network beside its schedule, looked up by id: what the passes of the engine mean by calendars and what is left of nonsense (rules
 * of totality), for those who look at resources.
 */
export type PlanView = {
  readonly project: ProjectInput;
  readonly tasks: ReadonlyMap<string, PlanTask>;
  readonly relations: ReadonlyMap<string, RelationInput>;
  readonly resources: ReadonlyMap<string, ResourceInput>;
  /** Of work resources and tasks that exist, by id; [] of none. */
  assignmentsOf(taskId: string): readonly AssignmentInput[];
  /** What is above a task, nearest first. */
  ancestorsOf(taskId: string): readonly string[];
  /** The task itself where nothing is below it, else every task below it that has nothing below. */
  leavesOf(taskId: string): readonly string[];
  /** Active itself, and everything above it. */
  isActive(taskId: string): boolean;
  /** What floats and slips are counted in: the calendar that all of a task's work runs in, else its own or the project's. */
  clockOf(taskId: string): WorkTimes;
  /** The own or the project's calendar, whoever works on the task: what lags are counted in. */
  lagClockOf(taskId: string): WorkTimes;
  clockOfAssignment(assignment: AssignmentInput): WorkTimes;
  clockOfResource(resourceId: string): WorkTimes;
  readonly projectClock: WorkTimes;
  readonly elapsedClock: WorkTimes;
  spansOf(clock: WorkTimes): WorkingSpans;
};

const silently = () => {};

export function planView(network: Network, schedule: Schedule): PlanView {
  const entities = entitiesOf(network, silently);
  const { calendars, relations, resources } = entities;
  const isCalendar = (id: string) => calendars.has(id);
  const isLeaf = (id: string) => schedule.byId.get(id)?.isSummary !== true;
  const tasks = new Map(
    [...entities.tasks].map(
      ([id, task]) => [id, soundTask(task, isLeaf(id), isCalendar, silently)] as const,
    ),
  );
  const project = soundProject(entities.project, isCalendar, silently);
  const book = new CalendarBook(calendars, windowOf(schedule));

  const rootless = new Set<string>();
  for (const finding of schedule.findings)
    if (finding.type === "parent-cycle" || finding.type === "unknown-parent")
      rootless.add(finding.taskId);
  const parentOf = (id: string) => {
    const parentId = rootless.has(id) ? null : (tasks.get(id)?.parentId ?? null);
    return parentId !== null && tasks.has(parentId) ? parentId : null;
  };
  const childrenOf = new Map<string, string[]>();
  for (const id of [...tasks.keys()].sort()) {
    const parentId = parentOf(id);
    if (parentId === null) continue;
    const children = childrenOf.get(parentId);
    if (children === undefined) childrenOf.set(parentId, [id]);
    else children.push(id);
  }
  const ancestorsOf = (id: string) => {
    const line = new Set<string>();
    for (let at = parentOf(id); at !== null && !line.has(at); at = parentOf(at)) line.add(at);
    return [...line];
  };
  const leavesOf = (id: string) => {
    const leaves: string[] = [];
    const seen = new Set([id]);
    for (const at of seen) {
      const children = childrenOf.get(at);
      if (children === undefined) leaves.push(at);
      else for (const child of children) seen.add(child);
    }
    return leaves;
  };

  const assignments = new Map<string, AssignmentInput[]>();
  for (const assignment of [...entities.assignments.values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )) {
    if (resources.get(assignment.resourceId)?.type !== "work" || !tasks.has(assignment.taskId))
      continue;
    const list = assignments.get(assignment.taskId);
    const sound = soundAssignment(assignment, silently);
    if (list === undefined) assignments.set(assignment.taskId, [sound]);
    else list.push(sound);
  }
  const assignmentsOf = (id: string) => assignments.get(id) ?? [];

  const placeOf = (id: string | null) =>
    id !== null && isCalendar(id) ? book.placeOf(book.standsFor(id)) : USUAL;
  const ownPlace = (task: PlanTask | undefined) => placeOf(task?.calendarId ?? project.calendarId);
  const placeOfAssignment = ({ taskId, resourceId }: AssignmentInput) => {
    const task = tasks.get(taskId);
    if (task?.elapsed === true) return ELAPSED;
    const own = ownPlace(task);
    const calendarId = resources.get(resourceId)?.calendarId ?? null;
    if (calendarId === null || !isCalendar(calendarId)) return own;
    if (task?.calendarId == null) return placeOf(calendarId);
    if (task.ignoresResourceCalendars) return own;
    return book.placeOfBoth(own, placeOf(calendarId)) ?? own;
  };
  const placeOfTask = (id: string) => {
    const task = tasks.get(id);
    if (task?.elapsed === true) return ELAPSED;
    const [first, ...others] = assignmentsOf(id).map(placeOfAssignment);
    const isOne = first !== undefined && others.every((place) => place === first);
    return isOne ? first : ownPlace(task);
  };

  const spans = new Map<WorkTimes, WorkingSpans>();
  return {
    project,
    tasks,
    relations,
    resources,
    assignmentsOf,
    ancestorsOf,
    leavesOf,
    isActive: (id) => [id, ...ancestorsOf(id)].every((each) => tasks.get(each)?.active !== false),
    clockOf: (id) => book.times[placeOfTask(id)]!,
    lagClockOf: (id) => book.times[ownPlace(tasks.get(id))]!,
    clockOfAssignment: (assignment) => book.times[placeOfAssignment(assignment)]!,
    clockOfResource: (id) =>
      book.times[placeOf(resources.get(id)?.calendarId ?? project.calendarId)]!,
    projectClock: book.times[placeOf(project.calendarId)]!,
    elapsedClock: book.times[ELAPSED]!,
    spansOf: (clock) => {
      let known = spans.get(clock);
      if (known === undefined) spans.set(clock, (known = new WorkingSpans(clock.source)));
      return known;
    },
  };
}

/** The days of a schedule and some around. */
function windowOf(schedule: Schedule): readonly [low: number, high: number] {
  const from = schedule.start ?? schedule.projectStart ?? 0;
  const to = schedule.finish ?? schedule.projectFinish ?? from;
  const low = Math.floor(Math.min(from, to) / TENTHS_PER_DAY) - 30;
  return [low, Math.min(low + 3_660, Math.ceil(Math.max(from, to) / TENTHS_PER_DAY) + 90)];
}
