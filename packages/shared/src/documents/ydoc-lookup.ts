import * as Y from "yjs";
import type { Comment } from "./task.ts";

/** What judging an edit needs to know of the ydoc as it is. */
export type YdocLookup = {
  readonly has: (collection: string, id: string) => boolean;
  readonly field: (collection: string, id: string, field: string) => unknown;
  /** Keys that an entity has ever had: also cleared ones take room. */
  readonly keys: (collection: string, id: string) => number;
  readonly comment: (id: string) => Comment | undefined;
  readonly ids: (collection: string) => Iterable<string>;
  /** Slots in the root, whatever they hold. */
  readonly count: (collection: string) => number;
};

/** The part of a shared type that holds its keys. */
type Keyed = Pick<Y.Map<unknown>, "_map">;

/** The value in a slot of a map-like type, or undefined. Works on roots that nobody has given a type yet. */
export function slotValue(type: Keyed | undefined, key: string): unknown {
  const item = type?._map.get(key);
  if (item === undefined || item.deleted) return undefined;
  return item.content.getContent()[item.length - 1] as unknown;
}

export function entityMap(ydoc: Y.Doc, collection: string, id: string): Y.Map<unknown> | undefined {
  const value = slotValue(ydoc.share.get(collection), id);
  return value instanceof Y.Map ? (value as Y.Map<unknown>) : undefined;
}

export const lookupIn = (ydoc: Y.Doc): YdocLookup => ({
  has: (collection, id) => entityMap(ydoc, collection, id) !== undefined,
  field: (collection, id, field) => slotValue(entityMap(ydoc, collection, id), field),
  keys: (collection, id) => entityMap(ydoc, collection, id)?._map.size ?? 0,
  comment: (id) => slotValue(ydoc.share.get("comments"), id) as Comment | undefined,
  ids: (collection) => ydoc.share.get(collection)?._map.keys() ?? [],
  count: (collection) => ydoc.share.get(collection)?._map.size ?? 0,
});
