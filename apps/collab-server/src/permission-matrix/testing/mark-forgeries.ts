import type * as Y from "yjs";
import { entity, SOMEBODY, type Forger, type Forgery } from "./forgery.ts";

/** What lies there is its planter's, whom no forger is. */
const markOf = (ydoc: Y.Doc, by: Forger) => ydoc.getMap<Y.Map<unknown>>("marks").get(by.taskId)!;

function draw(ydoc: Y.Doc, by: Forger, changed: Readonly<Record<string, unknown>>): void {
  const { userId: createdBy, organisationId, now: createdAt, mark: text } = by;
  const fields = { type: "pin", points: "1000,1000", text, createdBy, organisationId, createdAt };
  ydoc.getMap("marks").set(by.newId(), entity({ ...fields, ...changed }));
}

function raise(ydoc: Y.Doc, by: Forger, changed: Readonly<Record<string, unknown>>): string {
  const { userId: createdBy, organisationId, now: createdAt, mark: title } = by;
  const id = by.newId();
  ydoc
    .getMap("topics")
    .set(id, entity({ title, createdBy, organisationId, createdAt, ...changed }));
  return id;
}
function step(ydoc: Y.Doc, by: Forger, changed: Readonly<Record<string, unknown>>): void {
  const { userId: createdBy, organisationId, now: createdAt, mark: reason } = by;
  const fields = { to: "answered", createdBy, organisationId, createdAt, reason };
  ydoc.getMap("steps").set(by.newId(), entity({ ...fields, ...changed }));
}

/** Everything that is tried on a layer of marks. */
export const ON_MARKS: readonly Forgery[] = [
  { name: "put a pin", deed: "mark it", write: (ydoc, by) => draw(ydoc, by, {}) },
  {
    name: "draw a cloud",
    deed: "mark it",
    write: (ydoc, by) => draw(ydoc, by, { type: "cloud", points: "1000,1000 9000,5000" }),
  },
  {
    name: "say how far a mark has come",
    deed: "say how far a mark has come",
    write: (ydoc, by) => {
      const mark = markOf(ydoc, by);
      mark.set("status", mark.get("status") === "answered" ? "resolved" : "answered");
    },
  },
  {
    name: "redraw another's mark",
    deed: null,
    write: (ydoc, by) => markOf(ydoc, by).set("points", "2000,2000"),
  },
  {
    name: "rewrite another's mark",
    deed: null,
    write: (ydoc, by) => markOf(ydoc, by).set("text", by.mark),
  },
  {
    name: "rewrite another's mark while saying how far it has come",
    deed: null,
    write: (ydoc, by) => {
      markOf(ydoc, by).set("status", "verified");
      markOf(ydoc, by).set("text", by.mark);
    },
  },
  {
    name: "remove another's mark",
    deed: null,
    write: (ydoc, by) => markOf(ydoc, by).set("removed", true),
  },
  {
    name: "say that another's mark is published",
    deed: null,
    write: (ydoc, by) => markOf(ydoc, by).set("publishedId", by.newId()),
  },
  {
    name: "mark in another's name",
    deed: null,
    write: (ydoc, by) => draw(ydoc, by, { createdBy: SOMEBODY }),
  },
  {
    name: "mark for another organisation",
    deed: null,
    write: (ydoc, by) => draw(ydoc, by, { organisationId: SOMEBODY }),
  },
  {
    name: "take a mark over",
    deed: null,
    write: (ydoc, by) => {
      const mark = markOf(ydoc, by);
      mark.set("createdBy", by.userId);
      mark.set("organisationId", by.organisationId);
      mark.set("text", by.mark);
    },
  },
  {
    name: "take a mark's place",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("marks").set(by.taskId, entity({ text: by.mark })),
  },
  {
    name: "delete a mark for good",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("marks").delete(by.taskId),
  },
  { name: "raise a topic", deed: "mark it", write: (ydoc, by) => void raise(ydoc, by, {}) },
  {
    name: "raise a topic and answer it",
    deed: "mark it",
    write: (ydoc, by) => step(ydoc, by, { topicId: raise(ydoc, by, {}) }),
  },
  {
    name: "raise a topic in another's name",
    deed: null,
    write: (ydoc, by) => void raise(ydoc, by, { createdBy: SOMEBODY }),
  },
  {
    name: "raise a topic for another organisation",
    deed: null,
    write: (ydoc, by) => void raise(ydoc, by, { organisationId: SOMEBODY }),
  },
  {
    name: "take a topic to where it was in the beginning",
    deed: null,
    write: (ydoc, by) => step(ydoc, by, { topicId: raise(ydoc, by, {}), to: "open" }),
  },
  {
    name: "answer a topic that is not there",
    deed: null,
    write: (ydoc, by) => step(ydoc, by, { topicId: by.newId() }),
  },
  {
    name: "write to an unknown root",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("secrets").set(by.newId(), by.mark),
  },
];
