import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { newEntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { randomClientId, systemRng } from "../platform/random.ts";
import { newTask, rename } from "./testing/test-edits.ts";
import { Site } from "./testing/test-server.ts";

const full: { projectId: string; part: number }[] = [];
let site: Site;
beforeAll(async () => {
  site = await Site.start({
    lanePartFull: (projectId, { part }) => full.push({ projectId, part }),
  });
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

test("a part that is nearly full is told once, by the task that makes it so", async () => {
  const { planner, lane, trade } = await site.world.twoCompanies();
  const built = buildLaneUpdate(
    {
      tasks: Array.from({ length: 1_399 }, (_, index) => ({
        id: newEntityId<TaskId>(systemRng),
        fields: { name: `Pile ${index}`, order: "a0" },
      })),
      relations: [],
      notes: [],
    },
    { createdBy: planner.userId, at: Date.now(), clientId: randomClientId() },
  );
  if (!built.ok) throw new Error(built.error.code);
  await site.server.collaboration.appendUpdate(lane, built.value.update, {
    userId: planner.userId,
    organisationId: trade,
    origin: "import",
  });
  const replica = site.client(planner).open(lane);
  await replica.synced();
  const task = newTask(planner, "The next pile");
  replica.edit(task);
  await replica.acknowledged();
  expect(full).toMatchObject([{ part: 0 }]);
  replica.edit(rename(task.id, "Pile 1400"));
  replica.edit(newTask(planner, "One more"));
  await replica.acknowledged();
  expect(full).toHaveLength(1);
});
