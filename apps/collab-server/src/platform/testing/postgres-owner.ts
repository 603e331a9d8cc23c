// A process that holds a data folder and its PostgreSQL until it is killed or told to stop.
import { openDataDir } from "../data-dir.ts";
import { startEmbeddedPostgres } from "../embedded-postgres.ts";
import { onShutdown } from "../shutdown.ts";

const [path] = process.argv.slice(2);
if (!path) throw new Error("Usage: postgres-owner.ts FOLDER");
const dataDir = openDataDir(path);
const postgres = await startEmbeddedPostgres({ dataDir: path });
const alive = setInterval(() => undefined, 60_000);
onShutdown(() => {
  void postgres.stop().then(() => {
    dataDir.release();
    clearInterval(alive);
    process.stdout.write("stopped\n");
  });
});
process.stdout.write("ready\n");
