import { applyEditsAsUpdate } from "@parley/shared/documents/edits-as-update.ts";
import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import type { PlanOutline } from "@parley/shared/pictures/plan-outline.ts";
import type { PlanPicture } from "@parley/shared/pictures/plan-picture.ts";
import { newEntityId, type TaskId, type YdocId } from "@parley/shared/primitives/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomClientId, systemRng } from "../../platform/random.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { readableYdocs, ydocsOfProject } from "../catalog/api.ts";
import { standingOf } from "../people/standing-repository.ts";
import { createPictureThread } from "./picture-thread.ts";
import { createPlanPictures } from "./plan-pictures.ts";

let server: TestServer;
let project: SeededProject;
const taskIds = new Map<string, TaskId>();

async function laneOf(organisation: string, audience: string): Promise<YdocId> {
  const rows = await ydocsOfProject(server.context.db.read, project.projectId);
  const organisationId = project.organisationIds[organisation]!;
  return rows.find(
    ({ place }) =>
      place.kind === "lane" &&
      place.organisationId === organisationId &&
      place.audience === audience,
  )!.ydocId;
}

async function plan(organisation: string, audience: string, name: string, fields = {}) {
  const organisationId = project.organisationIds[organisation]!;
  const { userId } = await project.actor(organisation === "Supplier" ? "Sara" : "Hanna");
  const id = newEntityId<TaskId>(systemRng);
  taskIds.set(name, id);
  const built = buildLaneUpdate(
    { tasks: [{ id, fields: { name, order: "a0", ...fields } }], relations: [], notes: [] },
    { createdBy: userId, at: Date.UTC(2026, 2, 2), clientId: randomClientId() },
  );
  if (!built.ok) throw new Error(built.error.code);
  const by = { userId, organisationId, origin: "client" } as const;
  const ydocId = await laneOf(organisation, audience);
  await server.context.collaboration.appendUpdate(ydocId, built.value.update, by);
}

/** As a person's edit is logged: with what it touched. */
async function set(ydocId: YdocId, name: string, field: string, value: string | number) {
  const { collaboration } = server.context;
  const id = taskIds.get(name)!;
  const state = await collaboration.readState(ydocId);
  const edit = { type: "task.set", id, fields: { [field]: value } } as const;
  const update = applyEditsAsUpdate(state, [edit], randomClientId());
  const touches: Touch[] = [{ collection: "tasks", id, kind: "set", field, value }];
  const by = { userId: null, organisationId: null, origin: "client" } as const;
  await collaboration.changeYdoc(ydocId, by, () => ({ value: null, update, touches }));
}

const root = (): string => `/api/projects/${project.projectId}/picture`;
async function pictureOf(name: string): Promise<PlanPicture> {
  const answer = await (await project.actor(name)).get<PlanPicture>(root());
  expect(answer.status).toBe(200);
  return answer.body;
}
const namesOf = async (name: string): Promise<string[]> =>
  [...(await pictureOf(name)).rows.name].sort();

beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Hugo: "planner" },
      Supplier: { Sara: "supplier-representative", Gus: "guest" },
      Other: { Oda: "planner" },
      Leaving: { Lea: "planner" },
    },
  });
  await plan("Contractor", "everyone", "dig", { duration: 9_600 });
  await plan("Contractor", "private", "margin");
  await plan("Supplier", "everyone", "deliver");
  await plan("Supplier", "host", "confide");
  await plan("Supplier", "private", "secret");
});
afterAll(() => server.close());

describe("the picture of a plan", () => {
  it("shows each reader what the lanes show them, and nothing else", async () => {
    expect(await namesOf("Hanna")).toEqual(["confide", "deliver", "dig", "margin"]);
    expect(await namesOf("Sara")).toEqual(["confide", "deliver", "dig", "secret"]);
    expect(await namesOf("Oda")).toEqual(["deliver", "dig"]);
    expect(await namesOf("Gus")).toEqual(["deliver", "dig"]);
    // Not in another form either: ids of ydocs and of hidden tasks stay on the server.
    const text = JSON.stringify(await pictureOf("Oda"));
    for (const hidden of ["margin", "confide", "secret"]) {
      expect(text).not.toContain(hidden);
      expect(text).not.toContain(taskIds.get(hidden));
    }
  });

  it("has the dates of the engine", async () => {
    const { rows } = await pictureOf("Hanna");
    const at = rows.name.indexOf("dig");
    expect(rows.finish[at]! - rows.start[at]!).toBe(14_400 + 5_400);
    expect(rows.wbs[at]).toMatch(/^\d$/);
  });

  it("is told to nobody outside the project, and to nobody who has not signed in", async () => {
    expect((await (await server.actor("Otto")).get(root())).status).toBe(404);
    expect((await server.visitor().get(root())).status).toBe(401);
  });

  it("is kept by no browser", async () => {
    const { headers } = await (await project.actor("Hanna")).get(root());
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-encoding")).toBe("gzip");
  });

  it("is gone for those whose organisation left", async () => {
    expect(await namesOf("Lea")).toEqual(["deliver", "dig"]);
    const hanna = await project.actor("Hanna");
    const left = `/api/projects/${project.projectId}/participants/${project.organisationIds["Leaving"]!}`;
    expect((await hanna.delete(left)).status).toBeLessThan(300);
    expect((await (await project.actor("Lea")).get(root())).status).toBe(404);
  });

  it("never shows a name again that was changed, also while an older picture is kept", async () => {
    await plan("Supplier", "everyone", "clumsy");
    expect(await namesOf("Oda")).toContain("clumsy");
    await set(await laneOf("Supplier", "everyone"), "clumsy", "name", "careful");
    const names = await namesOf("Oda");
    expect(names).toContain("careful");
    expect(names).not.toContain("clumsy");
  });
});

describe("the project in one lane", () => {
  const outline = (): string => `/api/projects/${project.projectId}/outline`;
  const outlineOf = async (name: string): Promise<PlanOutline> => {
    const answer = await (await project.actor(name)).get<PlanOutline>(outline());
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const LONG_AGO = "2020-01-03T17:00";
  beforeAll(async () => {
    await plan("Contractor", "everyone", "topping out", { milestone: true });
    await plan("Contractor", "everyone", "overdue", { duration: 9_600, deadline: LONG_AGO });
    await plan("Supplier", "host", "told the host", { duration: 9_600, deadline: LONG_AGO });
    await plan("Supplier", "private", "own trouble", { duration: 9_600, deadline: LONG_AGO });
  });
  const namesIn = async (name: string) =>
    (await outlineOf(name)).items.map((item) => item.name).sort();

  it("names and counts what the reader may read, and nothing else", async () => {
    expect(await namesIn("Oda")).toEqual(["overdue", "topping out"]);
    expect(await namesIn("Hanna")).toEqual(["overdue", "told the host", "topping out"]);
    expect(await namesIn("Sara")).toEqual([
      "overdue",
      "own trouble",
      "told the host",
      "topping out",
    ]);
    const late = async (name: string) => (await outlineOf(name)).counts.late;
    const own = await late("Oda");
    expect([(await late("Hanna")) - own, (await late("Sara")) - own]).toEqual([1, 2]);
  });

  it("is told to nobody outside the project, and to nobody who has not signed in", async () => {
    expect((await (await server.actor("Otto")).get(outline())).status).toBe(404);
    expect((await server.visitor().get(outline())).status).toBe(401);
  });
});

describe("the pictures that are kept", () => {
  const standing = async (name: string) => {
    const { userId } = await project.actor(name);
    const organisationId = project.organisationIds[name === "Hanna" ? "Contractor" : "Other"]!;
    return standingOf(server.context.db.read, { userId, organisationId }, project.projectId);
  };
  const readableBy = async (name: string) =>
    readableYdocs(server.context.db.read, await standing(name), project.projectId);

  async function counted(
    work: (
      of: (name: string) => Promise<void>,
      drawn: () => number,
      pass: (ms: number) => void,
    ) => Promise<void>,
  ) {
    const thread = createPictureThread();
    let drawn = 0;
    let now = 1_000_000;
    const pictures = createPlanPictures({
      db: server.context.db,
      collaboration: server.context.collaboration,
      thread: {
        ...thread,
        draw: (question) => {
          drawn += 1;
          return thread.draw(question);
        },
      },
      clock: () => now,
      failed: (error) => {
        throw error;
      },
    });
    try {
      await work(
        async (name) => {
          expect(await pictures.of(project.projectId, await readableBy(name))).not.toBeNull();
        },
        () => drawn,
        (ms) => {
          now += ms;
        },
      );
    } finally {
      await pictures.close();
    }
  }

  it("are drawn once for all who read the same", () =>
    counted(async (of, drawn) => {
      await of("Oda");
      await of("Oda");
      expect(drawn()).toBe(1);
      await of("Hanna");
      expect(drawn()).toBe(2);
    }));

  it("are shown for a minute after somebody moved a date, and no longer", () =>
    counted(async (of, drawn, pass) => {
      await of("Oda");
      await set(await laneOf("Contractor", "everyone"), "dig", "duration", 4_800);
      await of("Oda");
      expect(drawn()).toBe(1);
      pass(61_000);
      await of("Oda");
      expect(drawn()).toBe(2);
    }));

  it.each([["a task that was renamed", "name", "dig deeper"]])(
    "are drawn anew at once for %s",
    (_, field, value) =>
      counted(async (of, drawn) => {
        await of("Oda");
        await set(await laneOf("Contractor", "everyone"), "dig", field, value);
        await of("Oda");
        expect(drawn()).toBe(2);
      }),
  );

  it("are drawn anew at once after what the server did by itself", () =>
    counted(async (of, drawn) => {
      await of("Oda");
      await plan("Contractor", "everyone", "quietly");
      await of("Oda");
      expect(drawn()).toBe(2);
    }));

  it("are not touched by what their reader may not see", () =>
    counted(async (of, drawn) => {
      await of("Oda");
      await plan("Supplier", "private", "more secrets");
      await of("Oda");
      expect(drawn()).toBe(1);
    }));
});
