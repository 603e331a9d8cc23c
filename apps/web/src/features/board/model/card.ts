import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { Task } from "@parley/shared/documents/task.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";

/** A task as the board needs it: the task itself and what the plan around it says. */
export type Card = {
  readonly task: Task;
  readonly ydocId: YdocId;
  readonly organisationId: OrganisationId;
  readonly audience: Audience;
  readonly wbs: string;
  readonly summary: boolean;
  /** Where the task stands in the plan, from 0: breaks ties between cards that nobody has ordered yet. */
  readonly position: number;
  readonly start: string | null;
  readonly finish: string | null;
  readonly late: boolean;
  readonly comments: number;
  readonly checks: { readonly done: number; readonly total: number };
  /** Whether I may move it, and whether I may change every field of it. */
  readonly mayMove: boolean;
  readonly mayEdit: boolean;
};
