import { readMspdi } from "@parley/interchange/read-mspdi.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { TestClient } from "../../testing/test-client.ts";
import { DEMO_PASSWORD, seedDemo } from "./api.ts";

let server: TestServer;

const steps: string[] = [];
const seed = () =>
  seedDemo(server.context.db, server.context.blobs, { demo: true }, (step) => steps.push(step));

beforeAll(async () => {
  server = await startTestServer();
  await seed();
});
afterAll(() => server.close());

async function signIn(email: string): Promise<TestClient> {
  const client = server.visitor();
  expect((await client.post("/api/session", { email, password: DEMO_PASSWORD })).status).toBe(200);
  return client;
}

async function podiumOf(client: TestClient): Promise<string> {
  const { body } = await client.get<{ items: { id: string; name: string }[] }>("/api/projects");
  const podium = body.items.find(({ name }) => name.includes("Lanjiang Centre"));
  if (podium === undefined) throw new Error("the podium is not in the list");
  return `/api/projects/${podium.id}`;
}

/** Names of the tasks in what somebody may export. */
async function tasksSeenBy(email: string): Promise<string[]> {
  const client = await signIn(email);
  const { body } = await client.get<unknown>(`${await podiumOf(client)}/export?format=mspdi`);
  const read = await readMspdi(new TextEncoder().encode(body as string));
  if (!read.ok) throw new Error(read.error.detail);
  expect(read.value.findings).toEqual([]);
  return read.value.plan.tasks.map(({ name }) => name);
}

it("is put into an unused database once, and offers its accounts each time", async () => {
  const accounts = await seed();
  expect(steps).toHaveLength(1);
  expect(accounts!.length).toBeGreaterThan(5);
  expect(
    await seedDemo(server.context.db, server.context.blobs, { demo: false }, () => undefined),
  ).toBeNull();
});

it("shows each company its own private tasks, the host what is for the host, and nobody else either", async () => {
  const [host, steel, mep] = await Promise.all(
    ["zhao.min@hengzhu.example", "li.na@hongyue.example", "wang.qi@langcheng.example"].map(
      tasksSeenBy,
    ),
  );
  const margin = "利润复核 · Margin review";
  const conflict = "吊装通道冲突说明 · Note on the hoisting route conflict";
  expect([host, steel, mep].map((tasks) => tasks!.includes(margin))).toEqual([false, true, false]);
  expect([host, steel, mep].map((tasks) => tasks!.includes(conflict))).toEqual([true, false, true]);
  expect(host!.length).toBeGreaterThan(300);
});

it("lets a person who works for two companies see both projects, one at a time", async () => {
  const daniel = await signIn("daniel.novak@hongyue.example");
  const session = await daniel.get<{ organisations: { id: string; name: string }[] }>(
    "/api/session",
  );
  const seen: string[] = [];
  for (const { id } of session.body.organisations) {
    await daniel.put("/api/session/organisation", { organisationId: id });
    const { body } = await daniel.get<{ items: { name: string }[] }>("/api/projects");
    seen.push(...body.items.map(({ name }) => name));
  }
  expect(seen.toSorted()).toEqual([
    "Battery pack P7: from nomination to series",
    "澜江中心 T2 裙房 · Lanjiang Centre T2 podium",
  ]);
});

it("brings a drawing in two revisions, with marks of several companies, each layer to its readers", async () => {
  type Listed = { items: { id: string; number: string; revision: { name: string } }[] };
  const host = await signIn("zhao.min@hengzhu.example");
  const podium = await podiumOf(host);
  const { body } = await host.get<Listed>(`${podium}/files`);
  expect(body.items.map(({ number, revision }) => [number, revision.name])).toEqual([
    ["M-311", "D"],
  ]);
  const { body: file } = await host.get<{ revisions: { id: string; name: string }[] }>(
    `${podium}/files/${body.items[0]!.id}`,
  );
  expect(file.revisions.map(({ name }) => name)).toEqual(["D", "C"]);
  const sizes = await server.context.db.pool.query<{ kind: string; count: string }>(
    "select y.kind, count(*) from ydocs y join ydoc_updates u on u.ydoc_id = y.id where y.kind like 'marks%' group by y.kind order by y.kind",
  );
  expect(sizes.rows.map(({ kind, count }) => [kind, Number(count)])).toEqual([
    ["marks", 2],
    ["marks-area", 1],
  ]);
});

it("brings a specification that every company of the site reads", async () => {
  type Listed = { items: { number: string }[] };
  for (const email of ["zhao.min@hengzhu.example", "li.na@hongyue.example"]) {
    const person = await signIn(email);
    const { body } = await person.get<Listed>(`${await podiumOf(person)}/specs`);
    expect(body.items.map(({ number }) => number)).toEqual(["TS-05"]);
  }
  const text = await server.context.db.pool.query<{ count: string }>(
    "select count(*) from ydocs y join ydoc_updates u on u.ydoc_id = y.id where y.kind = 'spec'",
  );
  expect(Number(text.rows[0]!.count)).toBe(1);
});
