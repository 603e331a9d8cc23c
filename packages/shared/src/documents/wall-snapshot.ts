import type * as Y from "yjs";
import type { EntityId } from "../primitives/ids.ts";
import type { YdocChanges } from "./observe-ydoc.ts";
import { readCollection } from "./read-collection.ts";
import type { HandOff, Reaction, WallObject } from "./wall.ts";
import { WALL_SCHEMA } from "./wall-schema.ts";

/** One wall ydoc, shared or private, as plain frozen values. Removed entities are in it: `removed` says so. */
export type WallSnapshot = {
  readonly objects: ReadonlyMap<EntityId, WallObject>;
  readonly reactions: ReadonlyMap<EntityId, Reaction>;
  readonly handoffs: ReadonlyMap<EntityId, HandOff>;
};

export const EMPTY_WALL: WallSnapshot = {
  objects: new Map(),
  reactions: new Map(),
  handoffs: new Map(),
};

/** Reads all of it; with an earlier snapshot and the changes since, only what changed. */
export function readWall(
  ydoc: Y.Doc,
  previous?: WallSnapshot,
  changes?: Pick<YdocChanges, "entities">,
): WallSnapshot {
  const before = changes === undefined ? undefined : previous;
  const collection = <T>(name: keyof WallSnapshot) =>
    readCollection<EntityId, T>(
      ydoc,
      WALL_SCHEMA,
      name,
      before?.[name] as ReadonlyMap<EntityId, T> | undefined,
      changes?.entities.get(name),
    );
  return Object.freeze({
    objects: collection<WallObject>("objects"),
    reactions: collection<Reaction>("reactions"),
    handoffs: collection<HandOff>("handoffs"),
  });
}
