import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let project: SeededProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server);
});
afterAll(() => server.close());

const path = () => `/api/projects/${project.projectId}`;

describe("projects", () => {
  it("are created with a frame, the host's lanes and ledgers, and built-in roles", async () => {
    const hanna = await project.actor("Hanna");
    const created = await hanna.post<{ id: string }>("/api/projects", {
      name: "Tower",
      timeZone: "Asia/Shanghai",
    });
    expect(created.status).toBe(201);
    const answer = await hanna.get<Record<string, unknown[]>>(`/api/projects/${created.body.id}`);
    expect(answer.body).toMatchObject({
      name: "Tower",
      timeZone: "Asia/Shanghai",
      hostOrganisationId: project.hostId,
      participants: [{ name: "Contractor", isHost: true }],
      people: [{ name: "Hanna", roleName: "Host project manager" }],
    });
    expect(answer.body["roles"]).toHaveLength(8);
    const catalog = await hanna.get<{ entries: { place: object }[] }>(
      `/api/projects/${created.body.id}/catalog`,
    );
    const organisationId = project.hostId;
    expect(catalog.body.entries.map(({ place }) => place)).toEqual([
      { kind: "frame" },
      { kind: "lane", organisationId, audience: "everyone", part: 0 },
      { kind: "lane", organisationId, audience: "private", part: 0 },
      { kind: "ledger", organisationId, audience: "private" },
    ]);
  });

  it("give participants their own colours, and tell nobody of another's private ydocs", async () => {
    const sara = await project.actor("Sara");
    const answer = await sara.get<{ participants: { colour: number }[] }>(path());
    const colours = answer.body.participants.map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(2);
    const catalog = await sara.get<{ entries: { place: { organisationId?: string } }[] }>(
      `${path()}/catalog`,
    );
    const hosts = catalog.body.entries.filter(
      ({ place }) => place.organisationId === project.hostId,
    );
    expect(hosts).toHaveLength(1);
  });

  it("are listed for those who are on them", async () => {
    const sara = await project.actor("Sara");
    const list = await sara.get<{ items: object[] }>("/api/projects");
    expect(list.body.items).toMatchObject([
      { id: project.projectId, isHost: false, participantCount: 2, host: { name: "Contractor" } },
    ]);
  });

  it("do not exist for an outsider", async () => {
    const other = await seedProject(server, {
      name: "Other",
      organisations: { Stranger: { Olga: "host-project-manager" } },
    });
    const olga = await other.actor("Olga");
    for (const rest of ["", "/catalog", "/online"]) {
      const answer = await olga.get(path() + rest);
      expect(answer).toMatchObject({ status: 404, body: { code: "access.not-found" } });
    }
    expect((await olga.patch(path(), { name: "Mine" })).status).toBe(404);
    expect((await olga.get<{ items: object[] }>("/api/projects")).body.items).toHaveLength(1);
  });

  it("are changed by the host's manager alone; an archived one is only read", async () => {
    const [hanna, sara] = [await project.actor("Hanna"), await project.actor("Sara")];
    expect((await sara.patch(path(), { name: "Mine" })).status).toBe(403);
    expect((await hanna.patch(path(), { name: "Bridge 2", archived: true })).status).toBe(204);
    const archived = await sara.get<{ standing: { capabilities: string[] } }>(path());
    expect(archived.body).toMatchObject({ name: "Bridge 2" });
    expect(archived.body.standing.capabilities).not.toContain("task.edit");
    expect((await hanna.patch(path(), { archived: false })).status).toBe(204);
    expect((await sara.get(path())).body).toMatchObject({ archivedAt: null });
  });
});
