import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";
import { readFrame } from "./frame-snapshot.ts";
import { attempt, updateOf, verdict, WALL } from "./testing/attempt.ts";
import { FRAME, HOST, id, ledger, standing, SUPPLIER } from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";

const MANAGER = standing(3, HOST, "host-project-manager");
const BUYER = standing(6, SUPPLIER, "buyer");
const edited = (server: SimulatedServer, writer: typeof BUYER, edit: Edit) =>
  attempt(server, writer, (ydoc) => {
    const made = applyEdit(ydoc, edit, { origin: null });
    if (!made.ok) throw new Error(made.error.detail);
  });

describe("the frame", () => {
  const frame = (): SimulatedServer => {
    const server = new SimulatedServer(FRAME);
    for (const edit of [
      { type: "settings.set", fields: { dataDate: "2030-01-01T08:00" } },
      { type: "phase.create", id: id<EntityId>("phase"), fields: { name: "Structure" } },
    ] as Edit[])
      server.receive(MANAGER, edited(server, MANAGER, edit).update);
    return server;
  };
  test("V13 a setting is cleared, and the touch says so", () => {
    const cleared = edited(frame(), MANAGER, { type: "settings.set", fields: { dataDate: null } });
    expect(cleared.ok && cleared.value.touches).toEqual([
      { collection: "settings", id: "settings", kind: "set", field: "dataDate", value: null },
    ]);
  });
  test.each<[string, (ydoc: Y.Doc) => unknown, string]>([
    ["an unknown setting", (y) => y.getMap("settings").set("theme", "x"), "edit.unknown-place"],
    [
      "__proto__ as a setting",
      (y) => y.getMap("settings").set("__proto__", "x"),
      "edit.unknown-place",
    ],
    ["a map as a setting", (y) => y.getMap("settings").set("dataDate", new Y.Map()), "edit.shape"],
    ["no date as a date", (y) => y.getMap("settings").set("dataDate", "soon"), "edit.bad-value"],
    ["a task", (y) => y.getMap("tasks").set(WALL, new Y.Map()), "edit.unknown-place"],
    ["a comment", (y) => y.getMap("comments").set(WALL, {}), "edit.unknown-place"],
    [
      "a description",
      (y) => y.getXmlFragment(`description:${WALL}`).insert(0, [new Y.XmlElement("paragraph")]),
      "edit.unknown-place",
    ],
    ["a phase deleted", (y) => y.getMap("phases").delete(id("phase")), "edit.forbidden"],
    [
      "exceptions that are no list",
      (y) => y.getMap("calendars").set(id("k"), new Y.Map([["exceptions", "{}"]])),
      "edit.bad-value",
    ],
  ])("V6 the frame refuses %s", (_, change, code) => {
    expect(verdict(attempt(frame(), MANAGER, change))).toBe(code);
  });
  test("V23 two people may set one setting at once", () => {
    const server = frame();
    const set = (dataDate: string) =>
      updateOf(server, (ydoc) =>
        applyEdit(ydoc, { type: "settings.set", fields: { dataDate } }, { origin: 0 }),
      );
    const [one, two] = [set("2030-02-01T08:00"), set("2030-03-01T08:00")];
    expect(verdict(server.receive(MANAGER, one))).toBe("ok");
    expect(verdict(server.receive(standing(8, HOST, "host-project-manager"), two))).toBe("ok");
    expect(readFrame(server.ydoc).settings.dataDate).toMatch(/^2030-0[23]/);
  });
});

describe("a ledger", () => {
  const books = (): SimulatedServer => new SimulatedServer(ledger(SUPPLIER, "private"));
  test("V25 the touch of a figure names task and field", () => {
    const made = edited(books(), BUYER, {
      type: "ledger.set",
      taskId: WALL,
      fields: { budget: 5 },
    });
    expect(made.ok && made.value.touches).toEqual([
      { collection: "entries", id: WALL, taskId: WALL, kind: "set", field: "budget", value: 5 },
    ]);
  });
  test.each<[string, (ydoc: Y.Doc) => unknown, string]>([
    ["a key without a field", (y) => y.getMap("entries").set(WALL, 1), "edit.shape"],
    ["a key without a task", (y) => y.getMap("entries").set(".budget", 1), "edit.shape"],
    ["an unknown field", (y) => y.getMap("entries").set(`${WALL}.margin`, 1), "edit.unknown-place"],
    [
      "__proto__ as a field",
      (y) => y.getMap("entries").set(`${WALL}.__proto__`, 1),
      "edit.unknown-place",
    ],
    ["a fraction of a cent", (y) => y.getMap("entries").set(`${WALL}.cost`, 0.5), "edit.bad-value"],
    [
      "a currency of four letters",
      (y) => y.getMap("entries").set(`${WALL}.currency`, "EURO"),
      "edit.bad-value",
    ],
    ["a map", (y) => y.getMap("entries").set(`${WALL}.cost`, new Y.Map()), "edit.shape"],
  ])("V6 a ledger refuses %s", (_, change, code) => {
    expect(verdict(attempt(books(), BUYER, change))).toBe(code);
  });
  test("V23 two people may begin one entry at once", () => {
    const server = books();
    const set = (fields: object) =>
      updateOf(server, (ydoc) =>
        applyEdit(ydoc, { type: "ledger.set", taskId: WALL, fields }, { origin: 0 }),
      );
    const [one, two] = [set({ budget: 1 }), set({ cost: 2 })];
    expect(verdict(server.receive(BUYER, one))).toBe("ok");
    expect(verdict(server.receive(standing(9, SUPPLIER, "buyer"), two))).toBe("ok");
    expect(server.ydoc.getMap("entries").toJSON()).toEqual({
      [`${WALL}.budget`]: 1,
      [`${WALL}.cost`]: 2,
    });
  });
});
