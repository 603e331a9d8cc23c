/**
 * What the engine is given: plain values, in any order. Everything that a merge can produce is a network; what makes no sense in it
 * becomes a finding of the result (SPEC.md, rules of totality).
 */
export type Network = {
  readonly project: ProjectInput;
  readonly calendars: readonly CalendarInput[];
  readonly tasks: readonly TaskInput[];
  readonly relations: readonly RelationInput[];
  readonly resources: readonly ResourceInput[];
  readonly assignments: readonly AssignmentInput[];
};

/**
 * A moment on the wall clock of the project's time zone: tenths of a minute since 1970-01-01T00:00. An integer from MIN_INSTANT to
 * MAX_INSTANT (instant.ts).
 */
export type Instant = number;
/** A length of time in tenths of a minute, an integer; working time of some calendar unless it is called elapsed. */
export type Tenths = number;

export type ProjectInput = {
  /** Needed forward; where it is null the earliest date that the tasks name stands in. */
  readonly start: Instant | null;
  /** Needed backward; forward it is what late dates count from only where the convention `lateFrom` says so. */
  readonly finish: Instant | null;
  readonly scheduleFrom: "start" | "finish";
  /** Up to when progress is known; null: progress moves nothing. */
  readonly dataDate: Instant | null;
  /** Of tasks without one; null or unknown: Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00. */
  readonly calendarId: string | null;
  /** A finish that tasks outside of this network reach: late dates count from the later of it and the network's own. */
  readonly outsideFinish: Instant | null;
  readonly conventions: Conventions;
};

/** Where tools differ; a file says which it means. DEFAULT_CONVENTIONS are Microsoft Project's. */
export type Conventions = {
  /** Whose working time a lag is counted in. */
  readonly lagCalendar: "successor" | "predecessor" | "project" | "elapsed";
  /** What an unfinished predecessor does to a successor that has begun. */
  readonly progress: "retained-logic" | "progress-override" | "actual-dates";
  /** Whether SNLT, FNLT, MSO and MFO dates hold against relations. */
  readonly constraintsHold: boolean;
  /** What total float is: the smaller of start and finish float, or one of them. */
  readonly totalFloat: "smallest" | "start" | "finish";
  /** Tasks with this much total float or less are critical. */
  readonly criticalFloat: Tenths;
  /** Every task without successor ends its own network: late dates count from its own finish. */
  readonly everyEndCritical: boolean;
  /** What late dates count from forward: the network's own finish, or the project's where it has one. */
  readonly lateFrom: "network" | "project-finish";
  /** Whose two passes: Primavera's turn every asked finish into a start and move milestones too (SPEC P1, P2). Absent: Microsoft's. */
  readonly passes?: "microsoft" | "primavera";
};

export const DEFAULT_CONVENTIONS: Conventions = {
  lagCalendar: "successor",
  progress: "retained-logic",
  constraintsHold: true,
  totalFloat: "smallest",
  criticalFloat: 0,
  everyEndCritical: false,
  lateFrom: "network",
};

/** Working spans of a day, `HH:mm-HH:mm,…`; '' is a day off; the end of a day is 24:00. What cannot be read is a day off, with a finding. */
export type DayHours = string;
/** `YYYY-MM-DD`. */
export type DateText = string;

export type CalendarInput = {
  readonly id: string;
  /** Inherited: days that are null here, and exceptions. A circle of bases is cut, with a finding. */
  readonly baseId: string | null;
  /** Seven entries, 0 = Sunday; null takes the day of the base, or a day off where there is none. */
  readonly week: readonly (DayHours | null)[];
  readonly workWeeks: readonly WorkWeek[];
  /** The later in the list wins, own ones win over inherited ones, and all win over work weeks. */
  readonly exceptions: readonly CalendarException[];
  /**
   * Where this calendar's clock differs from the project's: from the moment `from` on its clock shows `ahead` more. In order; before the
   * first entry nothing is added. Made by zoneShifts from two time zones.
   */
  readonly shifts: readonly ZoneShift[];
};

export type ZoneShift = { readonly from: Instant; readonly ahead: Tenths };

/** Another weekly pattern from one date to another, both inclusive; null takes the ordinary day. */
export type WorkWeek = {
  readonly from: DateText;
  readonly to: DateText;
  readonly week: readonly (DayHours | null)[];
};

export type CalendarException = {
  readonly from: DateText;
  readonly to: DateText; // inclusive
  readonly hours: DayHours;
  /** null: every day from `from` to `to`. */
  readonly recurrence: Recurrence | null;
};

/** Which days from `from` to `to` are meant. Weekdays: 0 = Sunday; months: 1 to 12; position 5 is the last one. */
export type Recurrence =
  | { readonly type: "daily"; readonly every: number }
  | { readonly type: "weekly"; readonly every: number; readonly weekdays: readonly number[] }
  | { readonly type: "monthly-day"; readonly every: number; readonly day: number }
  | {
      readonly type: "monthly-position";
      readonly every: number;
      readonly position: number;
      readonly weekdays: readonly number[];
    }
  | { readonly type: "yearly-day"; readonly month: number; readonly day: number }
  | {
      readonly type: "yearly-position";
      readonly month: number;
      readonly position: number;
      readonly weekdays: readonly number[];
    };

export type ConstraintKind = "ASAP" | "ALAP" | "SNET" | "SNLT" | "FNET" | "FNLT" | "MSO" | "MFO";

export type TaskInput = {
  readonly id: string;
  /** A task with children is a summary. */
  readonly parentId: string | null;
  /** Whose task it is; impact is told by organisation. */
  readonly organisationId: string | null;
  /** Manual: `start` and `finish` stand as they are; each that is null follows from the other and the duration. */
  readonly mode: "auto" | "manual";
  /** Of manual tasks and manual summaries; nothing to an automatic one. */
  readonly start: Instant | null;
  readonly finish: Instant | null;
  /** ≥ 0; null reads as 0 of a milestone and as one working day (4,800) otherwise, with a finding. */
  readonly duration: Tenths | null;
  /** The duration counts every hour of the day. */
  readonly elapsed: boolean;
  readonly milestone: boolean;
  /** Primavera's passes know two kinds of milestone (SPEC P1, P2); null is a start. Nothing to Microsoft's. */
  readonly milestoneAt?: "start" | "finish" | null;
  readonly constraint: ConstraintKind;
  readonly constraintDate: Instant | null;
  readonly deadline: Instant | null;
  readonly calendarId: string | null;
  /** Resources' calendars say nothing: the task's own counts, else the project's. */
  readonly ignoresResourceCalendars: boolean;
  /** 0 to 100. */
  readonly percentComplete: number;
  readonly actualStart: Instant | null;
  readonly actualFinish: Instant | null;
  /** null: what percentComplete leaves of the duration. */
  readonly remainingDuration: Tenths | null;
  /** When work that was interrupted goes on. */
  readonly resume: Instant | null;
  /** Interruptions, in order: after `after` of working time from the start the task rests for `rest` of working time. */
  readonly splits: readonly Split[];
  /** Elapsed time that levelling puts before the task. */
  readonly levellingDelay: Tenths;
  /** 0 to 1000; levelling delays the smaller first. 1000 is never delayed. */
  readonly priority: number;
  /** An inactive task has dates and moves nothing. */
  readonly active: boolean;
  /** What tasks outside of this network ask for; only the server writes them. */
  readonly bounds: Bounds | null;
};

export type Split = { readonly after: Tenths; readonly rest: Tenths };

export type Bounds = {
  readonly startNotBefore: Instant | null;
  readonly finishNotBefore: Instant | null;
  /** For late dates only. */
  readonly startNotAfter: Instant | null;
  readonly finishNotAfter: Instant | null;
};

export type RelationKind = "FS" | "SS" | "FF" | "SF";

export type RelationInput = {
  readonly id: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: RelationKind;
  /** Tenths, negative = lead; percent of the predecessor's duration in the percent units. */
  readonly lag: number;
  readonly lagUnit: "working" | "elapsed" | "percent" | "elapsed-percent";
};

export type ResourceInput = {
  readonly id: string;
  readonly organisationId: string | null;
  /** Only work resources have a calendar that tasks follow, and a load. */
  readonly type: "work" | "material" | "cost";
  readonly calendarId: string | null;
  /** 1 = one full-time; over it the resource is over-allocated. */
  readonly maxUnits: number;
};

export type AssignmentInput = {
  readonly id: string;
  readonly taskId: string;
  readonly resourceId: string;
  /** 1 = full-time. */
  readonly units: number;
  /** Working time of one full-time; null: units × duration. */
  readonly work: Tenths | null;
  /** Working time from the task's start to the assignment's. */
  readonly delay: Tenths;
};
