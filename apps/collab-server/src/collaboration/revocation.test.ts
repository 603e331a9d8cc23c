import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
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

async function bothOpen() {
  const companies = await site.world.twoCompanies();
  const mine = site.client(companies.planner).open(companies.lane);
  const tab = site.client(companies.manager);
  const theirs = tab.open(companies.lane);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  const create = newTask(companies.planner, "Glazing");
  mine.edit(create);
  await mine.acknowledged();
  await until(() => theirs.task(create.id) !== undefined);
  return { ...companies, mine, theirs, tab, id: create.id };
}

test("5.2 revoked while the other edits: told to wipe, closed, and not one byte later", async () => {
  const { mine, theirs, manager, project, id } = await bothOpen();
  site.faults.hold();
  mine.edit(rename(id, "Secret from now on"));
  await until(() => mine.provider.hasUnsyncedChanges);
  site.world.setRole(manager, project, null);
  await site.server.collaboration.accessChanged({ kind: "project", projectId: project });
  await until(() => theirs.closed);
  expect(theirs.messages).toEqual([{ type: "revoked", code: "access.revoked", wipe: true }]);
  const frames = theirs.frames;
  site.faults.release();
  mine.edit(rename(id, "And this"));
  await mine.acknowledged();
  // The socket itself lives on: what the server sends to it afterwards is of another ydoc.
  const other = await site.world.twoCompanies();
  await site.client(other.planner).open(other.lane).acknowledged();
  expect(theirs.frames).toBe(frames);
  expect(theirs.task(id)).toMatchObject({ name: "Glazing" });
});

test("5.2 what a revoked person sends afterwards is not applied", async () => {
  const { planner, project, mine, theirs, id, lane } = await bothOpen();
  site.world.setRole(planner, project, null);
  const revoked = site.server.collaboration.accessChanged({ kind: "project", projectId: project });
  await revoked;
  mine.edit(rename(id, "Too late"));
  await until(() => mine.closed);
  const { rows } = await site.database.pool.query(
    "select seq from ydoc_updates where ydoc_id = $1",
    [lane],
  );
  expect(rows).toHaveLength(1);
  expect(theirs.task(id)).toMatchObject({ name: "Glazing" });
});

test("5.3 a lower role takes writing away in place, and a higher one gives it back", async () => {
  const { planner, project, mine, theirs, id } = await bothOpen();
  const { accessChanged } = site.server.collaboration;
  site.world.setRole(planner, project, "viewer");
  await accessChanged({ kind: "project", projectId: project });
  await until(() => mine.messages.length === 1);
  expect(mine.messages).toEqual([{ type: "rights-changed" }]);
  site.world.setRole(planner, project, "planner");
  await accessChanged({ kind: "project", projectId: project });
  mine.edit(rename(id, "Allowed again"));
  await mine.acknowledged();
  await until(() => theirs.task(id)?.["name"] === "Allowed again");
  site.world.setRole(planner, project, "viewer");
  await accessChanged({ kind: "project", projectId: project });
  mine.edit(rename(id, "Not allowed"));
  await until(() => mine.messages.some(({ type }) => type === "refused"));
  expect(theirs.task(id)).toMatchObject({ name: "Allowed again" });
});

test("5.4 the socket of an ended session is closed", async () => {
  const { manager, tab } = await bothOpen();
  site.world.endSession(manager.sessionId);
  await site.server.collaboration.accessChanged({
    kind: "session",
    sessionId: manager.sessionId,
  });
  await until(() => tab.closeCode === COLLAB_CLOSE.sessionEnded);
});

test("5.4 acting for another organisation closes the socket", async () => {
  const { manager, tab, trade } = await bothOpen();
  site.world.setSession({
    sessionId: manager.sessionId,
    userId: manager.userId,
    organisationId: trade,
    expiresAt: Date.now() + 1_000_000,
  });
  await site.server.collaboration.accessChanged({ kind: "user", userId: manager.userId });
  await until(() => tab.closeCode === COLLAB_CLOSE.sessionEnded);
});

test("5.4 a session that runs out closes its socket by itself", async () => {
  const { world } = site;
  const { lane, host, project } = await world.twoCompanies();
  const guest = await world.person("Zhao", host);
  world.setRole(guest, project, "viewer", true);
  world.setSession({
    sessionId: guest.sessionId,
    userId: guest.userId,
    organisationId: host,
    expiresAt: Date.now() + 1_500,
  });
  const tab = site.client(guest);
  await tab.open(lane).synced();
  await until(() => tab.closeCode === COLLAB_CLOSE.sessionEnded);
});

test("1.1 without a session the socket is closed with a word, from a foreign page there is none", async () => {
  const { manager } = await site.world.twoCompanies();
  site.world.endSession(manager.sessionId);
  const signedOut = site.client(manager);
  await until(() => signedOut.closeCode === COLLAB_CLOSE.sessionEnded);
  const { planner, lane } = await site.world.twoCompanies();
  const foreign = site.client(planner, { origin: "https://evil.example" });
  const replica = foreign.open(lane);
  await until(() => foreign.failures > 0);
  expect(replica.frames).toBe(0);
});

test("1.5 access that is taken away during an admission is not given", async () => {
  const { planner, project, lane } = await site.world.twoCompanies();
  const reading = site.world.holdNextStanding();
  const replica = site.client(planner).open(lane);
  await reading.begun;
  site.world.setRole(planner, project, null);
  const changed = site.server.collaboration.accessChanged({
    kind: "project",
    projectId: project,
  });
  reading.release();
  await changed;
  await until(() => replica.denied !== null);
  expect(replica.denied).toBe("access.not-found");
});

test("5.5 who cannot be judged is closed, and comes back when the database answers again", async () => {
  const { project, tab, theirs, mine, id } = await bothOpen();
  site.world.failing = true;
  await site.server.collaboration.accessChanged({ kind: "project", projectId: project });
  await until(() => tab.closeCode === COLLAB_CLOSE.storageFailed);
  expect(theirs.denied).toBeNull();
  site.world.failing = false;
  mine.edit(rename(id, "After the outage"));
  await until(() => theirs.task(id)?.["name"] === "After the outage");
  expect(theirs.denied).toBeNull();
});
