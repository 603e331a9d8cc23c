import type { Touch } from "@parley/shared/documents/touch.ts";
import type { TaskFields } from "@parley/shared/documents/task.ts";

/** What moves bars and takes no words back. */
const MOVES: ReadonlySet<string> = new Set<keyof TaskFields>([
  "order",
  "start",
  "finish",
  "duration",
  "elapsed",
  "estimated",
  "durationUnit",
  "progress",
  "status",
  "columnId",
  "cardOrder",
  "actualStart",
  "actualFinish",
  "remainingDuration",
  "resume",
  "splits",
  "levellingDelay",
  "mode",
  "constraintType",
  "constraintDate",
  "deadline",
  "priority",
  "calendarId",
]);

/**
 * Whether a picture from before this change may still be shown for a moment: it shows an older date, or lacks a new task. What somebody
 * renamed, removed or moved elsewhere may have been taken from this reader, and is never shown again.
 */
export const isHarmless = (touch: Touch): boolean =>
  touch.collection !== "tasks" ||
  touch.kind !== "set" ||
  (touch.field !== undefined && MOVES.has(touch.field));
