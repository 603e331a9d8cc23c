import type { EntityId, OrganisationId, TaskId, YdocId } from "../primitives/ids.ts";
import type { Phase } from "./frame.ts";
import type { LocalDateTime, Relation, Task } from "./task.ts";
import type { Audience } from "./ydoc-kind.ts";

/** What one lane ydoc contributes to the plan: a LaneSnapshot and where it comes from. */
export type PlanSource = {
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly relations: ReadonlyMap<EntityId, Relation>;
};

/** Why a row stands at the end of the root level, and not where it says it belongs. */
export type Misplacement = "orphan" | "cycle";

type RowPlace = {
  readonly id: string;
  /** The row above it in the tree as assembled; null at the root. */
  readonly parentId: string | null;
  readonly childIds: readonly string[];
  /** 0 at the root. */
  readonly depth: number;
  /** Outline number, `1.2.3`. */
  readonly wbs: string;
  readonly misplaced: Misplacement | null;
  /** Of a row with children: from the earliest start to the latest finish below it; else its own. */
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  /** Of a row with children: the mean of the leaves below it, weighted by duration; else its own. Integer 0 to 100. */
  readonly progress: number;
  readonly isSummary: boolean;
};

export type TaskRow = RowPlace & {
  readonly kind: "task";
  readonly task: Task;
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
};
export type PhaseRow = RowPlace & { readonly kind: "phase"; readonly phase: Phase };
export type PlanRow = TaskRow | PhaseRow;

export type PlanFinding =
  /** The parent is removed, or in no ydoc that this replica may read. */
  | { readonly type: "orphan"; readonly id: string; readonly parentId: string }
  /** `ids` would be their own ancestors; the first, which is the smallest, stands at the root. */
  | { readonly type: "cycle"; readonly ids: readonly string[] }
  /** An end is removed, or in no ydoc that this replica may read. */
  | { readonly type: "dangling-relation"; readonly id: string; readonly missing: readonly string[] }
  /** One id in several ydocs; the first is shown. */
  | { readonly type: "duplicate"; readonly id: string; readonly ydocIds: readonly string[] };

export type PlanRelation = Relation & { readonly ydocId: YdocId };

export type Plan = {
  /** Depth first, siblings by (order, id), misplaced rows last. Removed tasks and phases are not in it. */
  readonly rows: readonly PlanRow[];
  readonly byId: ReadonlyMap<string, PlanRow>;
  /** Between rows of this plan only. */
  readonly relations: readonly PlanRelation[];
  readonly findings: readonly PlanFinding[];
};
