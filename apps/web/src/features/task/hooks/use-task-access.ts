import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";

/** What I may do with one task; the server asks the same policy. */
export type TaskAccess = {
  readonly mine: boolean;
  readonly edit: boolean;
  readonly progress: boolean;
  readonly checks: boolean;
  readonly relations: boolean;
  readonly description: boolean;
  readonly comment: boolean;
  readonly history: boolean;
  /** Audiences that I may move the task to; empty where I may not. */
  readonly audiences: readonly Audience[];
};

export function useTaskAccess({ ydocId, organisationId }: PlacedTask): TaskAccess {
  const can = useCan();
  const { standing } = useFacts();
  const mine = standing.organisationId === organisationId;
  const manages = mine && standing.capabilities.has("lane.manage");
  return {
    mine,
    edit: can.setTaskField(ydocId, "name").allowed,
    progress: can.setTaskField(ydocId, "progress").allowed,
    checks: can.editChecks(ydocId).allowed,
    relations: can.editRelations(ydocId).allowed,
    description: can.editDescription(ydocId).allowed,
    comment: can.comment(ydocId).allowed,
    history: standing.capabilities.has("history.read"),
    audiences: !manages
      ? []
      : standing.isHost
        ? ["everyone", "private"]
        : ["everyone", "host", "private"],
  };
}
