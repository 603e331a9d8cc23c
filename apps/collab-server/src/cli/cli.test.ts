import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { temporaryFolder } from "../platform/testing/temporary-folder.ts";
import { seedProject, type SeededProject } from "../testing/seed-project.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { emailOf } from "../testing/test-people.ts";
import type { DatabaseConnection } from "../platform/embedded-postgres.ts";

// Each run is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 180_000 });

const cli = join(import.meta.dirname, "..", "cli.ts");

const urlOf = ({ host, port, user, password, database }: DatabaseConnection): string =>
  `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;

interface Run {
  code: number | null;
  out: string;
  err: string;
}
function parley(args: string[], env: Record<string, string>): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env["PATH"], LOG_LEVEL: "silent", ...env },
  });
  const run: Run = { code: null, out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => (run.out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (run.err += text.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ ...run, code })));
}

const plan = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Hall</Name><Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>2</UID><ID>2</ID><Name>Pour</Name><OutlineLevel>1</OutlineLevel>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>`;

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  env = { DATABASE_URL: urlOf(database.connection) };
});
afterAll(() => database.drop());

const settings = (): Record<string, string> => ({ ...env, DATA_DIR: temporaryFolder() });

describe("the parley command", () => {
  it("helps, and says with its exit code that it was called the wrong way", async () => {
    for (const args of [["--help"], ["import", "--help"]]) {
      const run = await parley(args, {});
      expect(run).toMatchObject({ code: 0, err: "" });
      expect(run.out).toContain("Usage: parley");
    }
    for (const args of [["dance"], ["import"]]) {
      const run = await parley(args, {});
      expect(run).toMatchObject({ code: 2, out: "" });
      expect(run.err).toMatch(/^error: /);
    }
  });

  it("makes accounts whose link chooses the password, and refuses a second of the address", async () => {
    const create = ["user", "create", "olive@example.com", "--name", "Olive"];
    const made = await parley([...create, "--organisation", "Grove"], settings());
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toMatch(/\/password-resets\/\S{20,}/);
    const again = await parley(create, settings());
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err.trim().split("\n")).toHaveLength(1);
    const list = await parley(["user", "list"], settings());
    expect(list.out).toContain("olive@example.com\tOlive\tGrove (admin)");
    const reset = await parley(["user", "reset-password", "olive@example.com"], settings());
    expect(reset.out).toMatch(/\/password-resets\/\S{20,}/);
  });

  it("writes a backup that restores to the same rows, and changes nothing on a bad one", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "all.tar.gz");
    expect(await parley(["backup", file], settings())).toMatchObject({ code: 0 });
    expect((await parley(["backup", file], settings())).code).toBe(1);
    expect(existsSync(`${file}.part`)).toBe(false);
    expect((await parley(["restore", file], settings())).code).toBe(1);

    const target = await createTestDatabase("empty");
    const into = { ...settings(), DATABASE_URL: urlOf(target.connection) };
    const bad = join(folder, "bad.tar.gz");
    const bytes = readFileSync(file);
    writeFileSync(bad, bytes.subarray(0, bytes.length - 200));
    expect((await parley(["restore", bad], into)).code).toBe(1);
    expect(await parley(["restore", file], into)).toMatchObject({ code: 0 });
    const emails = async (connection: pg.ClientConfig) => {
      const client = new pg.Client(connection);
      await client.connect();
      const { rows } = await client.query("select email, password_hash from users order by email");
      await client.end();
      return rows as object[];
    };
    expect(await emails(target.connection)).toEqual(await emails(database.connection));
    await target.drop();
  });

  it("says in one line that a database does not answer, without its password", async () => {
    const run = await parley(["user", "list"], {
      DATA_DIR: temporaryFolder(),
      DATABASE_URL: "postgres://parley:very-secret@127.0.0.1:9/parley",
    });
    expect(run).toMatchObject({ code: 1, out: "" });
    expect(run.err).toBe(
      "parley: DATABASE_URL: no PostgreSQL answers at 127.0.0.1:9: start it, or correct the address.\n",
    );
  });
});

describe("import and export", () => {
  let server: TestServer;
  let project: SeededProject;
  let own: () => Record<string, string>;
  beforeAll(async () => {
    server = await startTestServer();
    project = await seedProject(server);
    const connection = { ...inject("postgres"), ...server.connection } as DatabaseConnection;
    own = () => ({ DATABASE_URL: urlOf(connection), DATA_DIR: temporaryFolder() });
    await server.stop();
  });
  afterAll(() => server.close());

  it("go by the rights of the person in whose name they are done", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "plan.xml");
    writeFileSync(file, plan);
    const as = (person: string) => ["--project", project.projectId, "--as", emailOf(person)];
    const done = await parley(["import", file, ...as("Sara")], own());
    expect(done).toMatchObject({
      code: 0,
      out: "Imported 2 tasks and 1 relations from plan.xml.\n",
    });
    expect((await parley(["import", file, ...as("Nobody")], own())).code).toBe(1);
    const broken = join(folder, "broken.xml");
    writeFileSync(broken, plan.replace("</Tasks>", ""));
    const refused = await parley(["import", broken, ...as("Sara")], own());
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("import.malformed");
    const out = join(folder, "plan.csv");
    const exported = await parley(
      ["export", ...as("Hanna"), "--format", "csv", "--out", out],
      own(),
    );
    expect(exported).toMatchObject({ code: 0 });
    const text = readFileSync(out, "utf8");
    expect(text).toContain("Dig");
    expect(text).toContain("Pour");
  });
});
