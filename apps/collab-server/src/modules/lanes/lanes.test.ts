import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { laneOfState } from "@parley/shared/documents/read-states.ts";
import { newEntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomClientId, systemRng } from "../../platform/random.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { ydocsOfProject } from "../catalog/api.ts";

let server: TestServer;
let project: SeededProject;
const [first, second] = [newEntityId<TaskId>(systemRng), newEntityId<TaskId>(systemRng)];

const laneOf = async (organisation: string, audience: string) => {
  const rows = await ydocsOfProject(server.context.db.read, project.projectId);
  const row = rows.find(
    ({ place }) =>
      place.kind === "lane" &&
      place.organisationId === project.organisationIds[organisation] &&
      place.audience === audience,
  );
  return row!.ydocId;
};
const read = async (audience: string) =>
  laneOfState(await server.context.collaboration.readState(await laneOf("Supplier", audience)));

beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server);
  const sara = await project.actor("Sara");
  const built = buildLaneUpdate(
    {
      tasks: [
        { id: first, fields: { name: "Weld", order: "a0", progress: 40 } },
        { id: second, fields: { name: "Paint", order: "a1" } },
      ],
      relations: [
        {
          id: newEntityId(systemRng),
          predecessorId: first,
          successorId: second,
          type: "FS",
          lag: 0,
          lagUnit: "working",
          removed: false,
        },
      ],
      notes: [{ taskId: second, paragraphs: ["Two coats."] }],
    },
    { createdBy: sara.userId, at: Date.now(), clientId: randomClientId() },
  );
  if (!built.ok) throw new Error(built.error.code);
  const by = {
    userId: sara.userId,
    organisationId: project.organisationIds["Supplier"]!,
    origin: "client",
  } as const;
  const lane = await laneOf("Supplier", "everyone");
  await server.context.collaboration.appendUpdate(lane, built.value.update, by);
});
afterAll(() => server.close());

const path = (rest: string) => `/api/projects/${project.projectId}/${rest}`;

describe("lanes", () => {
  it("are listed to their own organisation", async () => {
    const sara = await project.actor("Sara");
    const answer = await sara.get<{ items: { audience: string }[] }>(path("lanes"));
    expect(answer.body.items.map(({ audience }) => audience)).toEqual([
      "everyone",
      "host",
      "private",
    ]);
  });

  it("hand a task over with all that belongs to it, and its id", async () => {
    const sara = await project.actor("Sara");
    const moved = await sara.post(path("task-moves"), { taskIds: [second], audience: "private" });
    expect(moved.status).toBe(204);
    const [before, after] = [await read("everyone"), await read("private")];
    expect([...before.tasks.keys()]).toEqual([first]);
    expect(before.relations.size).toBe(0);
    expect(before.descriptions.size).toBe(0);
    expect(after.tasks.get(second)).toMatchObject({ name: "Paint", order: "a1" });
    expect(after.tasks.get(second)?.createdBy).toBe(sara.userId);
    expect([...after.relations.values()]).toMatchObject([
      { predecessorId: first, successorId: second },
    ]);
    expect(after.descriptions.get(second)).toBe("Two coats.");
  });

  it("take a task back", async () => {
    const sara = await project.actor("Sara");
    await sara.post(path("task-moves"), { taskIds: [second], audience: "everyone" });
    const after = await read("everyone");
    expect(after.tasks.get(second)).toMatchObject({ name: "Paint" });
    expect(after.descriptions.get(second)).toBe("Two coats.");
    expect((await read("private")).tasks.size).toBe(0);
  });

  it("are moved between by nobody but their own organisation", async () => {
    const hanna = await project.actor("Hanna");
    const body = { taskIds: [first], audience: "private" };
    expect((await hanna.post(path("task-moves"), body)).status).toBe(404);
    const olga = await (
      await seedProject(server, { organisations: { Stranger: { Olga: "planner" } } })
    ).actor("Olga");
    expect((await olga.post(path("task-moves"), body)).status).toBe(404);
    expect((await olga.get(path("lanes"))).status).toBe(404);
    expect((await read("everyone")).tasks.has(first)).toBe(true);
  });
});
