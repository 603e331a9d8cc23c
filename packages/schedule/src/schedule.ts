import type { ConstraintKind, Instant, Tenths } from "./network.ts";

/** What the engine says of a network. Plain values, frozen by type; the same for the same network, whatever the order of its lists. */
export type Schedule = {
  /** The later of all finishes and the project's outsideFinish; null of a network without tasks. */
  readonly finish: Instant | null;
  readonly start: Instant | null;
  /** What the passes counted from: the project's own dates, or what stood in for them. */
  readonly projectStart: Instant | null;
  readonly projectFinish: Instant | null;
  readonly byId: ReadonlyMap<string, TaskSchedule>;
  readonly findings: readonly ScheduleFinding[];
};

export type TaskSchedule = {
  readonly id: string;
  readonly isSummary: boolean;
  /** What is planned: early dates, and what progress, levelling, ALAP and manual mode make of them. Of a summary: what lies below it. */
  readonly start: Instant;
  readonly finish: Instant;
  readonly earlyStart: Instant;
  readonly earlyFinish: Instant;
  readonly lateStart: Instant;
  readonly lateFinish: Instant;
  /** Working time of the task's calendar; negative where a late date lies before the early one. */
  readonly totalFloat: Tenths;
  readonly freeFloat: Tenths;
  readonly startFloat: Tenths;
  readonly finishFloat: Tenths;
  readonly critical: boolean;
};

/** Why a date is what it is. `moved`: the calendar put the asked moment off to the next (or previous) working time. */
export type Reason =
  | { readonly type: "project-start" }
  | { readonly type: "project-finish" }
  | {
      readonly type: "relation";
      readonly relationId: string;
      /** The other end. */
      readonly taskId: string;
      /** The summary through which the relation reaches this task; null where it names the task itself. */
      readonly throughSummaryId: string | null;
    }
  | {
      readonly type: "constraint";
      readonly kind: ConstraintKind;
      readonly ofSummaryId: string | null;
    }
  | { readonly type: "deadline"; readonly ofSummaryId: string | null }
  | { readonly type: "actual-start" }
  | { readonly type: "actual-finish" }
  | { readonly type: "data-date" }
  | { readonly type: "resume" }
  | { readonly type: "manual" }
  | { readonly type: "manual-summary"; readonly summaryId: string }
  | { readonly type: "boundary" }
  | { readonly type: "levelling" }
  | { readonly type: "duration" }
  | { readonly type: "as-late-as-possible" }
  | { readonly type: "children"; readonly taskId: string };

export type BecauseOf = {
  readonly reason: Reason;
  /** What the reason asks for, before the calendar. */
  readonly asked: Instant;
  /** The task's calendar has no work at that moment and moved it. */
  readonly movedByCalendarId: string | null;
  /**
   * The resource that decides: whose calendar moved the moment, or lays the duration so that the date is another one than in the task's
   * own calendar (SPEC W1); of levelling the one that is taken elsewhere until then (W2). Null where none does.
   */
  readonly resourceId: string | null;
};

/** Made when asked for, from the same inputs as the dates. */
export type Because = {
  readonly start: BecauseOf;
  readonly finish: BecauseOf;
  readonly lateStart: BecauseOf;
  readonly lateFinish: BecauseOf;
  /** Relations that alone would give the task its early dates, by id. */
  readonly drivingRelationIds: readonly string[];
};

/** In order of type, then id. */
export type ScheduleFinding =
  /** Relations that close a circle are ignored: relations are taken by id, and one that would close a circle is left out. */
  | { readonly type: "cycle"; readonly relationId: string; readonly taskIds: readonly string[] }
  /** An end is in no task of the network. */
  | { readonly type: "dangling-relation"; readonly relationId: string; readonly missingId: string }
  /** Between a task and itself, or a task and its own summary. */
  | { readonly type: "relation-to-own-summary"; readonly relationId: string }
  | { readonly type: "unknown-parent"; readonly taskId: string; readonly parentId: string }
  /** Tasks that would be their own ancestors: the smallest id stands at the root. */
  | { readonly type: "parent-cycle"; readonly taskId: string }
  | {
      readonly type: "duplicate-id";
      readonly of: "task" | "relation" | "calendar" | "resource" | "assignment";
      readonly id: string;
    }
  | { readonly type: "unknown-calendar"; readonly ownerId: string; readonly calendarId: string }
  | { readonly type: "calendar-cycle"; readonly calendarId: string }
  | { readonly type: "calendar-without-work"; readonly calendarId: string }
  | { readonly type: "unreadable-hours"; readonly calendarId: string; readonly text: string }
  | { readonly type: "constraint-without-date"; readonly taskId: string }
  | { readonly type: "no-duration"; readonly taskId: string }
  /** A number that is none, or out of range, was replaced by the nearest that is. */
  | { readonly type: "value-out-of-range"; readonly ownerId: string; readonly field: string }
  | {
      readonly type: "dangling-assignment";
      readonly assignmentId: string;
      readonly missingId: string;
    }
  /** A date that a relation asks for and a constraint, an actual date or manual mode does not give. */
  | { readonly type: "broken-relation"; readonly relationId: string }
  | { readonly type: "deadline-missed"; readonly taskId: string; readonly by: Tenths }
  | { readonly type: "constraint-broken"; readonly taskId: string };
