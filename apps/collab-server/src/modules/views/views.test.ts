import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let project: SeededProject;
let elsewhere: SeededProject;
type View = { id: string; name: string; isShared: boolean; isMine: boolean; canChange: boolean };
type Views = { items: View[]; canShare: boolean };
const root = (of = project): string => `/api/projects/${of.projectId}/views`;
const look = { columns: ["wbs", "name"], groupBy: "organisation" };

beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Victor: "viewer" },
      Supplier: { Sara: "supplier-representative", Gus: "guest" },
    },
  });
  elsewhere = await seedProject(server, {
    organisations: { Stranger: { Otto: "host-project-manager" } },
  });
});
afterAll(() => server.close());

const keep = async (actor: Actor, name: string, isShared = false): Promise<string> => {
  const answer = await actor.post<{ id: string }>(root(), { name, isShared, look });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const namesOf = async (actor: Actor): Promise<string[]> =>
  (await actor.get<Views>(root())).body.items.map(({ name }) => name);

describe("a view that somebody keeps", () => {
  it("is read, changed and removed by that person alone", async () => {
    const sara = await project.actor("Sara");
    const id = await keep(sara, "Deliveries");
    const { items } = (await sara.get<Views>(root())).body;
    expect(items).toEqual([
      { id, name: "Deliveries", isShared: false, isMine: true, canChange: true, look },
    ]);
    for (const name of ["Hanna", "Victor", "Gus"]) {
      const other = await project.actor(name);
      expect(await namesOf(other), name).not.toContain("Deliveries");
      expect((await other.patch(`${root()}/${id}`, { name: "x" })).status, name).toBe(404);
      expect((await other.delete(`${root()}/${id}`)).status, name).toBe(404);
    }
    expect((await sara.patch(`${root()}/${id}`, { name: "Lorries", look: {} })).status).toBe(204);
    expect(await namesOf(sara)).toEqual(["Lorries"]);
    expect((await sara.delete(`${root()}/${id}`)).status).toBe(204);
    expect(await namesOf(sara)).toEqual([]);
  });

  it("is for everybody where the host says so, and the host's to change", async () => {
    const hanna = await project.actor("Hanna");
    const id = await keep(hanna, "For the meeting", true);
    for (const name of ["Victor", "Sara", "Gus"]) {
      const other = await project.actor(name);
      const { items, canShare } = (await other.get<Views>(root())).body;
      expect(canShare, name).toBe(false);
      expect(
        items.find((view) => view.id === id),
        name,
      ).toMatchObject({
        isMine: false,
        canChange: false,
      });
      expect((await other.patch(`${root()}/${id}`, { name: "x" })).status, name).toBe(403);
      expect((await other.delete(`${root()}/${id}`)).status, name).toBe(403);
      const shared = { name: "Mine for all", isShared: true, look };
      expect((await other.post(root(), shared)).status, name).toBe(403);
      const own = await keep(other, "Own");
      expect((await other.patch(`${root()}/${own}`, { isShared: true })).status, name).toBe(403);
      expect((await other.delete(`${root()}/${own}`)).status, name).toBe(204);
    }
    expect((await hanna.patch(`${root()}/${id}`, { isShared: false })).status).toBe(204);
    expect(await namesOf(await project.actor("Sara"))).not.toContain("For the meeting");
  });

  it("is nothing to an outsider, who is not even told that there are any", async () => {
    const hanna = await project.actor("Hanna");
    const id = await keep(hanna, "Ours", true);
    const otto = await elsewhere.actor("Otto");
    expect((await otto.get(root())).status).toBe(404);
    expect((await otto.post(root(), { name: "x", isShared: false, look })).status).toBe(404);
    // Nor by way of a project of their own.
    for (const at of [root(), root(elsewhere)]) {
      expect((await otto.patch(`${at}/${id}`, { name: "x" })).status).toBe(404);
      expect((await otto.delete(`${at}/${id}`)).status).toBe(404);
    }
    expect(await namesOf(hanna)).toContain("Ours");
  });

  it("is bounded in size and number", async () => {
    const gus = await project.actor("Gus");
    const large = { name: "x", isShared: false, look: { text: "x".repeat(8_000) } };
    expect((await gus.post(root(), large)).status).toBe(400);
    for (let n = 0; n < 50; n += 1) await keep(gus, `View ${n}`);
    const more = await gus.post<{ code: string }>(root(), {
      name: "One more",
      isShared: false,
      look,
    });
    expect(more.status).toBe(409);
    expect(more.body.code).toBe("view.too-many");
    // Those of others stay.
    await keep(await project.actor("Victor"), "Mine");
  });
});
