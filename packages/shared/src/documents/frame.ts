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

/** Root `settings`: a plain Y.Map of scalars, one per key. */
export type FrameSettings = {
  readonly defaultCalendarId: EntityId | null;
  readonly dataDate: LocalDateTime | null;
};
