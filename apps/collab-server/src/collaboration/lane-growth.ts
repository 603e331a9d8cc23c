import type { Touch } from "@parley/shared/documents/touch.ts";
import { LANE_PART_TASKS, type YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { OpenYdoc } from "./open-ydoc.ts";

type LanePlace = Extract<YdocPlace, { kind: "lane" }>;

/** Somebody who types or pastes fast finds the next part there: clients fill a part up to LANE_PART_TASKS. */
const ROOM_LEFT = 100;

/** Says once of each open part that it is nearly full. */
export function laneGrowth(
  full: (projectId: ProjectId, place: LanePlace) => void,
): (open: OpenYdoc, touches: readonly Touch[]) => void {
  const told = new WeakSet<OpenYdoc>();
  return (open, touches) => {
    const { place, projectId, document } = open;
    if (place.kind !== "lane" || told.has(open)) return;
    if (!touches.some(({ collection, kind }) => collection === "tasks" && kind === "create"))
      return;
    if (document.getMap("tasks").size < LANE_PART_TASKS - ROOM_LEFT) return;
    told.add(open);
    full(projectId, place);
  };
}
