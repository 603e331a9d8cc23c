import { openVote, type Meeting, type MeetingCommand } from "@parley/shared/meetings/meeting.ts";
import type { MeetingId, WallId } from "@parley/shared/primitives/ids.ts";
import { canBeginMeeting, canVote } from "@parley/shared/permissions/meeting-policy.ts";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  useMeeting,
  useMeetingCommand,
  useMeetings,
  usePlaceDots,
  type MeetingEntry,
} from "../../../platform/api/meeting-api.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { usePerform } from "./use-perform.ts";

/** The meeting that is open at a wall, as this person sees it. */
export type OpenMeeting = {
  readonly id: MeetingId;
  readonly meeting: Meeting;
  /** Add it to this clock to have the server's, in ms. */
  readonly behind: number;
  readonly myDots: ReadonlyMap<string, number>;
  readonly isFacilitator: boolean;
  readonly mayVote: boolean;
  readonly perform: (command: MeetingCommand) => void;
  readonly placeDots: (targetId: string, dots: number) => void;
};

export type WallMeeting = {
  readonly open: OpenMeeting | null;
  readonly past: readonly MeetingEntry[];
  readonly mayBegin: boolean;
};

const NO_DOTS: ReadonlyMap<string, number> = new Map();

/** Whoever looks at a wall while a meeting is open takes part in it. */
export function useWallMeeting(wallId: WallId, isArchived: boolean): WallMeeting {
  const { projectId, standing, me } = useFacts();
  const { data: entries } = useMeetings(projectId, wallId);
  const openId = entries?.find(({ endedAt }) => endedAt === null)?.id ?? null;
  const { data } = useMeeting(projectId, wallId, openId);
  const command = useMeetingCommand(projectId, wallId);
  const dots = usePlaceDots(projectId, wallId);
  const told = usePerform();
  const { mutate } = command;
  const { mutate: place } = dots;
  const meeting = openId === null ? null : (data?.meeting ?? null);
  const isHere =
    meeting?.attendees.some(
      ({ userId, organisationId }) => userId === me.userId && organisationId === me.organisationId,
    ) ?? true;
  const joined = useRef<MeetingId | null>(null);
  useEffect(() => {
    if (openId === null || isHere || joined.current === openId) return;
    joined.current = openId;
    mutate({ meetingId: openId, command: { type: "join" } });
  }, [openId, isHere, mutate]);
  const perform = useCallback(
    (wanted: MeetingCommand): void => {
      if (openId !== null) mutate({ meetingId: openId, command: wanted }, told);
    },
    [openId, mutate, told],
  );
  const vote = meeting === null ? null : openVote(meeting);
  const voteId = vote?.id ?? null;
  const placeDots = useCallback(
    (targetId: string, count: number): void => {
      if (openId !== null && voteId !== null)
        place({ meetingId: openId, voteId, targetId, dots: count }, told);
    },
    [openId, voteId, place, told],
  );
  const [given, behind] = [data?.myDots, data?.behind ?? 0];
  const open = useMemo((): OpenMeeting | null => {
    if (openId === null || meeting === null) return null;
    return {
      id: openId,
      meeting,
      behind,
      myDots: given === undefined ? NO_DOTS : new Map(Object.entries(given)),
      isFacilitator: meeting.facilitatorId === me.userId,
      mayVote: canVote(standing).allowed,
      perform,
      placeDots,
    };
  }, [openId, meeting, behind, given, me, standing, perform, placeDots]);
  return useMemo(
    () => ({
      open,
      past: (entries ?? []).filter(({ endedAt }) => endedAt !== null),
      mayBegin:
        !isArchived &&
        openId === null &&
        entries !== undefined &&
        canBeginMeeting(standing).allowed,
    }),
    [open, entries, isArchived, openId, standing],
  );
}

/** The server's time by this clock, told every half second while something counts down. */
export function useServerTime(behind: number, isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const look = (): void => setNow(Date.now());
    const first = setTimeout(look, 0);
    const timer = setInterval(look, 500);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [isRunning]);
  return now + behind;
}
