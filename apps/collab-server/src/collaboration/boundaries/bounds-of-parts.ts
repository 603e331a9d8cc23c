import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import type { Network } from "@parley/schedule/network.ts";
import { findPartBounds } from "@parley/schedule/parts/find-part-bounds.ts";
import { NO_PART_BOUNDS, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { Schedule } from "@parley/schedule/schedule.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { WholeLane, WholePlan } from "./whole-plan.ts";

export type NetworkOfPlan = (frame: WholePlan["frame"], lanes: readonly WholeLane[]) => Network;

const holdsTasks = ({ tasks }: WholeLane): boolean => {
  for (const { removed } of tasks.values()) if (!removed) return true;
  return false;
};

/**
 * What each part of the plan as it is now has to be told; a part is the lanes that somebody may read. The whole is computed once, and
 * only if a part leaves tasks out.
 */
export function boundsOfParts(
  whole: WholePlan,
  networkOf: NetworkOfPlan,
): (visible: ReadonlySet<YdocId>) => PartBounds {
  const lanes = whole.lanes();
  const { frame } = whole;
  let computed: { readonly network: Network; readonly schedule: Schedule } | null = null;
  const known = new Map<string, PartBounds>();
  return (visible) => {
    if (!lanes.some((lane) => !visible.has(lane.ydocId) && holdsTasks(lane))) return NO_PART_BOUNDS;
    const seen = lanes.filter(({ ydocId }) => visible.has(ydocId));
    const key = seen.map(({ ydocId }) => ydocId).join();
    let bounds = known.get(key);
    if (bounds === undefined) {
      if (computed === null) {
        const network = networkOf(frame, lanes);
        computed = { network, schedule: computeSchedule(network) };
      }
      bounds = findPartBounds(computed, networkOf(frame, seen), createScheduler);
      known.set(key, bounds);
    }
    return bounds;
  };
}
