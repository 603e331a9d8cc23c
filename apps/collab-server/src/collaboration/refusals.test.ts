import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { until } from "./testing/test-client.ts";
import { newTask, rename } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

async function withTask() {
  const site2 = await site.world.twoCompanies();
  const mine = site.client(site2.planner).open(site2.lane);
  await mine.synced();
  const create = newTask(site2.planner, "Pour slab");
  mine.edit(create);
  await mine.acknowledged();
  const tab = site.client(site2.manager);
  const theirs = tab.open(site2.lane);
  await theirs.acknowledged();
  return { ...site2, mine, theirs, tab, id: create.id };
}
const logLength = async (ydocId: string): Promise<number> => {
  const { rows } = await site.database.pool.query<{ count: string }>(
    "select count(*) from ydoc_updates where ydoc_id = $1",
    [ydocId],
  );
  return Number(rows[0]!.count);
};

test("4.2 another company's edit is refused with its code, and nothing of it is applied", async () => {
  const { mine, theirs, lane, id } = await withTask();
  theirs.edit(rename(id, "Mine now"));
  await until(() => theirs.messages.length > 0);
  expect(theirs.messages).toMatchObject([{ type: "refused", code: "edit.forbidden" }]);
  expect(theirs.provider.hasUnsyncedChanges).toBe(true);
  mine.edit(rename(id, "Pour slab B"));
  await mine.acknowledged();
  await until(() => theirs.frames > 0 && mine.task(id)?.["name"] === "Pour slab B");
  expect(await logLength(lane)).toBe(2);
  const fresh = site.client(theirs.person).open(lane);
  await fresh.synced();
  expect(fresh.task(id)).toMatchObject({ name: "Pour slab B" });
});

test("4.3 after a refusal that replica is refused for good, and a fresh one on the same socket works", async () => {
  const { theirs, tab, mine, lane, manager, project, id } = await withTask();
  theirs.edit(rename(id, "Mine now"));
  await until(() => theirs.messages.length === 1);
  // Even what would be allowed: it comes after the refused clocks.
  site.world.setRole(manager, project, "host-project-manager", true);
  theirs.ydoc.getMap("tasks").set("x", new Y.Map());
  await until(() => theirs.messages.length === 2);
  expect(theirs.messages[1]).toMatchObject({ type: "refused" });
  theirs.provider.destroy();
  const fresh = tab.open(lane);
  await fresh.acknowledged();
  fresh.edit({
    type: "comment.add",
    comment: {
      id: id.split("").toReversed().join("") as never,
      taskId: id,
      body: "When?",
      authorId: manager.userId,
      organisationId: manager.organisationId,
      at: Date.now(),
    },
  });
  await fresh.acknowledged();
  await until(() => mine.ydoc.getMap("comments").size === 1);
});

test("4.1 what a sync brings is verified like any update", async () => {
  const { planner, manager, lane, id, mine } = await withTask();
  const offline = new Y.Doc();
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(mine.ydoc));
  offline.getMap<Y.Map<unknown>>("tasks").get(id)?.set("name", "Changed offline");
  const refused = site.client(manager).open(lane, offline);
  await until(() => refused.messages.length > 0);
  expect(refused.messages).toMatchObject([{ type: "refused" }]);
  expect(await logLength(lane)).toBe(1);

  const own = new Y.Doc();
  Y.applyUpdate(own, Y.encodeStateAsUpdate(mine.ydoc));
  own.getMap<Y.Map<unknown>>("tasks").get(id)?.set("name", "My own, offline");
  await site.client(planner).open(lane, own).acknowledged();
  await until(() => mine.task(id)?.["name"] === "My own, offline");
});

test("4.4 what the ydoc holds already is acknowledged whoever sends it", async () => {
  const { manager, lane, mine } = await withTask();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(mine.ydoc));
  await site.client(manager).open(lane, copy).acknowledged();
  expect(await logLength(lane)).toBe(1);
});

test("4.4 a sync that is larger than any edit and brings nothing new is acknowledged", async () => {
  const { manager, lane } = await site.world.twoCompanies();
  const worn = new Y.Doc();
  worn.transact(() => {
    const fields = worn.getMap("tasks");
    for (let index = 0; index < 12_000; index += 1) {
      fields.set("a", index);
      fields.set("b", index);
    }
  });
  const by = { userId: null, organisationId: null, origin: "server" } as const;
  await site.server.collaboration.appendUpdate(lane, Y.encodeStateAsUpdate(worn), by);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(worn));
  const replica = site.client(manager).open(lane, copy);
  await replica.acknowledged();
  expect(replica.messages).toEqual([]);
});

test("4.5 edits under a clientID that never reached the server are bound to their author", async () => {
  const { planner, manager, lane, id, mine } = await withTask();
  const first = new Y.Doc();
  Y.applyUpdate(first, Y.encodeStateAsUpdate(mine.ydoc));
  first.getMap<Y.Map<unknown>>("tasks").get(id)?.set("name", "Offline, first page");
  const second = new Y.Doc();
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
  await site.client(planner).open(lane, second).acknowledged();
  await until(() => mine.task(id)?.["name"] === "Offline, first page");
  const forged = site.client(manager).open(lane, first);
  await until(() => forged.denied !== null);
  expect(forged.denied).toBe("edit.client-id");
});

test("4.6 an update that builds on something missing is refused, and nothing is left pending", async () => {
  const { lane, mine, id, theirs } = await withTask();
  const ahead = new Y.Doc();
  ahead.clientID = mine.ydoc.clientID;
  Y.applyUpdate(ahead, Y.encodeStateAsUpdate(mine.ydoc));
  const task = ahead.getMap<Y.Map<unknown>>("tasks").get(id)!;
  task.set("name", "one");
  const before = Y.encodeStateVector(ahead);
  task.set("name", "two");
  // What the provider sends on: its own replica would keep the update waiting.
  mine.ydoc.emit("update", [
    Y.encodeStateAsUpdate(ahead, before),
    "forged",
    mine.ydoc,
    null as never,
  ]);
  await until(() => mine.messages.length > 0);
  expect(mine.messages[0]).toMatchObject({ type: "refused", code: "edit.gap" });
  const state = await site.server.collaboration.readState(lane);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  expect(copy.store.pendingStructs).toBeNull();
  expect(theirs.task(id)).toMatchObject({ name: "Pour slab" });
});

test("4.7 an edit made while the client reconnects waits for the offline edits that it builds on", async () => {
  const { planner, lane, id, theirs } = await withTask();
  const tab = site.client(planner);
  const mine = tab.open(lane);
  await mine.acknowledged();
  tab.disconnect();
  await until(() => !mine.provider.isAuthenticated);
  mine.edit(rename(id, "made offline"));
  let typed = false;
  mine.provider.on("outgoingMessage", () => {
    // The first frames of the handshake are on their way, and its answer is not here yet.
    if (typed || mine.provider.unsyncedChanges === 0) return;
    typed = true;
    queueMicrotask(() => mine.edit(rename(id, "typed meanwhile")));
  });
  tab.connect();
  await until(() => typed);
  await mine.acknowledged();
  await until(() => theirs.task(id)?.["name"] === "typed meanwhile");
  expect(mine.messages).toEqual([]);
});
