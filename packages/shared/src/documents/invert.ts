import type * as Y from "yjs";
import { currentValue, ruleOfField } from "./current-value.ts";
import type { Edit } from "./edit.ts";
import { entityIdOf, fieldsOf, isCreate, targetOf } from "./edit-writes.ts";
import { schemaOf } from "./schema-of.ts";
import type { CollectionSchema } from "./ydoc-schema.ts";

type FieldEdit = Exclude<Edit, { type: "comment.add" }>;

const collectionOf = (edit: FieldEdit): CollectionSchema => {
  const { kind, collection } = targetOf(edit);
  return schemaOf(kind).collections.get(collection)!;
};

/** Whether a field still holds what `done` left in it: the value that it gave, or the default. */
function isAsLeft(ydoc: Y.Doc, done: FieldEdit, field: string): boolean {
  const collection = collectionOf(done);
  const left = fieldsOf(done).get(field) ?? ruleOfField(collection, field)?.default;
  const { collection: name } = targetOf(done);
  return currentValue(ydoc, name, collection, entityIdOf(done), field) === left;
}

/**
 * The part of `inverse` that takes back `done` and nothing of what others did since: only fields that still hold what `done` left
 * in them. Null when nothing of it is left. Applying the result yields the redo, which is limited in the same way.
 */
export function undoOf(ydoc: Y.Doc, done: Edit, inverse: Edit): Edit | null {
  if (done.type === "comment.add" || inverse.type === "comment.add") return null;
  const kept = [...fieldsOf(inverse)].filter(([field]) => isAsLeft(ydoc, done, field));
  if (kept.length === 0 || isCreate(inverse)) return null;
  return { ...inverse, fields: Object.fromEntries(kept) } as Edit;
}
