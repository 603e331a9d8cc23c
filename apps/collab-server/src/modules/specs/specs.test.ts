import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let project: SeededProject;
let hanna: Actor;
let sara: Actor;
let theo: Actor;
let vera: Actor;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager" },
      Supplier: { Sara: "supplier-representative", Vera: "viewer" },
      Third: { Theo: "planner" },
    },
  });
  hanna = await project.actor("Hanna");
  sara = await project.actor("Sara");
  theo = await project.actor("Theo");
  vera = await project.actor("Vera");
});
afterAll(() => server.close());

type SpecAnswer = {
  id: string;
  title: string;
  number: string;
  writers: string;
  archivedAt: string | null;
  canWrite: boolean;
  canManage: boolean;
};
const base = () => `/api/projects/${project.projectId}`;
const FACTS = {
  title: "Structural steel",
  number: "05 12",
  audience: "everyone",
  writers: "owner",
};
const create = async (actor: Actor, facts: object = {}): Promise<string> =>
  (await actor.post<{ id: string }>(`${base()}/specs`, { ...FACTS, ...facts })).body.id;
const list = async (actor: Actor): Promise<readonly SpecAnswer[]> =>
  (await actor.get<{ items: SpecAnswer[] }>(`${base()}/specs`)).body.items;
const find = async (actor: Actor, id: string) => (await list(actor)).find((spec) => spec.id === id);
const entriesOf = async (actor: Actor, id: string): Promise<readonly CatalogEntry[]> =>
  (await actor.get<{ entries: CatalogEntry[] }>(`${base()}/catalog`)).body.entries.filter(
    ({ place }) => "specId" in place && place.specId === id,
  );
const kindsOf = async (actor: Actor, id: string) =>
  (await entriesOf(actor, id)).map(({ place }) => place.kind).toSorted();

describe("specifications", () => {
  it("are a text, what all say of it, and notes of one's own organisation that no other is told of", async () => {
    const id = await create(sara);
    const notes = new Map<string, string>();
    for (const [name, actor] of Object.entries({
      Contractor: hanna,
      Supplier: sara,
      Third: theo,
    })) {
      expect(await kindsOf(actor, id)).toEqual(["spec", "spec-notes", "spec-talk"]);
      for (const { place, ydocId } of await entriesOf(actor, id)) {
        if (place.kind !== "spec-notes") continue;
        expect(place.organisationId).toBe(project.organisationIds[name]);
        notes.set(name, ydocId);
      }
    }
    expect(new Set(notes.values()).size).toBe(3);
  });

  it("are written by their owner alone, or by whoever reads them, as the owner says", async () => {
    const id = await create(sara);
    const writes = async (actor: Actor) =>
      (await entriesOf(actor, id)).find(({ place }) => place.kind === "spec")?.canWrite;
    expect([await writes(sara), await writes(hanna), await writes(vera)]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await find(hanna, id))?.canWrite).toBe(false);
    const told = await sara.patch(`${base()}/specs/${id}`, { writers: "readers" });
    expect(told.status).toBe(204);
    expect([await writes(sara), await writes(hanna), await writes(vera)]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await find(hanna, id))?.canWrite).toBe(true);
    expect((await find(vera, id))?.canWrite).toBe(false);
  });

  it("are named, opened and archived by their owner alone", async () => {
    const id = await create(sara, { writers: "readers" });
    for (const actor of [hanna, theo, vera]) {
      const { status } = await actor.patch(`${base()}/specs/${id}`, { title: "Mine now" });
      expect(status).toBe(403);
    }
    await sara.patch(`${base()}/specs/${id}`, { title: "Steel", archived: true });
    const spec = await find(theo, id);
    expect(spec).toMatchObject({ title: "Steel", canWrite: false, canManage: false });
    expect(spec?.archivedAt).not.toBeNull();
    expect((await entriesOf(sara, id)).map(({ canWrite }) => canWrite)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("are not there for an outsider, nor for whom their audience leaves out", async () => {
    const outsider = await server.actor("Olga");
    const id = await create(sara, { audience: "private" });
    expect((await outsider.get(`${base()}/specs`)).status).toBe(404);
    expect((await outsider.post(`${base()}/specs`, FACTS)).status).toBe(404);
    expect((await outsider.patch(`${base()}/specs/${id}`, { title: "x" })).status).toBe(404);
    expect(await find(hanna, id)).toBeUndefined();
    expect(await kindsOf(hanna, id)).toEqual([]);
    expect((await hanna.patch(`${base()}/specs/${id}`, { title: "x" })).status).toBe(404);
    expect(await find(vera, id)).toBeDefined();
    await sara.patch(`${base()}/specs/${id}`, { audience: "host" });
    expect(await kindsOf(hanna, id)).toEqual(["spec", "spec-notes", "spec-talk"]);
    expect(await kindsOf(theo, id)).toEqual([]);
  });

  it("are begun by whoever may work on files, and by nobody who only reads", async () => {
    expect((await vera.post(`${base()}/specs`, FACTS)).status).toBe(403);
    expect((await theo.post(`${base()}/specs`, { ...FACTS, title: " " })).status).toBe(400);
  });

  it("begin with the headings that they were given, which their log knows", async () => {
    const headings = [
      { level: 1, text: "General" },
      { level: 2, text: "Scope" },
    ];
    const id = await create(theo, { headings });
    const text = (await entriesOf(theo, id)).find(({ place }) => place.kind === "spec")!;
    const { rows } = await server.pool.query<{ seq: number; touches: unknown; user_id: string }>(
      "select seq::int, touches, user_id from ydoc_updates where ydoc_id = $1",
      [text.ydocId],
    );
    expect(rows).toEqual([
      {
        seq: 1,
        touches: [
          { collection: "body", id: "body", kind: "text", value: { inserted: 12, deleted: 0 } },
        ],
        user_id: theo.userId,
      },
    ]);
  });
});
