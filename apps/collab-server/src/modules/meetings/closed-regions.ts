import type { ClosedRegions } from "@parley/shared/documents/closed-regions.ts";
import type { WallId } from "@parley/shared/primitives/ids.ts";
import type { Reader } from "../../db/database.ts";
import { findOpenMeeting } from "./meeting-repository.ts";

/** What the meeting that is open at a wall has closed; null where there is none, or nothing is. */
export async function closedRegions(db: Reader, wallId: WallId): Promise<ClosedRegions | null> {
  const meeting = await findOpenMeeting(db, wallId);
  if (meeting === null || meeting.lockedFrames.length === 0) return null;
  return {
    facilitatorId: meeting.facilitatorId,
    frameIds: new Set(meeting.lockedFrames),
  };
}
