import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { OUTSIDER } from "../permissions/standing.ts";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import { checkEdit } from "./check-edit.ts";
import type { Edit } from "./edit.ts";
import { readMarks } from "./marks-snapshot.ts";
import { observeYdoc } from "./observe-ydoc.ts";
import { attempt, replicaOf, updateOf, verdict, type Writer } from "./testing/attempt.ts";
import { HOST, id, marks, marksArea, NOW, standing, SUPPLIER } from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";
import type { YdocPlace } from "./ydoc-kind.ts";

const PLANNER = standing(1, SUPPLIER, "planner");
const COLLEAGUE = standing(2, SUPPLIER, "planner");
const MANAGER = standing(3, HOST, "host-project-manager");
const BUYER = standing(4, SUPPLIER, "buyer");
const CLOUD = id<EntityId>("cloud");

const authored = (writer: Writer, fields: object = {}) => ({
  type: "cloud" as const,
  createdBy: writer.userId,
  organisationId: writer.organisationId,
  createdAt: NOW,
  points: "1000,2000 5000,-30",
  ...fields,
});
const create = (mark: EntityId, writer: Writer, fields: object = {}): Edit => ({
  type: "mark.create",
  id: mark,
  fields: authored(writer, fields),
});
const set = (fields: object): Edit => ({ type: "mark.set", id: CLOUD, fields });

/** With the planner's cloud. */
function sheet(place: YdocPlace = marks()): SimulatedServer {
  const server = new SimulatedServer(place);
  const update = updateOf(server, (ydoc) =>
    applyEdit(ydoc, create(CLOUD, PLANNER), { origin: null }),
  );
  expect(server.receive(PLANNER, update).ok).toBe(true);
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

describe("K1 whose a mark is", () => {
  test.each<[string, object, string]>([
    ["the writer's, for its own organisation", {}, "ok"],
    ["another person's", { createdBy: MANAGER.userId }, "edit.not-own-author"],
    ["another organisation's", { organisationId: HOST }, "edit.not-own-organisation"],
    ["of no type", { type: null }, "edit.bad-value"],
    ["of an unknown type", { type: "script" }, "edit.bad-value"],
    ["from a time to come", { createdAt: NOW + 3_600_000 }, "edit.bad-value"],
  ])("K1 is said when it is made: %s", (_, fields, code) => {
    const made = new Map(
      Object.entries({ ...authored(PLANNER), ...fields }).filter(([, value]) => value !== null),
    );
    const forged = attempt(sheet(), PLANNER, (ydoc) =>
      ydoc.getMap("marks").set(id("new"), new Y.Map(made)),
    );
    expect(verdict(forged)).toBe(code);
  });
  test.each(["type", "createdBy", "organisationId", "createdAt"])(
    "K1 never changes: %s is neither set nor cleared after",
    (field) => {
      const markIn = (ydoc: Y.Doc) => ydoc.getMap("marks").get(CLOUD) as Y.Map<unknown>;
      for (const change of [
        (map: Y.Map<unknown>) => map.delete(field),
        (map: Y.Map<unknown>) => map.set(field, map.get(field)),
      ])
        expect(verdict(attempt(sheet(), PLANNER, (ydoc) => change(markIn(ydoc))))).toBe(
          "edit.create-only",
        );
    },
  );
});

test("K2 a mark is its author's alone, and is never taken out of the ydoc", () => {
  for (const place of [marks(), marksArea(SUPPLIER)])
    for (const fields of [{ text: "Mine" }, { removed: true }, { points: "0,0 1,1" }]) {
      expect(said(sheet(place), PLANNER, set(fields))).toBe("ok");
      expect(said(sheet(place), COLLEAGUE, set(fields))).toBe("edit.not-own-author");
    }
  expect(said(sheet(), MANAGER, set({ removed: true }))).toBe("edit.not-own-author");
  const taken = attempt(sheet(), MANAGER, (ydoc) => ydoc.getMap("marks").delete(CLOUD));
  expect(verdict(taken)).not.toBe("ok");
});

test("K3 how far it has come is said by its author and by those who decide", () => {
  expect(said(sheet(), PLANNER, set({ status: "answered" }))).toBe("ok");
  expect(said(sheet(), MANAGER, set({ status: "resolved" }))).toBe("ok");
  expect(said(sheet(), COLLEAGUE, set({ status: "resolved" }))).toBe("edit.not-own-author");
  expect(said(sheet(), MANAGER, set({ status: "resolved", text: "So be it" }))).toBe(
    "edit.not-own-author",
  );
});

test("K4 nobody marks without the right to, nor what is archived, nor what is another's layer", () => {
  const fresh = id<EntityId>("fresh");
  expect(said(sheet(), COLLEAGUE, create(fresh, COLLEAGUE))).toBe("ok");
  expect(said(sheet(), BUYER, create(fresh, BUYER))).toBe("edit.forbidden");
  expect(said(sheet(marksArea(SUPPLIER)), MANAGER, create(fresh, MANAGER))).toBe("edit.forbidden");
  const archived = new SimulatedServer(marks("everyone", true));
  expect(said(archived, PLANNER, create(fresh, PLANNER))).toBe("edit.forbidden");
  const place = marks();
  const outside = checkEdit(new Y.Doc(), create(fresh, PLANNER), {
    place,
    standing: OUTSIDER,
    now: NOW,
  });
  expect(outside.ok).toBe(false);
});

describe("K5 values", () => {
  test.each<[object, string]>([
    [{ points: "1,2 3,4 5,6" }, "ok"],
    [{ points: "1,2 3" }, "edit.bad-value"],
    [{ points: "1.5,2" }, "edit.bad-value"],
    [{ points: `0,0${" 1,1".repeat(6_000)}` }, "edit.bad-value"],
    [{ pressures: "0599" }, "ok"],
    [{ pressures: "0.5" }, "edit.bad-value"],
    [{ pressures: "5".repeat(10_001) }, "edit.bad-value"],
    [{ tone: "url(x)" }, "edit.bad-value"],
    [{ width: 0 }, "edit.bad-value"],
    [{ realLength: 84_000 }, "ok"],
    [{ realLength: 0 }, "edit.bad-value"],
    [{ page: -1 }, "edit.bad-value"],
    [{ stamp: "approved" }, "ok"],
    [{ stamp: "paid" }, "edit.bad-value"],
  ])("K5 %j is %s", (fields, code) => {
    const forged = attempt(sheet(), PLANNER, (ydoc) => {
      const mark = ydoc.getMap("marks").get(CLOUD) as Y.Map<unknown>;
      for (const [field, value] of Object.entries(fields)) mark.set(field, value);
    });
    expect(verdict(forged)).toBe(code);
  });
});

test("K6 what a broken mark does not say reads as the default, and an incremental read equals a full one", () => {
  const ydoc = replicaOf(sheet());
  let content = readMarks(ydoc);
  expect(content.get(CLOUD)).toMatchObject({ type: "cloud", page: 0, tone: "organisation" });
  const stop = observeYdoc(ydoc, (changes) => {
    content = readMarks(ydoc, content, changes);
  });
  const before = content.get(CLOUD);
  applyEdit(ydoc, create(id("other"), PLANNER, { type: "pin" }), { origin: null });
  expect(content.get(CLOUD)).toBe(before);
  (ydoc.getMap("marks").get(CLOUD) as Y.Map<unknown>).set("width", "wide");
  expect(content).toEqual(readMarks(ydoc));
  expect(content.get(CLOUD)!.width).toBe(15);
  stop();
});

test("K7 a name from a file is a word on the mark, and gives nobody a right", () => {
  const imported = id<EntityId>("imported");
  const server = sheet();
  const fields = { sourceAuthor: COLLEAGUE.userId, text: "From the file" };
  const made = updateOf(server, (ydoc) =>
    applyEdit(ydoc, create(imported, PLANNER, fields), { origin: null }),
  );
  expect(server.receive(PLANNER, made).ok).toBe(true);
  const change: Edit = { type: "mark.set", id: imported, fields: { text: "Mine" } };
  expect(said(server, COLLEAGUE, change)).toBe("edit.not-own-author");
  expect(said(server, PLANNER, change)).toBe("ok");
  const forged = attempt(server, PLANNER, (ydoc) =>
    (ydoc.getMap("marks").get(imported) as Y.Map<unknown>).set("sourceAuthor", "x".repeat(201)),
  );
  expect(verdict(forged)).toBe("edit.bad-value");
});

test("K8 marks are grouped by their author alone", () => {
  const groupId = id<EntityId>("group");
  expect(said(sheet(), PLANNER, set({ groupId }))).toBe("ok");
  expect(said(sheet(), COLLEAGUE, set({ groupId }))).toBe("edit.not-own-author");
  expect(said(sheet(), MANAGER, set({ groupId: id<EntityId>("other") }))).toBe(
    "edit.not-own-author",
  );
  const forged = attempt(sheet(), PLANNER, (ydoc) =>
    (ydoc.getMap("marks").get(CLOUD) as Y.Map<unknown>).set("groupId", "<script>"),
  );
  expect(verdict(forged)).toBe("edit.bad-value");
});
