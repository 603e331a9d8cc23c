import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../platform/testing/postgres-processes.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";

const corpus = join(import.meta.dirname, "../../../../../../shared/corpus/schedules/mspdi");
const xml = (tasks: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
  <Project xmlns="http://schemas.microsoft.com/project"><Title>Quay</Title><CalendarUID>1</CalendarUID>
  <Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>
  <Tasks>${tasks}</Tasks>
  <Resources><Resource><UID>1</UID><Name>Divers</Name></Resource></Resources>
  <Assignments><Assignment><UID>1</UID><TaskUID>3</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments></Project>`;
const task = (uid: number, level: number, name: string, more = ""): string =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><OutlineLevel>${level}</OutlineLevel>
  <Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><Duration>PT16H0M0S</Duration>${more}</Task>`;
const link =
  "<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink><Notes>底部 first</Notes>";
const small = xml(task(1, 1, "水下 Works") + task(2, 2, "Dredge") + task(3, 2, "Inspect", link));

let server: TestServer;
let project: SeededProject;
let hanna: Actor;
beforeAll(async () => {
  server = await startTestServer({ settings: { maxUploadMb: 2 } });
  project = await seedProject(server);
  hanna = await project.actor("Hanna");
});
afterAll(() => server.close());

type View = {
  state: string;
  summary: { taskCount: number; resources: unknown; branches: { taskUid: string }[] } | null;
  error: { code: string } | null;
};
const pathOf = (id = ""): string => `/api/projects/${project.projectId}/imports${id}`;

async function upload(actor: Actor, content: string | Uint8Array, name = "plan.xml") {
  const form = new FormData();
  form.append("file", new Blob([content as string]), name);
  return actor.send<{ importId: string; code: string }>("POST", pathOf(), { body: form });
}
async function settled(actor: Actor, id: string): Promise<View> {
  let view: View | null = null;
  await until(async () => {
    view = (await actor.get<View>(pathOf(`/${id}`))).body;
    return ["ready", "done", "failed", "cancelled"].includes(view.state);
  });
  return view!;
}
async function read(actor: Actor, content: string | Uint8Array): Promise<[string, View]> {
  const { body, status } = await upload(actor, content);
  expect(status, JSON.stringify(body)).toBe(202);
  return [body.importId, await settled(actor, body.importId)];
}
const commit = (actor: Actor, id: string, mapping: unknown) =>
  actor.post<{ code: string }>(pathOf(`/${id}/commit`), { mapping });

async function lanes(): Promise<{ organisation_id: string; part: number; tasks: number }[]> {
  const { rows } = await server.pool.query(
    `select organisation_id, audience, part, task_count as tasks from ydocs
     where project_id = $1 and kind = 'lane' and task_count > 0 order by created_at, part`,
    [project.projectId],
  );
  return rows as { organisation_id: string; part: number; tasks: number }[];
}

describe("an import", () => {
  it("is read, told about, and put into the importer's lane as one part", async () => {
    const [id, view] = await read(hanna, small);
    expect(view).toMatchObject({
      state: "ready",
      summary: { title: "Quay", taskCount: 3, resources: [{ name: "Divers", taskCount: 1 }] },
    });
    expect((await commit(hanna, id, { by: "one", audience: "everyone" })).status).toBe(202);
    expect(await settled(hanna, id)).toMatchObject({ state: "done", error: null });
    expect(await lanes()).toEqual([
      { organisation_id: project.hostId, audience: "everyone", part: 1, tasks: 3 },
    ]);
    const { rows } = await server.pool.query(
      "select origin, user_id, jsonb_array_length(touches) as touches from ydoc_updates where origin = 'import' and seq = 1",
    );
    expect(rows).toContainEqual({ origin: "import", user_id: hanna.userId, touches: 6 });
    const folder = join(server.context.settings.dataDir, "imports");
    await until(() => readdirSync(folder).length === 0);
  });

  it("is dealt out by the host, and by nobody else", async () => {
    const supplier = project.organisationIds["Supplier"]!;
    const mapping = {
      by: "resource",
      audience: "everyone",
      assignments: [{ key: "Divers", organisationId: supplier }],
      rest: project.hostId,
    };
    const [id] = await read(hanna, small);
    const before = await lanes();
    expect((await commit(hanna, id, { ...mapping, audience: "private" })).body.code).toBe(
      "access.forbidden",
    );
    expect((await commit(hanna, id, mapping)).status).toBe(202);
    expect((await settled(hanna, id)).state).toBe("done");
    const added = (await lanes()).slice(before.length);
    const dealt = Object.fromEntries(added.map((lane) => [lane.organisation_id, lane.tasks]));
    expect(dealt).toEqual({ [project.hostId]: 2, [supplier]: 1 });

    const sara = await project.actor("Sara");
    const [own] = await read(sara, small);
    expect((await commit(sara, own, { ...mapping, rest: supplier })).status).toBe(202);
    const [foreign] = await read(sara, small);
    expect((await commit(sara, foreign, mapping)).body.code).toBe("access.forbidden");
  });

  it("is nobody else's: an outsider, another company and a colleague find nothing", async () => {
    const [id] = await read(hanna, small);
    for (const name of ["Hugo", "Sara"]) {
      const other = await project.actor(name);
      expect((await other.get(pathOf(`/${id}`))).status).toBe(404);
      expect((await commit(other, id, { by: "one", audience: "everyone" })).status).toBe(404);
      expect((await other.delete(pathOf(`/${id}`))).status).toBe(404);
    }
    const outsider = await server.actor("Otto");
    expect((await upload(outsider, small)).status).toBe(404);
    expect((await hanna.delete(pathOf(`/${id}`))).status).toBe(204);
    expect((await commit(hanna, id, { by: "one", audience: "everyone" })).body.code).toBe(
      "request.conflict",
    );
  });

  it("is committed once, whoever clicks twice", async () => {
    const [id] = await read(hanna, small);
    const both = await Promise.all(
      [1, 2].map(() => commit(hanna, id, { by: "one", audience: "everyone" })),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409]);
    expect((await settled(hanna, id)).state).toBe("done");
  });

  it.each([
    ["a bomb", `<!DOCTYPE p [<!ENTITY a "aaaa">]>${small}`, "import.entity-declaration"],
    ["half a file", small.slice(0, 900), "import.malformed"],
    ["a broken workbook", "PK\u0003\u0004rest", "import.malformed"],
    ["a picture", "\u0089PNG\r\n\u001a\nrest", "import.unsupported-format"],
    ["another format", "<html><body/></html>", "import.not-a-plan"],
    ["no task", xml(""), "import.empty"],
    ["nothing", "", "import.empty"],
  ])("of %s is refused with its reason, and changes nothing", async (_, content, code) => {
    const before = await lanes();
    const [, view] = await read(hanna, content);
    expect(view).toMatchObject({ state: "failed", error: { code } });
    expect(await lanes()).toEqual(before);
  });

  it.each([
    ["CSV", "plan.csv", "Task name,Duration,Predecessors\nDredge,2 d,\nInspect,1 d,1FS+1 d\n"],
    [
      "Primavera",
      "plan.xer",
      [
        ["ERMHDR", "19.12", "2026-03-01", "Project"],
        ["%T", "PROJECT"],
        ["%F", "proj_id", "proj_short_name", "plan_start_date"],
        ["%R", "1", "Quay", "2026-03-02 08:00"],
        ["%T", "TASK"],
        ["%F", "task_id", "proj_id", "task_code", "task_name", "task_type", "target_drtn_hr_cnt"],
        ["%R", "10", "1", "A10", "Dredge", "TT_Task", "16"],
        ["%R", "11", "1", "A11", "Inspect", "TT_Task", "8"],
        ["%T", "TASKPRED"],
        ["%F", "task_pred_id", "task_id", "pred_task_id", "pred_type", "lag_hr_cnt"],
        ["%R", "1", "11", "10", "PR_FS", "8"],
        ["%E"],
      ]
        .map((cells) => cells.join("\t"))
        .join("\r\n"),
    ],
  ])("of %s becomes tasks as well", async (_, name, content) => {
    const { body } = await upload(hanna, content, name);
    const view = await settled(hanna, body.importId);
    expect(view).toMatchObject({ state: "ready", summary: { taskCount: 2, relationCount: 1 } });
    expect((await commit(hanna, body.importId, { by: "one", audience: "private" })).status).toBe(
      202,
    );
    expect((await settled(hanna, body.importId)).state).toBe("done");
  });

  it("of a table is read again by columns that mean something else", async () => {
    const table = "Task name,Due,How long\nDredge,3/5/2026,2\nInspect,4/5/2026,1\n";
    const { body } = await upload(hanna, table, "plan.csv");
    type Table = { fields: (string | null)[]; columns: { heading: string; samples: string[] }[] };
    type TableView = { state: string; summary: { table: Table; findings: { code: string }[] } };
    const first = (await settled(hanna, body.importId)) as unknown as TableView;
    expect(first.summary.table.columns[2]).toEqual({ heading: "How long", samples: ["2", "1"] });
    expect(first.summary.table.fields[2]).toBeNull();
    const columns = {
      fields: ["name", "finish", "duration"],
      dateOrder: "day-first",
      durationUnit: "w",
    };
    const path = pathOf(`/${body.importId}/columns`);
    const sara = await project.actor("Sara");
    expect((await sara.put(path, columns)).status).toBe(404);
    const refused = await hanna.put(path, { ...columns, fields: ["secret"] });
    expect(refused.status).toBe(400);
    expect((await hanna.put(path, columns)).status).toBe(202);
    await until(async () => (await settled(hanna, body.importId)).state === "ready");
    const again = (await settled(hanna, body.importId)) as unknown as TableView;
    expect(again.summary.table.fields).toEqual(["name", "finish", "duration"]);
    expect(again.summary.findings.map(({ code }) => code)).not.toContain("table.unknown-column");
    expect((await commit(hanna, body.importId, { by: "one", audience: "host" })).status).toBe(202);
    expect((await settled(hanna, body.importId)).state).toBe("done");
  });

  it("that is too large is refused", async () => {
    const answer = await upload(hanna, new Uint8Array(3 * 2 ** 20));
    expect([answer.status, answer.body.code]).toEqual([413, "import.too-large"]);
  });

  it("of 10,000 tasks goes in as parts, while others are answered", async () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      task(i + 1, i % 50 === 0 ? 1 : 2, `Task ${i}`),
    )
      .join("")
      .replaceAll(/\s*\n\s*/g, "");
    const big = await startTestServer();
    const own = await seedProject(big);
    const actor = await own.actor("Hanna");
    const form = new FormData();
    form.append("file", new Blob([xml(many)]), "big.xml");
    const path = `/api/projects/${own.projectId}/imports`;
    const { body } = await actor.send<{ importId: string }>("POST", path, { body: form });
    const state = async () => (await actor.get<View>(`${path}/${body.importId}`)).body.state;
    await until(async () => (await state()) === "ready");
    await actor.post(`${path}/${body.importId}/commit`, {
      mapping: { by: "one", audience: "everyone" },
    });
    await until(async () => (await state()) === "done");
    const { rows } = await big.pool.query(
      "select count(*)::int as parts, sum(task_count)::int as tasks, max(task_count) as most from ydocs where task_count > 0",
    );
    expect(rows).toEqual([{ parts: 7, tasks: 10_000, most: expect.any(Number) }]);
    await big.close();
  });

  it.runIf(existsSync(corpus))("reads a real file", async () => {
    const [id, view] = await read(
      hanna,
      readFileSync(join(corpus, "groupdocs__software-development-plan.xml")),
    );
    expect(view.summary?.taskCount).toBeGreaterThan(20);
    expect((await commit(hanna, id, { by: "one", audience: "everyone" })).status).toBe(202);
    expect((await settled(hanna, id)).state).toBe("done");
  });
});
