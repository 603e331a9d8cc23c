import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { Imports } from "./imports.ts";

let server: TestServer;
let project: SeededProject;
const now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  project = await seedProject(server);
});
afterAll(() => server.close());

const daysAgo = (days: number): Date => new Date(now - days * 86_400_000);

async function insert(imports: Imports, state: string, created: Date, finished: Date | null) {
  const { userId } = await project.actor("Hanna");
  const organisationId = project.hostId;
  const id = randomUUID();
  await server.pool.query(
    `insert into imports (id, project_id, organisation_id, user_id, file_name, file_bytes, state, created_at, finished_at)
     values ($1, $2, $3, $4, 'plan.xml', 1, $5, $6, $7)`,
    [id, project.projectId, organisationId, userId, state, created, finished],
  );
  mkdirSync(dirname(imports.fileOf(id)), { recursive: true });
  writeFileSync(imports.fileOf(id), "<Project/>");
  return id;
}

it("a forgotten upload is cancelled with its file, an old record goes, and what is in use stays", async () => {
  const imports = new Imports(server.context);
  const forgotten = await insert(imports, "ready", daysAgo(8), null);
  const waiting = await insert(imports, "ready", daysAgo(6), null);
  const old = await insert(imports, "done", daysAgo(40), daysAgo(31));
  const recent = await insert(imports, "failed", daysAgo(40), daysAgo(29));
  await imports.sweep();
  const { rows } = await server.pool.query<{ id: string; state: string }>(
    "select id, state from imports",
  );
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  expect(states.get(forgotten)).toBe("cancelled");
  expect(existsSync(imports.fileOf(forgotten))).toBe(false);
  expect(states.get(waiting)).toBe("ready");
  expect(existsSync(imports.fileOf(waiting))).toBe(true);
  expect(states.has(old)).toBe(false);
  expect(states.get(recent)).toBe("failed");
});
