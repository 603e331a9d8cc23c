import type { ScheduleFinding, TaskSchedule } from "@parley/schedule/schedule.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "../primitives/ids.ts";
import type { Phase } from "./frame.ts";
import type { Assignment, Resource } from "./resource.ts";
import type { LocalDateTime, Relation, Task } from "./task.ts";
import type { Audience } from "./ydoc-kind.ts";

/** What one lane ydoc contributes to the plan: a LaneSnapshot and where it comes from. */
export type PlanSource = {
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly relations: ReadonlyMap<EntityId, Relation>;
  readonly resources?: ReadonlyMap<EntityId, Resource>;
  readonly assignments?: ReadonlyMap<EntityId, Assignment>;
};

/** A task and where it lies. Kept by reference while nothing of it changes, so that views can compare. */
export type PlacedTask = {
  readonly task: Task;
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
};
export type PlacedRelation = { readonly relation: Relation; readonly ydocId: YdocId };
export type PlacedResource = {
  readonly resource: Resource;
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
};
export type PlacedAssignment = { readonly assignment: Assignment; readonly ydocId: YdocId };

/** Why a row stands at the end of the root level, and not where it says it belongs. */
export type Misplacement = "orphan" | "cycle";

type RowPlace = {
  readonly id: TaskId | EntityId;
  /** The row above it in the tree as assembled; null at the root. */
  readonly parentId: TaskId | EntityId | null;
  /** 0 at the root. */
  readonly depth: number;
  /** Outline number, `1.2.3`. */
  readonly wbs: string;
  /** Place in the whole plan, from 0. */
  readonly position: number;
  readonly misplaced: Misplacement | null;
  /** Computed (schedule/plan-scheduler.ts), to the minute; null until then, and of a phase that nothing dates. */
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly dates: TaskSchedule | null;
  /** Of a row with children: the mean of the leaves below it, weighted by duration; else its own. Integer 0 to 100. */
  readonly progress: number;
  readonly isSummary: boolean;
};

export type TaskRow = RowPlace & { readonly kind: "task" } & PlacedTask;
/** A phase or a milestone of the frame. */
export type PhaseRow = RowPlace & {
  readonly kind: "phase";
  readonly phase: Phase;
  /** The frame's; '' where whoever assembled the plan did not name it. */
  readonly ydocId: YdocId;
};
export type PlanRow = TaskRow | PhaseRow;

export type PlanFinding =
  /** The parent is in no ydoc that this replica may read. */
  | { readonly type: "orphan"; readonly id: string; readonly parentId: string }
  /** `ids` would be their own ancestors; the first, which is the smallest, stands at the root. */
  | { readonly type: "cycle"; readonly ids: readonly string[] }
  /** An end is removed, or in no ydoc that this replica may read. */
  | { readonly type: "dangling-relation"; readonly id: string; readonly missing: readonly string[] }
  /** One id in several ydocs; the first is shown. */
  | { readonly type: "duplicate"; readonly id: string; readonly ydocIds: readonly string[] };

export type PlanAssignment = Assignment & { readonly ydocId: YdocId };
export type PlanRelation = Relation & { readonly ydocId: YdocId };

/** The assembled plan over every ydoc that somebody may read. */
export type Plan = {
  /** Depth first, siblings by (order, id), misplaced rows last. Removed tasks and phases are not in it. */
  readonly rows: readonly PlanRow[];
  readonly byId: ReadonlyMap<string, PlanRow>;
  /** Ids of the rows below each row that has any, and under null those of the root level; in order. */
  readonly childrenOf: ReadonlyMap<string | null, readonly string[]>;
  /** Between rows of this plan only, by id. */
  readonly relations: readonly PlanRelation[];
  /** Those that lead into each task, also from tasks that this replica may not see; as they came. */
  readonly relationsOf: ReadonlyMap<TaskId, readonly PlacedRelation[]>;
  /** Those that are not removed, by id. */
  readonly resources: ReadonlyMap<EntityId, PlacedResource>;
  /** Of rows of this plan to resources of it, by id. */
  readonly assignments: readonly PlanAssignment[];
  readonly taskCount: number;
  /** Of the whole project, also of what this replica does not see. */
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly findings: readonly PlanFinding[];
  readonly scheduleFindings: readonly ScheduleFinding[];
};

export const EMPTY_PLAN: Plan = {
  rows: [],
  byId: new Map(),
  childrenOf: new Map(),
  relations: [],
  relationsOf: new Map(),
  resources: new Map(),
  assignments: [],
  taskCount: 0,
  start: null,
  finish: null,
  findings: [],
  scheduleFindings: [],
};
