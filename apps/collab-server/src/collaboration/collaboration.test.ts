import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { until } from "./testing/test-client.ts";
import { newTask, rename } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

const logOf = async (ydocId: string) => {
  const { rows } = await site.database.pool.query(
    "select seq, user_id, organisation_id, origin, touches from ydoc_updates where ydoc_id = $1 order by seq",
    [ydocId],
  );
  return rows;
};

test("an edit reaches the other company, lies in the log and survives a restart", async () => {
  const { manager, planner, lane, trade } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  const theirs = site.client(manager).open(lane);
  await Promise.all([mine.synced(), theirs.synced()]);
  const create = newTask(planner, "Erect columns");
  mine.edit(create);
  await mine.acknowledged();
  expect(await logOf(lane)).toMatchObject([
    {
      seq: "1",
      user_id: planner.userId,
      organisation_id: trade,
      origin: "client",
      touches: [{ collection: "tasks", id: create.id, kind: "create" }],
    },
  ]);
  await until(() => theirs.task(create.id) !== undefined);
  expect(theirs.task(create.id)).toMatchObject({ name: "Erect columns" });
  await site.restart();
  const reloaded = site.client(manager).open(lane);
  await reloaded.synced();
  expect(reloaded.task(create.id)).toMatchObject({ name: "Erect columns" });
});

test("2.2 nobody is acknowledged, shown or answered what is not durable yet", async () => {
  const { manager, planner, lane } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  const theirs = site.client(manager).open(lane);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  site.faults.hold();
  const create = newTask(planner, "Not yet");
  mine.edit(create);
  await until(() => mine.provider.hasUnsyncedChanges);
  const late = site.client(manager).open(lane);
  await until(() => late.provider.isAuthenticated);
  // A round trip on the same socket as `late`, to another ydoc: whatever could have come would have come by then.
  const other = await site.world.twoCompanies();
  await site.client(other.planner).open(other.lane).acknowledged();
  expect(mine.provider.hasUnsyncedChanges).toBe(true);
  expect(theirs.task(create.id)).toBeUndefined();
  expect(late.provider.synced).toBe(false);
  expect(await logOf(lane)).toEqual([]);
  site.faults.release();
  await Promise.all([mine.acknowledged(), late.synced()]);
  await until(() => theirs.task(create.id) !== undefined);
  expect(late.task(create.id)).toMatchObject({ name: "Not yet" });
});

test("2.1 edits of many people become few commits", async () => {
  const { planner, lane } = await site.world.twoCompanies();
  const replicas = Array.from({ length: 10 }, () => site.client(planner).open(lane));
  await Promise.all(replicas.map((replica) => replica.acknowledged()));
  const before = site.faults.commits();
  site.faults.hold();
  for (const replica of replicas) replica.edit(newTask(planner, "Together"));
  const { collaboration } = site.server;
  const allApplied = async () => {
    const state = collaboration.readState(lane);
    site.faults.release();
    return state;
  };
  await Promise.all([allApplied(), ...replicas.map((replica) => replica.acknowledged())]);
  expect((await logOf(lane)).map((row) => Number(row.seq))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  expect(site.faults.commits() - before).toBeLessThan(10);
});

test("1.3 who may not read a ydoc is told the same as for one that does not exist", async () => {
  const { lane, host } = await site.world.twoCompanies();
  const outsider = await site.world.person("Eve", host);
  const tab = site.client(outsider);
  const known = tab.open(lane);
  const unknown = tab.open("00000000-0000-4000-8000-000000000000" as typeof lane);
  const strange = tab.open("../../etc/passwd" as typeof lane);
  await until(() => [known, unknown, strange].every(({ denied }) => denied !== null));
  expect([known.denied, unknown.denied, strange.denied]).toEqual(
    Array.from({ length: 3 }, () => "access.not-found"),
  );
});

test("1.3 a private lane is open to its own company alone", async () => {
  const { lane, manager, planner } = await site.world.twoCompanies("private");
  const theirs = site.client(manager).open(lane);
  const mine = site.client(planner).open(lane);
  await mine.synced();
  await until(() => theirs.denied !== null);
  expect(theirs.denied).toBe("access.not-found");
});

test("1.4 a clientID of somebody else is denied", async () => {
  const { lane, manager, planner } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  await mine.synced();
  const forged = site.client(manager).open(lane, mine.ydoc);
  await until(() => forged.denied !== null);
  expect(forged.denied).toBe("edit.client-id");
});

test("the server's own update reaches open ydocs and the log", async () => {
  const { lane, planner } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  const create = newTask(planner, "From a phone");
  mine.edit(create);
  await mine.acknowledged();
  const before = mine.ydoc.getMap("tasks").size;
  const { ydoc } = site.client(planner).open(lane);
  await until(() => ydoc.getMap("tasks").size === before);
  const { collaboration } = site.server;
  mine.edit(rename(create.id, "From a tablet"));
  await mine.acknowledged();
  const state = await collaboration.readState(lane);
  const { lane: second } = await site.world.twoCompanies();
  await collaboration.appendUpdate(second, state, {
    userId: planner.userId,
    organisationId: planner.organisationId,
    origin: "import",
  });
  expect(await logOf(second)).toMatchObject([{ seq: "1", origin: "import" }]);
});
