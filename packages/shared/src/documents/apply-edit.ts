import * as Y from "yjs";
import { err, ok, type Result } from "../primitives/result.ts";
import { isComment } from "./comment-rule.ts";
import type { Edit } from "./edit.ts";
import { entityIdOf, fieldsOf, isCreate, nounOf, targetOf } from "./edit-writes.ts";
import { isEntityId, type FieldRule, type Scalar } from "./field-rule.ts";
import { refuse, RefusalError, type Refusal } from "./refusal.ts";
import { schemaOf } from "./schema-of.ts";
import { entityMap } from "./ydoc-lookup.ts";
import { fieldRuleOf, type CollectionSchema } from "./ydoc-schema.ts";

export type ApplyContext = { readonly origin: unknown };
/** `inverse` is null where the edit changed nothing or cannot be taken back (a comment is withdrawn by a new one). */
export type Applied = { readonly inverse: Edit | null };

type FieldEdit = Exclude<Edit, { type: "comment.add" }>;
type Slots = { readonly map: Y.Map<unknown>; readonly keyOf: (field: string) => string };

function ruleOf(collection: CollectionSchema, field: string): FieldRule {
  const rule =
    collection.shape === "entities"
      ? fieldRuleOf(collection, field)
      : collection.shape === "comments"
        ? undefined
        : collection.fields.get(field);
  return rule ?? refuse("edit.unknown-place", field);
}

function valueFor(rule: FieldRule, field: string, value: unknown): Scalar | null {
  if (value === null) return null;
  return rule.accepts(value) ? value : refuse("edit.bad-value", `${field}: ${rule.says}`);
}

function create(ydoc: Y.Doc, edit: FieldEdit, collection: CollectionSchema): Edit | null {
  const id = entityIdOf(edit);
  if (!isEntityId(id)) refuse("edit.shape", "id");
  const root = ydoc.getMap(targetOf(edit).collection);
  if (root.has(id)) return null; // an edit that is offered again has arrived already
  const entity = new Y.Map<unknown>();
  for (const [field, given] of fieldsOf(edit)) {
    const rule = ruleOf(collection, field);
    const value = valueFor(rule, field, given);
    if (value !== null && value !== rule.default) entity.set(field, value);
  }
  root.set(id, entity);
  // What is written for ever is not taken back.
  if (collection.shape === "entities" && !collection.fields.has("removed")) return null;
  return { type: `${nounOf(edit)}.set`, id, fields: { removed: true } } as Edit;
}

/** Where the fields of the edit lie: in the entity's own map, or as cells of the root. */
function slotsOf(ydoc: Y.Doc, edit: FieldEdit, collection: CollectionSchema): Slots {
  const name = targetOf(edit).collection;
  const id = entityIdOf(edit);
  switch (collection.shape) {
    case "settings":
      return { map: ydoc.getMap(name), keyOf: (field) => field };
    case "cells":
      if (!isEntityId(id)) refuse("edit.shape", "id");
      return { map: ydoc.getMap(name), keyOf: (field) => `${id}.${field}` };
    case "entities":
    case "comments": {
      ydoc.getMap(name);
      const map = entityMap(ydoc, name, id);
      if (map === undefined) return refuse("edit.unknown-place", `${name}: no such entry`);
      return { map, keyOf: (field) => field };
    }
  }
}

function set(ydoc: Y.Doc, edit: FieldEdit, collection: CollectionSchema): Edit | null {
  const { map, keyOf } = slotsOf(ydoc, edit, collection);
  const former: Record<string, unknown> = {};
  const changes: (() => void)[] = [];
  for (const [field, given] of fieldsOf(edit)) {
    const rule = ruleOf(collection, field);
    const value = valueFor(rule, field, given) ?? rule.default;
    const key = keyOf(field);
    const current = map.has(key) ? map.get(key) : rule.default;
    if (current === value) continue;
    if (rule.createOnly) refuse("edit.create-only", field);
    former[field] = current === rule.default ? null : current;
    changes.push(() => (value === rule.default ? map.delete(key) : map.set(key, value)));
  }
  for (const change of changes) change();
  return changes.length === 0 ? null : ({ ...edit, fields: former } as Edit);
}

/**
 * Makes the edit in one transaction. Writes nothing but fields whose value differs, so that a replica that agrees already sends
 * nothing; refuses before it writes, so that a refused edit leaves the ydoc as it was. Rights are checkEdit's matter.
 */
export function applyEdit(
  ydoc: Y.Doc,
  edit: Edit,
  { origin }: ApplyContext,
): Result<Applied, Refusal> {
  try {
    const inverse = ydoc.transact((): Edit | null => {
      const target = targetOf(edit);
      const collection = schemaOf(target.kind).collections.get(target.collection)!;
      if (edit.type === "comment.add") {
        const { comment } = edit;
        if (!isComment(comment, comment.id)) refuse("edit.bad-value", "not a comment");
        const root = ydoc.getMap(target.collection);
        if (!root.has(comment.id)) root.set(comment.id, { ...comment });
        return null;
      }
      return isCreate(edit) ? create(ydoc, edit, collection) : set(ydoc, edit, collection);
    }, origin);
    return ok({ inverse });
  } catch (error) {
    if (error instanceof RefusalError) return err(error.refusal);
    throw error;
  }
}
