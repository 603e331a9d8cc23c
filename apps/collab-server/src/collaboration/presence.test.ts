import type { WebSocket } from "ws";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { presenceState } from "./presence.ts";
import { until, type TestReplica } from "./testing/test-client.ts";
import { newId, newObject, newTask } from "./testing/test-edits.ts";
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
  const task = newTask(planner, "Weld");
  mine.edit(task);
  await mine.acknowledged();
  const entityId = task.id;
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
    place: { kind: "frame" },
  } as const;
  const yes = (): boolean => true;
  const all = { here: yes, inOpenLanes: yes };
  expect(
    presenceState(
      session,
      {
        view: "<script>",
        entityId: "../x",
        field: "a".repeat(65),
        active: "yes",
        cursor: { anchor: "x".repeat(3_000) },
      },
      all,
    ),
  ).toEqual({
    user: session.presence,
    view: null,
    entityId: null,
    field: null,
    active: false,
    cursor: null,
  });
  const cursor = { anchor: { type: null, item: { client: 1, clock: 2 } }, head: null };
  expect(presenceState(session, { cursor: { ...cursor, more: "x" } }, all).cursor).toEqual(cursor);
  expect(presenceState(session, { cursor: { x: 1, y: 2 } }, all).cursor).toBeNull();
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

/** Everything that a socket receives from now on, as the bytes that it is. */
function heardBy(replica: TestReplica): Buffer[] {
  const chunks: Buffer[] = [];
  const socket = replica.provider.configuration.websocketProvider.webSocket;
  (socket as unknown as WebSocket).on("message", (data: Buffer) => chunks.push(Buffer.from(data)));
  return chunks;
}

test("7.5 what a person selects and drags of private rows reaches no other organisation, even where their page says it everywhere", async () => {
  const { lane, planner, manager, project } = await site.world.twoCompanies();
  const secret = await site.world.lane(project, planner.organisationId, "private");
  const frame = await site.world.ydoc(project, { kind: "frame" });
  const home = site.client(planner);
  const [open, hidden, shared] = [home.open(lane), home.open(secret), home.open(frame)];
  const abroad = site.client(manager);
  const theirs = { lane: abroad.open(lane), frame: abroad.open(frame) };
  const all = [open, hidden, shared, theirs.lane, theirs.frame];
  await Promise.all(all.map((replica) => replica.acknowledged()));
  const [known, unknown] = [newTask(planner, "Weld"), newTask(planner, "Haggle")];
  open.edit(known);
  hidden.edit(unknown);
  await Promise.all([open.acknowledged(), hidden.acknowledged()]);
  await until(() => theirs.lane.task(known.id) !== undefined);

  const heard = heardBy(theirs.lane);
  const tab = newId();
  const ids = [unknown.id, known.id];
  const state = (entityId: string, look: object | null) => ({
    view: "plan",
    entityId,
    field: "start",
    active: true,
    cursor: {
      tab,
      look,
      top: unknown.id,
      folded: ids,
      unfolded: ids,
      selected: ids,
      pointer: { id: unknown.id, day: 20_500, share: 0.5 },
      pulled: ids.map((id) => ({ id, change: { type: "start", day: "2031-07-17" } })),
      note: unknown.id,
    },
  });
  for (const replica of [open, hidden, shared])
    replica.provider.awareness?.setLocalState(
      state(unknown.id, { day: 20_000, days: 30, offset: 4 }),
    );
  await until(() => seenBy(theirs.lane, open)?.["cursor"] != null);
  await until(() => seenBy(theirs.frame, shared)?.["cursor"] != null);
  expect(seenBy(theirs.lane, open)).toMatchObject({
    entityId: null,
    cursor: { tab, top: null, folded: [known.id], selected: [known.id], pointer: null },
  });
  expect(seenBy(theirs.lane, open)?.["cursor"]).toMatchObject({ pulled: [{ id: known.id }] });
  expect(seenBy(theirs.frame, shared)?.["cursor"]).toMatchObject({ selected: [], pulled: [] });

  // A colleague, who may read the private lane, is shown what is in it: the same words do travel where they may.
  const beside = site.client(planner).open(secret);
  await beside.acknowledged();
  await until(() => seenBy(beside, hidden)?.["cursor"] != null);
  expect(seenBy(beside, hidden)).toMatchObject({
    entityId: unknown.id,
    cursor: { top: unknown.id, selected: [unknown.id], pulled: [{ id: unknown.id }] },
  });
  const bytes = Buffer.concat(heard);
  expect(bytes.includes(known.id)).toBe(true);
  expect(bytes.includes(unknown.id)).toBe(false);
  expect(bytes.includes("Haggle")).toBe(false);
  expect(bytes.includes(secret)).toBe(false);
});

test("7.5 what a person selects and carries on a wall is told as far as it lies there, or in a lane that everybody reads", async () => {
  const { lane, planner, manager, project } = await site.world.twoCompanies();
  const secret = await site.world.lane(project, planner.organisationId, "private");
  const wall = await site.world.wall(project, planner.organisationId);
  const home = site.client(planner);
  const [open, hidden] = [home.open(lane), home.open(secret)];
  const [shared, area] = [home.open(wall.shared), home.open(wall.area)];
  const theirs = site.client(manager).open(wall.shared);
  const all = [open, hidden, shared, area, theirs];
  await Promise.all(all.map((replica) => replica.acknowledged()));
  const [known, unknown] = [newTask(planner, "Weld"), newTask(planner, "Haggle")];
  const [frame, note] = [newObject(planner, "frame", "Pull"), newObject(planner, "note", "Hm")];
  const draft = newObject(planner, "note", "Draft");
  open.edit(known);
  hidden.edit(unknown);
  shared.edit(frame);
  shared.edit(note);
  area.edit(draft);
  await Promise.all(all.map((replica) => replica.acknowledged()));

  const heard = heardBy(theirs);
  const told = [note.id, `${frame.id}/${known.id}`];
  const carried = { dx: 3, dy: 4 };
  const show = (selected: readonly string[], x: number): void =>
    shared.provider.awareness?.setLocalState({
      view: "wall",
      entityId: draft.id,
      field: null,
      active: true,
      cursor: { x, y: 2, selected, carried, handAt: 5, laser: true, view: null, note: draft.id },
    });
  show([draft.id, unknown.id, `${frame.id}/${unknown.id}`, `${draft.id}/${known.id}`, ...told], 1);
  const isAt = (x: number) => () =>
    (seenBy(theirs, shared)?.["cursor"] as { x?: number } | undefined)?.x === x;
  await until(isAt(1));
  const cursor = { x: 1, y: 2, selected: told, carried, handAt: 5, laser: true, view: null };
  expect(seenBy(theirs, shared)).toMatchObject({ entityId: null, active: true });
  expect(seenBy(theirs, shared)?.["cursor"]).toEqual(cursor);

  // Of what is carried unseen, not even that it moves.
  show([draft.id], 9);
  await until(isAt(9));
  expect(seenBy(theirs, shared)?.["cursor"]).toMatchObject({ selected: [], carried: null });
  const bytes = Buffer.concat(heard);
  expect(bytes.includes(note.id)).toBe(true);
  for (const id of [draft.id, unknown.id]) expect(bytes.includes(id)).toBe(false);
});
