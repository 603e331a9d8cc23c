import type { SpecId } from "@parley/shared/primitives/ids.ts";
import { useEffect, useSyncExternalStore } from "react";
import type { SpecText } from "./spec-shelf.ts";
import { useProjectSession } from "./use-project-session.ts";

/** The text of a specification, opened with the first look at it; null until it has arrived. */
export function useSpecText(specId: SpecId): SpecText | null {
  const session = useProjectSession();
  const { specs } = session.shelves;
  useEffect(() => {
    // One that was begun a moment ago may not be in the catalog that was read last.
    const open = async (): Promise<void> => {
      if (!specs.open(specId)) return;
      const isListed = session.lists(
        ({ place }) => place.kind === "spec" && place.specId === specId,
      );
      if (isListed) return session.openAsked();
      await session.refresh();
      // A run that was under way may have read the catalog before.
      await session.refresh();
    };
    void open();
    return () => specs.publish(specId, null);
  }, [session, specs, specId]);
  return useSyncExternalStore(specs.texts.subscribe, () => specs.texts.get().get(specId) ?? null);
}
