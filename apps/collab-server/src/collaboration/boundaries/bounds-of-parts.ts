import type { Network } from "@parley/schedule/network.ts";
import { NO_PART_BOUNDS, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { BoundsThread } from "./bounds-thread.ts";
import type { WholeLane, WholePlan } from "./whole-plan.ts";

export type NetworkOfPlan = (frame: WholePlan["frame"], lanes: readonly WholeLane[]) => Network;

const holdsTasks = ({ tasks }: WholeLane): boolean => {
  for (const { removed } of tasks.values()) if (!removed) return true;
  return false;
};

/**
 * What each part of the plan as it is now has to be told, in the order of the parts; a part is the lanes that somebody may read. Whoever
 * reads the same is worked out once, and the whole is computed only if a part leaves tasks out.
 */
export async function boundsOfParts(
  whole: WholePlan,
  parts: readonly ReadonlySet<YdocId>[],
  { networkOf, thread }: { readonly networkOf: NetworkOfPlan; readonly thread: BoundsThread },
): Promise<readonly PartBounds[]> {
  const lanes = whole.lanes();
  const { frame } = whole;
  const seenBy = (part: ReadonlySet<YdocId>) => lanes.filter(({ ydocId }) => part.has(ydocId));
  const keyOf = (part: ReadonlySet<YdocId>) =>
    seenBy(part)
      .map(({ ydocId }) => ydocId)
      .join();
  const wanted = new Map(
    parts
      .filter((part) => lanes.some((lane) => !part.has(lane.ydocId) && holdsTasks(lane)))
      .map((part) => [keyOf(part), part]),
  );
  if (wanted.size === 0) return parts.map(() => NO_PART_BOUNDS);
  const found = await thread.ask(
    networkOf(frame, lanes),
    [...wanted.values()].map((part) => networkOf(frame, seenBy(part))),
  );
  const known = new Map([...wanted.keys()].map((key, index) => [key, found[index]!]));
  return parts.map((part) => known.get(keyOf(part)) ?? NO_PART_BOUNDS);
}
