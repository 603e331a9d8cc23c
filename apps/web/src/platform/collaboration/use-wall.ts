import type { WallId } from "@parley/shared/primitives/ids.ts";
import { useEffect, useSyncExternalStore } from "react";
import { useProjectSession } from "./use-project-session.ts";
import { EMPTY_WALL_STATE, type WallState } from "./wall-state.ts";

/** One wall, opened with the first look at it. `shared` is null until it has arrived. */
export function useWall(wallId: WallId): WallState {
  const session = useProjectSession();
  const { walls } = session.shelves.walls;
  useEffect(() => {
    session.openWall(wallId);
    return () => session.shelves.walls.publish(wallId, null);
  }, [session, wallId]);
  return useSyncExternalStore(walls.subscribe, () => walls.get().get(wallId) ?? EMPTY_WALL_STATE);
}
