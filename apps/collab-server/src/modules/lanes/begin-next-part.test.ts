import { afterAll, beforeAll, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { ydocsOfProject } from "../catalog/api.ts";
import { beginNextPart } from "./begin-next-part.ts";

let server: TestServer;
let project: SeededProject;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server);
});
afterAll(() => server.close());

it("of two that ask for the next part one begins it, and only beside the lane that is full", async () => {
  const { db } = server.context;
  const organisationId = project.organisationIds["Supplier"]!;
  const place = { kind: "lane", organisationId, audience: "private", part: 0 } as const;
  const before = await ydocsOfProject(db.read, project.projectId);
  const begun = await Promise.all([
    beginNextPart(db, project.projectId, place),
    beginNextPart(db, project.projectId, place),
  ]);
  expect(begun.toSorted()).toEqual([false, true]);
  const after = await ydocsOfProject(db.read, project.projectId);
  const known = new Set(before.map(({ ydocId }) => ydocId));
  expect(after.filter(({ ydocId }) => !known.has(ydocId)).map((row) => row.place)).toEqual([
    { ...place, part: 1 },
  ]);
});
