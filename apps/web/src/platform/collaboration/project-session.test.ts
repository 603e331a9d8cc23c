import "fake-indexeddb/auto";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import type { ProjectSession } from "./project-session.ts";
import { startServerProcess, type ServerProcess } from "./testing/server-process.ts";
import { nameIn, ownTasks, SessionActor, until, untilSaved } from "./testing/session-actor.ts";

let server: ServerProcess;
let contractor: SessionActor;
let supplier: SessionActor;
const open: ProjectSession[] = [];

beforeAll(async () => {
  server = await startServerProcess();
  contractor = new SessionActor(server.url);
  supplier = new SessionActor(server.url);
  await contractor.signIn("zhao.min@hengzhu.example");
  await supplier.signIn("li.na@hongyue.example");
}, 120_000);
afterAll(async () => {
  for (const session of open) await session.close();
  await server.stop();
});

async function openTab(actor: SessionActor): Promise<ProjectSession> {
  const session = await actor.openTab(await actor.firstProject());
  open.push(session);
  return session;
}
const rename = (session: ProjectSession, { task, ydocId }: PlacedTask, name: string) =>
  session.dispatch([{ ydocId, edit: { type: "task.set", id: task.id, fields: { name } } }], {
    key: "plan:did.set-name",
    values: { name },
  });
/** What no honest client does: writes past the policy. */
function forge(session: ProjectSession, placed: PlacedTask, name: string): void {
  const task = session.ydoc(placed.ydocId)!.getMap("tasks").get(placed.task.id);
  (task as Y.Map<unknown>).set("name", name);
}

test("an edit of one company reaches the other, and is saved only when acknowledged", async () => {
  const mine = await openTab(contractor);
  const theirs = await openTab(supplier);
  const [task] = ownTasks(mine);
  expect(rename(mine, task!, "Pour the slab").ok).toBe(true);
  expect(mine.saveState.get()).toEqual({ type: "saving", unsent: 1 });
  await until(() => nameIn(theirs, task!.task.id) === "Pour the slab");
  await untilSaved(mine);
});

test("thousands of characters that are written at once go out in messages that the server takes", async () => {
  const mine = await openTab(contractor);
  const theirs = await openTab(supplier);
  const [, , task] = ownTasks(mine);
  const text = "Drawing of the duct ".repeat(20);
  const edits = Array.from({ length: 1_500 }, (_, at) => ({
    ydocId: task!.ydocId,
    edit: { type: "task.set", id: task!.task.id, fields: { name: `${at} ${text}` } } as const,
  }));
  expect(mine.dispatch(edits, { key: "plan:did.bulk" }).ok).toBe(true);
  await untilSaved(mine);
  await until(() => nameIn(theirs, task!.task.id) === `1499 ${text}`);
});

test("the policy stops an edit of another company's task before it is made", async () => {
  const theirs = await openTab(supplier);
  const foreign = [...theirs.store.get().tasks.values()].find(
    (placed) => placed.organisationId !== theirs.facts.get().me.organisationId,
  );
  const before = nameIn(theirs, foreign!.task.id);
  const answer = rename(theirs, foreign!, "Mine now");
  expect(answer).toMatchObject({ ok: false, error: { code: "edit.forbidden" } });
  expect(nameIn(theirs, foreign!.task.id)).toBe(before);
  expect(theirs.saveState.get().type).toBe("saved");
});

test("a group is made whole or not at all", async () => {
  const mine = await openTab(supplier);
  const [own] = ownTasks(mine);
  const foreign = [...mine.store.get().tasks.values()].find(
    (placed) => placed.organisationId !== mine.facts.get().me.organisationId,
  );
  const before = nameIn(mine, own!.task.id);
  const edits = [own!, foreign!].map(({ ydocId, task }) => ({
    ydocId,
    edit: { type: "task.set", id: task.id, fields: { name: "Both" } } as const,
  }));
  expect(mine.dispatch(edits, { key: "plan:did.bulk" }).ok).toBe(false);
  expect(nameIn(mine, own!.task.id)).toBe(before);
  expect(mine.undoState.get().undo).toBeNull();
});

test("undo takes back my own edit and leaves what somebody else wrote since", async () => {
  const zhao = await openTab(contractor);
  const again = await openTab(contractor);
  const [, kept, overwritten] = ownTasks(zhao);
  const before = nameIn(zhao, kept!.task.id);
  rename(zhao, overwritten!, "First");
  rename(zhao, kept!, "Second");
  await until(() => nameIn(again, overwritten!.task.id) === "First");
  rename(again, overwritten!, "From elsewhere");
  await until(() => nameIn(zhao, overwritten!.task.id) === "From elsewhere");

  zhao.undo();
  expect(nameIn(zhao, kept!.task.id)).toBe(before);
  zhao.undo();
  expect(zhao.notice.get()).toMatchObject({ outcome: { kind: "nothing-left" } });
  expect(nameIn(zhao, overwritten!.task.id)).toBe("From elsewhere");
  zhao.redo();
  expect(nameIn(zhao, kept!.task.id)).toBe("Second");
  await untilSaved(zhao);
});

test("edits made offline are counted, never called saved, and arrive on return", async () => {
  const mine = await openTab(supplier);
  const theirs = await openTab(contractor);
  const [first, second] = ownTasks(mine);
  supplier.goOffline();
  await until(() => mine.saveState.get().type === "offline");
  rename(mine, first!, "Offline one");
  rename(mine, second!, "Offline two");
  expect(mine.saveState.get()).toEqual({ type: "offline", unsent: 2 });
  supplier.goOnline();
  mine.reconsiderConnection();
  await untilSaved(mine);
  await until(() => nameIn(theirs, second!.task.id) === "Offline two");
  expect(nameIn(theirs, first!.task.id)).toBe("Offline one");
});

test("edits made offline survive that the page is closed, and are sent by the next one", async () => {
  const mine = await openTab(supplier);
  const theirs = await openTab(contractor);
  const [, , task] = ownTasks(mine);
  supplier.goOffline();
  await until(() => mine.saveState.get().type === "offline");
  rename(mine, task!, "Typed before the reload");
  await mine.close();
  supplier.goOnline();
  await openTab(supplier);
  await until(() => nameIn(theirs, task!.task.id) === "Typed before the reload");
});

test("a refused replica is thrown away, and what is still allowed is kept", async () => {
  const mine = await openTab(supplier);
  const theirs = await openTab(contractor);
  const [own] = ownTasks(mine);
  const ownLane = mine.lines.get().get(own!.ydocId)!;
  const formerClient = ownLane.replica.ydoc.clientID;
  supplier.goOffline();
  await until(() => mine.saveState.get().type === "offline");
  rename(mine, own!, "Still allowed");
  // A value that the schema does not know poisons the whole replica.
  const map = ownLane.replica.ydoc.getMap("tasks").get(own!.task.id) as Y.Map<unknown>;
  map.set("progress", 4_000);
  supplier.goOnline();
  mine.reconsiderConnection();
  await until(() => nameIn(theirs, own!.task.id) === "Still allowed");
  await untilSaved(mine);
  expect(ownLane.replica.ydoc.clientID).not.toBe(formerClient);
  expect(nameIn(mine, own!.task.id)).toBe("Still allowed");
  expect(mine.store.get().tasks.get(own!.task.id)?.task.progress).toBe(own!.task.progress);
});

test("a forged change of another company's task is undone by the recovery", async () => {
  const mine = await openTab(supplier);
  const theirs = await openTab(contractor);
  const [foreign] = ownTasks(theirs);
  const before = nameIn(theirs, foreign!.task.id);
  forge(mine, foreign!, "Forged");
  await until(() => nameIn(mine, foreign!.task.id) === before);
  await untilSaved(mine);
  expect(nameIn(theirs, foreign!.task.id)).toBe(before);
});

test("what is refused for good is listed with the words that were typed", async () => {
  const mine = await openTab(supplier);
  const host = await openTab(contractor);
  const [, , , task] = ownTasks(mine);
  supplier.goOffline();
  await until(() => mine.saveState.get().type === "offline");
  rename(mine, task!, "Typed while my role was taken");
  const projectId = await contractor.firstProject();
  const { userId } = mine.facts.get().me;
  const colleague = new SessionActor(server.url);
  await colleague.signIn("li.na@hongyue.example");
  const roles = (await (
    await colleague.request("GET", `/api/projects/${projectId}/roles`)
  ).json()) as { items: readonly { id: string; key: string }[] };
  const viewer = roles.items.find((role) => role.key === "viewer")!.id;
  const changed = await colleague.request("PATCH", `/api/projects/${projectId}/people/${userId}`, {
    roleId: viewer,
  });
  expect(changed.ok).toBe(true);
  supplier.goOnline();
  mine.reconsiderConnection();
  await until(() => mine.saveState.get().type === "refused");
  const state = mine.saveState.get();
  expect(state.type === "refused" ? state.refusals[0]?.texts : []).toEqual([
    "Typed while my role was taken",
  ]);
  await until(() => nameIn(mine, task!.task.id) === task!.task.name);
  expect(nameIn(host, task!.task.id)).toBe(task!.task.name);
  mine.dismissRefusals();
  await untilSaved(mine);
});

test("when a participation ends, its people hold nothing of the plan any more", async () => {
  const leaver = new SessionActor(server.url);
  await leaver.signIn("wang.qi@langcheng.example");
  const theirs = await openTab(leaver);
  const host = await openTab(contractor);
  const projectId = await contractor.firstProject();
  const { organisationId } = theirs.facts.get().me;
  expect(theirs.store.get().plan.rows.length).toBeGreaterThan(0);
  const ended = await contractor.request(
    "DELETE",
    `/api/projects/${projectId}/participants/${organisationId}`,
  );
  expect(ended.ok).toBe(true);
  await until(() => theirs.saveState.get().type === "ended");
  await until(() => theirs.store.get().plan.rows.length === 0);
  await until(() => host.saveState.get().type === "saved");
  const left = async (): Promise<unknown[]> =>
    (await indexedDB.databases()).filter(
      ({ name }) => name?.includes(organisationId) && !name.includes(":intents:"),
    );
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 });
});

test("presence tells where somebody is, on the ydoc of that task alone", async () => {
  const zhao = await openTab(contractor);
  const sun = new SessionActor(server.url);
  await sun.signIn("sun.lei@lanjiang.example");
  const watching = await openTab(sun);
  const [task] = ownTasks(zhao);
  const id: TaskId = task!.task.id;
  zhao.publish({ view: "plan", entityId: id, field: "name", active: true });
  await until(() => (watching.presence.marks.get().get(id) ?? []).length === 1);
  expect(watching.presence.marks.get().get(id)?.[0]).toMatchObject({
    user: { id: zhao.facts.get().me.userId },
    field: "name",
    active: true,
  });
});
