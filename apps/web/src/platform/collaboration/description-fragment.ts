import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { useMemo, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { useTask } from "./project-hooks.ts";
import type { ProjectSession } from "./project-session.ts";
import { useProjectSession } from "./use-project-session.ts";

/** The rich text of a task, for the editor alone. Another replica of the ydoc is another fragment: mount the editor anew. */
export type DescriptionFragment = {
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness | null;
  /** Changes with every replica. */
  readonly key: string;
};

export function getDescriptionFragment(
  session: ProjectSession,
  taskId: TaskId,
): DescriptionFragment | null {
  const placed = session.store.get().tasks.get(taskId);
  const line = placed === undefined ? undefined : session.lines.get().get(placed.ydocId);
  if (line === undefined) return null;
  const { ydoc, awareness } = line.replica;
  return {
    fragment: ydoc.getXmlFragment(`description:${taskId}`),
    awareness,
    key: `${taskId}:${ydoc.clientID}`,
  };
}

/** Follows the task when its ydoc gets another replica. */
export function useDescriptionFragment(taskId: TaskId): DescriptionFragment | null {
  const session = useProjectSession();
  const ydocId = useTask(taskId)?.ydocId ?? null;
  const clientId = useSyncExternalStore(session.saveState.subscribe, () =>
    ydocId === null ? 0 : (session.ydoc(ydocId)?.clientID ?? 0),
  );
  return useMemo(
    () => (clientId === 0 ? null : getDescriptionFragment(session, taskId)),
    [session, taskId, clientId],
  );
}
