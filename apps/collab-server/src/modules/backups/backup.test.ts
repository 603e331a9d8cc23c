import {
  chmodSync,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "../../platform/embedded-postgres.ts";
import type { BlobStore } from "../../platform/blob-store/blob-store.ts";
import { createFolderBlobStore } from "../../platform/blob-store/folder-blob-store.ts";
import { hashFile } from "../../platform/blob-store/hash-file.ts";
import { checkBackup, restoreBackup, writeBackup } from "./api.ts";
import { parentsFirst } from "./backup-repository.ts";

const SCHEMA = `
  create table b_parents (id int primary key, name text, blob bytea);
  create table blobs (sha256 text primary key);
  create table a_children (id bigserial primary key, parent int not null references b_parents, body jsonb);`;
const now = new Date(Date.UTC(2026, 2, 1));

let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let folder: string;
let large: string;
let store: BlobStore;
let restored: BlobStore;
let source: pg.Pool;
const pools: pg.Pool[] = [];

async function database(name: string): Promise<pg.Pool> {
  const admin = new pg.Client(postgres.connection);
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const pool = new pg.Pool({ ...postgres.connection, database: name });
  pool.on("error", () => undefined);
  pools.push(pool);
  await pool.query(SCHEMA);
  return pool;
}

const contents = async (pool: pg.Pool): Promise<unknown> => [
  (await pool.query("select * from b_parents order by id")).rows,
  (await pool.query("select * from a_children order by id")).rows,
];

async function backup(name: string): Promise<string> {
  const file = join(folder, name);
  await writeBackup(source, { schemaVersion: 3, now, out: createWriteStream(file), blobs: store });
  return file;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-backup-"));
  // As root, PostgreSQL's user must pass through it.
  chmodSync(folder, 0o755);
  store = createFolderBlobStore(join(folder, "blobs"));
  restored = createFolderBlobStore(join(folder, "restored"));
  postgres = await startEmbeddedPostgres({ dataDir: folder });
  source = await database("source");
  await source.query(
    "insert into b_parents select i, E'line\\none\\t\\\\\\\\ 共商 ' || i, decode(repeat('00ff0a5c', 2000), 'hex') from generate_series(1, 900) i",
  );
  await source.query(
    `insert into a_children (parent, body) select i, '{"text": "\\\\n"}' from generate_series(1, 900) i`,
  );
  await source.query("insert into b_parents values (0, null, null)");
  large = (await store.keepBytes(Buffer.alloc(17 * 2 ** 20, "a sheet "))).sha256;
  await source.query("insert into blobs values ($1), ($2)", [large, "f".repeat(64)]);
});

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a backup", () => {
  it("brings back every value, with parents first and sequences going on", async () => {
    const file = await backup("whole.tar.gz");
    const target = await database("whole");
    const manifest = await restoreBackup(target, {
      file,
      schemaVersion: 3,
      replace: false,
      blobs: restored,
    });
    expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ["b_parents", 901],
      ["blobs", 2],
      ["a_children", 900],
    ]);
    expect(manifest.tables[0]?.chunks.length).toBeGreaterThan(1);
    expect(await contents(target)).toEqual(await contents(source));
    const next = await target.query(
      "insert into a_children (parent) values (1) returning id::int as id",
    );
    expect(next.rows[0]).toEqual({ id: 901 });
  });

  it("brings back the bytes of files, and tells which the data folder had lost", async () => {
    const file = await backup("bytes.tar.gz");
    const target = await database("bytes");
    const { blobs, missingBlobs } = await restoreBackup(target, {
      file,
      schemaVersion: 3,
      replace: false,
      blobs: restored,
    });
    expect(blobs.map(({ sha256, chunks }) => [sha256, chunks.length])).toEqual([[large, 2]]);
    expect(missingBlobs).toEqual(["f".repeat(64)]);
    expect(await restored.withFile(large, hashFile)).toBe(large);
  });

  it("shows one moment, though others write meanwhile", async () => {
    const file = join(folder, "moment.tar.gz");
    const writing = writeBackup(source, {
      schemaVersion: 3,
      now,
      out: createWriteStream(file),
      blobs: store,
    });
    await source.query(
      "begin; insert into b_parents values (5000); insert into a_children (parent) values (5000); commit",
    );
    await writing;
    const target = await database("moment");
    await restoreBackup(target, { file, schemaVersion: 3, replace: false, blobs: restored });
    const { rows } = await target.query(
      "select (select count(*) from b_parents where id = 5000) = (select count(*) from a_children where parent = 5000) as whole",
    );
    expect(rows).toEqual([{ whole: true }]);
    await source.query(
      "delete from a_children where parent = 5000; delete from b_parents where id = 5000",
    );
  });

  it("is not put over a database that holds something, unless it is to be replaced", async () => {
    const file = await backup("over.tar.gz");
    const target = await database("used");
    await target.query("insert into b_parents values (77, 'mine')");
    await expect(
      restoreBackup(target, { file, schemaVersion: 3, replace: false, blobs: restored }),
    ).rejects.toMatchObject({ code: "backup.not-empty" });
    expect((await target.query("select name from b_parents")).rows).toEqual([{ name: "mine" }]);
    await restoreBackup(target, { file, schemaVersion: 3, replace: true, blobs: restored });
    expect(await contents(target)).toEqual(await contents(source));
  });

  it("of another schema is refused", async () => {
    const file = await backup("schema.tar.gz");
    const target = await database("schema_target");
    const into = (schemaVersion: number) =>
      restoreBackup(target, { file, schemaVersion, replace: false, blobs: restored });
    await expect(into(2)).rejects.toMatchObject({ code: "backup.too-new" });
    await expect(into(4)).rejects.toMatchObject({ code: "backup.other-schema" });
  });

  it("that was damaged, cut off or never one is refused, and nothing changes", async () => {
    const whole = readFileSync(await backup("bad.tar.gz"));
    const target = await database("bad_target");
    const tar = gunzipSync(whole);
    const changed = Buffer.from(tar);
    changed[700] = (changed[700] ?? 0) ^ 1;
    const cases: [Buffer, string][] = [
      [whole.subarray(0, whole.length >> 1), "backup.cut-off"],
      [gzipSync(tar.subarray(0, 512 * 9)), "backup.cut-off"],
      [gzipSync(changed), "backup.damaged"],
      [Buffer.from("not an archive at all"), "backup.not-a-backup"],
      [gzipSync(Buffer.alloc(4096, 7)), "backup.not-a-backup"],
      [Buffer.alloc(0), "backup.cut-off"],
    ];
    for (const [bytes, code] of cases) {
      const file = join(folder, "case.tar.gz");
      writeFileSync(file, bytes);
      await expect(checkBackup(file), code).rejects.toMatchObject({ code });
      await expect(
        restoreBackup(target, { file, schemaVersion: 3, replace: true, blobs: restored }),
      ).rejects.toMatchObject({ code });
    }
    expect(await contents(target)).toEqual([[], []]);
  });
});

describe("the order of tables", () => {
  it("refuses a circle", () => {
    const tables = ["a", "b"].map((name) => ({ name, columns: ["id"] }));
    const circle = [
      { child: "a", parent: "b" },
      { child: "b", parent: "a" },
    ];
    expect(() => parentsFirst(tables, circle)).toThrow("circle");
  });
});
