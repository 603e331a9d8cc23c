import { TENTHS_PER_DAY } from "../instant.ts";
import {
  DEFAULT_CONVENTIONS,
  type AssignmentInput,
  type Network,
  type ProjectInput,
  type RelationInput,
  type RelationKind,
  type ResourceInput,
  type TaskInput,
} from "../network.ts";
import type { Schedule } from "../schedule.ts";
import { TASK_DEFAULTS } from "../task-defaults.ts";

/** Monday, 2029-01-01, midnight; plans begin there at 08:00. */
export const MONDAY = 21_550 * TENTHS_PER_DAY;
/** A working day of eight hours. */
export const DAY = 4_800;
export const HOUR = 600;

/** `day` 0 is the Monday of the plan. */
export const at = (day: number, hour: number): number =>
  MONDAY + day * TENTHS_PER_DAY + hour * HOUR;

export type SmallTask = Partial<TaskInput> & {
  readonly id: string;
  /** Working days; 0 is a milestone. */
  readonly days?: number;
  /** Predecessors: an id, or an id with the type of the relation. */
  readonly after?: readonly (string | readonly [id: string, type: RelationKind, lag?: number])[];
  /** Units by resource. */
  readonly who?: Readonly<Record<string, number>>;
};

export type SmallPlan = {
  readonly tasks: readonly SmallTask[];
  /** Units by resource; those that only tasks name have 1. */
  readonly resources?: Readonly<Record<string, number | Partial<ResourceInput>>>;
  readonly project?: Partial<ProjectInput>;
  readonly calendars?: Network["calendars"];
  readonly assignments?: readonly AssignmentInput[];
};

/** A plan on the usual calendar (Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00) from Monday, 08:00. */
export function smallPlan(plan: SmallPlan): Network {
  const named = plan.tasks.flatMap(({ who }) => Object.keys(who ?? {}));
  const resources = new Map<string, number | Partial<ResourceInput>>([
    ...named.map((id) => [id, 1] as const),
    ...Object.entries(plan.resources ?? {}),
  ]);
  return {
    project: {
      start: at(0, 8),
      finish: null,
      scheduleFrom: "start",
      dataDate: null,
      calendarId: null,
      outsideFinish: null,
      conventions: DEFAULT_CONVENTIONS,
      ...plan.project,
    },
    calendars: plan.calendars ?? [],
    tasks: plan.tasks.map(({ days, after: _after, who: _who, ...task }) => ({
      ...TASK_DEFAULTS,
      duration: (days ?? 1) * DAY,
      milestone: days === 0,
      ...task,
    })),
    relations: plan.tasks.flatMap(({ id, after = [] }) =>
      after.map((each): RelationInput => {
        const [predecessorId, type, lag] = typeof each === "string" ? [each, "FS" as const] : each;
        return {
          id: `${predecessorId}>${id}`,
          predecessorId,
          successorId: id,
          type,
          lag: lag ?? 0,
          lagUnit: "working",
        };
      }),
    ),
    resources: [...resources].map(([id, given]) => ({
      id,
      organisationId: null,
      type: "work",
      calendarId: null,
      maxUnits: typeof given === "number" ? given : 1,
      ...(typeof given === "number" ? {} : given),
    })),
    assignments: [
      ...plan.tasks.flatMap(({ id, who = {} }) =>
        Object.entries(who).map(([resourceId, units]) => ({
          id: `${id}:${resourceId}`,
          taskId: id,
          resourceId,
          units,
          work: null,
          delay: 0,
        })),
      ),
      ...(plan.assignments ?? []),
    ],
  };
}

/** One line a leaf task, by id: an X for each day that lies in it, a dot for each other one, from the plan's Monday on. */
export function drawDays(schedule: Schedule, days: number): string[] {
  const tasks = [...schedule.byId.values()].filter(({ isSummary }) => !isSummary);
  const width = Math.max(...tasks.map(({ id }) => id.length));
  return tasks
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, start, finish }) => {
      const marks = Array.from({ length: days }, (_, day) => {
        if (start === finish) return at(day, 0) <= start && start < at(day + 1, 0) ? "o" : ".";
        return start < at(day + 1, 0) && finish > at(day, 0) ? "X" : ".";
      });
      return `${id.padEnd(width)} ${marks.join("")}`;
    });
}
