import type * as Y from "yjs";
import type { EntityId, TaskId } from "../primitives/ids.ts";
import { isComment } from "./comment-rule.ts";
import { LANE_SCHEMA } from "./lane-schema.ts";
import type { Assignment, Resource } from "./resource.ts";
import type { YdocChanges } from "./observe-ydoc.ts";
import { readCollection } from "./read-collection.ts";
import type { CheckItem, Comment, Relation, Task, TaskPromise } from "./task.ts";
import { slotValue } from "./ydoc-lookup.ts";

/** One lane ydoc as plain frozen values. Removed entities are in it: `removed` says so. */
export type LaneSnapshot = {
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly relations: ReadonlyMap<EntityId, Relation>;
  readonly checks: ReadonlyMap<EntityId, CheckItem>;
  readonly promises: ReadonlyMap<EntityId, TaskPromise>;
  readonly resources: ReadonlyMap<EntityId, Resource>;
  readonly assignments: ReadonlyMap<EntityId, Assignment>;
  readonly comments: ReadonlyMap<EntityId, Comment>;
};

function readComments(
  ydoc: Y.Doc,
  previous?: LaneSnapshot["comments"],
  changed?: ReadonlySet<string>,
): LaneSnapshot["comments"] {
  if (previous !== undefined && changed === undefined) return previous;
  const root = ydoc.getMap("comments");
  const comments = new Map(previous);
  for (const id of changed ?? root._map.keys()) {
    const value = slotValue(root, id);
    if (isComment(value, id)) comments.set(id as EntityId, Object.freeze({ ...value }));
    else comments.delete(id as EntityId);
  }
  return comments;
}

/** Reads all of it; with an earlier snapshot and the changes since, only what changed. */
export function readLane(
  ydoc: Y.Doc,
  previous?: LaneSnapshot,
  changes?: YdocChanges,
): LaneSnapshot {
  const of = (name: string): ReadonlySet<string> | undefined => changes?.entities.get(name);
  const before = changes === undefined ? undefined : previous;
  return Object.freeze({
    tasks: readCollection<TaskId, Task>(ydoc, LANE_SCHEMA, "tasks", before?.tasks, of("tasks")),
    relations: readCollection<EntityId, Relation>(
      ydoc,
      LANE_SCHEMA,
      "relations",
      before?.relations,
      of("relations"),
    ),
    checks: readCollection<EntityId, CheckItem>(
      ydoc,
      LANE_SCHEMA,
      "checks",
      before?.checks,
      of("checks"),
    ),
    promises: readCollection<EntityId, TaskPromise>(
      ydoc,
      LANE_SCHEMA,
      "promises",
      before?.promises,
      of("promises"),
    ),
    resources: readCollection<EntityId, Resource>(
      ydoc,
      LANE_SCHEMA,
      "resources",
      before?.resources,
      of("resources"),
    ),
    assignments: readCollection<EntityId, Assignment>(
      ydoc,
      LANE_SCHEMA,
      "assignments",
      before?.assignments,
      of("assignments"),
    ),
    comments: readComments(ydoc, before?.comments, of("comments")),
  });
}
