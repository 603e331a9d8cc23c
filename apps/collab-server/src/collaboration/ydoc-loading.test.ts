import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { createLogRepository } from "./log-repository.ts";
import { migrateOnLoad } from "./migration-on-load.ts";
import { newTask, rename } from "./testing/test-edits.ts";
import { until } from "./testing/test-client.ts";
import { Site } from "./testing/test-server.ts";
import { applyStored, unpackState } from "./ydoc-loading.ts";
import { OpenYdoc } from "./open-ydoc.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start({
    snapshotPolicy: { updates: 10, bytes: 1 << 20, updatesOnUnload: 3 },
  });
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

const snapshotSeqs = async (ydocId: string): Promise<number[]> => {
  const { rows } = await site.database.pool.query<{ seq: string }>(
    "select seq from ydoc_snapshots where ydoc_id = $1",
    [ydocId],
  );
  return rows.map(({ seq }) => Number(seq));
};

async function laneWithEdits(edits: number) {
  const companies = await site.world.twoCompanies();
  const mine = site.client(companies.planner).open(companies.lane);
  await mine.acknowledged();
  const create = newTask(companies.planner, "Survey");
  mine.edit(create);
  for (let index = 1; index < edits; index += 1) {
    mine.edit(rename(create.id, `Survey ${index}`));
    await mine.acknowledged();
  }
  return { ...companies, mine, id: create.id };
}

test("3.1 3.2 snapshot and tail hold what the whole log holds", async () => {
  const { lane, mine } = await laneWithEdits(14);
  await until(() => mine.provider.synced);
  let seqs: number[] = [];
  await until(() => {
    void snapshotSeqs(lane).then((found) => (seqs = found));
    return seqs.length > 0;
  });
  const repository = createLogRepository(site.database.pool);
  const stored = await repository.load(lane);
  expect(stored.snapshot?.seq).toBeGreaterThanOrEqual(10);
  expect(stored.tail.length).toBe(14 - stored.snapshot!.seq);
  const fromSnapshot = new Y.Doc();
  applyStored(fromSnapshot, stored, await unpackState(stored.snapshot!.state));
  const { rows } = await site.database.pool.query<{ seq: string; update: Buffer }>(
    "select seq, update from ydoc_updates where ydoc_id = $1 order by seq",
    [lane],
  );
  const fromLog = new Y.Doc();
  const tail = rows.map(({ seq, update }) => ({ seq: Number(seq), update }));
  expect(applyStored(fromLog, { snapshot: null, tail }, null)).toBe(14);
  expect(fromSnapshot.toJSON()).toEqual(fromLog.toJSON());
  expect(fromLog.getMap("tasks").toJSON()).toEqual(mine.ydoc.getMap("tasks").toJSON());
});

test("3.2 closing a ydoc leaves one snapshot of everything, and every row of the log", async () => {
  const { lane, id, planner } = await laneWithEdits(6);
  await site.restart();
  expect(await snapshotSeqs(lane)).toEqual([6]);
  const { rows } = await site.database.pool.query(
    "select seq from ydoc_updates where ydoc_id = $1",
    [lane],
  );
  expect(rows).toHaveLength(6);
  const again = site.client(planner).open(lane);
  await again.synced();
  expect(again.task(id)).toMatchObject({ name: "Survey 5" });
});

test("3.1 a log with a gap is an error, and the ydoc is denied", async () => {
  const { lane, planner } = await laneWithEdits(2);
  await site.restart();
  await site.database.pool.query("delete from ydoc_updates where ydoc_id = $1 and seq = 1", [lane]);
  const replica = site.client(planner).open(lane);
  await until(() => replica.denied !== null);
  expect(replica.frames).toBeLessThanOrEqual(2);
});

test("3.1 a snapshot that unpacks without end is an error", async () => {
  const bomb = await promisify(gzip)(Buffer.alloc(257 << 20), { level: 1 });
  await expect(unpackState(bomb)).rejects.toThrow("larger than");
});

test("3.3 a ydoc of a newer schema is refused", async () => {
  const { lane, planner } = await site.world.twoCompanies();
  await site.database.pool.query("update ydocs set schema_version = 99 where id = $1", [lane]);
  const replica = site.client(planner).open(lane);
  await until(() => replica.denied !== null);
  expect(replica.denied).toBe("collab.protocol-version");
});

test("3.3 a migration is one update of the server, stored before its version, and changes nothing twice", async () => {
  const document = new Y.Doc();
  document.getMap("tasks").set("a", new Y.Map([["state", "late"]]));
  const steps: unknown[] = [];
  const open = new OpenYdoc({
    ydocId: "y" as YdocId,
    projectId: "p" as never,
    place: { kind: "lane", organisationId: "o" as never, audience: "everyone", part: 0 },
    document: document as never,
    seq: 4,
    snapshotSeq: 4,
    log: {
      append: async ({ seq, author }) => {
        steps.push({ seq, origin: author.origin, userId: author.userId });
      },
      idle: async () => undefined,
    },
    clock: () => 0,
    onLost: () => undefined,
  });
  const repository = {
    setSchemaVersion: async (_id: YdocId, version: number) => {
      steps.push({ version });
    },
  };
  const migrate = (ydoc: Y.Doc): number => {
    const task = ydoc.getMap<Y.Map<unknown>>("tasks").get("a");
    if (task?.has("state") !== true) return 0;
    task.set("status", "blocked");
    task.delete("state");
    return 1;
  };
  await migrateOnLoad(open, 1, repository, migrate, 3);
  expect(document.getMap("tasks").toJSON()).toEqual({ a: { status: "blocked" } });
  expect(steps).toEqual([{ seq: 5, origin: "server", userId: null }, { version: 3 }]);
  await migrateOnLoad(open, 1, repository, migrate, 3);
  expect(steps.slice(2)).toEqual([{ version: 3 }]);
});
