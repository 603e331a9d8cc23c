import { gzipSync } from "node:zlib";
import { newEntityId } from "@parley/shared/primitives/ids.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import * as Y from "yjs";

/** Seven of these are a project of 10,000 tasks. */
export const SEEDED_TASKS = 1_430;

type Pool = { query(text: string, values: readonly unknown[]): Promise<unknown> };

/** A lane part as an import leaves it: one update in the log, and its snapshot. */
export async function seedLane(pool: Pool, ydocId: string): Promise<void> {
  const rng = seededRng(1);
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (let index = 0; index < SEEDED_TASKS; index += 1) {
      const fields: Record<string, string | number> = {
        name: `Install cable tray, level ${index % 40}, axis ${index}`,
        order: `a${index}`,
        start: "2030-03-04T08:00",
        finish: "2030-03-08T17:00",
        duration: 24_000,
        progress: index % 100,
        status: "in-progress",
        assigneeName: `Crew ${index % 12}`,
        externalId: String(index),
        priority: 400,
      };
      ydoc.getMap("tasks").set(newEntityId(rng), new Y.Map(Object.entries(fields)));
    }
  });
  await pool.query(
    "insert into ydoc_updates (ydoc_id, seq, update, origin, touches) values ($1, 1, $2, 'import', '[]')",
    [ydocId, Buffer.from(Y.encodeStateAsUpdate(ydoc))],
  );
  await pool.query("insert into ydoc_snapshots (ydoc_id, seq, state) values ($1, 1, $2)", [
    ydocId,
    gzipSync(Y.encodeStateAsUpdateV2(ydoc)),
  ]);
}
