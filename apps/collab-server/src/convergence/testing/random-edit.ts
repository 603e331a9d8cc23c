import type { Edit } from "@parley/shared/documents/edit.ts";
import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import type { Rng } from "@parley/shared/primitives/clock.ts";
import { newEntityId, type EntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import type * as Y from "yjs";

export type Writer = {
  readonly userId: string;
  readonly organisationId: string;
  readonly ownsLane: boolean;
};

const pick = <T>(items: readonly T[], rng: Rng): T => items[rng() % items.length]!;
const idsIn = (ydoc: Y.Doc, root: string): string[] => [...ydoc.getMap(root).keys()].toSorted();

/** Something that this writer is allowed to do with what its replica holds now. */
export function randomEdit(ydoc: Y.Doc, writer: Writer, rng: Rng, now: number): Edit {
  const tasks = idsIn(ydoc, "tasks") as TaskId[];
  const checks = idsIn(ydoc, "checks") as EntityId[];
  const relations = idsIn(ydoc, "relations") as EntityId[];
  if (!writer.ownsLane) {
    return {
      type: "comment.add",
      comment: {
        id: newEntityId(rng),
        taskId: pick(tasks, rng),
        body: `words ${rng() % 1000}`,
        authorId: writer.userId,
        organisationId: writer.organisationId,
        at: now,
      },
    };
  }
  const createdBy = writer.userId as NonNullable<
    Extract<Edit, { type: "task.create" }>["fields"]["createdBy"]
  >;
  if (tasks.length < 3 || rng() % 6 === 0) {
    return {
      type: "task.create",
      id: newEntityId(rng),
      fields: { name: `task ${rng() % 1000}`, createdBy, createdAt: now },
    };
  }
  const id = pick(tasks, rng);
  switch (rng() % 9) {
    case 0:
      return { type: "task.set", id, fields: { name: `name ${rng() % 1000} 名称` } };
    case 1:
      return {
        type: "task.set",
        id,
        fields: { progress: rng() % 101, status: pick(TASK_STATUSES, rng) },
      };
    case 2:
      return { type: "task.set", id, fields: { removed: rng() % 2 === 0 } };
    case 3:
      // Back to the default: the key leaves the map, while others may be writing it.
      return { type: "task.set", id, fields: { name: null as never, progress: null as never } };
    case 4:
      return {
        type: "task.set",
        id,
        fields: { parentId: pick(tasks, rng), order: `a${rng() % 10}` },
      };
    case 5:
      return {
        type: "relation.create",
        id: newEntityId(rng),
        fields: { predecessorId: pick(tasks, rng), successorId: id },
      };
    case 6:
      if (relations.length === 0)
        return { type: "task.set", id, fields: { priority: rng() % 1001 } };
      return {
        type: "relation.set",
        id: pick(relations, rng),
        fields: { lag: (rng() % 100) - 50 },
      };
    case 7:
      return {
        type: "check.create",
        id: newEntityId(rng),
        fields: { taskId: id, text: `check ${rng() % 100}` },
      };
    default:
      if (checks.length === 0)
        return { type: "task.set", id, fields: { milestone: rng() % 2 === 0 } };
      return { type: "check.set", id: pick(checks, rng), fields: { done: rng() % 2 === 0 } };
  }
}
