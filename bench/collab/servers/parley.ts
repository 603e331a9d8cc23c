// Parley's collaboration with everything on: admission, verification, the durable log in the embedded PostgreSQL.
import { startSite } from "../../../apps/collab-server/src/collaboration/testing/test-server.ts";
import { onShutdown } from "../../../apps/collab-server/src/platform/shutdown.ts";
import { seedLane } from "../seed-lane.ts";
import { sayReady, serveUsage } from "./report-usage.ts";

const people = Number(process.argv[2]);
const lanesOfTasks = Number(process.argv[3] ?? 0);
const site = await startSite();
const organisation = await site.world.organisation("GC");
const projectId = await site.world.project(organisation);
const lane = await site.world.lane(projectId, organisation);
const persons = await Promise.all(
  Array.from({ length: people }, (_none, index) =>
    site.world.person(`Editor ${index}`, organisation),
  ),
);
for (const person of persons) site.world.setRole(person, projectId, "planner");
const plan: string[] = [];
for (let index = 0; index < lanesOfTasks; index += 1) {
  const ydocId = await site.world.lane(projectId, organisation);
  await seedLane(site.database.pool, ydocId);
  plan.push(ydocId);
}
onShutdown(() => void site.stop().then(() => process.exit(0)));
serveUsage();
sayReady(Number(new URL(site.server.origin).port), { lane, persons, plan });
