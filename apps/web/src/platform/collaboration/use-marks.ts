import type { RevisionId } from "@parley/shared/primitives/ids.ts";
import { useEffect, useSyncExternalStore } from "react";
import { NO_LAYERS, type MarkLayers } from "./mark-shelf.ts";
import { useProjectSession } from "./use-project-session.ts";

/** The layers of marks of a revision, opened with the first look at it. `begin` asks the server for them, where there are none yet. */
export function useMarks(revisionId: RevisionId, begin: () => Promise<void>): MarkLayers {
  const session = useProjectSession();
  const { marks } = session.shelves;
  const { layers } = marks;
  useEffect(() => {
    const open = async (): Promise<void> => {
      if (!marks.open(revisionId)) return;
      const isBegun = session.lists(
        ({ place }) => place.kind === "marks" && place.revisionId === revisionId,
      );
      if (isBegun) return session.openAsked();
      await begin();
      await session.refresh();
      // A run that was under way may have read the catalog before.
      await session.refresh();
    };
    void open();
    return () => marks.publish(revisionId, null);
  }, [session, marks, revisionId, begin]);
  return useSyncExternalStore(layers.subscribe, () => layers.get().get(revisionId) ?? NO_LAYERS);
}
