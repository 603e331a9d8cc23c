import * as Y from "yjs";
import type { Standing } from "../../permissions/standing.ts";
import { canEditDescription } from "../../permissions/task-policy.ts";
import type { Rng } from "../../primitives/clock.ts";
import type { EntityId, TaskId } from "../../primitives/ids.ts";
import type { Edit } from "../edit.ts";
import { readLane } from "../lane-snapshot.ts";
import { orderKeyBetween } from "../fractional-order.ts";
import { descriptionRoot } from "../rich-text-schema.ts";
import { TASK_STATUSES } from "../task.ts";
import type { YdocPlace } from "../ydoc-kind.ts";
import { NOW, randomId } from "./fixtures.ts";

export const pick = <T>(rng: Rng, values: readonly T[]): T => values[rng() % values.length]!;

type Writer = Extract<Standing, { kind: "participant" }>;

/** An edit of a lane that makes sense on what the replica sees; whether the writer may make it is the policy's matter. */
export function randomEdit(ydoc: Y.Doc, writer: Writer, rng: Rng): Edit {
  const { tasks, relations, checks, comments } = readLane(ydoc);
  const taskIds = [...tasks.keys()];
  const create: Edit = {
    type: "task.create",
    id: randomId<TaskId>(rng),
    fields: {
      name: `Task ${rng() % 100}`,
      parentId: taskIds.length > 0 && rng() % 2 === 0 ? pick(rng, taskIds) : null,
      order: orderKeyBetween(null, null),
      createdBy: writer.userId,
      createdAt: NOW,
    },
  };
  if (taskIds.length === 0) return create;
  const task = pick(rng, taskIds);
  const order = orderKeyBetween(tasks.get(pick(rng, taskIds))!.order, null);
  switch (rng() % 12) {
    case 0:
    case 1:
      return create;
    case 2:
      return { type: "task.set", id: task, fields: { name: `Renamed ${rng() % 1000} 墙` } };
    case 3:
      return { type: "task.set", id: task, fields: { parentId: pick(rng, taskIds), order } };
    case 4:
      return {
        type: "task.set",
        id: task,
        fields: { progress: rng() % 101, status: pick(rng, TASK_STATUSES) },
      };
    case 5:
      return { type: "task.set", id: task, fields: { progress: null, name: null, duration: null } };
    case 6:
      return { type: "task.set", id: task, fields: { removed: rng() % 3 === 0 } };
    case 7:
      return {
        type: "task.set",
        id: task,
        fields: {
          [`x:${"customfield000"}`]: pick(rng, ["red", 7, true, null]),
          duration: rng() % 9600,
          constraintType: pick(rng, ["ASAP", "ALAP", "SNET", "MFO"]),
          constraintDate: pick(rng, ["2030-01-15T08:00", "2030-02-01T17:00", null]),
          splits: pick(rng, [null, "480:4800"]),
        },
      };
    case 8:
      return relations.size > 0 && rng() % 2 === 0
        ? {
            type: "relation.set",
            id: pick(rng, [...relations.keys()]),
            fields: { lag: (rng() % 200) - 100, removed: rng() % 4 === 0 },
          }
        : {
            type: "relation.create",
            id: randomId<EntityId>(rng),
            fields: { predecessorId: pick(rng, taskIds), successorId: task, type: "SS" },
          };
    case 9:
      return checks.size > 0 && rng() % 2 === 0
        ? {
            type: "check.set",
            id: pick(rng, [...checks.keys()]),
            fields: { done: rng() % 2 === 0 },
          }
        : {
            type: "check.create",
            id: randomId<EntityId>(rng),
            fields: { taskId: task, text: "look", order },
          };
    default: {
      const own = [...comments.values()].filter((comment) => comment.authorId === writer.userId);
      const amended = own.length > 0 && rng() % 2 === 0 ? pick(rng, own) : null;
      return {
        type: "comment.add",
        comment: {
          id: randomId<EntityId>(rng),
          taskId: amended?.taskId ?? task,
          body: `Said ${rng() % 100}`,
          authorId: writer.userId,
          organisationId: writer.organisationId,
          at: NOW,
          ...(amended === null ? {} : { amends: amended.id }),
        },
      };
    }
  }
}

const plainText = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join("");

/** What an editor does to a description: blocks, text, marks, deletions; whole characters, as editors do. Does nothing for somebody who may not. */
export function randomRichText(ydoc: Y.Doc, place: YdocPlace, writer: Standing, rng: Rng): void {
  if (!canEditDescription(writer, place).allowed) return;
  const taskIds = [...readLane(ydoc).tasks.keys()];
  if (taskIds.length === 0) return;
  const root = ydoc.getXmlFragment(descriptionRoot(taskIds[rng() % Math.min(3, taskIds.length)]!));
  const blocks = root.toArray();
  const block = blocks.length === 0 ? null : pick(rng, blocks);
  const text = block instanceof Y.XmlElement ? block.toArray().at(-1) : undefined;
  ydoc.transact(() => {
    if (!(block instanceof Y.XmlElement) || rng() % 5 === 0) {
      const element = new Y.XmlElement(pick(rng, ["paragraph", "heading", "codeBlock"]));
      if (element.nodeName === "heading") element.setAttribute("level", 2 as unknown as string);
      element.insert(0, [new Y.XmlText("begun")]);
      root.insert(rng() % (blocks.length + 1), [element]);
    } else if (rng() % 8 === 0) root.delete(blocks.indexOf(block), 1);
    else if (text instanceof Y.XmlText) {
      const characters = Array.from(plainText(text));
      const index = rng() % (characters.length + 1);
      const at = characters.slice(0, index).join("").length;
      if (rng() % 3 === 0 && index < characters.length) text.delete(at, characters[index]!.length);
      else if (rng() % 3 === 0 && block.nodeName !== "codeBlock")
        text.format(0, at, { bold: rng() % 2 === 0 ? {} : null });
      else text.insert(at, pick(rng, ["梁", "beam ", "😀", "x\ny"]));
    }
  });
}
