import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import { checkEdit } from "./check-edit.ts";
import type { Edit } from "./edit.ts";
import { isSameObjects, putObjects, readObjects, takeObjects } from "./move-objects.ts";
import { observeYdoc } from "./observe-ydoc.ts";
import { readWall } from "./wall-snapshot.ts";
import { attempt, replicaOf, updateOf, verdict, type Writer } from "./testing/attempt.ts";
import { HOST, id, NOW, OTHER, standing, SUPPLIER, wall, wallArea } from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import { OUTSIDER } from "../permissions/standing.ts";

const PLANNER = standing(1, SUPPLIER, "planner");
const COLLEAGUE = standing(2, SUPPLIER, "planner");
const NOTER = standing(3, SUPPLIER, "quality-reviewer");
const REACTOR = standing(4, SUPPLIER, ["wall.read", "wall.react"]);
const VIEWER = standing(5, SUPPLIER, "viewer");
const MANAGER = standing(6, HOST, "host-project-manager");
const STRANGER = standing(7, OTHER, "planner");
const NOTE = id<EntityId>("note");
const SHAPE = id<EntityId>("shape");

const authored = (writer: Writer, fields: object = {}) => ({
  type: "note" as const,
  createdBy: writer.userId,
  organisationId: writer.organisationId,
  createdAt: NOW,
  ...fields,
});
const create = (object: EntityId, writer: Writer, fields: object = {}): Edit => ({
  type: "object.create",
  id: object,
  fields: authored(writer, fields),
});

function serverWith(place: YdocPlace, edits: readonly (readonly [Writer, Edit])[]) {
  const server = new SimulatedServer(place);
  for (const [writer, edit] of edits) {
    const update = updateOf(server, (ydoc) => applyEdit(ydoc, edit, { origin: null }));
    const received = server.receive(writer, update);
    if (!received.ok) throw new Error(JSON.stringify(received.error));
  }
  return server;
}
/** The planner's note and shape. */
const pullPlan = (place: YdocPlace = wall()) =>
  serverWith(place, [
    [PLANNER, create(NOTE, PLANNER, { text: "Hoist beams", x: 10, y: 20 })],
    [PLANNER, create(SHAPE, PLANNER, { type: "shape", shape: "ellipse" })],
  ]);
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
const objectIn = (ydoc: Y.Doc, object: EntityId = NOTE): Y.Map<unknown> =>
  ydoc.getMap("objects").get(object) as Y.Map<unknown>;

describe("O1 whose an object is", () => {
  test.each<[string, object, string]>([
    ["the writer's, for its own organisation", {}, "ok"],
    ["another person's", { createdBy: MANAGER.userId }, "edit.not-own-author"],
    ["another organisation's", { organisationId: HOST }, "edit.not-own-organisation"],
    ["nobody's", { createdBy: null }, "edit.bad-value"],
    ["no organisation's", { organisationId: null }, "edit.bad-value"],
    ["of no type", { type: null }, "edit.bad-value"],
    ["of an unknown type", { type: "script" }, "edit.bad-value"],
    ["from a time to come", { createdAt: NOW + 3_600_000 }, "edit.bad-value"],
  ])("O1 is said when it is made: %s", (_, fields, code) => {
    const made = new Map(
      Object.entries({ ...authored(PLANNER), ...fields }).filter(([, value]) => value !== null),
    );
    const forged = attempt(pullPlan(), PLANNER, (ydoc) =>
      ydoc.getMap("objects").set(id("new"), new Y.Map(made)),
    );
    expect(verdict(forged)).toBe(code);
  });
  test.each(["type", "createdBy", "organisationId", "createdAt"])(
    "O1 never changes: %s is neither set nor cleared after, not even to what it is",
    (field) => {
      for (const change of [
        (map: Y.Map<unknown>) => map.delete(field),
        (map: Y.Map<unknown>) => map.set(field, map.get(field)),
      ])
        expect(verdict(attempt(pullPlan(), PLANNER, (ydoc) => change(objectIn(ydoc))))).toBe(
          "edit.create-only",
        );
    },
  );
  test("O1 cannot be smuggled in by a value that the same update replaces", () => {
    const server = pullPlan();
    // One that forgets nothing, so that the replaced value travels too.
    const ydoc = new Y.Doc({ gc: false });
    Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(server.ydoc));
    const change = () => {
      const made = new Y.Map<unknown>(Object.entries(authored(PLANNER)));
      ydoc.getMap("objects").set(id("new"), made);
      made.set("organisationId", HOST);
      made.set("organisationId", SUPPLIER);
    };
    const forged = server.verify(PLANNER, updateOf(server, change, ydoc));
    expect(verdict(forged)).toBe("edit.not-own-organisation");
  });
  test("O1 a note is not taken over by replacing its slot, nor deleted", () => {
    const slot = (ydoc: Y.Doc) =>
      ydoc.getMap("objects").set(NOTE, new Y.Map(Object.entries(authored(STRANGER))));
    expect(verdict(attempt(pullPlan(), STRANGER, slot))).toBe("edit.forbidden");
    const gone = (ydoc: Y.Doc) => ydoc.getMap("objects").delete(NOTE);
    expect(verdict(attempt(pullPlan(), PLANNER, gone))).toBe("edit.forbidden");
  });
});

test("O9 a private note is not marked as written alone afterwards, and the mark is not taken away", () => {
  for (const change of [
    (map: Y.Map<unknown>) => map.set("quietId", id("quiet")),
    (map: Y.Map<unknown>) => map.delete("quietId"),
  ]) {
    const server = pullPlan();
    const marked = attempt(server, PLANNER, (ydoc) =>
      ydoc
        .getMap("objects")
        .set(id("new"), new Y.Map(Object.entries({ ...authored(PLANNER), quietId: id("quiet") }))),
    );
    expect(verdict(marked)).toBe("ok");
    server.receive(PLANNER, marked.update);
    const forged = attempt(server, PLANNER, (ydoc) =>
      change(ydoc.getMap("objects").get(id("new")) as Y.Map<unknown>),
    );
    expect(verdict(forged)).toBe("edit.create-only");
  }
});

describe("O2 who changes an object", () => {
  const move: Edit = { type: "object.set", id: NOTE, fields: { x: 400 } };
  const rename: Edit = { type: "object.set", id: NOTE, fields: { text: "Mine now" } };
  const remove: Edit = { type: "object.set", id: NOTE, fields: { removed: true } };
  test.each<[string, Writer, string]>([
    ["its author", PLANNER, "ok"],
    ["a colleague", COLLEAGUE, "ok"],
    ["the host's manager", MANAGER, "edit.not-own-organisation"],
    ["another company", STRANGER, "edit.not-own-organisation"],
  ])("O2 %s", (_, writer, code) => {
    for (const edit of [move, rename, remove]) expect(said(pullPlan(), writer, edit)).toBe(code);
  });
  test("O2 an outsider changes nothing, and learns nothing", () => {
    const forged = attempt(pullPlan(), OUTSIDER, (ydoc) => objectIn(ydoc).set("x", 1));
    expect(verdict(forged)).toBe("edit.forbidden");
  });
  test("O2 one forged write among good ones refuses them all", () => {
    const server = serverWith(wall(), [
      [PLANNER, create(NOTE, PLANNER)],
      [STRANGER, create(SHAPE, STRANGER)],
    ]);
    const forged = attempt(server, STRANGER, (ydoc) => {
      objectIn(ydoc, SHAPE).set("x", 1);
      objectIn(ydoc, NOTE).set("x", 1);
    });
    expect(verdict(forged)).toBe("edit.not-own-organisation");
  });
  test("O2 in a private area nobody of another organisation finds anything", () => {
    const server = pullPlan(wallArea(SUPPLIER));
    expect(said(server, COLLEAGUE, move)).toBe("ok");
    for (const writer of [MANAGER, STRANGER])
      expect(said(server, writer, create(id("theirs"), writer))).toBe("edit.forbidden");
  });
});

describe("O3 which objects one may make", () => {
  const OTHERS_NOTE = id<EntityId>("colleagues");
  const server = () =>
    serverWith(wall(), [
      [NOTER, create(NOTE, NOTER)],
      [PLANNER, create(OTHERS_NOTE, PLANNER)],
      [PLANNER, create(SHAPE, PLANNER, { type: "shape" })],
    ]);
  test.each<[string, Writer, string, string]>([
    ["editing", PLANNER, "ok", "ok"],
    ["placing notes", NOTER, "ok", "edit.forbidden"],
    ["reacting", REACTOR, "edit.forbidden", "edit.forbidden"],
    ["looking", VIEWER, "edit.forbidden", "edit.forbidden"],
  ])("O3 with the right of %s", (_, writer, note, rest) => {
    expect(said(server(), writer, create(id("new"), writer))).toBe(note);
    for (const type of ["text", "shape", "frame", "connector", "stroke"])
      expect(said(server(), writer, create(id("new"), writer, { type })), type).toBe(rest);
  });
  test("O3 who only places notes changes own notes alone", () => {
    const set = (object: EntityId): Edit => ({ type: "object.set", id: object, fields: { y: 9 } });
    expect(said(server(), NOTER, set(NOTE))).toBe("ok");
    expect(said(server(), NOTER, set(OTHERS_NOTE))).toBe("edit.forbidden");
    expect(said(server(), NOTER, set(SHAPE))).toBe("edit.forbidden");
  });
});

describe("O4 reactions", () => {
  const SIGN = id<EntityId>("sign");
  const react = (writer: Writer, fields: object = {}): Edit => ({
    type: "reaction.create",
    id: SIGN,
    fields: {
      targetId: NOTE,
      kind: "agree",
      createdBy: writer.userId,
      organisationId: writer.organisationId,
      ...fields,
    },
  });
  test("O4 are made by whoever may, in their own name", () => {
    for (const writer of [PLANNER, NOTER, REACTOR, STRANGER])
      expect(said(pullPlan(), writer, react(writer))).toBe("ok");
    expect(said(pullPlan(), VIEWER, react(VIEWER))).toBe("edit.forbidden");
    expect(said(pullPlan(), REACTOR, react(MANAGER))).toBe("edit.not-own-author");
    expect(said(pullPlan(), REACTOR, react(REACTOR, { organisationId: HOST }))).toBe(
      "edit.not-own-organisation",
    );
  });
  test("O4 are taken back by who made them, and not by colleagues", () => {
    const server = serverWith(wall(), [[REACTOR, react(REACTOR)]]);
    const back: Edit = { type: "reaction.set", id: SIGN, fields: { removed: true } };
    expect(said(server, REACTOR, back)).toBe("ok");
    for (const writer of [PLANNER, MANAGER])
      expect(said(server, writer, back)).toBe("edit.not-own-author");
  });
});

describe("O5 hand-offs", () => {
  const GIVEN = id<EntityId>("given");
  const give = (writer: Writer, fields: object = {}): Edit => ({
    type: "handoff.create",
    id: GIVEN,
    fields: {
      relationId: id<EntityId>("relation"),
      promised: "2030-02-01T17:00",
      createdBy: writer.userId,
      organisationId: writer.organisationId,
      createdAt: NOW,
      ...fields,
    },
  });
  test("O5 are promised and moved by the organisation itself", () => {
    expect(said(pullPlan(), PLANNER, give(PLANNER))).toBe("ok");
    expect(said(pullPlan(), NOTER, give(NOTER))).toBe("edit.forbidden");
    expect(said(pullPlan(), STRANGER, give(STRANGER, { organisationId: SUPPLIER }))).toBe(
      "edit.not-own-organisation",
    );
    const server = serverWith(wall(), [[PLANNER, give(PLANNER)]]);
    const later: Edit = {
      type: "handoff.set",
      id: GIVEN,
      fields: { promised: "2030-03-01T17:00" },
    };
    expect(said(server, COLLEAGUE, later)).toBe("ok");
    expect(said(server, MANAGER, later)).toBe("edit.not-own-organisation");
  });
});

test("O6 an archived wall takes no write of anybody", () => {
  const server = pullPlan();
  const archived = new SimulatedServer(wall(true));
  Y.applyUpdate(archived.ydoc, Y.encodeStateAsUpdate(server.ydoc));
  for (const writer of [PLANNER, NOTER, REACTOR, MANAGER]) {
    expect(said(archived, writer, create(id("new"), writer))).toBe("edit.forbidden");
    expect(said(archived, writer, { type: "object.set", id: NOTE, fields: { x: 1 } })).toBe(
      "edit.forbidden",
    );
  }
});

test.each<[string, string, unknown, string]>([
  ["a fraction", "x", 0.5, "edit.bad-value"],
  ["a place beyond the wall", "y", 20_000_000, "edit.bad-value"],
  ["a negative width", "width", -1, "edit.bad-value"],
  ["a text without end", "text", "x".repeat(4_001), "edit.bad-value"],
  ["a line that is none", "points", "1,2;3", "edit.bad-value"],
  ["an unknown shape", "shape", "heart", "edit.bad-value"],
  ["a frame of a thousand weeks", "columns", 1_000, "edit.bad-value"],
  ["a field that is none", "onclick", "x", "edit.unknown-place"],
  ["__proto__", "__proto__", "x", "edit.unknown-place"],
  ["a custom field", "x:customfield000", "x", "edit.unknown-place"],
  ["a nested map", "text", new Y.Map(), "edit.shape"],
])("V6 a wall refuses %s", (_, field, value, code) => {
  const forged = attempt(pullPlan(), PLANNER, (ydoc) => objectIn(ydoc).set(field, value));
  expect(verdict(forged)).toBe(code);
});

test.each<[string, (ydoc: Y.Doc) => unknown]>([
  ["a task", (y) => y.getMap("tasks").set(NOTE, new Y.Map())],
  ["a comment", (y) => y.getMap("comments").set(NOTE, {})],
  ["an unknown root", (y) => y.getMap("secrets").set("a", 1)],
  [
    "a description",
    (y) => y.getXmlFragment(`description:${NOTE}`).insert(0, [new Y.XmlElement("paragraph")]),
  ],
])("V6 a wall has no place for %s", (_, change) => {
  expect(verdict(attempt(pullPlan(), PLANNER, change))).toBe("edit.unknown-place");
});

test("V19 a wall holds so many objects and no more", () => {
  const server = new SimulatedServer(wall());
  const fields = Object.entries(authored(PLANNER));
  server.ydoc.transact(() => {
    for (let n = 0; n < 20_000; n += 1)
      server.ydoc.getMap("objects").set(`o${String(n).padStart(13, "0")}`, new Y.Map(fields));
  });
  expect(said(server, PLANNER, create(id("new"), PLANNER))).toBe("edit.too-many");
});

test("V25 the touches of a wall name object, field and value", () => {
  const made = attempt(pullPlan(), PLANNER, (ydoc) => objectIn(ydoc).set("x", 7));
  expect(made.ok && made.value.touches).toEqual([
    { collection: "objects", id: NOTE, kind: "set", field: "x", value: 7 },
  ]);
});

describe("O7 revealing", () => {
  test("O7 moves objects whole, once", () => {
    const area = pullPlan(wallArea(SUPPLIER)).ydoc;
    const shared = new Y.Doc();
    const bundle = readObjects(area, new Set<string>([NOTE, "unknown"]));
    expect([...bundle.keys()]).toEqual([NOTE]);
    Y.applyUpdate(shared, putObjects(shared, bundle, 77));
    expect(readWall(shared).objects.get(NOTE)).toEqual(readWall(area).objects.get(NOTE));
    const before = Y.encodeStateAsUpdate(shared);
    Y.applyUpdate(shared, putObjects(shared, bundle, 78));
    expect(Y.encodeStateAsUpdate(shared)).toEqual(before);
    Y.applyUpdate(area, takeObjects(area, bundle, 79));
    expect([...readWall(area).objects.keys()]).toEqual([SHAPE]);
  });
  test("O7 notices what changed in between", () => {
    const area = pullPlan(wallArea(SUPPLIER)).ydoc;
    const bundle = readObjects(area, new Set<string>([NOTE]));
    expect(isSameObjects(bundle, readObjects(area, new Set<string>([NOTE])))).toBe(true);
    objectIn(area).set("text", "Hoist beams C1");
    expect(isSameObjects(bundle, readObjects(area, new Set<string>([NOTE])))).toBe(false);
  });
});

test("O8 reading a wall is total, and incremental reads equal full ones", () => {
  const { ydoc } = pullPlan();
  let snapshot = readWall(ydoc);
  observeYdoc(ydoc, (changes) => void (snapshot = readWall(ydoc, snapshot, changes)));
  const shape = snapshot.objects.get(SHAPE);
  objectIn(ydoc).set("x", "no number");
  objectIn(ydoc).set("text", "Hoist");
  ydoc.getMap("objects").set(id("broken"), "no map");
  expect(snapshot).toEqual(readWall(ydoc));
  expect(snapshot.objects.get(NOTE)).toMatchObject({ x: 0, text: "Hoist", columns: 6 });
  expect(snapshot.objects.get(SHAPE)).toBe(shape);
  expect(snapshot.objects.has(id("broken"))).toBe(false);
});

describe("O10 a closed frame", () => {
  const FRAME = id<EntityId>("frame");
  const INNER = id<EntityId>("inner");
  const OUTER = id<EntityId>("outer");
  const SIZE = { width: 100, height: 80 };
  const closed = (facilitator: Writer = MANAGER) => {
    const server = serverWith(wall(), [
      [PLANNER, create(FRAME, PLANNER, { type: "frame", x: 0, y: 0, width: 600, height: 400 })],
      [PLANNER, create(INNER, PLANNER, { x: 100, y: 100, ...SIZE })],
      [PLANNER, create(OUTER, PLANNER, { x: 900, y: 100, ...SIZE })],
    ]);
    server.closed = { facilitatorId: facilitator.userId, frameIds: new Set([FRAME]) };
    return server;
  };
  const set = (object: EntityId, fields: object): Edit => ({
    type: "object.set",
    id: object,
    fields,
  });
  const tried = (edit: Edit, server = closed(), writer: Writer = PLANNER): string =>
    verdict(attempt(server, writer, (ydoc) => applyEdit(ydoc, edit, { origin: null })));
  const line = { type: "connector", fromId: INNER, toId: OUTER };

  test.each<[string, Edit, string]>([
    ["writing on a note in it", set(INNER, { text: "Mine" }), "meeting.region-closed"],
    ["removing a note in it", set(INNER, { removed: true }), "meeting.region-closed"],
    ["moving a note out of it", set(INNER, { x: 2_000 }), "meeting.region-closed"],
    ["moving a note into it", set(OUTER, { x: 300 }), "meeting.region-closed"],
    ["growing a note into it", set(OUTER, { x: 590, width: 0 }), "meeting.region-closed"],
    ["moving the frame away", set(FRAME, { x: 5_000 }), "meeting.region-closed"],
    ["removing the frame", set(FRAME, { removed: true }), "meeting.region-closed"],
    ["making the frame small", set(FRAME, { width: 1 }), "meeting.region-closed"],
    [
      "a new note in it",
      create(id("new"), PLANNER, { x: 10, y: 10, ...SIZE }),
      "meeting.region-closed",
    ],
    ["a new note beside it", create(id("new"), PLANNER, { x: 700, y: 10, ...SIZE }), "ok"],
    ["writing on a note beside it", set(OUTER, { text: "Mine" }), "ok"],
    ["a line between two notes", create(id("new"), PLANNER, line), "ok"],
  ])("O10 is judged by the server: %s", (_, edit, code) => {
    expect(tried(edit)).toBe(code);
  });
  test("O10 is open to the facilitator, to everybody again after, and where it was removed", () => {
    const edit = set(INNER, { text: "Agreed" });
    expect(tried(edit, closed(PLANNER))).toBe("ok");
    const reopened = closed();
    reopened.closed = null;
    expect(tried(edit, reopened)).toBe("ok");
    const gone = closed(PLANNER);
    const update = updateOf(gone, (ydoc) =>
      applyEdit(ydoc, set(FRAME, { removed: true }), { origin: null }),
    );
    expect(gone.receive(PLANNER, update).ok).toBe(true);
    gone.closed = { facilitatorId: MANAGER.userId, frameIds: new Set([FRAME]) };
    expect(tried(edit, gone)).toBe("ok");
  });
  test("O10 takes the facilitator's part in nothing else: what is others' stays theirs", () => {
    const other = set(INNER, { text: "Ours" });
    expect(tried(other, closed(MANAGER), MANAGER)).toBe("edit.not-own-organisation");
  });
  test("O10 counts every value that may win: one of two places in one update is refused, whichever comes out", () => {
    const server = closed();
    // Two tabs of one person, both offline; the second brings the first one's value along.
    const seen = Y.encodeStateVector(server.ydoc);
    const [first, second] = [replicaOf(server), replicaOf(server)];
    applyEdit(first, set(OUTER, { x: 300 }), { origin: null });
    applyEdit(second, set(OUTER, { x: 1_500 }), { origin: null });
    const both = [first, second].map((ydoc) => Y.encodeStateAsUpdate(ydoc, seen));
    const update = Y.mergeUpdates(both);
    expect(verdict(server.verify(PLANNER, update))).toBe("meeting.region-closed");
    expect(verdict(server.verify(PLANNER, both[1]!))).toBe("ok");
  });
  test("O10 private areas of the wall are nobody's but their organisation's: nothing is closed there", () => {
    const server = serverWith(wallArea(SUPPLIER), [
      [PLANNER, create(FRAME, PLANNER, { type: "frame", x: 0, y: 0, width: 600, height: 400 })],
      [PLANNER, create(INNER, PLANNER, { x: 100, y: 100, ...SIZE })],
    ]);
    server.closed = { facilitatorId: MANAGER.userId, frameIds: new Set([FRAME]) };
    expect(tried(set(INNER, { text: "Mine" }), server)).toBe("ok");
  });
});
