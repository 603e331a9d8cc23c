import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { LedgerEntry } from "@parley/shared/documents/edit.ts";
import {
  DEFAULT_SETTINGS,
  type BoardColumn,
  type CustomFieldDefinition,
  type FrameSettings,
  type MissReason,
  type Phase,
  type ProjectCalendar,
} from "@parley/shared/documents/frame.ts";
import {
  EMPTY_PLAN,
  type PlacedAssignment,
  type PlacedRelation,
  type PlacedResource,
  type PlacedTask,
  type Plan,
} from "@parley/shared/documents/plan-row.ts";
import type { CheckItem, Comment, TaskPromise } from "@parley/shared/documents/task.ts";
import type { EntityId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";

export type Frame = {
  readonly ydocId: YdocId | null;
  readonly phases: ReadonlyMap<EntityId, Phase>;
  readonly columns: ReadonlyMap<EntityId, BoardColumn>;
  readonly calendars: ReadonlyMap<EntityId, ProjectCalendar>;
  readonly fields: ReadonlyMap<EntityId, CustomFieldDefinition>;
  readonly reasons: ReadonlyMap<EntityId, MissReason>;
  readonly settings: FrameSettings;
};

export type PlanState = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly resources: ReadonlyMap<EntityId, PlacedResource>;
  readonly assignments: ReadonlyMap<EntityId, PlacedAssignment>;
  readonly checks: ReadonlyMap<TaskId, readonly CheckItem[]>;
  readonly promises: ReadonlyMap<TaskId, readonly TaskPromise[]>;
  readonly comments: ReadonlyMap<TaskId, readonly Comment[]>;
  readonly ledger: ReadonlyMap<TaskId, LedgerEntry>;
  readonly frame: Frame;
  readonly boundaries: PartBounds | null;
  /** Assembled over every ydoc that this person may read, with its dates. */
  readonly plan: Plan;
};

export const EMPTY_FRAME: Frame = {
  ydocId: null,
  phases: new Map(),
  columns: new Map(),
  calendars: new Map(),
  fields: new Map(),
  reasons: new Map(),
  settings: DEFAULT_SETTINGS,
};
export const EMPTY_STATE: PlanState = {
  tasks: new Map(),
  relations: new Map(),
  resources: new Map(),
  assignments: new Map(),
  checks: new Map(),
  promises: new Map(),
  comments: new Map(),
  ledger: new Map(),
  frame: EMPTY_FRAME,
  boundaries: null,
  plan: EMPTY_PLAN,
};
