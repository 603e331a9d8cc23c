import { useCallback } from "react";
import type { Comment } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useDispatch } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";

/** Adds a comment in my own name; with `amends` it is the newer wording, or the withdrawal, of an earlier one. */
export function useSay({
  task,
  ydocId,
}: PlacedTask): (
  body: string,
  did: "comment" | "commentEdit" | "commentWithdraw",
  rest?: Pick<Comment, "amends" | "withdrawn">,
) => void {
  const session = useProjectSession();
  const dispatch = useDispatch();
  return useCallback(
    (body, did, rest = {}) => {
      const { me } = session.facts.get();
      const comment: Comment = {
        id: session.newId<EntityId>(),
        taskId: task.id,
        body,
        authorId: me.userId,
        organisationId: me.organisationId,
        at: Date.now(),
        ...rest,
      };
      dispatch([{ ydocId, edit: { type: "comment.add", comment } }], {
        key: `task:did.${did}`,
        values: { name: task.name },
      });
    },
    [session, dispatch, ydocId, task.id, task.name],
  );
}
