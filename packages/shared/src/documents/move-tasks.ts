import * as Y from "yjs";
import type { TaskId } from "../primitives/ids.ts";
import { LANE_SCHEMA } from "./lane-schema.ts";
import { putEntity, updateFrom, type PlainFields } from "./server-update.ts";
import { descriptionRoot } from "./rich-text-schema.ts";

/** Tasks with all that belongs to them, as it lies in one lane ydoc. Descriptions are kept as an own ydoc's roots. */
export type TaskBundle = {
  readonly taskIds: readonly TaskId[];
  /** By collection and id: the fields of an entity, or the value of a comment. */
  readonly entities: ReadonlyMap<string, ReadonlyMap<string, PlainFields>>;
  readonly descriptions: ReadonlyMap<TaskId, Y.XmlFragment>;
};

const belongsTo = (collection: string, id: string, value: PlainFields): unknown => {
  const schema = LANE_SCHEMA.collections.get(collection);
  if (schema?.shape === "comments") return value["taskId"];
  if (schema?.shape !== "entities" || schema.taskField === null) return undefined;
  return schema.taskField === "id" ? id : value[schema.taskField];
};

/** Reads the bundle of those tasks that the ydoc holds. Changes nothing. */
export function readTasks(ydoc: Y.Doc, wanted: ReadonlySet<string>): TaskBundle {
  const entities = new Map<string, Map<string, PlainFields>>();
  for (const collection of LANE_SCHEMA.collections.keys()) {
    const found = new Map<string, PlainFields>();
    for (const [id, value] of ydoc.getMap(collection)) {
      const fields = (value instanceof Y.Map ? value.toJSON() : value) as PlainFields;
      if (wanted.has(String(belongsTo(collection, id, fields)))) found.set(id, fields);
    }
    entities.set(collection, found);
  }
  const taskIds = [...(entities.get("tasks")?.keys() ?? [])] as TaskId[];
  const descriptions = new Map<TaskId, Y.XmlFragment>();
  for (const taskId of taskIds) {
    const root = descriptionRoot(taskId);
    if (ydoc.share.has(root)) descriptions.set(taskId, ydoc.getXmlFragment(root));
  }
  return { taskIds, entities, descriptions };
}

/** Whether two bundles hold the same: what was copied is what is about to be taken away. */
export function isSameBundle(a: TaskBundle, b: TaskBundle): boolean {
  return fingerprint(a) === fingerprint(b);
}

const byKey = (
  [a]: readonly [string, ...unknown[]],
  [b]: readonly [string, ...unknown[]],
): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (fields: PlainFields): unknown => Object.entries(fields).toSorted(byKey);

const fingerprint = ({ entities, descriptions }: TaskBundle): string =>
  JSON.stringify([
    [...entities].map(([name, found]) => [
      name,
      [...found].map(([id, fields]) => [id, sorted(fields)] as const).toSorted(byKey),
    ]),
    [...descriptions]
      .map(([id, fragment]) => [id, fragment.toString()] as const)
      .filter(([, text]) => text !== "")
      .toSorted(byKey),
  ]);

/** The update that makes a lane hold the bundle exactly; the second time it changes nothing. */
export function putTasks(ydoc: Y.Doc, bundle: TaskBundle, clientId: number): Uint8Array {
  return updateFrom(ydoc, clientId, (copy) => {
    for (const [collection, found] of bundle.entities) {
      const root = copy.getMap(collection);
      const isPlain = LANE_SCHEMA.collections.get(collection)?.shape === "comments";
      for (const [id, fields] of found) {
        if (isPlain) {
          if (!root.has(id)) root.set(id, { ...fields });
        } else putEntity(root, id, fields);
      }
    }
    for (const [taskId, fragment] of bundle.descriptions) {
      const target = copy.getXmlFragment(descriptionRoot(taskId));
      if (target.toString() === fragment.toString()) continue;
      target.delete(0, target.length);
      target.insert(
        0,
        fragment.toArray().map((node) => node.clone() as Y.XmlElement | Y.XmlText),
      );
    }
  });
}

/** The update that takes the bundle's tasks out of a lane. Only the server deletes; clients set `removed`. */
export function takeTasks(ydoc: Y.Doc, bundle: TaskBundle, clientId: number): Uint8Array {
  return updateFrom(ydoc, clientId, (copy) => {
    for (const [collection, found] of bundle.entities) {
      const root = copy.getMap(collection);
      for (const id of found.keys()) root.delete(id);
    }
    for (const taskId of bundle.descriptions.keys()) {
      const fragment = copy.getXmlFragment(descriptionRoot(taskId));
      fragment.delete(0, fragment.length);
    }
  });
}
