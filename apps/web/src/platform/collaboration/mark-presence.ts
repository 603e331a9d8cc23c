import type { PresenceState, PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import type { Awareness } from "y-protocols/awareness";

/** What somebody shows of themselves on a sheet. Lengths are units of the page. */
export type SheetCursor = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  /** What is being drawn at the moment: a type of mark and its points so far, as `Mark.points`. */
  readonly drawing: { readonly type: string; readonly points: string } | null;
};
/** Somebody else on the same sheet: one per tab of theirs. */
export type SheetGuest = SheetCursor & { readonly key: string; readonly user: PresenceUser };

/** The server takes no more than 2 KB of a cursor. */
export const DRAWING_MAX = 1_500;

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
const POINTS = /^-?\d{1,8},-?\d{1,8}(?: -?\d{1,8},-?\d{1,8})*$/;

/** What others send is read with care: only numbers become places. */
export function sheetCursorOf(value: unknown): SheetCursor | null {
  if (!isObject(value)) return null;
  const { page, x, y, drawing } = value;
  if (!isNumber(page) || !isNumber(x) || !isNumber(y)) return null;
  const isDrawing =
    isObject(drawing) &&
    typeof drawing["type"] === "string" &&
    typeof drawing["points"] === "string" &&
    POINTS.test(drawing["points"]);
  return {
    page,
    x,
    y,
    drawing: isDrawing
      ? { type: String(drawing["type"]), points: String(drawing["points"]) }
      : null,
  };
}

const isUser = (value: unknown): value is PresenceUser =>
  isObject(value) && "id" in value && "name" in value;

/** Everybody else on a sheet, as the server stamped them. */
export function guestsIn(awareness: Awareness | null): readonly SheetGuest[] {
  if (awareness === null) return [];
  const guests: SheetGuest[] = [];
  for (const [clientId, raw] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    const { user, view, cursor } = raw as Partial<PresenceState>;
    if (view !== "sheet" || !isUser(user)) continue;
    const place = sheetCursorOf(cursor);
    if (place !== null) guests.push({ ...place, key: `${user.id}:${clientId}`, user });
  }
  return guests;
}
