import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { EntityId, TaskId } from "../primitives/ids.ts";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./edit.ts";
import { schemaOf } from "./schema-of.ts";
import {
  attempt,
  CHECK,
  laneServer,
  newTask,
  PLANNER,
  RELATION,
  REMARK,
  SLAB,
  taskMap,
  updateOf,
  verdict,
  WALL,
} from "./testing/attempt.ts";
import { FRAME, HOST, id, ledger, NOW, OTHER, standing, SUPPLIER } from "./testing/fixtures.ts";
import { SimulatedServer } from "./testing/simulated-server.ts";
import { loosen, tighten } from "./testing/update-codec.ts";
import type { Touch } from "./touch.ts";

const NEW = id<TaskId>("new");
const by = (change: (ydoc: Y.Doc) => unknown, writer = PLANNER): string =>
  verdict(attempt(laneServer(), writer, change));
const edited = (edit: Edit, writer = PLANNER): string =>
  by((ydoc) => {
    const made = applyEdit(ydoc, edit, { origin: null });
    if (!made.ok) throw new Error(made.error.detail);
  }, writer);
const task = (fields: Record<string, unknown>): Y.Map<unknown> => new Y.Map(Object.entries(fields));
const own = { createdBy: PLANNER.userId };

describe("V6 what the schema does not name does not exist", () => {
  test.each<[string, (ydoc: Y.Doc) => unknown]>([
    ["a root", (ydoc) => ydoc.getMap("settings").set("dataDate", "2030-01-01T00:00")],
    ["a list as root", (ydoc) => ydoc.getArray("tasks2").insert(0, [1])],
    [
      "a description of no id",
      (ydoc) => ydoc.getXmlFragment("description:x").insert(0, [new Y.XmlElement("paragraph")]),
    ],
    ["a field", (ydoc) => taskMap(ydoc).set("colour", "red")],
    ["__proto__ as a field", (ydoc) => taskMap(ydoc).set("__proto__", "red")],
    ["constructor as a field", (ydoc) => taskMap(ydoc).set("constructor", "red")],
    ["a custom field of no id", (ydoc) => taskMap(ydoc).set("x:short", "red")],
    [
      "a field of a new task",
      (ydoc) => ydoc.getMap("tasks").set(NEW, task({ ...own, colour: "red" })),
    ],
  ])("V6 %s", (_, change) => {
    expect(by(change)).toBe("edit.unknown-place");
  });
  test.each(["__proto__", "constructor", "short", "with space 123"])("V6 %s is no id", (slot) => {
    expect(by((ydoc) => ydoc.getMap("tasks").set(slot, task(own)))).toBe("edit.shape");
  });
});

describe("V7 a slot is written once", () => {
  test.each<[string, (ydoc: Y.Doc) => unknown]>([
    ["overwriting a task", (ydoc) => ydoc.getMap("tasks").set(WALL, task(own))],
    ["deleting a task", (ydoc) => ydoc.getMap("tasks").delete(WALL)],
    ["deleting a relation", (ydoc) => ydoc.getMap("relations").delete(RELATION)],
    [
      "overwriting a comment",
      (ydoc) => ydoc.getMap("comments").set(REMARK, ydoc.getMap("comments").get(REMARK)),
    ],
    ["deleting an own comment", (ydoc) => ydoc.getMap("comments").delete(REMARK)],
  ])("V7 %s is refused", (_, change) => {
    expect(by(change)).toBe("edit.forbidden");
  });
  test("V7 making and deleting, or making twice, in one update is refused", () => {
    const remade = by((ydoc) => {
      ydoc.getMap("tasks").set(NEW, task(own));
      ydoc.getMap("tasks").delete(NEW);
    });
    expect(remade).not.toBe("ok");
    const twice = updateOf(laneServer(), (ydoc) => ydoc.getMap("tasks").set(NEW, task(own)));
    const loose = loosen(twice);
    const [first] = loose.blocks;
    loose.blocks.push(
      ...loosen(twice).blocks.map((block) => ({
        ...block,
        client: first!.client + 50_000,
        structs: block.structs.slice(0, 1),
      })),
    );
    expect(verdict(laneServer().verify(PLANNER, tighten(loose)))).toBe("edit.forbidden");
  });
  test("V7 two people who make one slot at once: the second is refused", () => {
    const server = laneServer();
    const one = updateOf(server, (ydoc) => ydoc.getMap("tasks").set(NEW, task(own)));
    const two = updateOf(server, (ydoc) => ydoc.getMap("tasks").set(NEW, task(own)));
    expect(verdict(server.receive(PLANNER, one))).toBe("ok");
    expect(verdict(server.receive(PLANNER, two))).toBe("edit.forbidden");
  });
});

describe("V8 an entity is one flat map", () => {
  test.each<[string, (ydoc: Y.Doc) => unknown]>([
    ["a plain value as task", (ydoc) => ydoc.getMap("tasks").set(NEW, { name: "plain" })],
    ["a text as task", (ydoc) => ydoc.getMap("tasks").set(NEW, new Y.Text("text"))],
    ["a list as task", (ydoc) => ydoc.getMap("tasks").set(NEW, new Y.Array())],
    ["a map in a field", (ydoc) => taskMap(ydoc).set("name", new Y.Map())],
    ["a text in a field", (ydoc) => taskMap(ydoc).set("name", new Y.Text("x"))],
    ["bytes in a field", (ydoc) => taskMap(ydoc).set("name", new Uint8Array([1]))],
    ["a ydoc in a field", (ydoc) => taskMap(ydoc).set("name", new Y.Doc())],
    [
      "a map in a field of a new task",
      (ydoc) => ydoc.getMap("tasks").set(NEW, task({ ...own, name: new Y.Map([["a", 1]]) })),
    ],
  ])("V8 %s is refused", (_, change) => {
    expect(by(change)).toBe("edit.shape");
  });
  test.each([
    ["a task", new Y.ContentType(new Y.Map() as never)],
    ["a plain value", new Y.ContentAny(["x"])],
    ["a deleted one", new Y.ContentDeleted(1)],
  ])("V8 a list item in a map is refused: %s", (_, content) => {
    const item = new Y.Item(Y.createID(0, 0), null, null, null, null, null, null, content);
    (item as { parent: unknown }).parent = "tasks";
    const update = tighten({ blocks: [{ client: 55, clock: 0, structs: [item] }], ranges: [] });
    expect(verdict(laneServer().verify(PLANNER, update))).toBe("edit.shape");
  });
});

describe("V9 a new entity carries what it has to", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["an author", { ...own, createdAt: NOW }, "ok"],
    ["no author", { name: "x" }, "edit.bad-value"],
    [
      "another author",
      { createdBy: standing(2, SUPPLIER, "planner").userId },
      "edit.not-own-author",
    ],
    ["a clock a little ahead", { ...own, createdAt: NOW + 299_000 }, "ok"],
    ["a clock far ahead", { ...own, createdAt: NOW + 301_000 }, "edit.bad-value"],
  ])("V9 a task with %s", (_, fields, expected) => {
    expect(by((ydoc) => ydoc.getMap("tasks").set(NEW, task(fields)))).toBe(expected);
  });
  test("V9 a relation without an end is refused", () => {
    const relation = task({ predecessorId: WALL });
    expect(by((ydoc) => ydoc.getMap("relations").set(NEW, relation))).toBe("edit.bad-value");
  });
});

describe("V10 create-only fields", () => {
  test.each<[string, (ydoc: Y.Doc) => unknown]>([
    ["set anew", (ydoc) => taskMap(ydoc).set("createdBy", PLANNER.userId)],
    ["added later", (ydoc) => taskMap(ydoc).set("externalId", "7")],
    ["cleared", (ydoc) => taskMap(ydoc).delete("createdAt")],
    [
      "cleared of a check",
      (ydoc) => (ydoc.getMap("checks").get(CHECK) as Y.Map<unknown>).delete("taskId"),
    ],
    [
      "of a relation",
      (ydoc) =>
        (ydoc.getMap("relations").get(RELATION) as Y.Map<unknown>).set("predecessorId", SLAB),
    ],
  ])("V10 %s are refused", (_, change) => {
    expect(by(change)).toBe("edit.create-only");
  });
});

describe("V11 values meet their rules", () => {
  test.each<[string, unknown]>([
    ["name", 7],
    ["name", "x".repeat(501)],
    ["name", "nul\u0000"],
    ["parentId", "not an id"],
    ["start", "2030-02-30T08:00"],
    ["start", "2030-01-01T08:00Z"],
    ["start", "0000-01-01T00:00"],
    ["duration", -1],
    ["duration", 0.5],
    ["progress", 101],
    ["progress", "50"],
    ["status", "finished"],
    ["order", ""],
    ["order", "a b"],
    ["assigneeId", "me"],
    ["removed", 1],
    ["x:customfield000", Number.NaN],
    ["x:customfield000", { deep: 1 }],
    ["name", null],
    ["name", undefined],
    ["name", [1]],
  ])("V11 %s cannot be %j", (field, value) => {
    expect(by((ydoc) => taskMap(ydoc).set(field, value))).toBe("edit.bad-value");
  });
  test("V11 nor a value that the same update replaces again", () => {
    const server = laneServer();
    const loose = loosen(updateOf(server, (ydoc) => taskMap(ydoc).set("progress", 900)));
    const [block] = loose.blocks;
    const item = block!.structs[0] as Y.Item;
    block!.structs.push(
      new Y.Item(
        Y.createID(0, 0),
        null,
        Y.createID(block!.client, block!.clock),
        null,
        null,
        null,
        null,
        new Y.ContentAny([90]),
      ),
    );
    loose.ranges.push({ client: block!.client, clock: block!.clock, len: 1 });
    expect(item.content).toBeInstanceOf(Y.ContentAny);
    expect(verdict(server.verify(PLANNER, tighten(loose)))).toBe("edit.bad-value");
  });
});

describe("V12 each write needs its right", () => {
  const reviewer = standing(2, SUPPLIER, "quality-reviewer");
  const host = standing(3, HOST, "host-project-manager");
  const stranger = standing(4, OTHER, "planner");
  const viewer = standing(5, SUPPLIER, "viewer");
  const check = (writer: typeof PLANNER) =>
    edited({ type: "check.set", id: CHECK, fields: { done: true } }, writer);
  const name = (writer: typeof PLANNER) =>
    edited({ type: "task.set", id: WALL, fields: { name: "X" } }, writer);
  const progress = (writer: typeof PLANNER) =>
    edited({ type: "task.set", id: WALL, fields: { progress: 5 } }, writer);
  const create = (writer: typeof PLANNER) => edited(newTask(NEW, writer), writer);
  const relate = (writer: typeof PLANNER) =>
    edited({ type: "relation.set", id: RELATION, fields: { lag: 5 } }, writer);
  test.each([
    ["planner", PLANNER, ["ok", "ok", "ok", "ok", "ok"]],
    [
      "quality reviewer",
      reviewer,
      ["edit.forbidden", "ok", "ok", "edit.forbidden", "edit.forbidden"],
    ],
    ["viewer", viewer, Array<string>(5).fill("edit.forbidden")],
    ["host", host, Array<string>(5).fill("edit.forbidden")],
    ["other organisation", stranger, Array<string>(5).fill("edit.forbidden")],
  ] as const)("V12 %s", (_, writer, expected) => {
    expect([name(writer), progress(writer), check(writer), create(writer), relate(writer)]).toEqual(
      expected,
    );
  });
  test("V12 an outsider", () => {
    expect(
      verdict(
        attempt(laneServer(), { kind: "outsider" }, (ydoc) => taskMap(ydoc).set("name", "x")),
      ),
    ).toBe("edit.forbidden");
  });
  test("V12 one allowed field does not carry another along", () => {
    expect(
      edited({ type: "task.set", id: WALL, fields: { progress: 5, priority: 1 } }, reviewer),
    ).toBe("edit.forbidden");
  });
  test("V12 nobody may leave garbage who may not write", () => {
    const gc = new Y.GC(Y.createID(0, 0), 3);
    const update = tighten({ blocks: [{ client: 321, clock: 0, structs: [gc] }], ranges: [] });
    expect(verdict(laneServer().verify(viewer, update))).toBe("edit.forbidden");
  });
  test("V12 the frame is the host's, a ledger its organisation's", () => {
    const frame = new SimulatedServer(FRAME);
    const column = (ydoc: Y.Doc) =>
      applyEdit(
        ydoc,
        {
          type: "column.create",
          id: id<EntityId>("todo"),
          fields: { name: "To do", status: "done" },
        },
        { origin: 0 },
      );
    expect(verdict(attempt(frame, host, column))).toBe("ok");
    expect(verdict(attempt(frame, PLANNER, column))).toBe("edit.forbidden");
    const books = new SimulatedServer(ledger(SUPPLIER, "host"));
    const budget = (ydoc: Y.Doc) =>
      applyEdit(
        ydoc,
        { type: "ledger.set", taskId: WALL, fields: { budget: 100, currency: "CNY" } },
        { origin: 0 },
      );
    expect(verdict(attempt(books, standing(6, SUPPLIER, "buyer"), budget))).toBe("ok");
    expect(verdict(attempt(books, PLANNER, budget))).toBe("edit.forbidden");
    expect(verdict(attempt(books, standing(7, HOST, "buyer"), budget))).toBe("edit.forbidden");
  });
});

test("V13 clearing a field is a write of it", () => {
  const server = laneServer();
  server.receive(
    PLANNER,
    updateOf(server, (ydoc) => taskMap(ydoc).set("progress", 50)),
  );
  const reviewer = standing(2, SUPPLIER, "quality-reviewer");
  const cleared = attempt(server, reviewer, (ydoc) => taskMap(ydoc).delete("progress"));
  expect(cleared.ok && cleared.value.touches).toEqual([
    { collection: "tasks", id: WALL, taskId: WALL, kind: "set", field: "progress", value: null },
  ] satisfies Touch[]);
  expect(verdict(attempt(server, reviewer, (ydoc) => taskMap(ydoc).delete("name")))).toBe(
    "edit.forbidden",
  );
});

describe("V16 the task lies in the same ydoc", () => {
  const absent = id<TaskId>("absent");
  test.each<[string, Edit]>([
    [
      "relation",
      {
        type: "relation.create",
        id: id("r2"),
        fields: { predecessorId: WALL, successorId: absent },
      },
    ],
    ["check", { type: "check.create", id: id("c2"), fields: { taskId: absent } }],
  ])("V16 of a %s", (_, edit) => {
    expect(edited(edit)).toBe("edit.bad-value");
  });
  test("V16 or comes with the same update, and a predecessor may lie elsewhere", () => {
    const server = laneServer();
    const all = attempt(server, PLANNER, (ydoc) => {
      for (const edit of [
        newTask(absent, PLANNER),
        { type: "check.create", id: id("c2"), fields: { taskId: absent } },
        {
          type: "relation.create",
          id: id("r2"),
          fields: { predecessorId: id("elsewhere"), successorId: absent },
        },
      ] as Edit[])
        applyEdit(ydoc, edit, { origin: null });
    });
    expect(verdict(all)).toBe("ok");
  });
});

test("V19 entities are counted", () => {
  const server = laneServer();
  const collections = new Map(schemaOf("lane").collections);
  const tasks = collections.get("tasks")!;
  collections.set("tasks", { ...tasks, max: 3 } as typeof tasks);
  const lane = schemaOf("lane") as { collections: unknown };
  const before = lane.collections;
  lane.collections = collections;
  const one = edited(newTask(NEW, PLANNER));
  const two = verdict(
    attempt(server, PLANNER, (ydoc) => {
      applyEdit(ydoc, newTask(NEW, PLANNER), { origin: 0 });
      applyEdit(ydoc, newTask(id("newer"), PLANNER), { origin: 0 });
    }),
  );
  lane.collections = before;
  expect([one, two]).toEqual(["ok", "edit.too-many"]);
});

test("V19 custom fields of a task are counted, however they come", () => {
  const key = (n: number): string => `x:${String(n).padStart(14, "0")}`;
  const many = (from: number, count: number) => (ydoc: Y.Doc) => {
    for (let n = from; n < from + count; n++) taskMap(ydoc).set(key(n), n);
  };
  const server = laneServer();
  expect(verdict(server.receive(PLANNER, updateOf(server, many(0, 200))))).toBe("ok");
  expect(verdict(attempt(server, PLANNER, many(0, 5)))).toBe("ok");
  expect(verdict(attempt(server, PLANNER, many(200, 60)))).toBe("edit.too-many");
  const born = by((ydoc) => {
    const made = task(own);
    for (let n = 0; n < 260; n++) made.set(key(n), n);
    ydoc.getMap("tasks").set(NEW, made);
  });
  expect(born).toBe("edit.too-many");
});

test("V25 touches name what changed, with its task, in few words", () => {
  const server = laneServer();
  const made = attempt(server, PLANNER, (ydoc) => {
    applyEdit(ydoc, newTask(NEW, PLANNER, { parentId: WALL }), { origin: 0 });
    applyEdit(
      ydoc,
      { type: "task.set", id: WALL, fields: { name: "n".repeat(400) } },
      { origin: 0 },
    );
    applyEdit(ydoc, { type: "check.set", id: CHECK, fields: { done: true } }, { origin: 0 });
    applyEdit(ydoc, { type: "relation.set", id: RELATION, fields: { lag: 7 } }, { origin: 0 });
  });
  const touches = made.ok ? made.value.touches : [];
  expect(touches).toEqual([
    {
      collection: "tasks",
      id: NEW,
      taskId: NEW,
      kind: "create",
      value: { name: NEW, parentId: WALL, createdBy: PLANNER.userId, createdAt: NOW },
    },
    {
      collection: "tasks",
      id: WALL,
      taskId: WALL,
      kind: "set",
      field: "name",
      value: `${"n".repeat(199)}…`,
    },
    { collection: "checks", id: CHECK, taskId: WALL, kind: "set", field: "done", value: true },
    { collection: "relations", id: RELATION, taskId: SLAB, kind: "set", field: "lag", value: 7 },
  ]);
});
