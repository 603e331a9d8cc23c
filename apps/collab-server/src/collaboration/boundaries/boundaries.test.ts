import { instantOf } from "@parley/schedule/instant.ts";
import { patchPartBounds } from "@parley/schedule/parts/part-bounds-patch.ts";
import { NO_PART_BOUNDS, type PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import type { BoundariesEvent } from "@parley/shared/protocol/live-events.ts";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { until, type TestReplica } from "../testing/test-client.ts";
import type { Person } from "../testing/test-company.ts";
import { newId, newTask } from "../testing/test-edits.ts";
import { Site } from "../testing/test-server.ts";

let site: Site;
const tabs: BoundTab[] = [];
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => {
  site.closeClients();
  for (const tab of tabs.splice(0)) tab.socket.disconnect();
});
afterAll(() => site.stop());

/** A tab that keeps every byte it was ever sent, and what it was told of hidden tasks. */
class BoundTab {
  readonly socket: Socket;
  received = "";
  bounds: PartBounds | null = null;
  readonly person: Person;

  constructor(person: Person) {
    this.person = person;
    const { origin } = site.server;
    this.socket = io(origin, {
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      auth: { csrf: `csrf-${person.sessionId}` },
      extraHeaders: { cookie: `parley_session=${person.sessionId}`, origin },
    });
    this.socket.io.on("open", () => {
      this.socket.io.engine.on("data", (data: unknown) => (this.received += String(data)));
    });
    this.socket.on("boundaries", (event: BoundariesEvent) => {
      this.bounds =
        "bounds" in event
          ? event.bounds
          : patchPartBounds(this.bounds ?? NO_PART_BOUNDS, event.patch);
    });
    tabs.push(this);
  }

  watch(projectId: string): Promise<{ ok: boolean }> {
    return this.socket.timeout(5_000).emitWithAck("watch-project", projectId);
  }
}

const DAY = 4_800;

type Story = Awaited<ReturnType<typeof story>>;

/** A supplier's private task drives its public one; the main contractor sees the public one alone. */
async function story() {
  const { project, manager, planner, trade, lane } = await site.world.twoCompanies();
  const hidden = await site.world.lane(project, trade, "private");
  const client = site.client(planner);
  const [publicLane, privateLane] = [client.open(lane), client.open(hidden)];
  await Promise.all([publicLane.synced(), privateLane.synced()]);
  const begin = newTask(planner, "Contract signed");
  const secret = newTask(planner, "SECRET-SUBSUPPLIER");
  const visible = newTask(planner, "Pumps delivered");
  publicLane.edit(begin);
  publicLane.edit({
    type: "task.set",
    id: begin.id,
    fields: {
      duration: DAY,
      constraintType: "SNET",
      constraintDate: "2026-03-02T08:00",
    },
  });
  publicLane.edit(visible);
  publicLane.edit({ type: "task.set", id: visible.id, fields: { duration: DAY } });
  privateLane.edit(secret);
  privateLane.edit({ type: "task.set", id: secret.id, fields: { duration: 2 * DAY } });
  relate(privateLane, begin.id, secret.id);
  relate(publicLane, secret.id, visible.id);
  await Promise.all([publicLane.acknowledged(), privateLane.acknowledged()]);
  return { project, manager, planner, trade, publicLane, privateLane, begin, secret, visible };
}

function relate(replica: TestReplica, predecessorId: TaskId, successorId: TaskId): void {
  replica.edit({
    type: "relation.create",
    id: newId(),
    fields: { predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working" },
  });
}

const startOf = ({ bounds }: BoundTab, { visible }: Story): number | null | undefined =>
  bounds?.tasks[visible.id]?.startNotBefore;

test("9.1 what a hidden task forces reaches who may not see it, at once and when it changes", async () => {
  const told = await story();
  const tab = new BoundTab(told.manager);
  expect(await tab.watch(told.project)).toEqual({ ok: true });
  await until(() => tab.bounds !== null);
  expect(startOf(tab, told)).toBe(instantOf("2026-03-05T08:00"));
  told.privateLane.edit({ type: "task.set", id: told.secret.id, fields: { duration: 3 * DAY } });
  await until(() => startOf(tab, told) === instantOf("2026-03-06T08:00"));
});

test("9.2 nothing of a hidden task is sent, not even its id", async () => {
  const told = await story();
  const tab = new BoundTab(told.manager);
  await tab.watch(told.project);
  await until(() => tab.bounds !== null);
  told.privateLane.edit({
    type: "task.set",
    id: told.secret.id,
    fields: { name: "SECRET-RENAMED", duration: 5 * DAY },
  });
  await until(() => startOf(tab, told) === instantOf("2026-03-10T08:00"));
  expect(tab.received).toContain(told.visible.id);
  expect(tab.received).not.toContain("SECRET");
  expect(tab.received).not.toContain(told.secret.id);
});

test("9.3 who sees everything is told nothing", async () => {
  const told = await story();
  const tab = new BoundTab(told.planner);
  await tab.watch(told.project);
  await until(() => tab.bounds !== null);
  expect(tab.bounds).toEqual(NO_PART_BOUNDS);
});

test("9.4 a client that sends boundaries is not heard", async () => {
  const told = await story();
  const [tab, other] = [new BoundTab(told.manager), new BoundTab(told.manager)];
  await Promise.all([tab.watch(told.project), other.watch(told.project)]);
  await until(() => tab.bounds !== null && other.bounds !== null);
  const before = other.bounds;
  tab.socket.emit("boundaries", { projectId: told.project, bounds: NO_PART_BOUNDS });
  // A round trip later, nobody has heard anything.
  await tab.watch(told.project);
  await other.watch(told.project);
  expect(other.bounds).toEqual(before);
});

test("9.5 rights that come take the bounds away, and rights that go bring them back", async () => {
  const told = await story();
  const guest = await site.world.person("Gu", told.trade);
  site.world.setRole(guest, told.project, "guest");
  const tab = new BoundTab(guest);
  await tab.watch(told.project);
  await until(() => startOf(tab, told) === instantOf("2026-03-05T08:00"));
  site.world.setRole(guest, told.project, "planner");
  await site.server.collaboration.accessChanged({ kind: "project", projectId: told.project });
  await until(() => tab.bounds !== null && Object.keys(tab.bounds.tasks).length === 0);
  site.world.setRole(guest, told.project, "guest");
  await site.server.collaboration.accessChanged({ kind: "project", projectId: told.project });
  await until(() => startOf(tab, told) === instantOf("2026-03-05T08:00"));
});

test("9.6 what could not be stored is told to nobody", async () => {
  const told = await story();
  const tab = new BoundTab(told.manager);
  await tab.watch(told.project);
  await until(() => startOf(tab, told) !== undefined);
  site.faults.hold();
  told.privateLane.edit({ type: "task.set", id: told.secret.id, fields: { duration: 9 * DAY } });
  await until(() => told.privateLane.provider.hasUnsyncedChanges);
  const other = await site.world.twoCompanies();
  const bystander = new BoundTab(other.manager);
  await bystander.watch(other.project);
  expect(startOf(tab, told)).toBe(instantOf("2026-03-05T08:00"));
  site.faults.release();
  await until(() => startOf(tab, told) === instantOf("2026-03-16T08:00"));
});
