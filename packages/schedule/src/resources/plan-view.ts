import type { WorkTimes } from "../calendar/work-times.ts";
import { entitiesOf } from "../engine/entity-store.ts";
import { networkClocks } from "../engine/network-clocks.ts";
import { soundAssignment, soundProject, soundTask } from "../engine/sound-values.ts";
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
  readonly relations: Pick<ReadonlyMap<string, RelationInput>, "values">;
  readonly resources: ReadonlyMap<string, ResourceInput>;
  /** Of work resources and tasks that exist, by id; [] of none. */
  assignmentsOf(taskId: string): readonly AssignmentInput[];
  /** What is above a task, nearest first. */
  ancestorsOf(taskId: string): readonly string[];
  /** The task itself where nothing is below it, else every task below it that has nothing below. */
  leavesOf(taskId: string): readonly string[];
  /** Active itself, and everything above it. */
  isActive(taskId: string): boolean;
  /** What floats and slips are counted in: the task's own calendar, else the project's. */
  clockOf(taskId: string): WorkTimes;
  /** The one calendar that all of a task's work runs in, else what its floats are counted in. */
  workClockOf(taskId: string): WorkTimes;
  /** The own or the project's calendar, whoever works on the task: what lags are counted in. */
  lagClockOf(taskId: string): WorkTimes;
  clockOfAssignment(assignment: AssignmentInput): WorkTimes;
  clockOfResource(resourceId: string): WorkTimes;
  readonly projectClock: WorkTimes;
  spansOf(clock: WorkTimes): WorkingSpans;
};

const silently = () => {};

export function planView(network: Network, schedule: Schedule): PlanView {
  const entities = entitiesOf(network, silently);
  const { calendars, relations, resources } = entities;
  const isCalendar = (id: string) => calendars.has(id);
  const isLeaf = (id: string) => schedule.byId.get(id)?.isSummary !== true;
  const tasks = new Map(
    [...entities.tasks.values()].map(
      (task) => [task.id, soundTask(task, isLeaf(task.id), isCalendar, silently)] as const,
    ),
  );
  const project = soundProject(entities.project, isCalendar, silently);
  const clocks = networkClocks(network);

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

  const clockOf = (id: string) => clocks.ofTask(id) ?? clocks.project;
  const clockOfAssignment = ({ id }: AssignmentInput) => clocks.ofAssignment(id) ?? clocks.project;
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
    clockOf,
    workClockOf: (id) => {
      const [first, ...others] = assignmentsOf(id).map(clockOfAssignment);
      const isOne = first !== undefined && others.every((clock) => clock === first);
      return isOne ? first : clockOf(id);
    },
    lagClockOf: (id) => clocks.lagClock(id) ?? clocks.project,
    clockOfAssignment,
    clockOfResource: (id) => clocks.ofResource(id) ?? clocks.project,
    projectClock: clocks.project,
    spansOf: (clock) => {
      let known = spans.get(clock);
      if (known === undefined) spans.set(clock, (known = new WorkingSpans(clock.source)));
      return known;
    },
  };
}
