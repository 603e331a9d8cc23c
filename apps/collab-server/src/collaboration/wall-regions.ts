import type { ClosedRegions } from "@parley/shared/documents/closed-regions.ts";
import type { WallId } from "@parley/shared/primitives/ids.ts";
import type { OpenYdoc } from "./open-ydoc.ts";
import type { OpenYdocs } from "./open-ydocs.ts";

/**
 * Keeps with each wall in memory what is closed in it. Of one wall it is read one time after another: what was read last began last,
 * and so knows of every change that was committed before it was told.
 */
export function createWallRegions(
  ydocs: Pick<OpenYdocs, "all">,
  closedRegions: (wallId: WallId) => Promise<ClosedRegions | null>,
) {
  const turns = new WeakMap<OpenYdoc, Promise<void>>();
  const read = (open: OpenYdoc): Promise<void> => {
    const { place } = open;
    if (place.kind !== "wall") return Promise.resolve();
    const turn = (turns.get(open) ?? Promise.resolve()).then(async () => {
      open.closed = await closedRegions(place.wallId);
    });
    // One that failed is told to whoever asked; the next one reads again.
    turns.set(
      open,
      turn.catch(() => undefined),
    );
    return turn;
  };
  return {
    read,
    changed: async (wallId: WallId): Promise<void> => {
      const walls = [...ydocs.all()].filter(
        ({ place }) => place.kind === "wall" && place.wallId === wallId,
      );
      await Promise.all(walls.map(read));
    },
  };
}
