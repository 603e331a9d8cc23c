import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { newEntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomClientId, systemRng } from "../../platform/random.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import { ydocsOfProject } from "../catalog/api.ts";

let server: TestServer;
let project: SeededProject;
type Row = { id: string; name: string; start: number; finish: number; parentId: string | null };
type Baseline = { id: string; name: string; canManage: boolean; scope: object; rows: Row[] };
type Items = { items: Baseline[] };
const root = (): string => `/api/projects/${project.projectId}/baselines`;

async function plan(
  organisation: string,
  audience: string,
  name: string,
  fields: object = {},
): Promise<TaskId> {
  const rows = await ydocsOfProject(server.context.db.read, project.projectId);
  const organisationId = project.organisationIds[organisation]!;
  const lane = rows.find(
    ({ place }) =>
      place.kind === "lane" &&
      place.organisationId === organisationId &&
      place.audience === audience,
  );
  const userId = (await project.actor(organisation === "Supplier" ? "Sara" : "Hanna")).userId;
  const id = newEntityId<TaskId>(systemRng);
  const built = buildLaneUpdate(
    { tasks: [{ id, fields: { name, order: "a0", ...fields } }], relations: [], notes: [] },
    { createdBy: userId, at: Date.UTC(2026, 2, 2), clientId: randomClientId() },
  );
  if (!built.ok) throw new Error(built.error.code);
  await server.context.collaboration.appendUpdate(lane!.ydocId, built.value.update, {
    userId,
    organisationId,
    origin: "client",
  });
  return id;
}

const freeze = async (actor: Actor, name: string, scope: object): Promise<string> => {
  const answer = await actor.post<{ id: string }>(root(), { name, scope });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const rowsOf = async (actor: Actor, id: string): Promise<Row[]> => {
  const answer = await actor.get<Baseline>(`${root()}/${id}`);
  expect(answer.status).toBe(200);
  return answer.body.rows;
};
const namesOf = async (actor: Actor, id: string): Promise<string[]> =>
  (await rowsOf(actor, id)).map(({ name }) => name).sort();

beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Hugo: "planner", Victor: "viewer" },
      Supplier: { Sara: "supplier-representative", Gus: "guest" },
      Other: { Oda: "planner" },
    },
  });
  await plan("Contractor", "everyone", "dig", { duration: 9_600 });
  await plan("Contractor", "private", "margin");
  await plan("Supplier", "everyone", "deliver");
  await plan("Supplier", "host", "confide");
  await plan("Supplier", "private", "secret");
});
afterAll(() => server.close());

describe("a baseline of the project", () => {
  it("keeps everything, and tells each reader what the lanes tell them", async () => {
    const hanna = await project.actor("Hanna");
    const id = await freeze(hanna, "Contract", { kind: "project" });
    expect(await namesOf(hanna, id)).toEqual(["confide", "deliver", "dig", "margin"]);
    const sara = await project.actor("Sara");
    expect(await namesOf(sara, id)).toEqual(["confide", "deliver", "dig", "secret"]);
    expect(await namesOf(await project.actor("Oda"), id)).toEqual(["deliver", "dig"]);
    expect(await namesOf(await project.actor("Gus"), id)).toEqual(["deliver", "dig"]);
  });

  it("has the dates of the engine, and keeps them when the plan moves on", async () => {
    const hanna = await project.actor("Hanna");
    const id = await freeze(hanna, "Before", { kind: "project" });
    const before = await rowsOf(hanna, id);
    const dig = before.find(({ name }) => name === "dig")!;
    expect(dig.finish - dig.start).toBe(14_400 + 5_400);
    await plan("Contractor", "everyone", "later");
    expect(await rowsOf(hanna, id)).toEqual(before);
    const again = await freeze(hanna, "After", { kind: "project" });
    expect((await rowsOf(hanna, again)).map(({ name }) => name)).toContain("later");
  });

  it("is the host's to freeze, rename and remove", async () => {
    const hanna = await project.actor("Hanna");
    const id = await freeze(hanna, "Mine", { kind: "project" });
    for (const name of ["Hugo", "Victor", "Sara", "Oda", "Gus"]) {
      const actor = await project.actor(name);
      const scope = { kind: "project" };
      expect((await actor.post(root(), { name: "x", scope })).status, name).toBe(403);
      expect((await actor.patch(`${root()}/${id}`, { name: "x" })).status, name).toBe(403);
      expect((await actor.delete(`${root()}/${id}`)).status, name).toBe(403);
    }
    expect((await hanna.patch(`${root()}/${id}`, { name: "Signed" })).status).toBe(204);
    expect((await hanna.get<Baseline>(`${root()}/${id}`)).body).toMatchObject({
      name: "Signed",
      canManage: true,
      scope: { kind: "project" },
      frozenBy: "Hanna",
    });
    expect((await hanna.delete(`${root()}/${id}`)).status).toBe(204);
    expect((await hanna.get(`${root()}/${id}`)).status).toBe(404);
  });
});

describe("a baseline of an organisation", () => {
  it.each([
    ["everyone", ["Sara", "Gus", "Hanna", "Oda"]],
    ["host", ["Sara", "Hanna"]],
    ["private", ["Sara"]],
  ])("for %s is known to them and to nobody else", async (audience, known) => {
    const sara = await project.actor("Sara");
    const id = await freeze(sara, `For ${audience}`, { kind: "organisation", audience });
    for (const name of ["Sara", "Gus", "Hanna", "Oda"]) {
      const actor = await project.actor(name);
      const { items } = (await actor.get<Items>(root())).body;
      const isListed = items.some((one) => one.id === id);
      expect(isListed, name).toBe(known.includes(name));
      const { status } = await actor.get(`${root()}/${id}`);
      expect(status, name).toBe(isListed ? 200 : 404);
      if (name !== "Sara") {
        const removed = await actor.delete(`${root()}/${id}`);
        expect(removed.status, name).toBe(isListed ? 403 : 404);
      }
    }
  });

  it("keeps its own lanes only, each for those who may read it", async () => {
    const sara = await project.actor("Sara");
    const id = await freeze(sara, "Own", { kind: "organisation", audience: "everyone" });
    expect(await namesOf(sara, id)).toEqual(["confide", "deliver", "secret"]);
    expect(await namesOf(await project.actor("Hanna"), id)).toEqual(["confide", "deliver"]);
    expect(await namesOf(await project.actor("Oda"), id)).toEqual(["deliver"]);
  });

  it("is always of the organisation acted for, whatever a client claims", async () => {
    const oda = await project.actor("Oda");
    const scope = {
      kind: "organisation",
      audience: "everyone",
      organisationId: project.organisationIds["Supplier"],
    };
    // Other has no tasks.
    const answer = await oda.post<{ code: string }>(root(), { name: "Theirs", scope });
    expect([answer.status, answer.body.code]).toEqual([400, "baseline.empty"]);
  });

  it("is not for whoever may not freeze", async () => {
    const gus = await project.actor("Gus");
    const scope = { kind: "organisation", audience: "everyone" };
    expect((await gus.post(root(), { name: "x", scope })).status).toBe(403);
  });
});

it("outsiders learn of no baseline, and visitors are asked who they are", async () => {
  const hanna = await project.actor("Hanna");
  const id = await freeze(hanna, "Hidden", { kind: "project" });
  const scope = { kind: "project" };
  for (const [actor, status] of [
    [await server.actor("Otto"), 404],
    [server.visitor(), 401],
  ] as const) {
    expect((await actor.get(root())).status).toBe(status);
    expect((await actor.get(`${root()}/${id}`)).status).toBe(status);
    expect((await actor.post(root(), { name: "x", scope })).status).toBe(status);
    expect((await actor.patch(`${root()}/${id}`, { name: "x" })).status).toBe(status);
    expect((await actor.delete(`${root()}/${id}`)).status).toBe(status);
  }
});

it("a baseline of one project is unknown in another", async () => {
  const hanna = await project.actor("Hanna");
  const id = await freeze(hanna, "Here", { kind: "project" });
  const other = await seedProject(server, { name: "Elsewhere" });
  const host = await other.actor("Hanna");
  const path = `/api/projects/${other.projectId}/baselines/${id}`;
  expect((await host.get(path)).status).toBe(404);
  expect((await host.delete(path)).status).toBe(404);
  await hanna.actFor(project.hostId);
});

it("what is done to baselines is in the audit, and what they keep cannot be changed", async () => {
  const hanna = await project.actor("Hanna");
  const id = await freeze(hanna, "Audited", { kind: "project" });
  await hanna.patch(`${root()}/${id}`, { name: "Renamed" });
  await expect(
    server.pool.query("update baseline_parts set audience = 'everyone' where baseline_id = $1", [
      id,
    ]),
  ).rejects.toThrow("a baseline never changes");
  await hanna.delete(`${root()}/${id}`);
  const { rows } = await server.pool.query<{ action: string }>(
    "select action from audit_entries where detail->>'baselineId' = $1 order by id",
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "baseline.frozen",
    "baseline.renamed",
    "baseline.removed",
  ]);
});
