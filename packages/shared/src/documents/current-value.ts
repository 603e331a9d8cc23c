import type * as Y from "yjs";
import type { FieldRule } from "./field-rule.ts";
import { entityMap, slotValue } from "./ydoc-lookup.ts";
import { fieldRuleOf, type CollectionSchema } from "./ydoc-schema.ts";

export function ruleOfField(collection: CollectionSchema, field: string): FieldRule | undefined {
  if (collection.shape === "comments") return undefined;
  return collection.shape === "entities"
    ? fieldRuleOf(collection, field)
    : collection.fields.get(field);
}

/** What a field holds: its value, or its default. Undefined where there is no such field or entity. */
export function currentValue(
  ydoc: Y.Doc,
  name: string,
  collection: CollectionSchema,
  id: string,
  field: string,
): unknown {
  const rule = ruleOfField(collection, field);
  if (rule === undefined) return undefined;
  if (collection.shape === "entities") {
    const map = entityMap(ydoc, name, id);
    return map === undefined ? undefined : (slotValue(map, field) ?? rule.default);
  }
  const key = collection.shape === "cells" ? `${id}.${field}` : field;
  return slotValue(ydoc.share.get(name), key) ?? rule.default;
}
