import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { SharedState } from "./shared-state.ts";
import { newTask, rename } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

test("3.4 people who open one ydoc together share one encoded state, and miss no edit", async () => {
  const { planner, manager, lane } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  await mine.acknowledged();
  const create = newTask(planner, "0");
  mine.edit(create);
  await mine.acknowledged();
  const encode = vi.spyOn(SharedState.prototype, "read");
  for (let edit = 1; edit <= 5; edit += 1) {
    const joiners = Array.from({ length: 4 }, () => site.client(manager).open(lane));
    mine.edit(rename(create.id, String(edit)));
    await mine.acknowledged();
    const late = site.client(manager).open(lane);
    await Promise.all([...joiners, late].map((replica) => replica.acknowledged()));
    expect(late.task(create.id)).toMatchObject({ name: String(edit) });
  }
  expect(encode).toHaveBeenCalled();
});

test("3.4 the state and what came later hold what the ydoc holds", () => {
  const ydoc = new Y.Doc();
  const shared = new SharedState(ydoc);
  ydoc.on("update", (update: Uint8Array) => shared.applied(update));
  const values = ydoc.getMap("values");
  values.set("before", 1);
  const first = shared.read();
  expect(first.later).toBeNull();
  for (let index = 0; index < 500; index += 1) {
    values.set(`key ${index}`, index);
    if (index % 50 !== 0) continue;
    const { state, later } = shared.read();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state);
    if (later !== null) Y.applyUpdate(copy, later);
    expect(copy.getMap("values").toJSON()).toEqual(values.toJSON());
  }
  expect(shared.read().state).not.toBe(first.state);
  shared.drop();
});
