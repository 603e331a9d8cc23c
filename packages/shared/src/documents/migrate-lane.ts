import * as Y from "yjs";

type Fields = Y.Map<unknown>;

/** The living fields of each entity of a root. */
function entitiesOf(ydoc: Y.Doc, root: string): [string, Fields][] {
  return [...ydoc.getMap(root)].flatMap(([id, value]) =>
    value instanceof Y.Map ? [[id, value as Fields] as [string, Fields]] : [],
  );
}

/**
 * From 1 to 2. Until then the start and finish of an automatic task were what somebody had typed; since then they are computed. So that
 * they stay where they were, what was typed becomes a constraint: start (or, without one, finish) no earlier than, of every automatic
 * task that no relation of this ydoc leads into, that no task of it names as its parent, and that has no constraint yet. Relations lie
 * in the ydoc of their successor, so that none is overlooked. What has a predecessor follows it from now on.
 */
export function constrainTypedDates(ydoc: Y.Doc): number {
  const follows = new Set<unknown>();
  for (const [, relation] of entitiesOf(ydoc, "relations"))
    if (relation.get("removed") !== true) follows.add(relation.get("successorId"));
  const tasks = entitiesOf(ydoc, "tasks");
  const parents = new Set<unknown>();
  for (const [, task] of tasks) if (task.get("removed") !== true) parents.add(task.get("parentId"));
  let changes = 0;
  for (const [id, task] of tasks) {
    if (follows.has(id) || parents.has(id) || task.get("mode") === "manual") continue;
    if (task.has("constraintType") || task.has("constraintDate")) continue;
    const start = task.get("start");
    const date = start ?? task.get("finish");
    if (typeof date !== "string") continue;
    task.set("constraintType", start === undefined ? "FNET" : "SNET");
    task.set("constraintDate", date);
    changes += 1;
  }
  return changes;
}
