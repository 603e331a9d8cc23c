import type { EntityId } from "../primitives/ids.ts";
import type { LocalDateTime, TaskStatus } from "./task.ts";

/** Root `columns` of the frame: flat Y.Maps. */
export type BoardColumn = {
  readonly id: EntityId;
  readonly name: string; // ≤ 100
  readonly order: string;
  readonly status: TaskStatus; // what a card dropped here becomes
  readonly limit: number | null; // work in progress, 1 to 999
  readonly removed: boolean;
};

/** Root `phases`: top rows of the plan that belong to the host; tasks of any lane may name one as parent. */
export type Phase = {
  readonly id: EntityId;
  readonly name: string; // ≤ 500
  readonly order: string;
  readonly milestone: boolean; // a host milestone rather than a phase
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly removed: boolean;
};

/** Root `calendars`. Weekly pattern: seven entries (0 = Sunday) of "HH:mm-HH:mm,…" joined by ";"; '' = non-working day. */
export type ProjectCalendar = {
  readonly id: EntityId;
  readonly name: string;
  readonly week: string; // ≤ 500
  readonly exceptions: string; // JSON list of {from, to, hours, name}; ≤ 20,000 characters
  readonly removed: boolean;
};

/** Root `fields`: definitions of custom task fields. */
export type CustomFieldDefinition = {
  readonly id: EntityId;
  readonly name: string; // ≤ 100
  readonly type: "text" | "number" | "flag";
  readonly order: string;
  readonly removed: boolean;
};

/** Root `reasons`: why something that was promised was missed, in the words of this project. */
export type MissReason = {
  readonly id: EntityId;
  readonly name: string; // ≤ 100
  readonly order: string;
  readonly removed: boolean;
};

/** Root `settings`: a plain Y.Map of scalars, one per key. What the schedule counts from and by (packages/schedule/src/network.ts). */
export type FrameSettings = {
  readonly defaultCalendarId: EntityId | null;
  readonly dataDate: LocalDateTime | null;
  /** null: the earliest date that the plan names. */
  readonly projectStart: LocalDateTime | null;
  readonly projectFinish: LocalDateTime | null;
  readonly scheduleFrom: "start" | "finish";
  readonly criticalFloat: number; // tenths of a minute; so much total float or less is critical
  readonly lagCalendar: "successor" | "predecessor" | "project" | "elapsed";
  readonly progressRule: "retained-logic" | "progress-override" | "actual-dates";
  readonly constraintsYield: boolean; // relations win over SNLT, FNLT, MSO and MFO dates
  readonly totalFloat: "smallest" | "start" | "finish";
  readonly everyEndCritical: boolean;
  readonly lateFrom: "network" | "project-finish";
  readonly passes: "microsoft" | "primavera";
};

export const DEFAULT_SETTINGS: FrameSettings = {
  defaultCalendarId: null,
  dataDate: null,
  projectStart: null,
  projectFinish: null,
  scheduleFrom: "start",
  criticalFloat: 0,
  lagCalendar: "successor",
  progressRule: "retained-logic",
  constraintsYield: false,
  totalFloat: "smallest",
  everyEndCritical: false,
  lateFrom: "network",
  passes: "microsoft",
};
