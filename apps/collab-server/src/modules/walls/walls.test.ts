import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import { readWall } from "@parley/shared/documents/wall-snapshot.ts";
import { newEntityId, type EntityId } from "@parley/shared/primitives/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { systemRng } from "../../platform/random.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { ydocsOfProject } from "../catalog/api.ts";
import { joinProject } from "../participants/api.ts";

let server: TestServer;
let project: SeededProject;
let wallId: string;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server);
  const hanna = await project.actor("Hanna");
  const made = await hanna.post<{ id: string }>(path("walls"), { name: "Pull plan L3" });
  wallId = made.body.id;
});
afterAll(() => server.close());

const path = (rest: string) => `/api/projects/${project.projectId}/${rest}`;
const ydocsOfWall = async () =>
  (await ydocsOfProject(server.context.db.read, project.projectId)).filter(
    ({ place }) => "wallId" in place && place.wallId === wallId,
  );
async function ydocOf(organisation: string | null) {
  const rows = await ydocsOfWall();
  return rows.find(({ place }) =>
    organisation === null
      ? place.kind === "wall"
      : place.kind === "wall-area" &&
        place.organisationId === project.organisationIds[organisation],
  )!.ydocId;
}
async function objectsOf(organisation: string | null) {
  const state = await server.context.collaboration.readState(await ydocOf(organisation));
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, state);
  return readWall(ydoc).objects;
}
async function writePrivately(id: EntityId, text: string): Promise<void> {
  const { userId } = await project.actor("Sara");
  const organisationId = project.organisationIds["Supplier"]!;
  const ydoc = new Y.Doc();
  const fields = { type: "note", text, createdBy: userId, organisationId, createdAt: 1 } as const;
  applyEdit(ydoc, { type: "object.create", id, fields }, { origin: null });
  const by = { userId, organisationId, origin: "client" } as const;
  const update = Y.encodeStateAsUpdate(ydoc);
  await server.context.collaboration.appendUpdate(await ydocOf("Supplier"), update, by);
}
type Walls = { items: { name: string; archivedAt: string | null; canManage: boolean }[] };

describe("walls", () => {
  it("are begun with a private area of every organisation, of which each is told its own", async () => {
    const kinds = (await ydocsOfWall()).map(({ place }) => place.kind);
    expect(kinds.filter((kind) => kind === "wall")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "wall-area")).toHaveLength(
      Object.keys(project.organisationIds).length,
    );
    const sara = await project.actor("Sara");
    const { body } = await sara.get<{ entries: { place: Record<string, unknown> }[] }>(
      path("catalog"),
    );
    const mine = body.entries.filter(({ place }) => place["wallId"] === wallId);
    expect(mine.map(({ place }) => [place["kind"], place["organisationId"]])).toEqual([
      ["wall", undefined],
      ["wall-area", project.organisationIds["Supplier"]],
    ]);
  });

  it("are given to an organisation that joins later", async () => {
    const guest = await seedProject(server, { organisations: { Late: { Lars: "planner" } } });
    const late = guest.organisationIds["Late"]!;
    await server.context.db.transact((tx) => joinProject(tx, project.projectId, late));
    const areas = (await ydocsOfWall()).filter(
      ({ place }) => place.kind === "wall-area" && place.organisationId === late,
    );
    expect(areas).toHaveLength(1);
  });

  it("are renamed and archived by who began them and by the host, and by nobody else", async () => {
    const [sara, hanna] = [await project.actor("Sara"), await project.actor("Hanna")];
    const own = await sara.post<{ id: string }>(path("walls"), { name: "Steel" });
    expect((await sara.patch(path(`walls/${own.body.id}`), { name: "Steel L3" })).status).toBe(204);
    expect((await hanna.patch(path(`walls/${own.body.id}`), { archived: true })).status).toBe(204);
    expect((await sara.patch(path(`walls/${wallId}`), { name: "Mine" })).status).toBe(403);
    const { body } = await sara.get<Walls>(path("walls"));
    expect(body.items.map(({ name, canManage }) => [name, canManage])).toEqual([
      ["Pull plan L3", false],
      ["Steel L3", true],
    ]);
    expect(body.items[1]!.archivedAt).not.toBeNull();
  });

  it("are nothing to an outsider, and those of another project are not here", async () => {
    const other = await seedProject(server, { organisations: { Stranger: { Olga: "planner" } } });
    const olga = await other.actor("Olga");
    const objectIds = [newEntityId(systemRng)];
    expect((await olga.get(path("walls"))).status).toBe(404);
    expect((await olga.post(path("walls"), { name: "x" })).status).toBe(404);
    expect((await olga.patch(path(`walls/${wallId}`), { name: "x" })).status).toBe(404);
    expect((await olga.post(path(`walls/${wallId}/reveals`), { objectIds })).status).toBe(404);
    const there = `/api/projects/${other.projectId}/walls/${wallId}`;
    expect((await olga.patch(there, { name: "x" })).status).toBe(404);
    expect((await olga.post(`${there}/reveals`, { objectIds })).status).toBe(404);
  });
});

describe("a private area", () => {
  it("is revealed object by object, with author and time, and by nobody else", async () => {
    const [first, second] = [newEntityId(systemRng), newEntityId(systemRng)];
    await writePrivately(first, "Crane needed twice");
    await writePrivately(second, "We are late ourselves");
    const [sara, hanna] = [await project.actor("Sara"), await project.actor("Hanna")];
    const reveals = path(`walls/${wallId}/reveals`);
    expect((await hanna.post(reveals, { objectIds: [first] })).status).toBe(404);
    expect((await objectsOf(null)).size).toBe(0);
    expect((await sara.post(reveals, { objectIds: [first] })).status).toBe(204);
    expect((await objectsOf(null)).get(first)).toMatchObject({
      text: "Crane needed twice",
      createdBy: sara.userId,
      organisationId: project.organisationIds["Supplier"],
      createdAt: 1,
    });
    expect([...(await objectsOf("Supplier")).keys()]).toEqual([second]);
    expect((await sara.post(reveals, { objectIds: [first] })).status).toBe(404);
  });
});
