import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { storageErrorCode } from "./storage-health.ts";
import { until } from "./testing/test-client.ts";
import { newTask } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => {
  site.faults.fail(null);
  site.closeClients();
});
afterAll(() => site.stop());

const diskFull = () => Object.assign(new Error("could not extend file"), { code: "53100" });
const logLength = async (ydocId: string): Promise<number> =>
  (await site.database.pool.query("select 1 from ydoc_updates where ydoc_id = $1", [ydocId])).rows
    .length;

test("2.4 a failed commit acknowledges and shows nothing, and the edit arrives once space returns", async () => {
  const { planner, manager, lane } = await site.world.twoCompanies();
  const tab = site.client(planner);
  const mine = tab.open(lane);
  const theirs = site.client(manager).open(lane);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  site.faults.fail(diskFull());
  const create = newTask(planner, "Kept by the client");
  mine.edit(create);
  await until(() => tab.closeCode === COLLAB_CLOSE.storageFailed);
  expect(theirs.task(create.id)).toBeUndefined();
  expect(await logLength(lane)).toBe(0);
  // 2.5: it can still be opened and read, by others too, while the writer's edit waits.
  await until(() => mine.messages.some(({ type }) => type === "not-stored"));
  expect(mine.messages.at(-1)).toEqual({ type: "not-stored", code: "server.storage-full" });
  await site.client(manager).open(lane).acknowledged();
  expect(mine.provider.hasUnsyncedChanges).toBe(true);
  // What is typed meanwhile builds on the edit that waits, and is no forgery for that.
  const second = newTask(planner, "Typed while the disk was full");
  mine.edit(second);
  await until(() => mine.messages.length >= 2);
  expect(mine.messages.every(({ type }) => type === "not-stored")).toBe(true);
  site.faults.fail(null);
  await mine.acknowledged();
  await until(() => theirs.task(create.id) !== undefined && theirs.task(second.id) !== undefined);
});

test("2.4 updates behind a failed one are not stored without it", async () => {
  const { planner, lane } = await site.world.twoCompanies();
  const first = site.client(planner).open(lane);
  const second = site.client(planner).open(lane);
  await Promise.all([first.acknowledged(), second.acknowledged()]);
  site.faults.hold();
  for (let index = 0; index < 5; index += 1) {
    first.edit(newTask(planner, `first ${index}`));
    second.edit(newTask(planner, `second ${index}`));
  }
  site.faults.fail(diskFull());
  await until(() => first.provider.hasUnsyncedChanges);
  site.faults.release();
  site.faults.fail(null);
  await Promise.all([first.acknowledged(), second.acknowledged()]);
  await until(() => first.ydoc.getMap("tasks").size === 10);
  const { rows } = await site.database.pool.query<{ seq: string }>(
    "select seq from ydoc_updates where ydoc_id = $1 order by seq",
    [lane],
  );
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_row, index) => index + 1));
});

test("2.4 a commit that did reach the disk, though its answer was lost, changes nothing", async () => {
  const { planner, lane } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  await mine.acknowledged();
  site.faults.failAfterCommit(new Error("connection lost"));
  const create = newTask(planner, "Stored, but nobody knew");
  mine.edit(create);
  await until(() => mine.provider.hasUnsyncedChanges);
  await mine.acknowledged();
  expect(await logLength(lane)).toBe(1);
  await site.restart();
  const again = site.client(planner).open(lane);
  await again.synced();
  expect(again.task(create.id)).toMatchObject({ name: "Stored, but nobody knew" });
});

test("2.3 a second owner of a ydoc fails instead of forking its log", async () => {
  const { planner, lane } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  await mine.acknowledged();
  const stranger = newTask(planner, "x");
  await site.database.pool.query(
    `insert into ydoc_updates (ydoc_id, seq, update, origin, touches) values ($1, 1, $2, 'server', '[]')`,
    [lane, Buffer.from([0, 0])],
  );
  mine.edit(stranger);
  await mine.acknowledged();
  const { rows } = await site.database.pool.query(
    "select seq from ydoc_updates where ydoc_id = $1",
    [lane],
  );
  expect(rows).toHaveLength(2);
});

test("2.5 a full disk has its own code", () => {
  expect(storageErrorCode(diskFull())).toBe("server.storage-full");
  expect(storageErrorCode({ code: "ENOSPC" })).toBe("server.storage-full");
  expect(storageErrorCode(new Error("x"))).toBe("collab.storage-failed");
});
