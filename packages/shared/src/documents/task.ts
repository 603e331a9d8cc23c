import type { EntityId, TaskId, UserId } from "../primitives/ids.ts";

export const TASK_STATUSES = [
  "not-started",
  "in-progress",
  "in-review",
  "waiting",
  "blocked",
  "done",
  "not-needed",
] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
export const CONSTRAINT_TYPES = [
  "ASAP",
  "ALAP",
  "SNET",
  "SNLT",
  "FNET",
  "FNLT",
  "MSO",
  "MFO",
] as const;
export type ConstraintType = (typeof CONSTRAINT_TYPES)[number];
export const RELATION_TYPES = ["FS", "SS", "FF", "SF"] as const;
export type RelationType = (typeof RELATION_TYPES)[number];
export const LAG_UNITS = ["working", "elapsed", "percent", "elapsed-percent"] as const;
export type LagUnit = (typeof LAG_UNITS)[number];

/** Wall-clock time in the project's time zone: `YYYY-MM-DDTHH:mm`. Never a UTC instant: a plan is made in the site's own days. */
export type LocalDateTime = string;
export type CustomFieldValue = string | number | boolean;

/**
 * A task as every view and the engine see it. In the ydoc it is one flat Y.Map under root `tasks`, keyed by its id, holding only
 * the fields that differ from DEFAULT_TASK. Custom fields lie beside them under `x:<field id>`.
 * Its rich description is the root XmlFragment `description:<task id>` (a root never conflicts when two people begin it at once).
 */
export type TaskFields = {
  readonly name: string; // ≤ 500 characters
  readonly parentId: TaskId | EntityId | null; // a task of any ydoc of the project, or a phase of the frame
  readonly order: string; // fractional index among its siblings; ties fall to the id
  readonly milestone: boolean;
  readonly start: LocalDateTime | null; // of manual tasks; what an automatic one once had means nothing
  readonly finish: LocalDateTime | null;
  readonly duration: number | null; // tenths of a minute of working time (elapsed time where `elapsed`), integer ≥ 0
  readonly elapsed: boolean;
  readonly estimated: boolean;
  readonly durationUnit: "m" | "h" | "d" | "w" | "mo";
  readonly progress: number; // integer 0 to 100
  readonly status: TaskStatus;
  readonly columnId: EntityId | null; // board column of the frame; null: the first column of its status
  readonly cardOrder: string | null; // fractional index in its column
  readonly assigneeId: UserId | null;
  readonly assigneeName: string | null; // free text where nobody is chosen yet, as imported resources are; ≤ 200
  readonly actualStart: LocalDateTime | null;
  readonly actualFinish: LocalDateTime | null;
  readonly remainingDuration: number | null; // tenths; null: what progress leaves of the duration
  readonly resume: LocalDateTime | null; // when work that was interrupted goes on
  readonly splits: string | null; // `after:rest,…`: after so many tenths of work it rests for so many; ≤ 100
  readonly levellingDelay: number; // tenths of elapsed time before the start, integer ≥ 0
  readonly mode: "auto" | "manual";
  readonly constraintType: ConstraintType;
  readonly constraintDate: LocalDateTime | null;
  readonly deadline: LocalDateTime | null;
  readonly priority: number; // 0 to 1000
  readonly calendarId: EntityId | null;
  readonly ignoresResourceCalendars: boolean; // counts in its own calendar or the project's, whoever works on it
  readonly externalId: string | null; // where it was imported from, e.g. an MSPDI UID; ≤ 100
  readonly createdBy: UserId | null; // written once at creation; the server requires the writer's own id
  readonly createdAt: number | null; // ms since the epoch, written once
  readonly removed: boolean; // removal is a field, so undo restores it and a concurrent edit loses nothing
};

export type Task = TaskFields & {
  readonly id: TaskId;
  readonly custom: Readonly<Record<string, CustomFieldValue>>;
};

export const DEFAULT_TASK: TaskFields = {
  name: "",
  parentId: null,
  order: "a0",
  milestone: false,
  start: null,
  finish: null,
  duration: null,
  elapsed: false,
  estimated: false,
  durationUnit: "d",
  progress: 0,
  status: "not-started",
  columnId: null,
  cardOrder: null,
  assigneeId: null,
  assigneeName: null,
  actualStart: null,
  actualFinish: null,
  remainingDuration: null,
  resume: null,
  splits: null,
  levellingDelay: 0,
  mode: "auto",
  constraintType: "ASAP",
  constraintDate: null,
  deadline: null,
  priority: 500,
  calendarId: null,
  ignoresResourceCalendars: false,
  externalId: null,
  createdBy: null,
  createdAt: null,
  removed: false,
};

/** Fields that `task.progress` alone allows; every other needs `task.edit`. */
export const PROGRESS_FIELDS: ReadonlySet<keyof TaskFields> = new Set([
  "progress",
  "status",
  "actualStart",
  "actualFinish",
  "remainingDuration",
  "resume",
  "columnId",
  "cardOrder",
]);
/** Fields that are written once, together with the task. */
export const CREATE_ONLY_FIELDS: ReadonlySet<keyof TaskFields> = new Set([
  "createdBy",
  "createdAt",
  "externalId",
]);

/** Root `relations` of the ydoc that holds the successor; a flat Y.Map. A predecessor may lie in any ydoc, seen or not. */
export type Relation = {
  readonly id: EntityId;
  readonly predecessorId: TaskId;
  readonly successorId: TaskId;
  readonly type: RelationType;
  readonly lag: number; // tenths of a minute; negative = lead; percent of the predecessor's duration in the percent units
  readonly lagUnit: LagUnit;
  readonly removed: boolean;
};

/** Root `checks` of the lane; a flat Y.Map. */
export type CheckItem = {
  readonly id: EntityId;
  readonly taskId: TaskId;
  readonly text: string; // ≤ 500
  readonly done: boolean;
  readonly order: string;
  readonly removed: boolean;
};

export const PROMISE_OUTCOMES = ["done", "missed"] as const;
export type PromiseOutcome = (typeof PROMISE_OUTCOMES)[number];

/** Root `promises` of the lane; a flat Y.Map. One task is promised for one week; whoever misses it may promise it again for another. */
export type TaskPromise = {
  readonly id: EntityId;
  readonly taskId: TaskId;
  readonly week: LocalDateTime | null; // any minute of it; weeks begin on Monday
  /** Made ready: nothing stands in the way of the work any more. */
  readonly ready: boolean;
  readonly outcome: PromiseOutcome | null; // null: not known yet
  readonly reasonId: EntityId | null; // of a missed one: a reason of the frame
  readonly note: string; // ≤ 500
  readonly createdBy: UserId;
  readonly createdAt: number | null;
  readonly removed: boolean;
};

/** Root `comments` of the lane; an immutable plain value per id. An edit or withdrawal is a new value that names the old one. */
export type Comment = {
  readonly id: EntityId;
  readonly taskId: TaskId;
  readonly body: string; // plain text ≤ 10,000 characters; a mention is written @[name](user id)
  readonly authorId: string;
  readonly organisationId: string;
  readonly at: number; // the author's clock, ms since the epoch; the log holds the server's
  readonly amends?: EntityId; // the author's own earlier comment
  readonly withdrawn?: true; // with amends: the earlier comment is taken back
};
