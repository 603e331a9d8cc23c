import type * as Y from "yjs";
import type { Edit } from "./edit.ts";
import { entityIdOf, fieldsOf, isCreate, targetOf } from "./edit-writes.ts";
import { schemaOf } from "./schema-of.ts";
import { entityMap, slotValue } from "./ydoc-lookup.ts";
import { fieldRuleOf } from "./ydoc-schema.ts";

type FieldEdit = Exclude<Edit, { type: "comment.add" }>;

function currentOf(ydoc: Y.Doc, edit: FieldEdit, field: string): unknown {
  const target = targetOf(edit);
  const collection = schemaOf(target.kind).collections.get(target.collection)!;
  const id = entityIdOf(edit);
  switch (collection.shape) {
    case "entities":
      return (
        slotValue(entityMap(ydoc, target.collection, id), field) ??
        fieldRuleOf(collection, field)?.default
      );
    case "settings":
      return (
        slotValue(ydoc.share.get(target.collection), field) ?? collection.fields.get(field)?.default
      );
    case "cells":
      return (
        slotValue(ydoc.share.get(target.collection), `${id}.${field}`) ??
        collection.fields.get(field)?.default
      );
    case "comments":
      return undefined;
  }
}

/** What `done` left in a field: its value, or the default where it gave none. */
function leftBy(done: FieldEdit, field: string): unknown {
  const target = targetOf(done);
  const collection = schemaOf(target.kind).collections.get(target.collection)!;
  if (collection.shape === "comments") return undefined;
  const rule =
    collection.shape === "entities" ? fieldRuleOf(collection, field) : collection.fields.get(field);
  return fieldsOf(done).get(field) ?? rule?.default;
}

/**
 * The part of `inverse` that takes back `done` and nothing of what others did since: only fields that still hold what `done` left
 * in them. Null when nothing of it is left. Applying the result yields the redo, which is limited in the same way.
 */
export function undoOf(ydoc: Y.Doc, done: Edit, inverse: Edit): Edit | null {
  if (done.type === "comment.add" || inverse.type === "comment.add") return null;
  const kept = [...fieldsOf(inverse)].filter(
    ([field]) => currentOf(ydoc, done, field) === leftBy(done, field),
  );
  if (kept.length === 0 || isCreate(inverse)) return null;
  return { ...inverse, fields: Object.fromEntries(kept) } as Edit;
}
