import type { PresenceState, PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import { wallCursorOf, type WallCursor } from "@parley/shared/protocol/wall-presence.ts";
import type { Awareness } from "y-protocols/awareness";

/** Somebody else on the same wall: one per tab of theirs. */
export type WallMark = WallCursor & {
  readonly key: string;
  readonly user: PresenceUser;
};

/** The server has judged what is told of; what this page does not show, it does not find either. */
const ANY = { object: () => true, task: () => true };
type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const isUser = (value: unknown): value is PresenceUser =>
  isObject(value) && "id" in value && "name" in value;

/** Everybody else on a wall, as the server stamped them. */
export function wallMarksIn(awareness: Awareness | null): readonly WallMark[] {
  if (awareness === null) return [];
  const marks: WallMark[] = [];
  for (const [clientId, raw] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    const { user, view, cursor } = raw as Partial<PresenceState>;
    if (view !== "wall" || !isUser(user)) continue;
    const place = wallCursorOf(cursor, ANY);
    if (place !== null) marks.push({ ...place, key: `${user.id}:${clientId}`, user });
  }
  return marks;
}
