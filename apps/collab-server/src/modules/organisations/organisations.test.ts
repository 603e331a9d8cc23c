import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { SessionView } from "../sessions/api.ts";

let server: TestServer;
let project: SeededProject;
beforeAll(async () => {
  server = await startTestServer({ settings: { openRegistration: true } });
  project = await seedProject(server);
});
afterAll(() => server.close());

const members = "/api/organisation/members";

describe("organisations", () => {
  it("are made by anybody where registration is open, and changed by their admins", async () => {
    const hanna = await project.actor("Hanna");
    const made = await hanna.post<{ id: string }>("/api/organisations", {
      name: "Side",
      code: "S",
    });
    expect(made).toMatchObject({ status: 201, body: { role: "admin", colour: 1 } });
    const hugo = await project.actor("Hugo");
    expect((await hugo.patch("/api/organisation", { name: "Mine" })).status).toBe(403);
    const changed = await hanna.patch("/api/organisation", { name: "Builders", colour: 5 });
    expect(changed.body).toMatchObject({ name: "Builders", colour: 5 });
    expect((await hugo.get("/api/organisation")).body).toMatchObject({
      name: "Builders",
      role: "member",
    });
  });

  it("never lose their last admin, not even to two at once", async () => {
    const [hanna, hugo] = [await project.actor("Hanna"), await project.actor("Hugo")];
    const demote = (by: typeof hanna, who: typeof hanna) =>
      by.patch(`${members}/${who.userId}`, { role: "member" });
    expect(await demote(hanna, hanna)).toMatchObject({
      status: 409,
      body: { code: "organisation.last-admin" },
    });
    expect((await hanna.delete(`${members}/${hanna.userId}`)).status).toBe(409);
    await hanna.patch(`${members}/${hugo.userId}`, { role: "admin" });
    const answers = await Promise.all([demote(hanna, hugo), demote(hugo, hanna)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const { rows } = await server.pool.query(
      "select 1 from memberships where organisation_id = $1 and role = 'admin'",
      [project.hostId],
    );
    expect(rows).toHaveLength(1);
  });

  it("take everything from a member who is removed, at once", async () => {
    const [sara, sven] = [await project.actor("Sara"), await project.actor("Sven")];
    expect((await sven.get(`/api/projects/${project.projectId}`)).status).toBe(200);
    expect((await sven.delete(`${members}/${sara.userId}`)).status).toBe(403);
    expect((await sara.delete(`${members}/${sven.userId}`)).status).toBe(204);
    expect((await sven.get(`/api/projects/${project.projectId}`)).status).toBe(404);
    expect((await sven.get(members)).status).toBe(404);
    const { body } = await sven.get<SessionView>("/api/session");
    expect(body).toMatchObject({ organisations: [], organisationId: null });
  });

  it("tell an outsider nothing of their members", async () => {
    const stranger = await server.actor("Stranger");
    expect((await stranger.get(members)).status).toBe(404);
    expect((await stranger.delete(`${members}/${stranger.userId}`)).status).toBe(404);
    expect((await server.visitor().get(members)).status).toBe(401);
  });
});
