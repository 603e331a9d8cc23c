import type { LocalDateTime, RelationType } from "@parley/shared/documents/task.ts";
import type { DayHours, PlanException } from "./plan-file.ts";

/**
 * What XER and PMXML say alike, before it becomes a PlanFile. Durations and floats are tenths of a minute. Texts of an XER are still
 * bytes (one character each) until the file's encoding is known.
 */
export type P6File = {
  readonly projects: P6Project[];
  readonly options: P6Options[];
  readonly calendars: P6Calendar[];
  readonly wbs: P6Wbs[];
  readonly activities: P6Activity[];
  readonly relations: P6Relation[];
  readonly resources: P6Resource[];
  readonly assignments: P6Assignment[];
  readonly notes: P6Note[];
};

export const emptyP6File = (): P6File => ({
  projects: [],
  options: [],
  calendars: [],
  wbs: [],
  activities: [],
  relations: [],
  resources: [],
  assignments: [],
  notes: [],
});

export type P6Project = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Among the projects that somebody chose to write, not only there because relations lead to it. */
  readonly exported: boolean;
  /** The project that this one is a baseline of. */
  readonly baselineOf: number | null;
  readonly plannedStart: LocalDateTime | null;
  readonly mustFinishBy: LocalDateTime | null;
  readonly scheduledFinish: LocalDateTime | null;
  readonly dataDate: LocalDateTime | null;
  readonly calendarId: number | null;
  readonly criticalFloat: number;
  readonly longestPath: boolean;
  readonly line: number;
};

/** Of one project; what is null the file does not say. */
export type P6Options = {
  readonly projectId: number | null;
  readonly lagCalendar: "successor" | "predecessor" | "project" | "elapsed" | null;
  readonly progress: "retained-logic" | "progress-override" | "actual-dates" | null;
  readonly totalFloat: "smallest" | "start" | "finish" | null;
  readonly openEndsCritical: boolean;
  readonly ignoreOtherProjects: boolean;
  readonly criticalFloat: number | null;
  readonly longestPath: boolean | null;
  /** Start-to-start lag counts from the actual start of a predecessor that has begun. */
  readonly lagFromActualStart: boolean;
};

export type P6Calendar = {
  readonly id: number;
  readonly name: string;
  readonly isBase: boolean;
  readonly baseId: number | null;
  readonly week: readonly (DayHours | null)[];
  readonly exceptions: readonly PlanException[];
  readonly minutesPerDay: number | null;
  readonly minutesPerWeek: number | null;
  readonly hoursPerMonth: number | null;
};

export type P6Wbs = {
  readonly id: number;
  readonly parentId: number | null;
  readonly projectId: number | null;
  readonly code: string;
  readonly name: string;
  readonly sequence: number;
  /** The row that stands for the project itself. */
  readonly isProject: boolean;
  readonly line: number;
};

export type P6Constraint =
  | "as-late-as-possible"
  | "mandatory-start"
  | "mandatory-finish"
  | "start-on"
  | "finish-on"
  | "start-on-or-after"
  | "start-on-or-before"
  | "finish-on-or-after"
  | "finish-on-or-before";

export type P6Activity = {
  readonly id: number;
  readonly projectId: number | null;
  readonly wbsId: number | null;
  readonly code: string;
  readonly name: string;
  readonly type:
    | "task"
    | "resource"
    | "level-of-effort"
    | "start-milestone"
    | "finish-milestone"
    | "wbs-summary";
  readonly status: "not-started" | "active" | "complete";
  readonly calendarId: number | null;
  /** 0 to 1, by the activity's own type of percent complete. */
  readonly complete: number;
  readonly duration: number | null;
  readonly remainingDuration: number | null;
  readonly actualStart: LocalDateTime | null;
  readonly actualFinish: LocalDateTime | null;
  readonly plannedStart: LocalDateTime | null;
  readonly plannedFinish: LocalDateTime | null;
  readonly constraint: P6Constraint | null;
  readonly constraintDate: LocalDateTime | null;
  readonly constraint2: P6Constraint | null;
  readonly constraintDate2: LocalDateTime | null;
  readonly expectedFinish: LocalDateTime | null;
  readonly suspend: LocalDateTime | null;
  readonly resume: LocalDateTime | null;
  readonly externalEarlyStart: LocalDateTime | null;
  readonly externalLateFinish: LocalDateTime | null;
  readonly earlyStart: LocalDateTime | null;
  readonly earlyFinish: LocalDateTime | null;
  readonly lateStart: LocalDateTime | null;
  readonly lateFinish: LocalDateTime | null;
  /** Of the work that remains, where the file tells it apart. */
  readonly remainingStart: LocalDateTime | null;
  readonly remainingFinish: LocalDateTime | null;
  readonly totalFloat: number | null;
  readonly freeFloat: number | null;
  /** As the file says it; null where it follows from the float or the driving path. */
  readonly critical: boolean | null;
  readonly onDrivingPath: boolean | null;
  readonly priority: number;
  readonly line: number;
};

export type P6Relation = {
  readonly predecessorId: number;
  readonly successorId: number;
  readonly predecessorProjectId: number | null;
  readonly successorProjectId: number | null;
  readonly type: RelationType;
  readonly lag: number;
  readonly line: number;
};

export type P6Resource = {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly type: "work" | "material";
  readonly email: string;
  readonly calendarId: number | null;
  readonly maxUnits: number;
};

export type P6Assignment = {
  readonly id: number;
  readonly activityId: number;
  readonly projectId: number | null;
  /** null: a role without a resource. */
  readonly resourceId: number | null;
  readonly units: number;
  readonly work: number | null;
  readonly remainingWork: number | null;
  readonly delay: number;
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
};

/** One notebook entry of an activity, as HTML. */
export type P6Note = {
  readonly activityId: number;
  readonly topic: string;
  readonly html: string;
};
