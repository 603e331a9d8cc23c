import type { Meeting, MeetingCommand } from "../meetings/meeting.ts";
import { allowIf, holds, type Participant } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canCreateWall, canListWalls } from "./wall-policy.ts";

/** Whoever may read the walls of a project may follow its meetings. */
export const canReadMeeting = canListWalls;
export const canBeginMeeting = canCreateWall;

const runs = (who: Participant, meeting: Meeting): boolean => meeting.facilitatorId === who.userId;

/**
 * The facilitator runs the meeting; everybody else joins, raises open points, and takes those of the own organisation. While the
 * facilitator is away (`isFacilitatorHere`), whoever may edit the wall may take over.
 */
export function canDoInMeeting(
  standing: Standing,
  meeting: Meeting,
  command: MeetingCommand,
  isFacilitatorHere: boolean,
): Decision {
  const read = canReadMeeting(standing);
  if (!read.allowed || standing.kind === "outsider") return read;
  switch (command.type) {
    case "join":
      return read;
    case "point":
      return allowIf(
        runs(standing, meeting) || holds(standing, "wall.note") || holds(standing, "wall.edit"),
      );
    case "point-taken": {
      const point = meeting.points.find(({ id }) => id === command.id);
      const isOurs =
        point !== undefined &&
        (point.organisationId === null || point.organisationId === standing.organisationId);
      return allowIf(isOurs && holds(standing, "task.edit"));
    }
    case "take-over":
      return allowIf(
        holds(standing, "wall.edit") && (!isFacilitatorHere || runs(standing, meeting)),
      );
    default:
      return allowIf(runs(standing, meeting) && holds(standing, "wall.edit"));
  }
}

/** A dot is one person's sign, as a reaction is. */
export function canVote(standing: Standing): Decision {
  const read = canReadMeeting(standing);
  return read.allowed
    ? allowIf(holds(standing, "wall.react") || holds(standing, "wall.edit"))
    : read;
}
