import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { seededRng } from "../primitives/clock.ts";
import { applyEdit } from "./apply-edit.ts";
import { EMPTY_FRAME, readFrame } from "./frame-snapshot.ts";
import { readLane, type LaneSnapshot } from "./lane-snapshot.ts";
import { readLedger } from "./ledger-snapshot.ts";
import { observeYdoc, type YdocChanges } from "./observe-ydoc.ts";
import { descriptionRoot } from "./rich-text-schema.ts";
import { DEFAULT_TASK } from "./task.ts";
import { CHECK, laneServer, PLANNER, replicaOf, SLAB, taskMap, WALL } from "./testing/attempt.ts";
import { id } from "./testing/fixtures.ts";
import { randomEdit, randomRichText } from "./testing/random-edits.ts";
import { lane, SUPPLIER } from "./testing/fixtures.ts";

describe("R1 readers are total", () => {
  test("R1 what cannot be reads as the default, and is frozen", () => {
    const ydoc = new Y.Doc();
    const wild = new Y.Map<unknown>(
      Object.entries({
        name: 7,
        progress: 900,
        status: "x",
        start: "soon",
        parentId: null,
        "x:customfield000": 5,
        "x:no": 1,
        "x:customfield001": { a: 1 },
        junk: 1,
        __proto__: { name: "lent" },
      }),
    );
    ydoc.getMap("tasks").set(WALL, wild);
    ydoc.getMap("tasks").set(SLAB, "no map");
    ydoc.getMap("tasks").set("short", new Y.Map());
    ydoc.getMap("comments").set(WALL, { body: 1 });
    const { tasks, comments } = readLane(ydoc);
    expect([...tasks.keys()]).toEqual([WALL]);
    expect(tasks.get(WALL)).toEqual({ ...DEFAULT_TASK, id: WALL, custom: { customfield000: 5 } });
    expect(Object.isFrozen(tasks.get(WALL))).toBe(true);
    expect(comments.size).toBe(0);
  });
  test("R1 an empty ydoc of any kind reads as empty", () => {
    expect(readLane(new Y.Doc()).tasks.size).toBe(0);
    expect(readFrame(new Y.Doc())).toEqual(EMPTY_FRAME);
    expect(readLedger(new Y.Doc()).entries.size).toBe(0);
    const odd = new Y.Doc();
    odd.getMap("entries").set("no dot", 1);
    odd.getMap("entries").set(`${WALL}.budget`, "much");
    odd.getMap("entries").set(`${WALL}.__proto__`, 1);
    expect(readLedger(odd).entries.size).toBe(0);
  });
});

test("R2 an incremental read equals a full one and keeps what did not change", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  const ydoc = replicaOf(laneServer());
  let snapshot: LaneSnapshot = readLane(ydoc);
  let changes: YdocChanges[] = [];
  observeYdoc(ydoc, (change) => changes.push(change));
  for (let n = 0; n < 200; n++) {
    const edit = randomEdit(ydoc, PLANNER, rng);
    applyEdit(ydoc, edit, { origin: "edit" });
    if (n % 5 === 0) randomRichText(ydoc, lane(SUPPLIER, "everyone"), PLANNER, rng);
    for (const change of changes) {
      const next = readLane(ydoc, snapshot, change);
      for (const [task, value] of next.tasks)
        if (!change.entities.get("tasks")?.has(task)) expect(value).toBe(snapshot.tasks.get(task));
      if (!change.entities.has("checks")) expect(next.checks).toBe(snapshot.checks);
      snapshot = next;
    }
    changes = [];
    expect(snapshot, `SEED=${seed}`).toEqual(readLane(ydoc));
  }
});

test("R2 the frame too", () => {
  const ydoc = new Y.Doc();
  let snapshot = readFrame(ydoc);
  observeYdoc(ydoc, (change) => (snapshot = readFrame(ydoc, snapshot, change)));
  applyEdit(ydoc, { type: "column.create", id: id("a"), fields: { name: "A" } }, { origin: 0 });
  const { columns } = snapshot;
  applyEdit(
    ydoc,
    { type: "settings.set", fields: { dataDate: "2030-01-01T00:00" } },
    { origin: 0 },
  );
  expect(snapshot).toEqual(readFrame(ydoc));
  expect(snapshot.columns).toBe(columns);
});

describe("R3 observation names what changed", () => {
  const observed = (change: (ydoc: Y.Doc) => unknown): YdocChanges[] => {
    const ydoc = replicaOf(laneServer());
    const changes: YdocChanges[] = [];
    const stop = observeYdoc(ydoc, (one) => changes.push(one));
    ydoc.transact(() => change(ydoc), "here");
    stop();
    taskMap(ydoc).set("name", "unseen");
    return changes;
  };
  test("R3 entities, by collection", () => {
    const [change, ...more] = observed((ydoc) => {
      taskMap(ydoc).set("name", "x");
      (ydoc.getMap("checks").get(CHECK) as Y.Map<unknown>).set("done", true);
      ydoc.getMap("tasks").set(id("new"), new Y.Map());
    });
    expect(more).toEqual([]);
    expect(change).toEqual({
      entities: new Map([
        ["tasks", new Set([WALL, id("new")])],
        ["checks", new Set([CHECK])],
      ]),
      descriptions: new Set(),
      origin: "here",
      local: true,
    });
  });
  test("R3 descriptions, however deep the change", () => {
    const [change] = observed((ydoc) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("x")]);
      ydoc.getXmlFragment(descriptionRoot(SLAB)).insert(0, [paragraph]);
    });
    expect(change?.descriptions).toEqual(new Set([SLAB]));
    expect(change?.entities.size).toBe(0);
  });
  test("R3 nothing where nothing changed", () => {
    expect(observed(() => undefined)).toEqual([]);
  });
});
