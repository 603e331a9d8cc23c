import { useCallback } from "react";
import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useDispatch } from "../../../platform/collaboration/project-hooks.ts";

/** Sets fields of the task as one step of undo; `field` names what was changed, for the words of undo. */
export function useEditTask({
  task,
  ydocId,
}: PlacedTask): (fields: TaskPatch, field: string) => void {
  const dispatch = useDispatch();
  return useCallback(
    (fields, field) => {
      dispatch([{ ydocId, edit: { type: "task.set", id: task.id, fields } }], {
        key: `task:did.${field}`,
        values: { name: task.name },
      });
    },
    [dispatch, ydocId, task.id, task.name],
  );
}
