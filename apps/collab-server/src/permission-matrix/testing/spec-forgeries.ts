import * as Y from "yjs";
import { entity, SOMEBODY, type Forger, type Forgery } from "./forgery.ts";

const bodyOf = (ydoc: Y.Doc): Y.XmlFragment => ydoc.getXmlFragment("body");

function write(ydoc: Y.Doc, element: string, text: string): void {
  const block = new Y.XmlElement(element);
  block.insert(0, [new Y.XmlText(text)]);
  bodyOf(ydoc).insert(0, [block]);
}

/** Everything that is tried in the text of a specification. */
export const IN_A_SPEC: readonly Forgery[] = [
  {
    name: "write a clause",
    deed: "write its text",
    write: (ydoc, by) => write(ydoc, "paragraph", by.mark),
  },
  {
    name: "write into a clause of another's",
    deed: "write its text",
    write: (ydoc, by) => {
      const last = bodyOf(ydoc).get(bodyOf(ydoc).length - 1) as Y.XmlElement;
      (last.get(0) as Y.XmlText).insert(0, by.mark);
    },
  },
  {
    name: "make letters bold",
    deed: "write its text",
    write: (ydoc, by) => {
      const last = bodyOf(ydoc).get(bodyOf(ydoc).length - 1) as Y.XmlElement;
      const text = last.get(0) as Y.XmlText;
      text.insert(0, by.mark);
      text.format(0, 3, { bold: {} });
    },
  },
  {
    name: "put in what no text is made of",
    deed: null,
    write: (ydoc, by) => write(ydoc, "script", by.mark),
  },
  {
    name: "write to an unknown root",
    deed: null,
    write: (ydoc, by) => {
      const block = new Y.XmlElement("paragraph");
      block.insert(0, [new Y.XmlText(by.mark)]);
      ydoc.getXmlFragment("secrets").insert(0, [block]);
    },
  },
  {
    name: "put a thread into the text",
    deed: null,
    write: (ydoc, by) => begin(ydoc, "threads", by, {}),
  },
];

function begin(
  ydoc: Y.Doc,
  collection: "threads" | "suggestions",
  by: Forger,
  changed: Readonly<Record<string, unknown>>,
): void {
  const { userId: createdBy, organisationId, now: createdAt, mark: quote } = by;
  const anchor = { from: '{"type":null}', to: '{"type":null}', quote };
  const fields = { createdBy, organisationId, createdAt, ...anchor, ...changed };
  ydoc.getMap(collection).set(by.newId(), entity(fields));
}

function reply(ydoc: Y.Doc, by: Forger, changed: Readonly<Record<string, unknown>>): void {
  const { userId: createdBy, organisationId, now: createdAt, taskId: threadId, mark: body } = by;
  const fields = { createdBy, organisationId, createdAt, threadId, body, ...changed };
  ydoc.getMap("remarks").set(by.newId(), entity(fields));
}

/** What lies there is its planter's, whom no forger is. */
const replyOf = (ydoc: Y.Doc, by: Forger) =>
  ydoc.getMap<Y.Map<unknown>>("remarks").get(by.commentId)!;
const threadOf = (ydoc: Y.Doc, by: Forger) =>
  ydoc.getMap<Y.Map<unknown>>("threads").get(by.taskId)!;

/** Everything that is tried in what is said of a specification. */
export const IN_TALK: readonly Forgery[] = [
  {
    name: "begin a thread",
    deed: "speak of it",
    write: (ydoc, by) => begin(ydoc, "threads", by, {}),
  },
  { name: "reply", deed: "speak of it", write: (ydoc, by) => reply(ydoc, by, {}) },
  {
    name: "suggest a change",
    deed: "suggest a change",
    write: (ydoc, by) => begin(ydoc, "suggestions", by, { insert: by.mark }),
  },
  {
    name: "begin a thread in another's name",
    deed: null,
    write: (ydoc, by) => begin(ydoc, "threads", by, { createdBy: SOMEBODY }),
  },
  {
    name: "reply for another organisation",
    deed: null,
    write: (ydoc, by) => reply(ydoc, by, { organisationId: SOMEBODY }),
  },
  {
    name: "reword another's reply",
    deed: null,
    write: (ydoc, by) => replyOf(ydoc, by).set("body", by.mark),
  },
  {
    name: "withdraw another's reply",
    deed: null,
    write: (ydoc, by) => replyOf(ydoc, by).set("removed", true),
  },
  {
    name: "anchor another's thread elsewhere",
    deed: null,
    write: (ydoc, by) => threadOf(ydoc, by).set("quote", by.mark),
  },
  {
    name: "take a thread's place",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("threads").set(by.taskId, entity({ quote: by.mark })),
  },
  {
    name: "delete a reply for good",
    deed: null,
    write: (ydoc, by) => ydoc.getMap("remarks").delete(by.commentId),
  },
  {
    name: "write text beside the words",
    deed: null,
    write: (ydoc, by) => write(ydoc, "paragraph", by.mark),
  },
];
