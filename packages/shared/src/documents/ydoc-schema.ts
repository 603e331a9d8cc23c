import type { FieldRule } from "./field-rule.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import type { RichTextSchema } from "./rich-text-schema.ts";

/** Fields are looked up in a Map: a key named `constructor` finds nothing. */
export type FieldRules = ReadonlyMap<string, FieldRule>;

/** A root Y.Map by entity id; each value is one flat Y.Map, made once and never replaced. */
export type EntityCollection = {
  readonly shape: "entities";
  readonly fields: FieldRules;
  /** Rule of the keys `x:<field id>`, where the collection has custom fields. */
  readonly custom: FieldRule | null;
  readonly max: number;
  /** The field that names the task to which an entity belongs; `id` where the entity is a task. */
  readonly taskField: string | null;
};

/** A root Y.Map by comment id; each value is one plain object, written once. */
export type CommentCollection = { readonly shape: "comments"; readonly max: number };

/** A root Y.Map of scalars, by field. */
export type SettingsCollection = { readonly shape: "settings"; readonly fields: FieldRules };

/**
 * A root Y.Map of scalars by `<task id>.<field>`: two people who begin the same entry at once meet in single fields, and neither
 * has to create anything first.
 */
export type CellCollection = {
  readonly shape: "cells";
  readonly fields: FieldRules;
  readonly max: number;
};

export type CollectionSchema =
  | EntityCollection
  | CommentCollection
  | SettingsCollection
  | CellCollection;

export type YdocSchema = {
  readonly kind: YdocPlace["kind"];
  readonly version: number;
  readonly collections: ReadonlyMap<string, CollectionSchema>;
  readonly richText: RichTextSchema | null;
};

export const fieldRules = (rules: Readonly<Record<string, FieldRule>>): FieldRules =>
  new Map(Object.entries(rules));

const CUSTOM_KEY = /^x:[0-9A-Za-z]{14}$/;

export function fieldRuleOf(collection: EntityCollection, field: string): FieldRule | undefined {
  const rule = collection.fields.get(field);
  if (rule !== undefined) return rule;
  return collection.custom !== null && CUSTOM_KEY.test(field) ? collection.custom : undefined;
}
