import type { EntityId, TaskId, UserId } from "../primitives/ids.ts";

/**
 * Root `resources` of a lane; a flat Y.Map. Somebody or something that works on tasks: its organisation is the lane's, and whoever may
 * read the lane may read it.
 */
export type Resource = {
  readonly id: EntityId;
  readonly name: string; // ≤ 200
  readonly calendarId: EntityId | null; // of the frame; null: that of the task, else of the project
  readonly maxUnits: number; // 1 = one full-time; 0 to 1,000
  readonly createdBy: UserId | null;
  readonly createdAt: number | null; // ms since the epoch
  readonly removed: boolean;
};

/** Root `assignments` of the ydoc that holds the task; a flat Y.Map. The resource may lie in any ydoc, seen or not. */
export type Assignment = {
  readonly id: EntityId;
  readonly taskId: TaskId;
  readonly resourceId: EntityId;
  readonly units: number; // 1 = full-time; 0 to 1,000
  readonly work: number | null; // tenths of a minute of one full-time; null: units × duration
  readonly delay: number; // tenths of working time from the task's start to the assignment's
  readonly removed: boolean;
};

/** Entities of one ydoc: as many as a screen can still offer, and more than files hold. */
export const MOST_RESOURCES = 2_000;
export const MOST_ASSIGNMENTS = 20_000;
/** Of units and of what a resource has of them. */
export const MOST_UNITS = 1_000;
