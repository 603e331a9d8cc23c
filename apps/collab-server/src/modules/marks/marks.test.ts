import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFile, type FileAnswer } from "../files/testing/send-file.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";

let server: TestServer;
let project: SeededProject;
let hanna: Actor;
let sara: Actor;
let theo: Actor;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager" },
      Supplier: { Sara: "supplier-representative" },
      Third: { Theo: "planner" },
    },
  });
  hanna = await project.actor("Hanna");
  sara = await project.actor("Sara");
  theo = await project.actor("Theo");
});
afterAll(() => server.close());

const base = () => `/api/projects/${project.projectId}`;
const open = (actor: Actor, { id, revision }: FileAnswer) =>
  actor.post<{ code?: string }>(`${base()}/files/${id}/revisions/${revision.id}/marks`, {});
/** The layers that an actor is told of. */
async function layersOf(actor: Actor, file: FileAnswer): Promise<readonly CatalogEntry[]> {
  const { body } = await actor.get<{ entries: CatalogEntry[] }>(`${base()}/catalog`);
  return body.entries.filter(
    ({ place }) => "revisionId" in place && place.revisionId === file.revision.id,
  );
}
const kindsOf = async (actor: Actor, file: FileAnswer) =>
  (await layersOf(actor, file)).map(({ place }) => place.kind).toSorted();
const drawing = (facts: Record<string, unknown> = {}) =>
  createFile(sara, project.projectId, Buffer.from(`drawing ${randomUUID()}`), facts);

describe("layers of marks", () => {
  it("are the shared one and one's own, and another organisation's are told to nobody", async () => {
    const file = await drawing();
    expect(await kindsOf(sara, file)).toEqual([]);
    expect((await open(hanna, file)).status).toBe(204);
    expect((await open(hanna, file)).status).toBe(204);
    const told = new Map<string, string>();
    for (const [name, actor] of Object.entries({
      Contractor: hanna,
      Supplier: sara,
      Third: theo,
    })) {
      expect(await kindsOf(actor, file)).toEqual(["marks", "marks-area"]);
      for (const { place, ydocId } of await layersOf(actor, file)) {
        if (place.kind !== "marks-area") continue;
        expect(place.organisationId).toBe(project.organisationIds[name]);
        told.set(name, ydocId);
      }
    }
    expect(new Set(told.values()).size).toBe(3);
  });

  it("are begun once, however many open the drawing at the same time", async () => {
    const file = await drawing();
    const answers = await Promise.all([hanna, sara, theo, sara].map((actor) => open(actor, file)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(await kindsOf(theo, file)).toEqual(["marks", "marks-area"]);
  });

  it("are not there for an outsider, nor on a file that may not be read, nor on a revision of another file", async () => {
    const outsider = await server.actor("Olga");
    const secret = await drawing({ audience: "private" });
    const file = await drawing();
    expect((await open(outsider, file)).status).toBe(404);
    expect((await open(hanna, secret)).status).toBe(404);
    expect((await open(sara, { ...file, revision: secret.revision })).status).toBe(404);
    expect((await open(sara, secret)).status).toBe(204);
    expect(await kindsOf(sara, secret)).toEqual(["marks", "marks-area"]);
    // Of a layer of one's own nobody learns that the file is there.
    expect(await kindsOf(hanna, secret)).toEqual([]);
    const { status } = await outsider.get(`${base()}/catalog`);
    expect(status).toBe(404);
  });

  it("follow their file: taken back to work in progress they are gone for others, archived they are only read", async () => {
    const file = await drawing();
    await open(theo, file);
    await sara.patch(`${base()}/files/${file.id}`, { status: "wip" });
    expect(await kindsOf(theo, file)).toEqual([]);
    expect(await kindsOf(sara, file)).toEqual(["marks", "marks-area"]);
    await sara.patch(`${base()}/files/${file.id}`, { status: "archived" });
    const layers = await layersOf(theo, file);
    expect(layers.map(({ canWrite }) => canWrite)).toEqual([false, false]);
  });
});
