import type { Edit } from "@parley/shared/documents/edit.ts";
import { newEntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startCollabServer, startSite, type Site } from "./testing/test-server.ts";
import { TestClient, until } from "./testing/test-client.ts";
import type { Person } from "./testing/test-company.ts";

let site: Site;
const clients: TestClient[] = [];
const rng = () => Math.floor(Math.random() * 2 ** 32);

beforeAll(async () => {
  site = await startSite();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => site.stop());

function client(person: Person, server = site.server): TestClient {
  const made = new TestClient(person, server);
  clients.push(made);
  return made;
}

export function newTask(person: Person, name: string): Edit & { id: TaskId } {
  return {
    type: "task.create",
    id: newEntityId<TaskId>(rng),
    fields: { name, createdBy: person.userId },
  };
}

async function twoCompanies() {
  const { world } = site;
  const host = await world.organisation("GC");
  const trade = await world.organisation("钢");
  const project = await world.project(host, trade);
  const manager = await world.person("Wang", host);
  const planner = await world.person("Li", trade);
  world.setRole(manager, project, "host-project-manager", true);
  world.setRole(planner, project, "planner");
  const lane = await world.lane(project, trade);
  return { project, host, trade, manager, planner, lane };
}

test("an edit reaches the other company, lies in the log and survives a restart", async () => {
  const { manager, planner, lane, trade } = await twoCompanies();
  const mine = client(planner).open(lane);
  const theirs = client(manager).open(lane);
  await Promise.all([mine.synced(), theirs.synced()]);
  const create = newTask(planner, "Erect columns");
  mine.edit(create);
  await mine.acknowledged();
  const { rows } = await site.database.pool.query(
    "select seq, user_id, organisation_id, origin, touches from ydoc_updates where ydoc_id = $1",
    [lane],
  );
  expect(rows).toMatchObject([
    { seq: "1", user_id: planner.userId, organisation_id: trade, origin: "client" },
  ]);
  await until(() => theirs.task(create.id) !== undefined);
  expect(theirs.task(create.id)).toMatchObject({ name: "Erect columns" });

  const { pool } = site.database;
  const other = await startCollabServer({ pool, ports: site.world.ports });
  const reloaded = client(manager, other).open(lane);
  await reloaded.synced();
  expect(reloaded.task(create.id)).toMatchObject({ name: "Erect columns" });
  client(planner, other);
  await other.stop();
});

test("who may not read a ydoc is told the same as for one that does not exist", async () => {
  const { lane, host } = await twoCompanies();
  const outsider = await site.world.person("Eve", host);
  const tab = client(outsider);
  const known = tab.open(lane);
  const unknown = tab.open("00000000-0000-4000-8000-000000000000" as typeof lane);
  await until(() => known.denied !== null && unknown.denied !== null);
  expect([known.denied, unknown.denied]).toEqual(["access.not-found", "access.not-found"]);
});
