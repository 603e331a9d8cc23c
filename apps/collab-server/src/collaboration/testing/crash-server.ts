// A server with its PostgreSQL on a data folder, until it is killed. Prints one line of JSON when it is ready.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrateDatabase } from "../../db/migrate.ts";
import { openDataDir } from "../../platform/data-dir.ts";
import { startEmbeddedPostgres } from "../../platform/embedded-postgres.ts";
import { onShutdown } from "../../platform/shutdown.ts";
import type { CrashPlan } from "./crash-rig.ts";
import { TestWorld } from "./test-company.ts";
import { startCollabServer } from "./test-server.ts";

const [folder, writers] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: crash-server.ts FOLDER WRITERS");
const dataDir = openDataDir(folder);
const postgres = await startEmbeddedPostgres({ dataDir: folder });
const pool = new pg.Pool({ ...postgres.connection, max: 10 });
pool.on("error", () => undefined);
await migrateDatabase(pool);
const world = new TestWorld(pool);
const planFile = join(folder, "plan.json");
if (!existsSync(planFile)) writeFileSync(planFile, JSON.stringify(await firstPlan()));
const plan = JSON.parse(readFileSync(planFile, "utf8")) as CrashPlan;
for (const person of plan.people) {
  world.setSession({ ...person, expiresAt: Date.now() + 86_400_000 });
  world.setRole(person, plan.projectId, "planner");
}
const server = await startCollabServer({
  pool,
  ports: world.ports,
  snapshotPolicy: { updates: 100, bytes: 1 << 20, updatesOnUnload: 5 },
});
onShutdown(() => {
  void server
    .stop()
    .then(() => pool.end())
    .then(() => postgres.stop())
    .then(() => {
      dataDir.release();
      process.exit(0);
    });
});
const ready = { url: server.url, origin: server.origin, connection: postgres.connection, plan };
process.stdout.write(`${JSON.stringify(ready)}\n`);

async function firstPlan(): Promise<CrashPlan> {
  const organisation = await world.organisation("GC");
  const projectId = await world.project(organisation);
  const lanes = [
    await world.lane(projectId, organisation),
    await world.lane(projectId, organisation),
  ];
  const people = [];
  for (let index = 0; index < Number(writers); index += 1) {
    people.push(await world.person(`Writer ${index}`, organisation));
  }
  return { projectId, lanes, people };
}
