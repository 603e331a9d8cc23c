import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { presenceState } from "./presence.ts";
import { until, type TestReplica } from "./testing/test-client.ts";
import { newId } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

const seenBy = (replica: TestReplica, of: TestReplica): Record<string, unknown> | undefined =>
  replica.provider.awareness?.getStates().get(of.ydoc.clientID);

async function bothOpen() {
  const companies = await site.world.twoCompanies();
  const mine = site.client(companies.planner).open(companies.lane);
  const theirs = site.client(companies.manager).open(companies.lane);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  return { ...companies, mine, theirs };
}

test("7.2 the server says who somebody is, whatever the client claims", async () => {
  const { mine, theirs, planner, manager } = await bothOpen();
  const entityId = newId();
  mine.provider.awareness?.setLocalState({
    user: { id: manager.userId, name: "Wang", colour: 1 },
    view: "plan",
    entityId,
    field: "name",
    active: true,
    cursor: null,
    secret: "kept out",
  });
  await until(() => seenBy(theirs, mine) !== undefined);
  expect(seenBy(theirs, mine)).toEqual({
    user: {
      id: planner.userId,
      name: "Li",
      organisationId: planner.organisationId,
      organisationCode: "钢",
      colour: 2,
    },
    view: "plan",
    entityId,
    field: "name",
    active: true,
    cursor: null,
  });
});

test("7.1 entries under another clientID are left out, and removals of them too", async () => {
  const { mine, theirs } = await bothOpen();
  theirs.provider.awareness?.setLocalState({ view: "plan" });
  await until(() => seenBy(mine, theirs) !== undefined);
  const forger = new Awareness(new Y.Doc());
  forger.states.set(theirs.ydoc.clientID, { view: "board" });
  forger.meta.set(theirs.ydoc.clientID, { clock: 1_000, lastUpdated: 0 });
  forger.states.set(77, { view: "board" });
  forger.meta.set(77, { clock: 1_000, lastUpdated: 0 });
  mine.sendAwareness(encodeAwarenessUpdate(forger, [theirs.ydoc.clientID, 77]));
  forger.states.delete(theirs.ydoc.clientID);
  mine.sendAwareness(encodeAwarenessUpdate(forger, [theirs.ydoc.clientID]));
  forger.destroy();
  mine.provider.awareness?.setLocalState({ view: "task" });
  await until(() => seenBy(theirs, mine)?.["view"] === "task");
  expect(theirs.provider.awareness?.getStates().has(77)).toBe(false);
  expect(seenBy(mine, theirs)).toMatchObject({ view: "plan" });
});

test("7.3 presence ends with the session, also when access is taken away", async () => {
  const { mine, theirs, planner, project } = await bothOpen();
  mine.provider.awareness?.setLocalState({ view: "plan" });
  await until(() => seenBy(theirs, mine) !== undefined);
  site.world.setRole(planner, project, null);
  await site.server.collaboration.accessChanged({ kind: "project", projectId: project });
  await until(() => seenBy(theirs, mine) === undefined);
});

test("7.2 every other field is bounded", () => {
  const session = {
    presence: { id: "u", name: "Li", organisationId: "o", organisationCode: "钢", colour: 2 },
  };
  expect(
    presenceState(session, {
      view: "<script>",
      entityId: "../x",
      field: "a".repeat(65),
      active: "yes",
      cursor: { anchor: "x".repeat(3_000) },
    }),
  ).toEqual({
    user: session.presence,
    view: null,
    entityId: null,
    field: null,
    active: false,
    cursor: null,
  });
  const cursor = { anchor: { type: null, item: { client: 1, clock: 2 } }, head: null };
  expect(presenceState(session, { cursor }).cursor).toEqual(cursor);
});

test("7.4 presence beyond its rate is dropped, and edits are not held up by it", async () => {
  const { mine, theirs } = await bothOpen();
  let updates = 0;
  theirs.provider.awareness?.on("update", () => {
    updates += 1;
  });
  for (let index = 0; index < 300; index += 1) {
    mine.provider.awareness?.setLocalState({ view: "plan", field: `f${index}` });
  }
  await mine.acknowledged();
  await until(() => updates > 0);
  expect(updates).toBeLessThan(60);
});
