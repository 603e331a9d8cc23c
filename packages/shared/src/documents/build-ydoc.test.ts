import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { seededRng } from "../primitives/clock.ts";
import { newEntityId, type EntityId, type TaskId, type UserId } from "../primitives/ids.ts";
import { buildYdoc } from "./build-ydoc.ts";
import type { Edit } from "./edit.ts";
import { readFrame } from "./frame-snapshot.ts";
import { readLane } from "./lane-snapshot.ts";
import { descriptionRoot } from "./rich-text-schema.ts";

const rng = seededRng(7);
const writer = "0197a000-0000-7000-8000-000000000001" as UserId;
const task = newEntityId<TaskId>(rng);
const relation = newEntityId<EntityId>(rng);
const create: Edit = {
  type: "task.create",
  id: task,
  fields: { name: "浇筑 Pour", createdBy: writer, createdAt: 1, progress: 40 },
};

describe("buildYdoc", () => {
  it("holds what the edits say, with one touch for each entity", () => {
    const built = buildYdoc(
      {
        kind: "lane",
        edits: [
          create,
          {
            type: "relation.create",
            id: relation,
            fields: { predecessorId: newEntityId<TaskId>(rng), successorId: task },
          },
        ],
        descriptions: [{ taskId: task, paragraphs: ["one", "", "三"] }],
      },
      123,
    );
    if (!built.ok) throw new Error(built.error.detail);
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, built.value.update);
    const lane = readLane(ydoc);
    expect(lane.tasks.get(task)).toMatchObject({ name: "浇筑 Pour", progress: 40, priority: 500 });
    expect(lane.relations.get(relation)).toMatchObject({ successorId: task, type: "FS" });
    expect(ydoc.getXmlFragment(descriptionRoot(task)).toString()).toBe(
      "<paragraph>one</paragraph><paragraph></paragraph><paragraph>三</paragraph>",
    );
    expect(built.value.taskCount).toBe(1);
    expect(
      built.value.touches.map(({ collection, kind, taskId }) => [collection, kind, taskId]),
    ).toEqual([
      ["tasks", "create", task],
      ["relations", "create", task],
    ]);
    expect([...ydoc.store.clients.keys()]).toEqual([123]);
  });

  it("refuses a seed that breaks the schema", () => {
    const bad = { ...create, fields: { ...create.fields, progress: 400 } } as Edit;
    expect(buildYdoc({ kind: "lane", edits: [bad] }, 1)).toMatchObject({
      ok: false,
      error: { code: "edit.bad-value" },
    });
  });

  it("builds frames as well", () => {
    const id = newEntityId<EntityId>(rng);
    const built = buildYdoc(
      {
        kind: "frame",
        edits: [{ type: "column.create", id, fields: { name: "To do", status: "not-started" } }],
      },
      5,
    );
    if (!built.ok) throw new Error(built.error.detail);
    const ydoc = new Y.Doc();
    Y.applyUpdate(ydoc, built.value.update);
    expect(readFrame(ydoc).columns.get(id)).toMatchObject({ name: "To do" });
  });
});
