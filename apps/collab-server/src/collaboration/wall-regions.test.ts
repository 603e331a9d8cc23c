import type { ClosedRegions } from "@parley/shared/documents/closed-regions.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import type { EntityId, WallId } from "@parley/shared/primitives/ids.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { until, type TestReplica } from "./testing/test-client.ts";
import { newObject } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

const closedBy = new Map<WallId, ClosedRegions>();
let site: Site;
beforeAll(async () => {
  site = await Site.start({ closedRegions: async (wallId) => closedBy.get(wallId) ?? null });
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

const write = (id: EntityId, text: string): Edit => ({ type: "object.set", id, fields: { text } });
const textOf = (replica: TestReplica, id: EntityId): unknown =>
  (replica.ydoc.getMap("objects").get(id) as { get(key: string): unknown } | undefined)?.get(
    "text",
  );

/** A note of the trade's, in the host's frame. */
async function frameWithNote() {
  const { planner, manager, project, host } = await site.world.twoCompanies();
  const wall = await site.world.wall(project, host);
  const mine = site.client(planner).open(wall.shared);
  const theirs = site.client(manager).open(wall.shared);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  const frame = newObject(manager, "frame", "Week 12", { width: 600, height: 400 });
  const note = newObject(planner, "note", "Hoist", { x: 50, y: 50 });
  theirs.edit(frame);
  mine.edit(note);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  const close = async (isClosed: boolean): Promise<void> => {
    const closed = { facilitatorId: manager.userId, frameIds: new Set([frame.id]) };
    if (isClosed) closedBy.set(wall.wallId, closed);
    else closedBy.delete(wall.wallId);
    await site.server.collaboration.regionsChanged(wall.wallId);
  };
  return { ...wall, planner, manager, mine, theirs, frame, note, close };
}

test("4.8 a client that writes into a closed frame regardless is refused, until it is opened", async () => {
  const { mine, theirs, planner, shared, note, close } = await frameWithNote();
  await close(true);
  mine.edit(write(note.id, "Hoist twice"));
  await until(() => mine.messages.length > 0);
  expect(mine.messages).toMatchObject([{ type: "refused", code: "meeting.region-closed" }]);

  await close(false);
  const again = site.client(planner).open(shared);
  await again.acknowledged();
  expect(textOf(again, note.id)).toBe("Hoist");
  again.edit(write(note.id, "Hoist at noon"));
  await again.acknowledged();
  await until(() => textOf(theirs, note.id) === "Hoist at noon");
});

test("4.8 what is closed is known again after a restart, before anybody writes", async () => {
  const { planner, manager, shared, frame, note, close } = await frameWithNote();
  await close(true);
  await site.restart();
  const mine = site.client(planner).open(shared);
  const theirs = site.client(manager).open(shared);
  await Promise.all([mine.acknowledged(), theirs.acknowledged()]);
  mine.edit(write(note.id, "Hoist twice"));
  await until(() => mine.messages.length > 0);
  expect(mine.messages).toMatchObject([{ type: "refused", code: "meeting.region-closed" }]);
  // The facilitator goes on.
  theirs.edit(write(frame.id, "Week 13"));
  await theirs.acknowledged();
  expect(theirs.messages).toEqual([]);
});
