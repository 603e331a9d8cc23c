import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { seededRng } from "../primitives/clock.ts";
import type { EntityId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";
import { undoOf } from "./invert.ts";
import { readFrame } from "./frame-snapshot.ts";
import { readLedger } from "./ledger-snapshot.ts";
import { laneServer, newTask, PLANNER, replicaOf, taskMap, WALL } from "./testing/attempt.ts";
import { id, NOW } from "./testing/fixtures.ts";
import { randomEdit } from "./testing/random-edits.ts";
import { contentOf } from "./testing/ydoc-content.ts";

const apply = (ydoc: Y.Doc, edit: Edit): Edit | null => {
  const made = applyEdit(ydoc, edit, { origin: "test" });
  if (!made.ok) throw new Error(made.error.detail);
  return made.value.inverse;
};
const set = (fields: Record<string, unknown>): Edit =>
  ({ type: "task.set", id: WALL, fields }) as Edit;
const lane = (): Y.Doc => replicaOf(laneServer());

describe("E1 an edit writes only what differs", () => {
  test("E1 in one transaction, with its origin", () => {
    const ydoc = lane();
    const origins: unknown[] = [];
    ydoc.on("afterTransaction", (transaction) => origins.push(transaction.origin));
    apply(ydoc, set({ name: "A", progress: 3, mode: "manual" }));
    expect(origins).toEqual(["test"]);
  });
  test("E1 and takes away the key of a field that goes back to its default", () => {
    const ydoc = lane();
    apply(ydoc, set({ progress: 40, status: "blocked" }));
    apply(ydoc, set({ progress: 0, status: null }));
    expect([...taskMap(ydoc).keys()].sort()).toEqual(["createdAt", "createdBy", "name"]);
  });
  test("E1 and sends nothing where the replica agrees already", () => {
    const ydoc = lane();
    apply(ydoc, set({ progress: 40 }));
    const updates: Uint8Array[] = [];
    ydoc.on("update", (update: Uint8Array) => updates.push(update));
    expect(apply(ydoc, set({ progress: 40, duration: null }))).toBeNull();
    expect(updates).toEqual([]);
  });
  test("E1 a new task holds no default", () => {
    const ydoc = lane();
    apply(ydoc, newTask(id("n"), PLANNER, { progress: 0, mode: "auto", order: "a5" }));
    expect([...taskMap(ydoc, id("n")).keys()].sort()).toEqual([
      "createdAt",
      "createdBy",
      "name",
      "order",
    ]);
  });
  test("E1 settings and ledger cells alike", () => {
    const frame = new Y.Doc();
    apply(frame, { type: "settings.set", fields: { dataDate: "2030-01-01T08:00" } });
    expect(readFrame(frame).settings.dataDate).toBe("2030-01-01T08:00");
    const books = new Y.Doc();
    apply(books, {
      type: "ledger.set",
      taskId: WALL,
      fields: { budget: 10, cost: null, contract: "C-1" },
    });
    expect([...books.getMap("entries").keys()].sort()).toEqual([
      `${WALL}.budget`,
      `${WALL}.contract`,
    ]);
    expect(readLedger(books).entries.get(WALL)).toEqual({
      taskId: WALL,
      budget: 10,
      cost: null,
      currency: null,
      contract: "C-1",
    });
  });
});

describe("E2 the inverse brings back what was", () => {
  test("E2 for random edits, in reverse order", () => {
    const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    const rng = seededRng(seed);
    const ydoc = lane();
    for (let n = 0; n < 300; n++) {
      const edit = randomEdit(ydoc, PLANNER, rng);
      const before = contentOf(ydoc);
      const inverse = apply(ydoc, edit);
      if (inverse === null || edit.type.endsWith(".create")) continue;
      const after = contentOf(ydoc);
      const redo = apply(ydoc, inverse);
      expect(contentOf(ydoc), `SEED=${seed} ${JSON.stringify(edit)}`).toEqual(before);
      apply(ydoc, redo!);
      expect(contentOf(ydoc), `SEED=${seed} ${JSON.stringify(edit)}`).toEqual(after);
    }
  });
  test("E2 of a create it is the removal, of a comment there is none", () => {
    const ydoc = lane();
    expect(apply(ydoc, newTask(id("n"), PLANNER))).toEqual({
      type: "task.set",
      id: id("n"),
      fields: { removed: true },
    });
    const comment = {
      id: id<EntityId>("c"),
      taskId: WALL,
      body: "x",
      authorId: PLANNER.userId,
      organisationId: PLANNER.organisationId,
      at: NOW,
    };
    expect(apply(ydoc, { type: "comment.add", comment })).toBeNull();
  });
});

test("E3 a create of what is there already changes nothing", () => {
  const ydoc = lane();
  apply(ydoc, set({ name: "Renamed since" }));
  const before = contentOf(ydoc);
  expect(apply(ydoc, newTask(WALL, PLANNER))).toBeNull();
  expect(contentOf(ydoc)).toEqual(before);
});

test.each<[string, Edit, string]>([
  ["a bad value beside a good one", set({ name: "ok", progress: 101 }), "edit.bad-value"],
  [
    "a field that is written once",
    set({ name: "ok", createdBy: PLANNER.userId.replace("1", "2") }),
    "edit.create-only",
  ],
  ["an unknown field", set({ name: "ok", colour: "red" }), "edit.unknown-place"],
  [
    "a task that is not there",
    { type: "task.set", id: id("absent"), fields: { name: "x" } },
    "edit.unknown-place",
  ],
  [
    "an id of the wrong form",
    { type: "check.create", id: "short" as EntityId, fields: {} },
    "edit.shape",
  ],
  [
    "a comment that is none",
    { type: "comment.add", comment: { body: 1 } as never },
    "edit.bad-value",
  ],
])("E4 %s is refused and leaves the ydoc as it was", (_, edit, code) => {
  const ydoc = lane();
  const before = Y.encodeStateAsUpdate(ydoc);
  const made = applyEdit(ydoc, edit, { origin: "test" });
  expect(made.ok ? "ok" : made.error.code).toBe(code);
  expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before);
});

describe("E6 undo takes back only what I did", () => {
  const undo = (ydoc: Y.Doc, done: Edit, inverse: Edit | null): Edit | null => {
    const back = inverse && undoOf(ydoc, done, inverse);
    if (back) apply(ydoc, back);
    return back;
  };
  test("E6 a field that somebody changed since stays as they left it", () => {
    const ydoc = lane();
    apply(ydoc, set({ progress: 10 }));
    const done = set({ name: "Mine", progress: 50 });
    const inverse = apply(ydoc, done);
    apply(ydoc, set({ progress: 60 }));
    expect(undo(ydoc, done, inverse)).toEqual(set({ name: WALL }));
    expect(taskMap(ydoc).get("progress")).toBe(60);
    expect(taskMap(ydoc).get("name")).toBe(WALL);
  });
  test("E6 nothing is left to undo where all of it was changed since", () => {
    const ydoc = lane();
    const done = set({ name: "Mine" });
    const inverse = apply(ydoc, done);
    apply(ydoc, set({ name: "Theirs" }));
    expect(undo(ydoc, done, inverse)).toBeNull();
  });
  test("E6 redo is the undo of the undo", () => {
    const ydoc = lane();
    const done = set({ name: "Mine", duration: 480 });
    const inverse = apply(ydoc, done);
    const back = undoOf(ydoc, done, inverse!)!;
    const again = apply(ydoc, back)!;
    expect(taskMap(ydoc).get("duration")).toBeUndefined();
    apply(ydoc, undoOf(ydoc, back, again)!);
    expect(taskMap(ydoc).get("duration")).toBe(480);
    expect(taskMap(ydoc).get("name")).toBe("Mine");
  });
  test("E6 a created task is removed, unless it was removed and brought back since", () => {
    const ydoc = lane();
    const done = newTask(id("n"), PLANNER);
    const inverse = apply(ydoc, done)!;
    apply(ydoc, { type: "task.set", id: id("n"), fields: { name: "Edited by another" } });
    expect(undo(ydoc, done, inverse)).toEqual(inverse);
    expect(undo(ydoc, done, inverse)).toBeNull();
  });
  test("E6 ledger cells and settings too", () => {
    const books = new Y.Doc();
    const done: Edit = { type: "ledger.set", taskId: WALL, fields: { budget: 5, cost: 6 } };
    const inverse = apply(books, done);
    apply(books, { type: "ledger.set", taskId: WALL, fields: { cost: 7 } });
    expect(undo(books, done, inverse)).toEqual({
      type: "ledger.set",
      taskId: WALL,
      fields: { budget: null },
    });
    expect(readLedger(books).entries.get(WALL)).toMatchObject({ budget: null, cost: 7 });
  });
});
