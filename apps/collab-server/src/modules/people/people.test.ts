import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let project: SeededProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Hugo: "planner", Heidi: null },
      Supplier: { Sara: "supplier-representative", Sven: null },
    },
  });
});
afterAll(() => server.close());

const path = (rest = "") => `/api/projects/${project.projectId}${rest}`;
const status = async (answer: Promise<{ status: number }>) => (await answer).status;

describe("people", () => {
  it("of one's own organisation are shown; of others only who entered by invitation", async () => {
    const hanna = await project.actor("Hanna");
    const list = await hanna.get<{ items: { name: string; email?: string }[] }>(path("/people"));
    expect(list.body.items.map(({ name }) => name)).toEqual(["Hanna", "Hugo"]);
    expect(list.body.items[0]?.email).toBeDefined();
  });

  it("are put on the project by their organisation, told, and have rights at once", async () => {
    const [sara, sven] = [await project.actor("Sara"), await project.actor("Sven")];
    expect(await status(sven.get(path()))).toBe(404);
    const body = { userId: sven.userId, roleId: project.roleIds.planner };
    expect(await status(sara.post(path("/people"), body))).toBe(204);
    expect(await status(sara.post(path("/people"), body))).toBe(409);
    expect(await status(sven.get(path()))).toBe(200);
    const inbox = await sven.get<{ items: { id: string; readAt: string | null }[] }>(
      "/api/me/notifications",
    );
    expect(inbox.body.items).toMatchObject([
      { body: { type: "added-to-project", projectName: "Bridge", byName: "Sara" }, readAt: null },
    ]);
    const ids = inbox.body.items.map(({ id }) => id);
    await sara.post("/api/me/notifications/read", { ids });
    const unread = await sven.get<{ items: { readAt: string | null }[] }>("/api/me/notifications");
    expect(unread.body.items[0]?.readAt).toBeNull();
    await sven.post("/api/me/notifications/read", { ids });
    const read = await sven.get<{ items: { readAt: string | null }[] }>("/api/me/notifications");
    expect(read.body.items[0]?.readAt).not.toBeNull();
  });

  it("of other organisations are out of reach, and so are roles of the host", async () => {
    const [sara, hanna] = [await project.actor("Sara"), await project.actor("Hanna")];
    const heidi = await server.actor("Heidi");
    const sven = await server.actor("Sven");
    const add = (userId: string, role: "planner" | "host-project-manager") =>
      sara.post(path("/people"), { userId, roleId: project.roleIds[role] });
    expect(await status(add(heidi.userId, "planner"))).toBe(404);
    expect(await add(sara.userId, "host-project-manager")).toMatchObject({
      body: { code: "role.host-only" },
    });
    expect(await status(hanna.delete(path(`/people/${sven.userId}`)))).toBe(404);
    const hugo = await project.actor("Hugo");
    const rise = { roleId: project.roleIds["host-project-manager"] };
    expect(await status(hugo.patch(path(`/people/${hugo.userId}`), rise))).toBe(403);
  });

  it("lose their place at once; the last manager stays", async () => {
    const [sara, sven] = [await project.actor("Sara"), await project.actor("Sven")];
    const hanna = await project.actor("Hanna");
    expect(await status(sara.delete(path(`/people/${sven.userId}`)))).toBe(204);
    expect(await status(sven.get(path()))).toBe(404);
    expect(await hanna.delete(path(`/people/${hanna.userId}`))).toMatchObject({
      status: 409,
      body: { code: "project.last-manager" },
    });
    const viewer = { roleId: project.roleIds.viewer };
    expect(await status(hanna.patch(path(`/people/${hanna.userId}`), viewer))).toBe(409);
  });
});

describe("roles", () => {
  it("of a project are made, changed and deleted by its host", async () => {
    const [hanna, sara] = [await project.actor("Hanna"), await project.actor("Sara")];
    const body = { name: "Surveyor", capabilities: ["plan.read", "task.comment"] };
    expect(await status(sara.post(path("/roles"), body))).toBe(403);
    const made = await hanna.post<{ id: string }>(path("/roles"), body);
    expect(made).toMatchObject({ status: 201, body: { key: null, name: "Surveyor" } });
    const role = path(`/roles/${made.body.id}`);
    const changed = await hanna.patch(role, { capabilities: ["plan.read"] });
    expect(changed.body).toMatchObject({ name: "Surveyor", capabilities: ["plan.read"] });
    const hugo = await server.actor("Hugo");
    await hanna.patch(path(`/people/${hugo.userId}`), { roleId: made.body.id });
    expect(await hanna.delete(role)).toMatchObject({ body: { code: "role.in-use" } });
    await hanna.patch(path(`/people/${hugo.userId}`), { roleId: project.roleIds.planner });
    expect(await status(hanna.delete(role))).toBe(204);
    const builtIn = path(`/roles/${project.roleIds.viewer}`);
    expect(await hanna.delete(builtIn)).toMatchObject({ body: { code: "role.built-in" } });
    const list = await sara.get<{ items: object[] }>(path("/roles"));
    expect(list.body.items).toHaveLength(8);
  });
});

describe("participations", () => {
  it("end by the host, whose own does not", async () => {
    const [hanna, sara] = [await project.actor("Hanna"), await project.actor("Sara")];
    const supplier = path(`/participants/${project.organisationIds["Supplier"]}`);
    expect(await status(sara.delete(supplier))).toBe(403);
    expect(await hanna.delete(path(`/participants/${project.hostId}`))).toMatchObject({
      body: { code: "project.host-cannot-leave" },
    });
    expect(await status(hanna.delete(supplier))).toBe(204);
    expect(await status(hanna.delete(supplier))).toBe(409);
    expect(await status(sara.get(path()))).toBe(404);
    const inbox = await sara.get<{ items: object[] }>("/api/me/notifications");
    expect(inbox.body.items).toMatchObject([
      { projectId: null, body: { type: "participation-ended", projectName: "Bridge" } },
    ]);
    const shown = await hanna.get<{ participants: { endedAt: string | null }[] }>(path());
    expect(shown.body.participants.map(({ endedAt }) => endedAt !== null)).toEqual([false, true]);
  });

  it("end by an organisation's own admin", async () => {
    const other = await seedProject(server, {
      name: "Second",
      organisations: {
        Builder: { Bea: "host-project-manager" },
        Glazier: { Gina: "planner", Gus: "planner" },
      },
    });
    const participation = `/api/projects/${other.projectId}/participation`;
    const [bea, gina, gus] = [
      await other.actor("Bea"),
      await other.actor("Gina"),
      await other.actor("Gus"),
    ];
    expect(await status(gus.delete(participation))).toBe(403);
    expect(await status(bea.delete(participation))).toBe(409);
    expect(await status(gina.delete(participation))).toBe(204);
    expect(await status(gina.delete(participation))).toBe(404);
    expect(await status(gus.get(`/api/projects/${other.projectId}`))).toBe(404);
  });
});
