import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import { importSmallPlan } from "./testing/import-small-plan.ts";

let server: TestServer;
let project: SeededProject;
let now = Date.UTC(2026, 2, 2, 9);
const feedOf = ({ projectId }: SeededProject) => `/api/projects/${projectId}/milestone-feed`;

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  project = await seedProject(server);
  const sara = await project.actor("Sara");
  await importSmallPlan(sara, project.projectId, "open", "everyone");
  await importSmallPlan(sara, project.projectId, "shared-with-host", "host");
  await importSmallPlan(sara, project.projectId, "secret", "private");
});
afterAll(() => server.close());

/** Only the path: the calendar program has neither cookie nor session. */
async function newAddress(actor: Actor, of = project): Promise<string> {
  const { status, body } = await actor.post<{ url: string }>(feedOf(of));
  expect(status).toBe(201);
  const { pathname, search, origin } = new URL(body.url);
  expect(origin).toBe(server.context.publicUrl());
  return `${pathname}${search}`;
}
const read = (address: string, headers: Record<string, string> = {}) =>
  server.visitor().send<string>("GET", address, { headers });

describe("a feed of milestones", () => {
  it("is read without signing in, and holds what its owner may read and nothing else", async () => {
    const host = await read(await newAddress(await project.actor("Hanna")));
    expect(host.status).toBe(200);
    expect(host.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(host.body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(host.body).toContain("SUMMARY:Topping out open");
    expect(host.body).toContain("SUMMARY:Topping out shared-with-host");
    expect(host.body).not.toContain("secret");
    expect(host.body.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    const own = await read(await newAddress(await project.actor("Sara")));
    expect(own.body).toContain("SUMMARY:Topping out secret");
    expect(own.body.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  });

  it("names each milestone by its row, whatever else changes, and its page", async () => {
    const { body } = await read(await newAddress(await project.actor("Hanna")));
    const lines = body.replaceAll("\r\n ", "").split("\r\n");
    const { rows } = await server.pool.query<{ entity_id: string }>(
      "select distinct entity_id from ydoc_touches",
    );
    const ids = new Set(rows.map((row) => row.entity_id));
    const uids = lines.filter((line) => line.startsWith("UID:"));
    expect(uids).toHaveLength(2);
    for (const uid of uids) {
      const [row = "", of] = uid.slice("UID:".length).split("@");
      expect(ids).toContain(row);
      expect(of).toBe(project.projectId);
      const page = `${server.context.publicUrl()}/projects/${project.projectId}/plan?task=${row}`;
      expect(lines).toContain(`URL:${page}`);
    }
  });

  it("ends with its address when there is a new one, or none", async () => {
    const hugo = await project.actor("Hugo");
    const first = await newAddress(hugo);
    const second = await newAddress(hugo);
    expect(second).not.toBe(first);
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await hugo.delete(feedOf(project))).status).toBe(204);
    expect((await read(second)).status).toBe(404);
    expect((await hugo.get(feedOf(project))).body).toEqual({ feed: null });
    expect((await hugo.delete(feedOf(project))).status).toBe(204);
  });

  it("tells its owner when it was made and last read; the database holds no address", async () => {
    const hugo = await project.actor("Hugo");
    const address = await newAddress(hugo);
    const at = new Date(now).toISOString();
    const before = await hugo.get(feedOf(project));
    expect(before.body).toEqual({ feed: { createdAt: at, readAt: null } });
    await read(address);
    const after = await hugo.get(feedOf(project));
    expect(after.body).toEqual({ feed: { createdAt: at, readAt: at } });
    const token = new URL(address, server.url).searchParams.get("token")!;
    const { rows } = await server.pool.query("select * from milestone_feeds");
    expect(JSON.stringify(rows)).not.toContain(token);
    const audited = await server.pool.query("select * from audit_entries");
    expect(JSON.stringify(audited.rows)).not.toContain(token);
  });

  it("is not sent again while no milestone has changed", async () => {
    const address = await newAddress(await project.actor("Hugo"));
    const first = await read(address);
    const tag = first.headers.get("etag")!;
    now += 60_000;
    const same = await read(address, { "if-none-match": tag });
    expect([same.status, same.body]).toEqual([304, null]);
    const sara = await project.actor("Sara");
    await importSmallPlan(sara, project.projectId, "later", "everyone");
    const changed = await read(address, { "if-none-match": tag });
    expect(changed.status).toBe(200);
    expect(changed.body).toContain("SUMMARY:Topping out later");
  });

  it("is refused for a while to whoever asks without end", async () => {
    const address = await newAddress(await project.actor("Hugo"));
    for (let turn = 0; turn < 30; turn++) expect((await read(address)).status).toBe(200);
    const tooMany = await read(address);
    expect(tooMany.status).toBe(429);
    expect(Number(tooMany.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("the right to a feed", () => {
  it("is judged at each read: a person who is taken off the project reads nothing more", async () => {
    const other = await seedProject(server, { name: "Tunnel" });
    const sven = await other.actor("Sven");
    const address = await newAddress(sven, other);
    expect((await read(address)).status).toBe(200);
    await server.pool.query("delete from people where project_id = $1 and user_id = $2", [
      other.projectId,
      sven.userId,
    ]);
    expect((await read(address)).status).toBe(404);
  });

  it("ends with the organisation's part in the project, and with the right to export", async () => {
    const other = await seedProject(server, { name: "Quay" });
    const [sara, hugo] = [await other.actor("Sara"), await other.actor("Hugo")];
    const [saras, hugos] = [await newAddress(sara, other), await newAddress(hugo, other)];
    await server.pool.query(
      "update participations set ended_at = now() where project_id = $1 and organisation_id = $2",
      [other.projectId, other.organisationIds["Supplier"]],
    );
    expect((await read(saras)).status).toBe(404);
    await server.pool.query(
      "update people set role_id = $3 where project_id = $1 and user_id = $2",
      [other.projectId, hugo.userId, other.roleIds.guest],
    );
    expect((await read(hugos)).status).toBe(404);
    expect((await hugo.get(feedOf(other))).status).toBe(403);
    expect((await hugo.post(feedOf(other))).status).toBe(403);
    expect((await hugo.delete(feedOf(other))).status).toBe(204);
  });

  it("is nobody's without a token that was given out, and unknown to outsiders", async () => {
    expect((await read("/api/milestones.ics?token=none")).status).toBe(404);
    expect((await read("/api/milestones.ics")).status).toBe(400);
    const signedIn = await project.actor("Hanna");
    expect((await signedIn.get("/api/milestones.ics?token=none")).status).toBe(404);
    const outsider = await server.actor("Otto");
    for (const client of [outsider, await strangerOf()]) {
      expect((await client.get(feedOf(project))).status).toBe(404);
      expect((await client.post(feedOf(project))).status).toBe(404);
      expect((await client.delete(feedOf(project))).status).toBe(404);
    }
    expect((await server.visitor().get(feedOf(project))).status).toBe(401);
    expect((await server.visitor().post(feedOf(project))).status).toBe(401);
  });
});

/** Somebody with every right in another project. */
async function strangerOf(): Promise<Actor> {
  const other = await seedProject(server, {
    name: "Elsewhere",
    organisations: { Elsewhere: { Ella: "host-project-manager" } },
  });
  return other.actor("Ella");
}
