import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { readXlsxPlan } from "@parley/interchange/read-plan-table.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import { importSmallPlan } from "./testing/import-small-plan.ts";

let server: TestServer;
let project: SeededProject;
const root = (): string => `/api/projects/${project.projectId}`;

beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server);
  const sara = await project.actor("Sara");
  await importSmallPlan(sara, project.projectId, "=open", "everyone");
  await importSmallPlan(sara, project.projectId, "shared-with-host", "host");
  await importSmallPlan(sara, project.projectId, "secret", "private");
});
afterAll(() => server.close());

const text = async (actor: Actor, format: string): Promise<string> => {
  const { body, status } = await actor.get<unknown>(`${root()}/export?format=${format}`);
  expect(status).toBe(200);
  return typeof body === "string" ? body : JSON.stringify(body);
};

describe("an export", () => {
  it.each(["json", "csv", "mspdi"])(
    "as %s holds what the person may read, and nothing else",
    async (format) => {
      const host = await text(await project.actor("Hanna"), format);
      expect(host).toContain("open");
      expect(host).toContain("shared-with-host");
      expect(host).not.toContain("secret");
      const own = await text(await project.actor("Sara"), format);
      expect(own).toContain("secret");
    },
  );

  it("as a workbook is one that spreadsheets open, with what the person may read", async () => {
    const rowsOf = async (name: string): Promise<string> => {
      const actor = await project.actor(name);
      const headers = { cookie: actor.cookie() };
      const response = await fetch(`${server.url}${root()}/export?format=xlsx`, { headers });
      expect(response.status).toBe(200);
      const read = readXlsxPlan(new Uint8Array(await response.arrayBuffer()), "plan.xlsx");
      expect(read.ok).toBe(true);
      return JSON.stringify(read);
    };
    expect(await rowsOf("Sara")).toContain("secret");
    const host = await rowsOf("Hanna");
    expect(host).toContain("shared-with-host");
    expect(host).not.toContain("secret");
  });

  it("for a calendar holds the milestones that the person may read", async () => {
    const calendar = await text(await project.actor("Hanna"), "ics");
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(calendar).toContain("SUMMARY:Topping out shared-with-host");
    expect(calendar).not.toContain("secret");
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  it("has the dates that the engine computes", async () => {
    const csv = await text(await project.actor("Sara"), "csv");
    const [head, first] = csv.split(/\r?\n/).map((line) => line.split(","));
    const cell = (name: string) => first![head!.indexOf(name)];
    expect(cell("Start")).toMatch(/T08:00$/);
    expect(cell("Finish")).toMatch(/T17:00$/);
    expect(cell("Critical")).not.toBe("");
  });

  it("takes the force from formulas in CSV", async () => {
    expect(await text(await project.actor("Sara"), "csv")).toContain(",'=open,");
  });

  it("carries notes in JSON, and a name that the browser keeps", async () => {
    const hanna = await project.actor("Hanna");
    const { headers } = await hanna.get(`${root()}/export?format=json`);
    expect(headers.get("content-disposition")).toContain('filename="Bridge.json"');
    expect(await text(hanna, "json")).toContain("shared-with-host notes");
  });

  it("is denied to whoever may not export, and unknown to outsiders", async () => {
    const outsider = await server.actor("Otto");
    expect((await outsider.get(`${root()}/export`)).status).toBe(404);
    expect((await server.visitor().get(`${root()}/export`)).status).toBe(401);
    const guests = await seedProject(server, {
      name: "Guests",
      organisations: { Harbour: { Hilde: "host-project-manager", Gus: "guest" } },
    });
    const gus = await guests.actor("Gus");
    expect((await gus.get(`/api/projects/${guests.projectId}/export`)).status).toBe(403);
  });
});

describe("the history of a task", () => {
  it("names who, for whom and what; a private task has none for the host", async () => {
    const { rows } = await server.pool.query<{ audience: string; entity_id: string }>(
      `select y.audience, t.entity_id from ydoc_touches t join ydocs y on y.id = t.ydoc_id
       where y.project_id = $1 and y.kind = 'lane'`,
      [project.projectId],
    );
    const taskIn = (audience: string) => rows.find((row) => row.audience === audience)!.entity_id;
    const hanna = await project.actor("Hanna");
    const sara = await project.actor("Sara");
    type Items = {
      items: { userName: string; organisationId: OrganisationId; changes: unknown[] }[];
    };
    const path = (audience: string) => `${root()}/tasks/${taskIn(audience)}/history`;
    const seen = await hanna.get<Items>(path("everyone"));
    expect(seen.body.items).toEqual([
      expect.objectContaining({
        userName: sara.name,
        organisationId: project.organisationIds["Supplier"],
        origin: "import",
        changes: [expect.objectContaining({ collection: "tasks", kind: "create" })],
      }),
    ]);
    // Not told apart from a task that never was.
    expect((await hanna.get<Items>(path("private"))).body.items).toEqual([]);
    expect((await sara.get<Items>(path("private"))).body.items).toHaveLength(1);
    const outsider = await server.actor("Otto");
    expect((await outsider.get(path("everyone"))).status).toBe(404);
  });
});
