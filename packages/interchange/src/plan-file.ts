import type { Recurrence } from "@parley/schedule/network.ts";
import type { ConstraintType, LocalDateTime, RelationType } from "@parley/shared/documents/task.ts";

export type PlanFormat = "mspdi" | "xer" | "pmxml" | "csv" | "xlsx";

/**
 * An element that Parley has no field for, kept so that it can be written again: its name, its text or its children, in the order of
 * the file.
 */
export type RawElement = {
  readonly name: string;
  readonly text: string;
  readonly children: readonly RawElement[];
};

/** A plan as a file holds it, in one plain shape for every format. Numbers that a file calls UID stay what they were. */
export type PlanFile = {
  readonly format: PlanFormat;
  /** Name of the encoding that the bytes were read with. */
  readonly encoding: string;
  readonly project: PlanProject;
  readonly calendars: readonly PlanCalendar[];
  /** In the order of the file, which is the outline's. Blank rows are left out; the project's own summary row has outlineLevel 0. */
  readonly tasks: readonly PlanTask[];
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
};

export type PlanProject = {
  readonly name: string;
  readonly title: string;
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly statusDate: LocalDateTime | null;
  readonly calendarUid: number | null;
  readonly scheduleFromStart: boolean;
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly daysPerMonth: number;
  /** A finish that late dates count from, whatever the plan's own finish is; absent: none. */
  readonly mustFinishBy?: LocalDateTime | null;
  /** How the program that wrote the file computes; what it does not say is as Microsoft Project does it. */
  readonly scheduling: PlanScheduling;
  readonly extra: readonly RawElement[];
};

/** The engine's Conventions as a file gives them (packages/schedule/src/network.ts). */
export type PlanScheduling = {
  readonly lagCalendar: "successor" | "predecessor" | "project" | "elapsed";
  readonly progress: "retained-logic" | "progress-override" | "actual-dates";
  readonly constraintsHold: boolean;
  readonly totalFloat: "smallest" | "start" | "finish";
  /** Tenths of a minute. */
  readonly criticalFloat: number;
  readonly everyEndCritical: boolean;
  /** Absent: by float. */
  readonly criticalBy?: "float" | "longest-path";
  /** What a start-to-start lag counts from where the predecessor has begun: its actual start, or that of what remains. Absent: actual. */
  readonly startLagFrom?: "early-start" | "actual-start";
  /** Whose two passes: they differ where calendars do, and in milestones. Absent: Microsoft's. */
  readonly passes?: "microsoft" | "primavera";
};

/** Working spans of a day, `HH:mm-HH:mm,…`, in order and apart; '' is a day off; the end of a day is 24:00. */
export type DayHours = string;

export type PlanCalendar = {
  readonly uid: number;
  readonly name: string;
  readonly isBase: boolean;
  readonly baseUid: number | null;
  /** Seven entries, 0 = Sunday; null takes the day of the base calendar. */
  readonly week: readonly (DayHours | null)[];
  readonly workWeeks: readonly PlanWorkWeek[];
  readonly exceptions: readonly PlanException[];
  readonly extra: readonly RawElement[];
};

/** Another weekly pattern from one date to another, both inclusive. */
export type PlanWorkWeek = {
  readonly name: string;
  readonly from: string; // YYYY-MM-DD
  readonly to: string;
  readonly week: readonly (DayHours | null)[];
};

export type PlanException = {
  readonly name: string;
  readonly from: string; // YYYY-MM-DD, inclusive
  readonly to: string;
  readonly hours: DayHours;
  /** null: every day from `from` to `to`. */
  readonly recurrence: Recurrence | null;
};

export type DurationUnit = "m" | "h" | "d" | "w" | "mo";

export type PlanTask = {
  readonly uid: number;
  readonly id: number | null;
  readonly name: string;
  readonly outlineLevel: number;
  readonly outlineNumber: string;
  readonly wbs: string;
  /** Whether rows lie under it, judged by the outline and not by the file's flag. */
  readonly summary: boolean;
  readonly milestone: boolean;
  /**
   * Of a row without length: "start" begins with the next working time, "finish" stays at the end of the one before; absent or null:
   * as Microsoft Project has it, which knows only one kind.
   */
  readonly milestoneAt?: "start" | "finish" | null;
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly duration: number | null; // tenths of a minute
  readonly durationUnit: DurationUnit;
  readonly elapsed: boolean;
  readonly estimated: boolean;
  readonly remainingDuration: number | null; // tenths of a minute
  readonly percentComplete: number; // integer 0 to 100
  readonly actualStart: LocalDateTime | null;
  readonly actualFinish: LocalDateTime | null;
  readonly constraintType: ConstraintType;
  readonly constraintDate: LocalDateTime | null;
  readonly deadline: LocalDateTime | null;
  /** What else holds the task's dates, beside its constraint: a second one, or dates of other projects. Absent: nothing. */
  readonly bounds?: PlanBounds | null;
  readonly priority: number; // 0 to 1000
  readonly manual: boolean;
  readonly inactive: boolean;
  /** A stand-in for a task of another project's file. */
  readonly external: boolean;
  readonly calendarUid: number | null;
  readonly notes: string;
  readonly predecessors: readonly PlanLink[];
  /** Of a level of effort: the ends of other rows that it lies between ("branch": all of its branch). It moves none of them. */
  readonly spans?: readonly PlanSpan[] | "branch";
  /** Of manual tasks, where the file names them apart from start and finish. */
  readonly manualStart: LocalDateTime | null;
  readonly manualFinish: LocalDateTime | null;
  /** Progress reaches to `stop`, and what remains goes on at `resume`. */
  readonly stop: LocalDateTime | null;
  readonly resume: LocalDateTime | null;
  /** Interruptions in working time of the task, as they follow from the file's timephased work. */
  readonly splits: readonly { readonly after: number; readonly rest: number }[];
  readonly levellingDelay: number; // tenths of a minute, elapsed
  readonly ignoresResourceCalendars: boolean;
  readonly work: number | null; // tenths of a minute of one full-time
  /** MSPDI Type: what stays when the others change. */
  readonly fixed: "units" | "duration" | "work";
  readonly effortDriven: boolean;
  readonly baselines: readonly PlanBaseline[];
  /** What the program that wrote the file had computed; the proof of the engine, never its input. */
  readonly stored: PlanStoredDates;
  readonly extra: readonly RawElement[];
};

/** One end of a row lies at an end of another, `lag` tenths of a minute of working time after it. */
export type PlanSpan = {
  readonly uid: number;
  readonly end: "start" | "finish";
  readonly ownEnd: "start" | "finish";
  readonly lag: number;
};

/** The first two are asked for like relations; the last two hold late dates only. */
export type PlanBounds = {
  readonly startNotBefore: LocalDateTime | null;
  readonly finishNotBefore: LocalDateTime | null;
  readonly startNotAfter: LocalDateTime | null;
  readonly finishNotAfter: LocalDateTime | null;
};

export type PlanBaseline = {
  readonly number: number; // 0 to 10
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly duration: number | null; // tenths of a minute
};

/** null: not in the file. Floats in tenths of a minute. */
export type PlanStoredDates = {
  readonly earlyStart: LocalDateTime | null;
  readonly earlyFinish: LocalDateTime | null;
  readonly lateStart: LocalDateTime | null;
  readonly lateFinish: LocalDateTime | null;
  readonly totalFloat: number | null;
  readonly freeFloat: number | null;
  readonly startFloat: number | null;
  readonly finishFloat: number | null;
  readonly critical: boolean | null;
};

export type PlanLink = {
  readonly uid: number;
  readonly type: RelationType;
  readonly lag: number; // tenths of a minute; percent where lagUnit is 'percent'
  readonly lagUnit: "working" | "elapsed" | "percent" | "elapsed-percent";
};

export type PlanResource = {
  readonly uid: number;
  readonly name: string;
  readonly type: "work" | "material" | "cost";
  readonly group: string;
  readonly email: string;
  readonly calendarUid: number | null;
  readonly maxUnits: number; // 1 = one full-time
  readonly extra: readonly RawElement[];
};

export type PlanAssignment = {
  readonly uid: number;
  readonly taskUid: number;
  readonly resourceUid: number;
  readonly units: number; // 1 = full time
  readonly work: number | null; // tenths of a minute of one full-time
  readonly remainingWork: number | null;
  readonly delay: number; // tenths of a minute of working time, from the task's start
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly extra: readonly RawElement[];
};
