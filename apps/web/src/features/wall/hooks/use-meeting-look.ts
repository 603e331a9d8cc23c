import { openVote } from "@parley/shared/meetings/meeting.ts";
import type { WallId } from "@parley/shared/primitives/ids.ts";
import { useEffect, useMemo, useRef } from "react";
import type { Rect } from "../../../platform/canvas/geometry.ts";
import type { WallState } from "../../../platform/collaboration/wall-state.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { MeetingRules } from "./use-wall-actions.ts";
import type { OpenMeeting } from "./use-wall-meeting.ts";
import type { MeetingLook } from "./use-wall-scene.ts";

const NONE: ReadonlyMap<string, number> = new Map();

/** What everybody is to see: the company in the spotlight, and the dots that may be told. */
export function useMeetingLook(open: OpenMeeting | null): MeetingLook {
  const spotlight = open?.meeting.spotlight ?? null;
  const votes = open?.meeting.votes;
  const myDots = open?.myDots ?? NONE;
  return useMemo(() => {
    if (votes === undefined || votes.length === 0) return { spotlight, dots: NONE };
    if (openVote({ votes }) !== null) return { spotlight, dots: myDots };
    const results = votes.at(-1)?.results ?? [];
    return { spotlight, dots: new Map(results.map(({ targetId, dots }) => [targetId, dots])) };
  }, [spotlight, votes, myDots]);
}

/** What nobody but the facilitator may do at the moment. */
export function useMeetingRules(open: OpenMeeting | null, state: WallState): MeetingRules {
  const quietId = open?.meeting.quiet?.id ?? null;
  const locked = open?.meeting.lockedFrames;
  const isFree = open?.isFacilitator ?? true;
  const objects = state.shared?.content.objects;
  const closed = useMemo((): readonly Rect[] => {
    if (locked === undefined || objects === undefined || isFree) return [];
    return locked.flatMap((id) => {
      const frame = objects.get(id);
      return frame === undefined || frame.removed ? [] : [frame];
    });
  }, [locked, objects, isFree]);
  // The same places keep their identity: whoever writes elsewhere changes nothing of the rules.
  const key = JSON.stringify(closed.map(({ x, y, width, height }) => [x, y, width, height]));
  return useMemo(
    () => ({
      quietId,
      closed: (JSON.parse(key) as [number, number, number, number][]).map(
        ([x, y, width, height]) => ({ x, y, width, height }),
      ),
    }),
    [quietId, key],
  );
}

/** Looks where everybody is called to, and with whoever is followed. */
export function useMeetingView(
  wall: WallCanvas,
  wallId: WallId,
  open: OpenMeeting | null,
  followed: string | null,
): void {
  const { walls: shelf } = useProjectSession().shelves;
  const call = open?.meeting.call ?? null;
  const seen = useRef<number | null>(null);
  const isMine = open?.isFacilitator ?? false;
  useEffect(() => {
    if (call === null || seen.current === call.at) return;
    seen.current = call.at;
    if (!isMine) wall.showView(call.view);
  }, [call, wall, isMine]);
  useEffect(() => {
    if (followed === null) return undefined;
    const follow = (): void => {
      const view = shelf.marks(wallId).find(({ user }) => user.id === followed)?.view;
      if (view != null) wall.showView(view);
    };
    follow();
    return shelf.moved.subscribe(follow);
  }, [followed, shelf, wallId, wall]);
}
