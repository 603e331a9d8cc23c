import type { LedgerEntry } from "@parley/shared/documents/edit.ts";
import type {
  BoardColumn,
  CustomFieldDefinition,
  FrameSettings,
  Phase,
  ProjectCalendar,
} from "@parley/shared/documents/frame.ts";
import type { CheckItem, Comment, Relation, Task } from "@parley/shared/documents/task.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";

/** A task and where it lies. Kept by reference while nothing of it changes, so that views can compare. */
export type PlacedTask = {
  readonly task: Task;
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
};
export type PlacedRelation = { readonly relation: Relation; readonly ydocId: YdocId };

export type Frame = {
  readonly ydocId: YdocId | null;
  readonly phases: ReadonlyMap<EntityId, Phase>;
  readonly columns: ReadonlyMap<EntityId, BoardColumn>;
  readonly calendars: ReadonlyMap<EntityId, ProjectCalendar>;
  readonly fields: ReadonlyMap<EntityId, CustomFieldDefinition>;
  readonly settings: FrameSettings;
};

/** One row of the plan: a task, or a phase or host milestone of the frame. */
export type PlanRow = {
  readonly id: TaskId | EntityId;
  readonly parentId: TaskId | EntityId | null;
  readonly depth: number;
  /** `3.2`: positions along the path, from 1. */
  readonly wbs: string;
  /** Place in the whole plan, from 0. */
  readonly position: number;
  readonly summary: boolean;
  /** Of a summary: earliest start, latest finish and progress weighted by duration over what lies below; else its own. */
  readonly start: string | null;
  readonly finish: string | null;
  readonly progress: number;
} & (
  | ({ readonly kind: "task" } & PlacedTask)
  | { readonly kind: "phase"; readonly phase: Phase; readonly ydocId: YdocId }
);

/** The assembled plan over every ydoc that this person may read. */
export type Plan = {
  readonly rows: readonly PlanRow[];
  readonly rowById: ReadonlyMap<string, PlanRow>;
  readonly childrenOf: ReadonlyMap<string | null, readonly string[]>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly relationsOf: ReadonlyMap<TaskId, readonly PlacedRelation[]>;
  readonly taskCount: number;
  readonly finish: string | null;
  /** Tasks whose parent cannot be seen or is gone stand at the top; these are their ids. */
  readonly orphans: ReadonlySet<string>;
};

export type PlanState = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly relations: ReadonlyMap<EntityId, PlacedRelation>;
  readonly checks: ReadonlyMap<TaskId, readonly CheckItem[]>;
  readonly comments: ReadonlyMap<TaskId, readonly Comment[]>;
  readonly ledger: ReadonlyMap<TaskId, LedgerEntry>;
  readonly frame: Frame;
  readonly plan: Plan;
};

export const EMPTY_FRAME: Frame = {
  ydocId: null,
  phases: new Map(),
  columns: new Map(),
  calendars: new Map(),
  fields: new Map(),
  settings: { defaultCalendarId: null, dataDate: null },
};
export const EMPTY_PLAN: Plan = {
  rows: [],
  rowById: new Map(),
  childrenOf: new Map(),
  relations: new Map(),
  relationsOf: new Map(),
  taskCount: 0,
  finish: null,
  orphans: new Set(),
};
export const EMPTY_STATE: PlanState = {
  tasks: new Map(),
  relations: new Map(),
  checks: new Map(),
  comments: new Map(),
  ledger: new Map(),
  frame: EMPTY_FRAME,
  plan: EMPTY_PLAN,
};
