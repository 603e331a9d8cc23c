import { isComment } from "./comment-rule.ts";
import type { Scalar } from "./field-rule.ts";
import { shortened, type Touch } from "./touch.ts";
import type { YdocLookup } from "./ydoc-lookup.ts";
import { SETTINGS_ID, type Write } from "./write.ts";
import type { YdocSchema } from "./ydoc-schema.ts";

const plain = (value: unknown): Scalar | null =>
  value === null ? null : shortened(value as Scalar);

/** The task in whose history a write belongs; undefined where it belongs to none. */
function taskOf(
  schema: YdocSchema,
  lookup: YdocLookup,
  created: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
  collection: string,
  id: string,
): string | undefined {
  const rules = schema.collections.get(collection);
  if (rules?.shape === "cells") return id;
  if (rules?.shape !== "entities" || rules.taskField === null) return undefined;
  if (rules.taskField === "id") return id;
  const value =
    created.get(`${collection}/${id}`)?.get(rules.taskField) ??
    lookup.field(collection, id, rules.taskField);
  return typeof value === "string" ? value : undefined;
}

function touchOf(write: Exclude<Write, { op: "comment" }>, taskId: string | undefined): Touch {
  const { collection, id } = write;
  const base = taskId === undefined ? { collection, id } : { collection, id, taskId };
  switch (write.op) {
    case "create": {
      const value: Record<string, Scalar | null> = {};
      for (const [field, given] of write.fields) if (given !== null) value[field] = plain(given);
      return { ...base, kind: "create", value };
    }
    case "set":
      return { ...base, kind: "set", field: write.field, value: plain(write.value) };
    case "text":
      return {
        ...base,
        ...(write.collection === "body" ? {} : { taskId: id }),
        kind: "text",
        value: { inserted: write.inserted, deleted: write.deleted },
      };
  }
}

function commentTouch(id: string, value: unknown): Touch[] {
  if (!isComment(value, id)) return [];
  const { taskId, body, amends, withdrawn } = value;
  return [
    {
      collection: "comments",
      id,
      taskId,
      kind: "create",
      value: {
        taskId,
        body: shortened(body),
        ...(amends === undefined ? {} : { amends }),
        ...(withdrawn === undefined ? {} : { withdrawn }),
      },
    },
  ];
}

/** The history of writes that have been judged good. */
export function touchesOf(
  schema: YdocSchema,
  lookup: YdocLookup,
  writes: readonly Write[],
): readonly Touch[] {
  const created = new Map<string, ReadonlyMap<string, unknown>>();
  for (const write of writes)
    if (write.op === "create") created.set(`${write.collection}/${write.id}`, write.fields);
  return writes.flatMap((write): Touch[] => {
    if (write.op === "comment") return commentTouch(write.id, write.value);
    if (write.op === "set" && write.superseded) return [];
    const taskId =
      write.id === SETTINGS_ID
        ? undefined
        : taskOf(schema, lookup, created, write.collection, write.id);
    return [touchOf(write, taskId)];
  });
}
