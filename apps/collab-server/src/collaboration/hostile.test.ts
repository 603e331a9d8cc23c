import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { newTask, rename } from "./testing/test-edits.ts";
import { until } from "./testing/test-client.ts";
import type { Person } from "./testing/test-company.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
const raw: WebSocket[] = [];
beforeAll(async () => {
  site = await Site.start({
    limits: {
      maxFrameBytes: 1 << 20,
      messages: { capacity: 500, perSecond: 50 },
      bytes: { capacity: 4 << 20, perSecond: 1 << 20 },
      maxUnreadBytes: 1 << 20,
      closeTimeoutMs: 200,
      maxPendingYdocs: 20,
    },
  });
});
afterEach(() => {
  site.closeClients();
  for (const socket of raw.splice(0)) socket.terminate();
});
afterAll(() => site.stop());

async function rawSocket(person: Person) {
  const { url, origin } = site.server;
  const headers = { cookie: `parley_session=${person.sessionId}`, origin };
  const socket = new WebSocket(url, { headers });
  raw.push(socket);
  const seen = { code: null as number | null };
  socket.on("close", (code) => {
    seen.code = code;
  });
  socket.on("error", () => undefined);
  await until(() => socket.readyState === WebSocket.OPEN);
  return { socket, seen };
}

/** That the others notice nothing is the point of every limit. */
async function othersWork(): Promise<void> {
  const { planner, lane } = await site.world.twoCompanies();
  const mine = site.client(planner).open(lane);
  await mine.acknowledged();
  mine.edit(newTask(planner, "Undisturbed"));
  await mine.acknowledged();
}

test("6.1 a frame beyond the limit closes the socket", async () => {
  const { planner } = await site.world.twoCompanies();
  const { socket, seen } = await rawSocket(planner);
  socket.send(Buffer.alloc(2 << 20));
  await until(() => seen.code !== null);
  expect(seen.code).toBe(1009);
  expect(socket.extensions).toBe("");
  await othersWork();
});

test("6.2 a flood of messages closes the socket", async () => {
  const { planner } = await site.world.twoCompanies();
  const { socket, seen } = await rawSocket(planner);
  for (let index = 0; index < 2_000; index += 1) socket.send(Buffer.from([0, 0]));
  await until(() => seen.code !== null);
  await othersWork();
});

test("6.2 a flood of bytes closes the socket", async () => {
  const { planner } = await site.world.twoCompanies();
  const { socket, seen } = await rawSocket(planner);
  const name = Buffer.from("\u0024aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
  for (let index = 0; index < 8; index += 1) {
    socket.send(Buffer.concat([name, Buffer.alloc(900_000)]));
  }
  await until(() => seen.code !== null);
  expect([COLLAB_CLOSE.tooMuch, 4205]).toContain(seen.code);
  await othersWork();
});

test("6.3 who does not read is closed, and the others go on", async () => {
  const { planner, manager, lane } = await site.world.twoCompanies();
  const slow = site.client(manager);
  await slow.open(lane).acknowledged();
  slow.pauseReading();
  const mine = site.client(planner).open(lane);
  await mine.acknowledged();
  const create = newTask(planner, "x");
  mine.edit(create);
  const sockets = () => site.openSockets();
  expect(sockets()).toBe(2);
  for (let index = 0; index < 10_000 && sockets() === 2; index += 1) {
    for (let field = 0; field < 20; field += 1) {
      mine.edit({
        type: "task.set",
        id: create.id,
        fields: { [`x:${String(field).padStart(14, "0")}`]: `${index}`.padEnd(1_900, "x") },
      });
    }
    mine.provider.flushPendingUpdates();
    await mine.acknowledged();
  }
  expect(sockets()).toBe(1);
  mine.edit(rename(create.id, "still here"));
  await mine.acknowledged();
}, 60_000);

test("6.4 the number of ydocs that wait for admission is bounded", async () => {
  const { planner } = await site.world.twoCompanies();
  const { socket, seen } = await rawSocket(planner);
  for (let index = 0; index < 60; index += 1) {
    const name = `aaaaaaaa-aaaa-4aaa-8aaa-${String(index).padStart(12, "0")}`;
    socket.send(Buffer.concat([Buffer.from([36]), Buffer.from(name), Buffer.from([0, 0, 1, 0])]));
  }
  await until(() => seen.code !== null);
  await othersWork();
});

test("6.5 a stateless message of a client closes its socket", async () => {
  const { planner, lane } = await site.world.twoCompanies();
  const tab = site.client(planner);
  const mine = tab.open(lane);
  await mine.acknowledged();
  mine.provider.sendStateless("hello");
  await until(() => tab.closeCode === COLLAB_CLOSE.forbidden);
  await othersWork();
});

test("6 garbage in any message ends nobody but its sender", async () => {
  // Hocuspocus prints what it could not decode.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { planner, lane } = await site.world.twoCompanies();
  let seed = 42;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff);
  for (let round = 0; round < 30; round += 1) {
    const { socket } = await rawSocket(planner);
    for (let index = 0; index < 10; index += 1) {
      const length = next() % 200;
      const body = Buffer.from(Array.from({ length }, () => next() & 255));
      socket.send(Buffer.concat([Buffer.from([36]), Buffer.from(lane), body]));
    }
    socket.close();
  }
  await othersWork();
});
