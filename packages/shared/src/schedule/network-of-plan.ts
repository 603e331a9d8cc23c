import {
  DEFAULT_CONVENTIONS,
  type CalendarInput,
  type Instant,
  type Network,
  type ProjectInput,
  type RelationInput,
  type TaskInput,
} from "@parley/schedule/network.ts";
import type { FrameSettings, ProjectCalendar } from "../documents/frame.ts";
import type { Plan, PlanRelation, PlanRow } from "../documents/plan-row.ts";
import { calendarInput } from "./calendar-input.ts";
import { assignmentInputs, resourceInputs } from "./resource-input.ts";
import { instant, taskInput } from "./task-input.ts";

/** Of the frame, what the schedule counts from and by. */
export type ScheduleFrame = {
  readonly settings: FrameSettings;
  readonly calendars: ReadonlyMap<string, ProjectCalendar>;
};

const DAY_MS = 86_400_000;

/** 08:00 of the day on which something was made, by UTC: the same on every replica, and before any work was planned. */
const morningOf = (createdAt: number): Instant =>
  (Math.floor(createdAt / DAY_MS) * 1_440 + 480) * 10;

/** Where the project begins when nobody has said it: the earliest date that somebody typed, else the day of the first task. */
function impliedStart(rows: readonly PlanRow[]): Instant | null {
  let named: string | null = null;
  let created: number | null = null;
  const name = (at: string | null): void => {
    if (at !== null && (named === null || at < named)) named = at;
  };
  for (const row of rows) {
    if (row.kind === "phase") {
      if (!row.isSummary) name(row.phase.start ?? row.phase.finish);
      continue;
    }
    const { task } = row;
    if (task.mode === "manual") name(task.start ?? task.finish);
    if (task.constraintType !== "ASAP" && task.constraintType !== "ALAP") name(task.constraintDate);
    name(task.actualStart);
    if (task.createdAt !== null && (created === null || task.createdAt < created))
      created = task.createdAt;
  }
  return instant(named) ?? (created === null ? null : morningOf(created));
}

export function projectInput(plan: Pick<Plan, "rows">, { settings }: ScheduleFrame): ProjectInput {
  return {
    start: instant(settings.projectStart) ?? impliedStart(plan.rows),
    finish: instant(settings.projectFinish),
    scheduleFrom: settings.scheduleFrom,
    dataDate: instant(settings.dataDate),
    calendarId: settings.defaultCalendarId,
    outsideFinish: null,
    conventions: {
      ...DEFAULT_CONVENTIONS,
      lagCalendar: settings.lagCalendar,
      progress: settings.progressRule,
      constraintsHold: !settings.constraintsYield,
      totalFloat: settings.totalFloat,
      criticalFloat: settings.criticalFloat,
      everyEndCritical: settings.everyEndCritical,
      lateFrom: settings.lateFrom,
      ...(settings.passes === "primavera" && { passes: "primavera" }),
    },
  };
}

export const calendarInputs = ({ calendars }: ScheduleFrame): readonly CalendarInput[] =>
  [...calendars.values()].filter(({ removed }) => !removed).map(calendarInput);

export const taskInputs = ({ rows }: Pick<Plan, "rows">): readonly TaskInput[] =>
  rows.flatMap((row) => taskInput(row) ?? []);

const relationInput = ({
  id,
  predecessorId,
  successorId,
  type,
  lag,
  lagUnit,
}: PlanRelation): RelationInput => ({ id, predecessorId, successorId, type, lag, lagUnit });

export type NetworkPlan = Pick<Plan, "rows" | "relations" | "resources" | "assignments">;

/**
 * What somebody sees of a plan, as the engine takes it. Relations with an end that is not seen are not in it: what hidden tasks ask of
 * visible ones comes as bounds (packages/schedule/src/parts).
 */
export const networkOfPlan = (plan: NetworkPlan, frame: ScheduleFrame): Network => ({
  project: projectInput(plan, frame),
  calendars: calendarInputs(frame),
  tasks: taskInputs(plan),
  relations: plan.relations.map(relationInput),
  resources: resourceInputs(plan),
  assignments: assignmentInputs(plan).map(({ id, taskId, resourceId, units, work, delay }) => ({
    id,
    taskId,
    resourceId,
    units,
    work,
    delay,
  })),
});
