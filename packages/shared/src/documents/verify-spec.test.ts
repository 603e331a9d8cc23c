import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { OUTSIDER } from "../permissions/standing.ts";
import { canReadYdoc } from "../permissions/ydoc-policy.ts";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import { checkEdit } from "./check-edit.ts";
import type { Edit } from "./edit.ts";
import { observeYdoc } from "./observe-ydoc.ts";
import { readSpecTalk } from "./spec-snapshot.ts";
import { attempt, replicaOf, updateOf, verdict, type Writer } from "./testing/attempt.ts";
import {
  HOST,
  id,
  NOW,
  OTHER,
  spec,
  specNotes,
  specTalk,
  standing,
  SUPPLIER,
} from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";
import type { YdocPlace } from "./ydoc-kind.ts";

const OWNER = standing(1, SUPPLIER, "planner");
const COLLEAGUE = standing(2, SUPPLIER, "planner");
const MANAGER = standing(3, HOST, "host-project-manager");
const REVIEWER = standing(4, OTHER, "quality-reviewer");
const SECOND = standing(5, OTHER, "planner");
const COMMENTER = standing(6, SUPPLIER, ["file.read", "file.read.internal", "review.comment"]);
const VIEWER = standing(7, OTHER, "viewer");

const THREAD = id<EntityId>("thread");
const SUGGESTION = id<EntityId>("suggestion");
const POSITION = '{"tname":"body","assoc":0}';

const words = (writer: Writer, fields: object = {}) => ({
  createdBy: writer.userId,
  organisationId: writer.organisationId,
  createdAt: NOW,
  ...fields,
});
const anchored = (writer: Writer, fields: object = {}) =>
  words(writer, { from: POSITION, to: POSITION, quote: "shall", ...fields });
const begin = (writer: Writer, thread = THREAD, fields: object = {}): Edit => ({
  type: "thread.create",
  id: thread,
  fields: anchored(writer, fields),
});
const suggest = (writer: Writer, fields: object = {}): Edit => ({
  type: "suggestion.create",
  id: SUGGESTION,
  fields: anchored(writer, { insert: "should", ...fields }),
});
const say = (writer: Writer, fields: object = {}): Edit => ({
  type: "remark.create",
  id: id("remark"),
  fields: words(writer, { threadId: THREAD, body: "Which grade?", ...fields }),
});

function serverWith(place: YdocPlace, edits: readonly (readonly [Writer, Edit])[] = []) {
  const server = new SimulatedServer(place);
  for (const [writer, edit] of edits) {
    const update = updateOf(server, (ydoc) => applyEdit(ydoc, edit, { origin: null }));
    const received = server.receive(writer, update);
    if (!received.ok) throw new Error(JSON.stringify(received.error));
  }
  return server;
}
/** What both judges say to an edit: they have to agree. */
function said(server: SimulatedServer, writer: Writer, edit: Edit): string {
  const { place } = server;
  const checked = checkEdit(replicaOf(server), edit, { place, standing: writer, now: NOW });
  const verified = verdict(
    attempt(server, writer, (ydoc) => applyEdit(ydoc, edit, { origin: null })),
  );
  expect(checked.ok ? "ok" : checked.error.code).toBe(verified);
  return verified;
}
const talk = () =>
  serverWith(specTalk(), [
    [REVIEWER, begin(REVIEWER)],
    [REVIEWER, suggest(REVIEWER)],
  ]);

type Nested = Readonly<{
  name: string;
  attributes?: object;
  children?: readonly (Nested | string)[];
}>;
function nodeOf({ name, attributes = {}, children = [] }: Nested): Y.XmlElement {
  const node = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value as string);
  node.insert(
    0,
    children.map((child) => (typeof child === "string" ? new Y.XmlText(child) : nodeOf(child))),
  );
  return node;
}
const write =
  (...nodes: readonly Nested[]) =>
  (ydoc: Y.Doc): void =>
    ydoc.getXmlFragment("body").push(nodes.map(nodeOf));
const paragraph = (text: string): Nested => ({ name: "paragraph", children: [text] });

describe("S1 who writes the text", () => {
  test.each<[string, Writer, string]>([
    ["the owner's planner", OWNER, "ok"],
    ["who only comments, also of the owner", COMMENTER, "edit.forbidden"],
    ["the host's manager", MANAGER, "edit.forbidden"],
    ["another company's reviewer", REVIEWER, "edit.forbidden"],
    ["a viewer", VIEWER, "edit.forbidden"],
  ])("S1 %s", (_, writer, code) => {
    expect(verdict(attempt(serverWith(spec()), writer, write(paragraph("The steel"))))).toBe(code);
  });
  test("S1 who comments neither deletes nor formats a letter of what is there", () => {
    const server = serverWith(spec());
    const update = updateOf(server, write(paragraph("The steel shall be S355.")));
    expect(server.receive(OWNER, update).ok).toBe(true);
    const textIn = (ydoc: Y.Doc) =>
      (ydoc.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText;
    for (const change of [
      (ydoc: Y.Doc) => textIn(ydoc).delete(0, 1),
      (ydoc: Y.Doc) => textIn(ydoc).format(0, 3, { bold: {} }),
      (ydoc: Y.Doc) => textIn(ydoc).insert(0, "x"),
      (ydoc: Y.Doc) => ydoc.getXmlFragment("body").delete(0, 1),
    ])
      expect(verdict(attempt(server, REVIEWER, change))).toBe("edit.forbidden");
  });
});

describe("S2 what the text is made of", () => {
  const cell = (text: string): Nested => ({
    name: "tableCell",
    attributes: { colspan: 1, rowspan: 1, colwidth: [120] },
    children: [paragraph(text)],
  });
  const uuid = "00000000-0001-7000-8000-000000000001";
  test.each<[string, Nested, string]>([
    [
      "a numbered clause with a reference",
      {
        name: "heading",
        attributes: { level: 2, id: id("clause") },
        children: ["See ", { name: "clauseReference", attributes: { clauseId: id("other") } }],
      },
      "ok",
    ],
    [
      "a table",
      { name: "table", children: [{ name: "tableRow", children: [cell("S355")] }] },
      "ok",
    ],
    ["a cell outside of a table", cell("S355"), "edit.shape"],
    [
      "an image of the register",
      { name: "image", attributes: { revisionId: uuid, alt: "Node 4" } },
      "ok",
    ],
    [
      "an image from elsewhere",
      { name: "image", attributes: { src: "https://elsewhere.example/x.png" } },
      "edit.unknown-place",
    ],
    [
      "an image of no revision",
      { name: "image", attributes: { revisionId: "../x" } },
      "edit.bad-value",
    ],
    ["a script", { name: "script", children: [] }, "edit.shape"],
    [
      "a width that is no number",
      {
        name: "table",
        children: [
          { name: "tableRow", children: [{ ...cell("x"), attributes: { colwidth: ["1px"] } }] },
        ],
      },
      "edit.bad-value",
    ],
  ])("S2 %s", (_, node, code) => {
    expect(verdict(attempt(serverWith(spec()), OWNER, write(node)))).toBe(code);
  });
  test("S2 there is no other root", () => {
    const elsewhere = (ydoc: Y.Doc) => ydoc.getXmlFragment("body2").push([nodeOf(paragraph("x"))]);
    expect(verdict(attempt(serverWith(spec()), OWNER, elsewhere))).toBe("edit.unknown-place");
    const described = (ydoc: Y.Doc) =>
      ydoc.getXmlFragment(`description:${THREAD}`).push([nodeOf(paragraph("x"))]);
    expect(verdict(attempt(serverWith(spec()), OWNER, described))).toBe("edit.unknown-place");
    expect(verdict(attempt(talk(), REVIEWER, write(paragraph("x"))))).toBe("edit.unknown-place");
  });
  test("S2 history says how much was written, and names no task", () => {
    const server = serverWith(spec());
    const verified = server.verify(OWNER, updateOf(server, write(paragraph("S355"))));
    expect(verified.ok && verified.value.touches).toEqual([
      { collection: "body", id: "body", kind: "text", value: { inserted: 6, deleted: 0 } },
    ]);
  });
});

describe("S3 in whose name", () => {
  test.each<[string, object, string]>([
    ["the writer's own", {}, "ok"],
    ["another person's", { createdBy: SECOND.userId }, "edit.not-own-author"],
    ["another organisation's", { organisationId: HOST }, "edit.not-own-organisation"],
    ["from a time to come", { createdAt: NOW + 3_600_000 }, "edit.bad-value"],
    ["anchored nowhere", { from: null }, "edit.bad-value"],
    ["anchored by markup", { from: '{"a":"<script>"}' }, "edit.bad-value"],
  ])("S3 a thread is begun in a name: %s", (_, fields, code) => {
    const made = new Map(
      Object.entries({ ...anchored(REVIEWER), ...fields }).filter(([, value]) => value !== null),
    );
    const forged = attempt(serverWith(specTalk()), REVIEWER, (ydoc) =>
      ydoc.getMap("threads").set(THREAD, new Y.Map(made)),
    );
    expect(verdict(forged)).toBe(code);
  });
  test.each(["from", "to", "quote", "createdBy", "organisationId", "createdAt"])(
    "S3 %s never changes",
    (field) => {
      for (const root of ["threads", "suggestions"]) {
        const key = root === "threads" ? THREAD : SUGGESTION;
        const change = (ydoc: Y.Doc) => {
          const map = ydoc.getMap(root).get(key) as Y.Map<unknown>;
          map.set(field, map.get(field));
        };
        expect(verdict(attempt(talk(), REVIEWER, change))).toBe("edit.create-only");
      }
    },
  );
  test("S3 who may not comment begins nothing", () => {
    expect(said(serverWith(specTalk()), VIEWER, begin(VIEWER))).toBe("edit.forbidden");
    expect(said(serverWith(specTalk()), VIEWER, suggest(VIEWER))).toBe("edit.forbidden");
  });
});

describe("S4 remarks", () => {
  const heard = () =>
    serverWith(specTalk(), [
      [REVIEWER, begin(REVIEWER)],
      [OWNER, say(OWNER)],
    ]);
  test("S4 anybody who comments remarks, in a thread that is there", () => {
    expect(said(talk(), OWNER, say(OWNER))).toBe("ok");
    expect(said(talk(), MANAGER, say(MANAGER))).toBe("ok");
    expect(said(talk(), OWNER, say(OWNER, { threadId: id("elsewhere") }))).toBe("edit.bad-value");
  });
  test.each<[string, Writer, string]>([
    ["its author", OWNER, "ok"],
    ["a colleague", COLLEAGUE, "edit.not-own-author"],
    ["who began the thread", REVIEWER, "edit.not-own-author"],
  ])("S4 a remark is changed by %s", (_, writer, code) => {
    const remark = id<EntityId>("remark");
    expect(
      said(heard(), writer, { type: "remark.set", id: remark, fields: { body: "S460" } }),
    ).toBe(code);
    expect(
      said(heard(), writer, { type: "remark.set", id: remark, fields: { removed: true } }),
    ).toBe(code);
  });
});

describe("S5 settling a thread", () => {
  test.each<[string, Writer, string]>([
    ["who began it", REVIEWER, "ok"],
    ["a colleague of that organisation", SECOND, "ok"],
    ["the owner of the text", COLLEAGUE, "ok"],
    ["a third company, the host too", MANAGER, "edit.not-own-organisation"],
  ])("S5 %s", (_, writer, code) => {
    const settle: Edit = { type: "thread.set", id: THREAD, fields: { resolved: true } };
    const assign: Edit = { type: "thread.set", id: THREAD, fields: { assigneeId: OWNER.userId } };
    expect(said(talk(), writer, settle)).toBe(code);
    expect(said(talk(), writer, assign)).toBe(code);
  });
  test("S5 it is withdrawn by its author alone", () => {
    const withdraw: Edit = { type: "thread.set", id: THREAD, fields: { removed: true } };
    expect(said(talk(), REVIEWER, withdraw)).toBe("ok");
    expect(said(talk(), SECOND, withdraw)).toBe("edit.not-own-author");
    expect(said(talk(), OWNER, withdraw)).toBe("edit.not-own-author");
  });
});

describe("S6 suggestions", () => {
  const decide = (writer: Writer, state: "accepted" | "refused"): Edit => ({
    type: "suggestion.set",
    id: SUGGESTION,
    fields: { state, decidedBy: writer.userId },
  });
  test.each<[string, Writer, string]>([
    ["the owner", OWNER, "ok"],
    ["a colleague of the owner", COLLEAGUE, "ok"],
    ["its author", REVIEWER, "edit.forbidden"],
    ["the host", MANAGER, "edit.forbidden"],
    ["who only comments, also of the owner", COMMENTER, "edit.forbidden"],
  ])("S6 are decided by %s", (_, writer, code) => {
    expect(said(talk(), writer, decide(writer, "accepted"))).toBe(code);
    expect(said(talk(), writer, decide(writer, "refused"))).toBe(code);
  });
  test("S6 nobody decides in another's name", () => {
    const forged: Edit = {
      type: "suggestion.set",
      id: SUGGESTION,
      fields: { state: "accepted", decidedBy: COLLEAGUE.userId },
    };
    expect(said(talk(), OWNER, forged)).toBe("edit.not-own-author");
  });
  test("S6 they are not made as decided already, but by who may decide", () => {
    const fields = { state: "accepted" as const };
    expect(said(serverWith(specTalk()), REVIEWER, suggest(REVIEWER, fields))).toBe(
      "edit.forbidden",
    );
    expect(said(serverWith(specTalk()), OWNER, suggest(OWNER, fields))).toBe("ok");
  });
  test("S6 they are withdrawn and worded anew by their author alone", () => {
    const withdraw: Edit = { type: "suggestion.set", id: SUGGESTION, fields: { removed: true } };
    const reword: Edit = { type: "suggestion.set", id: SUGGESTION, fields: { insert: "will" } };
    for (const edit of [withdraw, reword]) {
      expect(said(talk(), REVIEWER, edit)).toBe("ok");
      expect(said(talk(), SECOND, edit)).toBe("edit.not-own-author");
      expect(said(talk(), OWNER, edit)).toBe("edit.not-own-author");
    }
  });
});

describe("S7 notes of an organisation", () => {
  test("S7 are read and written by its own people, and by nobody else", () => {
    const place = specNotes(OTHER);
    expect(canReadYdoc(REVIEWER, place).allowed).toBe(true);
    expect(said(serverWith(place), REVIEWER, begin(REVIEWER))).toBe("ok");
    for (const stranger of [OWNER, MANAGER]) {
      expect(canReadYdoc(stranger, place)).toMatchObject({ reason: "access.not-found" });
      expect(said(serverWith(place), stranger, begin(stranger))).toBe("edit.forbidden");
    }
  });
  test("S7 take no suggestions", () => {
    expect(said(serverWith(specNotes(OTHER)), REVIEWER, suggest(REVIEWER))).toBe("edit.forbidden");
  });
  test("S7 are out of reach for who may not read the text", () => {
    expect(canReadYdoc(REVIEWER, specNotes(OTHER, "private")).allowed).toBe(false);
    expect(canReadYdoc(MANAGER, specNotes(HOST, "host")).allowed).toBe(true);
  });
});

test("S8 nobody writes in an archived specification", () => {
  expect(verdict(attempt(serverWith(spec("everyone", true)), OWNER, write(paragraph("x"))))).toBe(
    "edit.forbidden",
  );
  expect(said(serverWith(specTalk("everyone", true)), REVIEWER, begin(REVIEWER))).toBe(
    "edit.forbidden",
  );
});

test.each<[string, Parameters<typeof spec>[0], readonly boolean[]]>([
  ["everyone", "everyone", [true, true, true, false]],
  ["the host", "host", [true, true, false, false]],
  ["its owner", "private", [true, false, false, false]],
])("S9 for %s", (_, audience, answers) => {
  const readers = [OWNER, MANAGER, REVIEWER, OUTSIDER];
  expect(readers.map((who) => canReadYdoc(who, spec(audience)).allowed)).toEqual(answers);
  expect(readers.map((who) => canReadYdoc(who, specTalk(audience)).allowed)).toEqual(answers);
});

test("S10 what does not meet its rule reads as the default, and an incremental read equals a full one", () => {
  const { ydoc } = talk();
  const before = readSpecTalk(ydoc);
  let after = before;
  const stop = observeYdoc(ydoc, (changes) => {
    after = readSpecTalk(ydoc, after, changes);
  });
  ydoc.transact(() => {
    const map = ydoc.getMap("suggestions").get(SUGGESTION) as Y.Map<unknown>;
    map.set("state", "eaten");
    map.set("insert", 5);
    ydoc.getMap("threads").set(id("broken"), "no map");
  });
  stop();
  expect(after).toEqual(readSpecTalk(ydoc));
  expect(after.suggestions.get(SUGGESTION)).toMatchObject({ state: "open", insert: "" });
  expect(after.threads.get(THREAD)).toBe(before.threads.get(THREAD));
});
