import type { PresenceState, PresenceUser } from "@parley/shared/protocol/collab-protocol.ts";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

/** Where somebody writes: both ends of what is selected, as JSON of relative positions, which survive what is written around them. */
export type TextCaret = { readonly anchor: unknown; readonly head: unknown };
/** Somebody else in the same text: one per tab of theirs. */
export type SpecGuest = {
  readonly key: string;
  readonly user: PresenceUser;
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
};

const isUser = (value: unknown): value is PresenceUser =>
  typeof value === "object" && value !== null && "id" in value && "name" in value;

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const isId = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (isObject(value) &&
    Number.isSafeInteger(value["client"]) &&
    Number.isSafeInteger(value["clock"]));

/** What others send is read with care: null of what is no position. */
export function positionOf(value: unknown): Y.RelativePosition | null {
  if (!isObject(value)) return null;
  const { type, item, tname, assoc } = value;
  const isNamed = tname === undefined || tname === null || typeof tname === "string";
  const isSided = assoc === undefined || Number.isSafeInteger(assoc);
  if (!isId(type) || !isId(item) || !isNamed || !isSided) return null;
  return Y.createRelativePositionFromJSON(value);
}

/** Everybody else in a text, as the server stamped them. */
export function caretsIn(awareness: Awareness | null): readonly SpecGuest[] {
  if (awareness === null) return [];
  const guests: SpecGuest[] = [];
  for (const [clientId, raw] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue;
    const { user, view, cursor } = raw as Partial<PresenceState>;
    if (view !== "spec" || !isUser(user) || !isObject(cursor)) continue;
    const anchor = positionOf(cursor["anchor"]);
    const head = positionOf(cursor["head"]);
    if (anchor !== null && head !== null)
      guests.push({ key: `${user.id}:${clientId}`, user, anchor, head });
  }
  return guests;
}
