import { DEFAULT_WEEK } from "../../documents/frame-schema.ts";
import {
  DEFAULT_SETTINGS,
  type FrameSettings,
  type Phase,
  type ProjectCalendar,
} from "../../documents/frame.ts";
import type { PlanSource } from "../../documents/plan-row.ts";
import { DEFAULT_TASK, type Relation, type Task } from "../../documents/task.ts";
import type { OrganisationId, YdocId } from "../../primitives/ids.ts";
import type { ScheduleFrame } from "../network-of-plan.ts";

// Parts of a plan with readable ids, for tests.

export const taskOf = (id: string, fields: Partial<Task> = {}): Task =>
  ({ ...DEFAULT_TASK, name: id, ...fields, id, custom: {} }) as Task;

export const relationOf = (
  id: string,
  predecessorId: string,
  successorId: string,
  fields: Partial<Relation> = {},
): Relation =>
  ({
    type: "FS",
    lag: 0,
    lagUnit: "working",
    removed: false,
    ...fields,
    id,
    predecessorId,
    successorId,
  }) as Relation;

export const laneOf = (
  tasks: readonly Task[],
  relations: readonly Relation[] = [],
  ydocId = "lane",
): PlanSource => ({
  ydocId: ydocId as YdocId,
  organisationId: "ours" as OrganisationId,
  audience: "everyone",
  tasks: new Map(tasks.map((task) => [task.id, task])),
  relations: new Map(relations.map((relation) => [relation.id, relation])),
});

export const phaseOf = (id: string, fields: Partial<Phase> = {}): Phase =>
  ({
    name: id,
    order: "a0",
    milestone: false,
    start: null,
    finish: null,
    removed: false,
    ...fields,
    id,
  }) as Phase;

export const calendarOf = (id: string, fields: Partial<ProjectCalendar> = {}): ProjectCalendar =>
  ({
    name: id,
    week: DEFAULT_WEEK,
    exceptions: "[]",
    removed: false,
    ...fields,
    id,
  }) as ProjectCalendar;

export const frameOf = (
  settings: Partial<FrameSettings> = {},
  calendars: readonly ProjectCalendar[] = [],
): ScheduleFrame => ({
  settings: { ...DEFAULT_SETTINGS, ...settings },
  calendars: new Map(calendars.map((calendar) => [calendar.id, calendar])),
});
