import type {
  AssignmentInput,
  CalendarInput,
  Network,
  ProjectInput,
  RelationInput,
  ResourceInput,
  TaskInput,
} from "./network.ts";
import type { Because, Schedule, ScheduleFinding, TaskSchedule } from "./schedule.ts";

/** Entities to put (added, or replaced whole by id) and ids to remove. Removals come first; unknown ids are nothing. */
export type ChangeSet = {
  readonly project?: ProjectInput;
  readonly tasks?: Changes<TaskInput>;
  readonly relations?: Changes<RelationInput>;
  readonly calendars?: Changes<CalendarInput>;
  readonly resources?: Changes<ResourceInput>;
  readonly assignments?: Changes<AssignmentInput>;
};

export type Changes<Entity> = {
  readonly put?: readonly Entity[];
  readonly remove?: readonly string[];
};

/** What an applied change set changed in the result. */
export type ScheduleChange = {
  /** New results of tasks of which any figure changed, in no particular order. */
  readonly changed: readonly TaskSchedule[];
  readonly removedIds: readonly string[];
  readonly finishBefore: number | null;
  readonly finish: number | null;
  /** null: as before. */
  readonly findings: readonly ScheduleFinding[] | null;
};

/** Keeps the schedule of one network up to date. */
export interface Scheduler {
  readonly schedule: Schedule;
  /** The network as it stands, entities by id. */
  readonly network: Network;
  apply(change: ChangeSet): ScheduleChange;
  /** What `apply` would answer, with nothing changed afterwards. */
  preview(change: ChangeSet): ScheduleChange;
  /** null of an unknown task. */
  because(taskId: string): Because | null;
}
