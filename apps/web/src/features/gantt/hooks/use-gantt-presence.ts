import { useMemo, useSyncExternalStore } from "react";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { PresenceTag } from "../canvas/scene.ts";
import { paletteOf } from "./use-row-facts.ts";

/** Who of the others is on which row, in whatever view of the plan. */
export function useGanttPresence(): ReadonlyMap<string, readonly PresenceTag[]> {
  const session = useProjectSession();
  const { marks } = session.presence;
  const board = useSyncExternalStore(marks.subscribe, marks.get);
  return useMemo(
    () =>
      new Map(
        [...board].map(([id, list]) => [
          id,
          list.map(({ user }) => ({
            name: `${user.name} · ${user.organisationCode}`,
            colour: paletteOf(user.colour),
          })),
        ]),
      ),
    [board],
  );
}
