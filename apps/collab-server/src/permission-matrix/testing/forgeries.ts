import * as Y from "yjs";
import { entity, SOMEBODY, type Forger, type Forgery } from "./forgery.ts";
import { ON_MARKS } from "./mark-forgeries.ts";
import type { Part } from "./matrix-cast.ts";
import { IN_A_SPEC, IN_TALK } from "./spec-forgeries.ts";

const taskOf = (ydoc: Y.Doc, by: Forger) => ydoc.getMap<Y.Map<unknown>>("tasks").get(by.taskId)!;

function comment(ydoc: Y.Doc, by: Forger, changed: Readonly<Record<string, unknown>>): void {
  const id = by.newId();
  ydoc.getMap("comments").set(id, {
    id,
    taskId: by.taskId,
    body: by.mark,
    authorId: by.userId,
    organisationId: by.organisationId,
    at: by.now,
    ...changed,
  });
}

const IN_A_LANE: readonly Forgery[] = [
  {
    name: "rename a task",
    deed: "plan a task",
    write: (ydoc, by) => taskOf(ydoc, by).set("name", by.mark),
  },
  {
    name: "move a start",
    deed: "plan a task",
    write: (ydoc, by) => taskOf(ydoc, by).set("start", "2026-03-02T08:00"),
  },
  {
    name: "remove a task",
    deed: "plan a task",
    write: (ydoc, by) => {
      taskOf(ydoc, by).set("removed", true);
      taskOf(ydoc, by).set("name", by.mark);
    },
  },
  {
    name: "create a task",
    deed: "plan a task",
    write: (ydoc, by) =>
      ydoc
        .getMap("tasks")
        .set(by.newId(), entity({ name: by.mark, createdBy: by.userId, createdAt: by.now })),
  },
  {
    name: "relate tasks",
    deed: "plan a task",
    write: (ydoc, by) =>
      ydoc
        .getMap("relations")
        .set(by.newId(), entity({ predecessorId: by.newId(), successorId: by.taskId })),
  },
  {
    name: "describe a task",
    deed: "plan a task",
    write: (ydoc, by) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(by.mark)]);
      ydoc.getXmlFragment(`description:${by.taskId}`).insert(0, [paragraph]);
    },
  },
  {
    name: "report progress",
    deed: "report progress",
    write: (ydoc, by) => {
      const task = taskOf(ydoc, by);
      task.set("progress", ((task.get("progress") as number | undefined) ?? 0) + 1);
    },
  },
  {
    name: "move a card",
    deed: "report progress",
    write: (ydoc, by) => taskOf(ydoc, by).set("columnId", by.newId()),
  },
  {
    name: "add a check",
    deed: "tick a check",
    write: (ydoc, by) =>
      ydoc.getMap("checks").set(by.newId(), entity({ taskId: by.taskId, text: by.mark })),
  },
  {
    name: "tick a check",
    deed: "tick a check",
    write: (ydoc, by) => {
      const check = ydoc.getMap<Y.Map<unknown>>("checks").get(by.checkId)!;
      check.set("done", check.get("done") !== true);
    },
  },
  {
    name: "promise a task for a week",
    deed: "tick a check",
    write: (ydoc, by) =>
      ydoc.getMap("promises").set(
        by.newId(),
        entity({
          taskId: by.taskId,
          week: "2030-01-07T00:00",
          createdBy: by.userId,
          note: by.mark,
        }),
      ),
  },
  {
    name: "comment",
    deed: "comment in one's own name",
    write: (ydoc, by) => comment(ydoc, by, {}),
  },
  {
    name: "comment as another person",
    deed: null,
    write: (ydoc, by) => comment(ydoc, by, { authorId: SOMEBODY }),
  },
  {
    name: "comment for another organisation",
    deed: null,
    write: (ydoc, by) => comment(ydoc, by, { organisationId: SOMEBODY }),
  },
  {
    name: "amend another's comment",
    deed: null,
    write: (ydoc, by) => comment(ydoc, by, { amends: by.commentId }),
  },
  {
    name: "overwrite a comment",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("comments").set(by.commentId, { body: by.mark }),
  },
  {
    name: "take a task's place",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("tasks").set(by.taskId, entity({ name: by.mark })),
  },
  {
    name: "delete a task for good",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("tasks").delete(by.taskId),
  },
  {
    name: "create a task in another's name",
    deed: null,
    write: (ydoc, by) =>
      ydoc
        .getMap("tasks")
        .set(by.newId(), entity({ name: by.mark, createdBy: SOMEBODY, createdAt: by.now })),
  },
  {
    name: "write to an unknown root",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("secrets").set(by.newId(), by.mark),
  },
];

const IN_THE_FRAME: readonly Forgery[] = [
  {
    name: "rename a phase",
    deed: "edit the frame",
    write: (ydoc, by) =>
      ydoc.getMap<Y.Map<unknown>>("phases").get(by.phaseId)!.set("name", by.mark),
  },
  {
    name: "create a column",
    deed: "edit the frame",
    write: (ydoc, by) => ydoc.getMap("columns").set(by.newId(), entity({ name: by.mark })),
  },
  {
    name: "set the data date",
    deed: "edit the frame",
    write: (ydoc) => ydoc.getMap("settings").set("dataDate", "2026-03-02T08:00"),
  },
  {
    name: "put tasks into the frame",
    deed: null,
    write: (ydoc, by) =>
      ydoc.getMap("tasks").set(by.newId(), entity({ name: by.mark, createdBy: by.userId })),
  },
];

const IN_A_LEDGER: readonly Forgery[] = [
  {
    name: "write an amount",
    deed: "edit the ledger",
    write: (ydoc, by) => ydoc.getMap("entries").set(`${by.taskId}.contract`, by.mark),
  },
  {
    name: "put a whole entry at once",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("entries").set(by.newId(), entity({ contract: by.mark })),
  },
];

const objectOf = (ydoc: Y.Doc, by: Forger) =>
  ydoc.getMap<Y.Map<unknown>>("objects").get(by.taskId)!;

function object(ydoc: Y.Doc, by: Forger, changed: Readonly<Record<string, unknown>>): void {
  const { userId: createdBy, organisationId, now: createdAt, mark: text } = by;
  const fields = { type: "note", text, createdBy, organisationId, createdAt, ...changed };
  ydoc.getMap("objects").set(by.newId(), entity(fields));
}

const ON_A_WALL: readonly Forgery[] = [
  { name: "place a note", deed: "put a note on it", write: (ydoc, by) => object(ydoc, by, {}) },
  {
    name: "draw a shape",
    deed: "draw on it",
    write: (ydoc, by) => object(ydoc, by, { type: "shape" }),
  },
  {
    name: "put up a frame",
    deed: "draw on it",
    write: (ydoc, by) => object(ydoc, by, { type: "frame", pull: true }),
  },
  {
    name: "promise a hand-off",
    deed: "draw on it",
    write: (ydoc, by) =>
      ydoc.getMap("handoffs").set(
        by.newId(),
        entity({
          relationId: by.newId(),
          createdBy: by.userId,
          organisationId: by.organisationId,
        }),
      ),
  },
  {
    name: "react",
    deed: "react on it",
    write: (ydoc, by) => reaction(ydoc, by, by.userId),
  },
  {
    name: "react as another person",
    deed: null,
    write: (ydoc, by) => reaction(ydoc, by, SOMEBODY),
  },
  {
    name: "move what lies there",
    deed: "change what lies on it",
    write: (ydoc, by) => {
      const map = objectOf(ydoc, by);
      map.set("x", ((map.get("x") as number | undefined) ?? 0) + 1);
    },
  },
  {
    name: "rewrite what lies there",
    deed: "change what lies on it",
    write: (ydoc, by) => objectOf(ydoc, by).set("text", by.mark),
  },
  {
    name: "place a note in another's name",
    deed: null,
    write: (ydoc, by) => object(ydoc, by, { createdBy: SOMEBODY }),
  },
  {
    name: "place a note for another organisation",
    deed: null,
    write: (ydoc, by) => object(ydoc, by, { organisationId: SOMEBODY }),
  },
  {
    name: "take a note over",
    deed: null,
    write: (ydoc, by) => {
      const map = objectOf(ydoc, by);
      map.set("organisationId", by.organisationId);
      map.set("createdBy", by.userId);
      map.set("text", by.mark);
    },
  },
  {
    name: "take a note's place",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("objects").set(by.taskId, entity({ text: by.mark })),
  },
  {
    name: "delete a note for good",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("objects").delete(by.taskId),
  },
];

function reaction(ydoc: Y.Doc, by: Forger, createdBy: string): void {
  const { organisationId, taskId: targetId } = by;
  const fields = { targetId, kind: "agree", createdBy, organisationId };
  ydoc.getMap("reactions").set(by.newId(), entity(fields));
}

/** Everything that is tried in a ydoc of each kind. */
export const FORGERIES: Readonly<Record<Part["kind"], readonly Forgery[]>> = {
  frame: IN_THE_FRAME,
  lane: IN_A_LANE,
  ledger: IN_A_LEDGER,
  wall: ON_A_WALL,
  "wall-area": ON_A_WALL,
  marks: ON_MARKS,
  "marks-area": ON_MARKS,
  spec: IN_A_SPEC,
  "spec-talk": IN_TALK,
  "spec-notes": IN_TALK,
};
