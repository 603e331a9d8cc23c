import { io, type Socket } from "socket.io-client";
import type {
  ClientToServerEvents,
  Notification,
  OnlinePerson,
  ServerToClientEvents,
} from "@parley/shared/protocol/live-events.ts";
import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newId, newTask } from "./testing/test-edits.ts";
import { until } from "./testing/test-client.ts";
import type { Person } from "./testing/test-company.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
const tabs: LiveTab[] = [];
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => {
  site.closeClients();
  for (const tab of tabs.splice(0)) tab.socket.disconnect();
});
afterAll(() => site.stop());

type Transport = "websocket" | "polling";

class LiveTab {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  catalog: readonly CatalogEntry[] | null = null;
  online: readonly OnlinePerson[] = [];
  notifications: Notification[] = [];
  ended: string | null = null;
  error: string | null = null;

  constructor(person: Person, transport: Transport, overrides: { origin?: string; csrf?: string }) {
    const origin = overrides.origin ?? site.server.origin;
    this.socket = io(site.server.origin, {
      transports: [transport],
      reconnection: false,
      forceNew: true,
      auth: { csrf: overrides.csrf ?? `csrf-${person.sessionId}` },
      extraHeaders: { cookie: `parley_session=${person.sessionId}`, origin },
    });
    this.socket.on("catalog", ({ entries }) => (this.catalog = entries));
    this.socket.on("online", ({ people }) => (this.online = people));
    this.socket.on("notification", (event) => this.notifications.push(event));
    this.socket.on("session-ended", ({ code }) => (this.ended = code));
    this.socket.on("connect_error", ({ message }) => (this.error = message));
    tabs.push(this);
  }

  watch(projectId: string): Promise<{ ok: boolean }> {
    return this.socket.timeout(5_000).emitWithAck("watch-project", projectId);
  }
}

const live = (
  person: Person,
  transport: Transport = "websocket",
  overrides: { origin?: string; csrf?: string } = {},
): LiveTab => new LiveTab(person, transport, overrides);

test.each(["websocket", "polling"] as const)(
  "8.2 over %s the catalog lists what each may read",
  async (transport) => {
    const { project, manager, planner, trade, lane } = await site.world.twoCompanies();
    const secret = await site.world.lane(project, trade, "private");
    const [theirs, mine] = [live(manager, transport), live(planner, transport)];
    expect(await theirs.watch(project)).toEqual({ ok: true });
    expect(await mine.watch(project)).toEqual({ ok: true });
    await until(() => theirs.catalog !== null && mine.catalog !== null);
    expect(theirs.catalog!.map(({ ydocId }) => ydocId)).toEqual([lane]);
    expect(new Set(mine.catalog!.map(({ ydocId }) => ydocId))).toEqual(new Set([lane, secret]));
    const added = await site.world.lane(project, trade, "host");
    await site.server.collaboration.catalogChanged(project);
    await until(() => theirs.catalog!.length === 2);
    expect(theirs.catalog!.map(({ ydocId }) => ydocId)).toContain(added);
  },
);

test("8.2 an outsider watches nothing, and an unknown project looks the same", async () => {
  const { project, host } = await site.world.twoCompanies();
  const tab = live(await site.world.person("Eve", host));
  const denied = { ok: false, code: "access.not-found" };
  expect(await tab.watch(project)).toEqual(denied);
  expect(await tab.watch("00000000-0000-4000-8000-000000000000")).toEqual(denied);
  expect(await tab.watch({ $ne: 1 } as never)).toEqual(denied);
  expect(tab.catalog).toBeNull();
});

test("8.1 another origin, a wrong token and no session are refused", async () => {
  const { planner } = await site.world.twoCompanies();
  const foreign = live(planner, "websocket", { origin: "https://evil.example" });
  const forged = live(planner, "websocket", { csrf: "guess" });
  await until(() => foreign.error !== null && forged.error !== null);
  expect(forged.error).toBe("auth.csrf");
  site.world.endSession(planner.sessionId);
  const signedOut = live(planner);
  await until(() => signedOut.error !== null);
  expect(signedOut.error).toBe("access.not-signed-in");
});

test("people who watch a project are online in it, once each", async () => {
  const { project, manager, planner } = await site.world.twoCompanies();
  const first = live(planner);
  await first.watch(project);
  await live(planner).watch(project);
  const last = live(manager);
  await last.watch(project);
  await until(() => first.online.length === 2);
  expect(new Set(first.online.map(({ name }) => name))).toEqual(new Set(["Li", "Wang"]));
  expect(site.server.collaboration.live.onlineIn(project)).toHaveLength(2);
  last.socket.disconnect();
  await until(() => first.online.length === 1);
});

test("8.3 who loses the project is sent nothing more of it, who loses the session is told", async () => {
  const { project, manager, planner, trade } = await site.world.twoCompanies();
  const [theirs, mine] = [live(manager), live(planner)];
  await Promise.all([theirs.watch(project), mine.watch(project)]);
  await until(() => theirs.catalog !== null && mine.catalog !== null);
  site.world.setRole(manager, project, null);
  const { accessChanged, catalogChanged } = site.server.collaboration;
  await accessChanged({ kind: "project", projectId: project });
  await site.world.lane(project, trade, "host");
  await catalogChanged(project);
  await until(() => mine.catalog!.length === 2 && mine.online.length === 1);
  expect(theirs.catalog).toHaveLength(1);
  site.world.endSession(planner.sessionId);
  await accessChanged({ kind: "session", sessionId: planner.sessionId });
  await until(() => mine.ended === "access.session-ended" && mine.socket.disconnected);
});

test("8.4 a comment notifies whom it names, if they may read it", async () => {
  const { world, database } = site;
  const { project, manager, planner, trade } = await world.twoCompanies();
  const lane = await world.lane(project, trade, "private");
  const mate = await world.person("Mei", trade);
  world.setRole(mate, project, "planner");
  await world.putOnProject(project, manager, planner, mate);
  const [hers, theirs] = [live(mate), live(manager)];
  await Promise.all([hers.watch(project), theirs.watch(project)]);
  const mine = site.client(planner).open(lane);
  await mine.acknowledged();
  const create = newTask(planner, "Handrail");
  mine.edit(create);
  const comment = {
    id: newId(),
    taskId: create.id,
    body: `@[Mei](${mate.userId}) and @[Wang](${manager.userId}), and me @[Li](${planner.userId}): ready?`,
    authorId: planner.userId,
    organisationId: trade,
    at: Date.now(),
  };
  mine.edit({ type: "comment.add", comment });
  await mine.acknowledged();
  await until(() => hers.notifications.length === 1);
  expect(hers.notifications[0]).toMatchObject({
    projectId: project,
    readAt: null,
    body: {
      type: "mention",
      taskId: create.id,
      commentId: comment.id,
      byName: "Li",
      excerpt: "@Mei and @Wang, and me @Li: ready?",
    },
  });
  const { rows } = await database.pool.query("select user_id from notifications");
  expect(rows).toEqual([{ user_id: mate.userId }]);
  expect(theirs.notifications).toEqual([]);
});

test("8.2 that a baseline changed is told to those who may read it", async () => {
  const { project, manager, planner, trade } = await site.world.twoCompanies();
  const [theirs, mine] = [live(manager), live(planner)];
  const told: string[] = [];
  theirs.socket.on("baselines-changed", () => told.push("manager"));
  mine.socket.on("baselines-changed", () => told.push("planner"));
  await theirs.watch(project);
  await mine.watch(project);
  const own = { kind: "organisation", organisationId: trade } as const;
  const events = site.server.collaboration.live;
  events.baselinesChanged(project, { ...own, audience: "private" });
  await until(() => told.length === 1);
  events.baselinesChanged(project, { kind: "project" });
  await until(() => told.length === 3);
  expect(told[0]).toBe("planner");
  expect(told.toSorted()).toEqual(["manager", "planner", "planner"]);
});
