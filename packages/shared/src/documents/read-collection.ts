import * as Y from "yjs";
import { isEntityId } from "./field-rule.ts";
import { entityMap, slotValue } from "./ydoc-lookup.ts";
import type { EntityCollection, YdocSchema } from "./ydoc-schema.ts";

const CUSTOM_PREFIX = "x:";

export function entityCollection(schema: YdocSchema, name: string): EntityCollection {
  const collection = schema.collections.get(name);
  if (collection?.shape !== "entities") throw new Error(`${name} is no collection of entities.`);
  return collection;
}

/** Total: what does not meet its rule reads as the default, so that no view ever meets a value that cannot be. */
function plainEntity(
  collection: EntityCollection,
  defaults: object,
  id: string,
  map: Y.Map<unknown>,
): object {
  const entity: Record<string, unknown> = { ...defaults, id };
  const custom: Record<string, unknown> = {};
  for (const [key, item] of map._map) {
    if (item.deleted) continue;
    const value = slotValue(map, key);
    const rule = collection.fields.get(key);
    if (rule !== undefined) {
      if (rule.accepts(value)) entity[key] = value;
    } else if (collection.custom?.accepts(value) && key.startsWith(CUSTOM_PREFIX)) {
      const fieldId = key.slice(CUSTOM_PREFIX.length);
      if (isEntityId(fieldId)) custom[fieldId] = value;
    }
  }
  if (collection.custom !== null) entity["custom"] = Object.freeze(custom);
  return Object.freeze(entity);
}

const defaultsOf = new WeakMap<EntityCollection, object>();
function defaults(collection: EntityCollection): object {
  let found = defaultsOf.get(collection);
  if (found === undefined) {
    found = Object.fromEntries([...collection.fields].map(([key, rule]) => [key, rule.default]));
    defaultsOf.set(collection, found);
  }
  return found;
}

/** One entity as a frozen plain value, or undefined where there is none. */
export function readEntity<T>(
  ydoc: Y.Doc,
  schema: YdocSchema,
  name: string,
  id: string,
): T | undefined {
  const collection = entityCollection(schema, name);
  const map = isEntityId(id) ? entityMap(ydoc, name, id) : undefined;
  return map === undefined
    ? undefined
    : (plainEntity(collection, defaults(collection), id, map) as T);
}

/**
 * A collection as a Map of frozen plain values. With `previous` and the ids that changed since, unchanged entities keep
 * their identity, and the Map itself does where nothing changed.
 */
export function readCollection<Id extends string, T>(
  ydoc: Y.Doc,
  schema: YdocSchema,
  name: string,
  previous?: ReadonlyMap<Id, T>,
  changed?: ReadonlySet<string>,
): ReadonlyMap<Id, T> {
  if (previous !== undefined && changed === undefined) return previous;
  const entities = new Map<Id, T>(previous);
  const ids = changed ?? ydoc.getMap(name)._map.keys();
  for (const id of ids) {
    const entity = readEntity<T>(ydoc, schema, name, id);
    if (entity === undefined) entities.delete(id as Id);
    else entities.set(id as Id, entity);
  }
  return entities;
}
