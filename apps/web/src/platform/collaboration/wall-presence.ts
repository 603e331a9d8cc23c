import type { PresenceState, PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import type { Awareness } from "y-protocols/awareness";

/** What somebody shows of themselves on a wall. Lengths are units of the wall. */
export type WallCursor = {
  readonly x: number;
  readonly y: number;
  /** Ids that are selected; the first twenty. */
  readonly selected: readonly string[];
  /** How far the selection is being carried at the moment. */
  readonly carried: { readonly dx: number; readonly dy: number } | null;
  /** Whether the hand is raised, and since when (ms since the epoch, by that person's clock). */
  readonly handAt: number | null;
  /** Whether the pointer is shown as a laser. */
  readonly laser: boolean;
  /** What part of the wall is on the screen: its middle, and how wide it is. */
  readonly view: { readonly x: number; readonly y: number; readonly width: number } | null;
};

/** Somebody else on the same wall: one per tab of theirs. */
export type WallMark = WallCursor & {
  readonly key: string;
  readonly user: PresenceUser;
};

export const SELECTED_MAX = 20;

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;

/** What others send is read with care: only numbers become places. */
export function wallCursorOf(value: unknown): WallCursor | null {
  if (!isObject(value)) return null;
  const { x, y, selected, carried, view, handAt, laser } = value;
  if (!isNumber(x) || !isNumber(y)) return null;
  const ids = Array.isArray(selected) ? selected.filter((id) => typeof id === "string") : [];
  return {
    x,
    y,
    selected: ids.slice(0, SELECTED_MAX),
    carried:
      isObject(carried) && isNumber(carried["dx"]) && isNumber(carried["dy"])
        ? { dx: carried["dx"], dy: carried["dy"] }
        : null,
    handAt: isNumber(handAt) ? handAt : null,
    laser: laser === true,
    view:
      isObject(view) && isNumber(view["x"]) && isNumber(view["y"]) && isNumber(view["width"])
        ? { x: view["x"], y: view["y"], width: view["width"] }
        : null,
  };
}

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
    const place = wallCursorOf(cursor);
    if (place !== null) marks.push({ ...place, key: `${user.id}:${clientId}`, user });
  }
  return marks;
}
