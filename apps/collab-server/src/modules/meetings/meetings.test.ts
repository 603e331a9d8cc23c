import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { wallOfState } from "@parley/shared/documents/read-states.ts";
import type { Meeting } from "@parley/shared/meetings/meeting.ts";
import { recordMarkdown } from "@parley/shared/meetings/record-markdown.ts";
import type { MeetingRecord } from "@parley/shared/meetings/record.ts";
import {
  newEntityId,
  type EntityId,
  type TaskId,
  type WallId,
} from "@parley/shared/primitives/ids.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { systemRng } from "../../platform/random.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import { ydocsOfProject } from "../catalog/api.ts";
import { closedRegions } from "./closed-regions.ts";

let server: TestServer;
let project: SeededProject;
let wallId: string;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Hugo: "planner" },
      Supplier: { Sara: "supplier-representative", Vera: "viewer" },
      Rival: { Rita: "planner" },
    },
  });
  const hanna = await project.actor("Hanna");
  const made = await hanna.post<{ id: string }>(`/api/projects/${project.projectId}/walls`, {
    name: "Pull plan",
  });
  wallId = made.body.id;
});
afterAll(() => server.close());

const id = <T extends string = EntityId>() => newEntityId<T>(systemRng);
const meetings = (rest = "") =>
  `/api/projects/${project.projectId}/walls/${wallId}/meetings${rest}`;
type Shown = { meeting: Meeting; now: number; myDots: Record<string, number> };

async function begin(): Promise<string> {
  const hanna = await project.actor("Hanna");
  const { status, body } = await hanna.post<{ id: string }>(meetings(), {
    agenda: [{ id: id(), title: "Look ahead", minutes: 15 }],
    link: "https://meeting.tencent.com/p/123",
  });
  expect(status).toBe(201);
  return body.id;
}
const command = async (name: string, meetingId: string, what: Record<string, unknown>) =>
  (await (await project.actor(name)).post(meetings(`/${meetingId}/commands`), { command: what }))
    .status;
const read = async (name: string, meetingId: string) =>
  (await (await project.actor(name)).get<Shown>(meetings(`/${meetingId}`))).body;
const end = (meetingId: string) => command("Hanna", meetingId, { type: "end" });

async function ydocOf(kind: "wall" | "wall-area" | "lane", organisation: string | null) {
  const rows = await ydocsOfProject(server.context.db.read, project.projectId);
  return rows.find(
    ({ place }) =>
      place.kind === kind &&
      (!("wallId" in place) || place.wallId === wallId) &&
      (place.kind !== "lane" || place.audience === "private") &&
      (!("organisationId" in place) ||
        place.organisationId === project.organisationIds[organisation ?? ""]),
  )!.ydocId;
}
async function write(
  name: string,
  organisation: string,
  kind: "wall" | "wall-area" | "lane",
  edit: (by: { createdBy: string; organisationId: string }) => Edit,
): Promise<void> {
  const { userId } = await project.actor(name);
  const organisationId = project.organisationIds[organisation]!;
  const ydocId = await ydocOf(kind, organisation);
  const ydoc = new Y.Doc();
  const made = edit({ createdBy: userId, organisationId });
  expect(applyEdit(ydoc, made, { origin: null }).ok).toBe(true);
  const { collaboration } = server.context;
  const by = { userId, organisationId, origin: "client" } as const;
  const fields = "fields" in made ? made.fields : {};
  await collaboration.changeYdoc(ydocId, by, () => ({
    value: null,
    update: Y.encodeStateAsUpdate(ydoc),
    touches: [
      {
        collection: made.type.startsWith("task") ? "tasks" : "objects",
        id: (made as { id: string }).id,
        kind: "create",
        value: fields as never,
      },
    ],
  }));
}
const note = (objectId: EntityId, text: string, quietId: EntityId | null) => (by: object) =>
  ({
    type: "object.create",
    id: objectId,
    fields: { type: "note", text, quietId, createdAt: 1, ...by },
  }) as Edit;
const onWall = async () =>
  wallOfState(await server.context.collaboration.readState(await ydocOf("wall", null))).objects;

describe("a meeting", () => {
  it("is one at a time, is read by whoever reads walls, and ends once", async () => {
    const meetingId = await begin();
    const hugo = await project.actor("Hugo");
    expect((await hugo.post(meetings(), { agenda: [], link: null })).status).toBe(409);
    expect((await read("Rita", meetingId)).meeting.link).toBe("https://meeting.tencent.com/p/123");
    expect(await command("Rita", meetingId, { type: "join" })).toBe(204);
    expect(await command("Rita", meetingId, { type: "join" })).toBe(204);
    expect((await read("Hanna", meetingId)).meeting.attendees).toHaveLength(2);
    expect(await end(meetingId)).toBe(204);
    expect(await end(meetingId)).toBe(409);
  });

  it("is nothing to an outsider, and those of another wall are not here", async () => {
    const meetingId = await begin();
    const other = await seedProject(server, { organisations: { Stranger: { Olga: "planner" } } });
    const olga = await other.actor("Olga");
    const join = { command: { type: "join" } };
    const dot = `/${meetingId}/votes/${id()}/dots/${id()}`;
    expect((await olga.get(meetings())).status).toBe(404);
    expect((await olga.get(meetings(`/${meetingId}`))).status).toBe(404);
    expect((await olga.get(meetings(`/${meetingId}/record`))).status).toBe(404);
    expect((await olga.post(meetings(), { agenda: [], link: null })).status).toBe(404);
    expect((await olga.post(meetings(`/${meetingId}/commands`), join)).status).toBe(404);
    expect((await olga.put(meetings(dot), { dots: 1 })).status).toBe(404);
    const hanna = await project.actor("Hanna");
    const second = await hanna.post<{ id: string }>(`/api/projects/${project.projectId}/walls`, {
      name: "Another",
    });
    const elsewhere = meetings(`/${meetingId}`).replace(wallId, second.body.id);
    expect((await hanna.get(elsewhere)).status).toBe(404);
    await end(meetingId);
  });

  it.each([
    "http://zoom.us/j/1",
    "javascript:alert(1)",
    "https://user:secret@zoom.us/j/1",
    "tencent meeting",
  ])("takes no link but https: not %s", async (link) => {
    const hanna = await project.actor("Hanna");
    expect((await hanna.post(meetings(), { agenda: [], link })).status).toBe(400);
  });

  it("is run by its facilitator; who leaves and returns finds it as it was, and another may take over meanwhile", async () => {
    const meetingId = await begin();
    const [step] = (await read("Hanna", meetingId)).meeting.agenda;
    expect(await command("Rita", meetingId, { type: "step", stepId: step!.id })).toBe(403);
    expect(await command("Hanna", meetingId, { type: "step", stepId: step!.id })).toBe(204);
    // Nobody watches the project in this test: the facilitator counts as away.
    expect(await command("Vera", meetingId, { type: "take-over" })).toBe(403);
    expect(await command("Hugo", meetingId, { type: "take-over" })).toBe(204);
    expect(await command("Hanna", meetingId, { type: "timer", ms: null })).toBe(403);
    expect(await command("Hanna", meetingId, { type: "take-over" })).toBe(204);
    const { meeting, now } = await read("Rita", meetingId);
    expect(meeting.step?.id).toBe(step!.id);
    expect(meeting.timerEndsAt! - meeting.step!.since).toBe(15 * 60_000);
    expect(now).toBeLessThan(meeting.timerEndsAt!);
    await end(meetingId);
  });
});

describe("dot voting", () => {
  it("tells nobody anything of the others' dots before it is closed, then only sums", async () => {
    const meetingId = await begin();
    const [voteId, crane, risk] = [id(), id(), id()];
    const open = { type: "vote-open", id: voteId, question: "Which first?", dots: 3 };
    expect(await command("Rita", meetingId, open)).toBe(403);
    expect(await command("Hanna", meetingId, open)).toBe(204);
    const put = async (name: string, targetId: string, dots: number) =>
      (
        await (
          await project.actor(name)
        ).put(meetings(`/${meetingId}/votes/${voteId}/dots/${targetId}`), { dots })
      ).status;
    expect(await put("Sara", crane, 2)).toBe(204);
    expect(await put("Sara", risk, 2)).toBe(400);
    expect(await put("Sara", risk, 1)).toBe(204);
    expect(await put("Rita", crane, 3)).toBe(204);
    expect(await put("Vera", crane, 1)).toBe(403);
    for (const name of ["Hanna", "Vera"]) {
      const raw = JSON.stringify(await read(name, meetingId));
      expect(raw).not.toContain(crane);
      expect(raw).not.toContain(risk);
    }
    expect((await read("Sara", meetingId)).myDots).toEqual({ [crane]: 2, [risk]: 1 });
    expect((await read("Rita", meetingId)).myDots).toEqual({ [crane]: 3 });
    expect(await command("Hanna", meetingId, { type: "vote-close", id: voteId })).toBe(204);
    expect((await read("Vera", meetingId)).meeting.votes[0]!.results).toEqual([
      { targetId: crane, dots: 5, voters: 2 },
      { targetId: risk, dots: 1, voters: 1 },
    ]);
    expect(await put("Sara", crane, 0)).toBe(409);
    await end(meetingId);
  });
});

describe("writing for oneself", () => {
  it("stays with its organisation until the facilitator ends it; what was not written for that stays for good", async () => {
    const meetingId = await begin();
    const [quiet, theirs, secret, rival] = [id(), id(), id(), id()];
    expect(await command("Hanna", meetingId, { type: "quiet-begin", id: quiet })).toBe(204);
    await write("Sara", "Supplier", "wall-area", note(theirs, "Crane twice", quiet));
    await write("Sara", "Supplier", "wall-area", note(secret, "We are late", null));
    await write("Rita", "Rival", "wall-area", note(rival, "No access", quiet));
    expect([...(await onWall()).keys()]).toEqual([]);
    expect(await command("Rita", meetingId, { type: "quiet-end", id: quiet })).toBe(403);
    expect(await command("Hanna", meetingId, { type: "quiet-end", id: quiet })).toBe(204);
    const shown = await onWall();
    expect(new Set(shown.keys())).toEqual(new Set([theirs, rival]));
    expect(shown.get(theirs)).toMatchObject({
      text: "Crane twice",
      organisationId: project.organisationIds["Supplier"],
      createdBy: (await project.actor("Sara")).userId,
    });
    await end(meetingId);
  });
});

describe("the record", () => {
  it("is made from the logs, and holds for each reader nothing that the reader may not read", async () => {
    const meetingId = await begin();
    const [step] = (await read("Hanna", meetingId)).meeting.agenda;
    const pointId = id();
    await command("Hanna", meetingId, { type: "step", stepId: step!.id });
    await command("Rita", meetingId, { type: "join" });
    await command("Hanna", meetingId, { type: "decision", id: id(), text: "Level 4 first" });
    await command("Rita", meetingId, {
      type: "point",
      id: pointId,
      text: "Order anchors",
      organisationId: null,
    });
    const hidden = id<TaskId>();
    await write("Sara", "Supplier", "lane", ({ createdBy }) => ({
      type: "task.create",
      id: hidden,
      fields: { name: "Secret works", createdBy: createdBy as never, createdAt: 1 },
    }));
    await write("Rita", "Rival", "wall", note(id(), "Bring ladders", null));
    const taken = async (name: string, ydocId: string) =>
      command(name, meetingId, { type: "point-taken", id: pointId, taskId: hidden, ydocId });
    const ydocId = await ydocOf("lane", "Supplier");
    // Rita does not see that lane; of what she sees, the wall holds no tasks.
    expect(await taken("Rita", ydocId)).toBe(404);
    expect(await taken("Rita", await ydocOf("wall", null))).toBe(403);
    expect(await taken("Sara", ydocId)).toBe(204);
    const pointFor = async (name: string) => (await read(name, meetingId)).meeting.points[0]!;
    expect(await pointFor("Sara")).toMatchObject({ isTaken: true, task: { id: hidden, ydocId } });
    expect(await pointFor("Rita")).toMatchObject({ isTaken: true, task: null });
    const told = JSON.stringify(await read("Rita", meetingId));
    for (const secret of [hidden, ydocId]) expect(told).not.toContain(secret);
    await end(meetingId);
    const recordOf = async (name: string) =>
      (await (await project.actor(name)).get<MeetingRecord>(meetings(`/${meetingId}/record`))).body;
    const own = await recordOf("Sara");
    expect(own.created.map(({ task }) => task)).toEqual(["Secret works"]);
    expect(own.points.map(({ owner, task }) => [owner, task])).toEqual([
      ["Supplier", "Secret works"],
    ]);
    const record = await recordOf("Rita");
    expect(record.created).toEqual([]);
    expect(record.decisions.map(({ text }) => text)).toEqual(["Level 4 first"]);
    expect(record.points.map(({ text, task }) => [text, task])).toEqual([["Order anchors", null]]);
    expect(record.attendees.map(({ person }) => person)).toEqual(["Hanna", "Rita"]);
    expect(record.agenda[0]!.spent).not.toBeNull();
    expect(record.notes).toEqual([{ organisation: "Rival", count: 1 }]);
    for (const language of ["en", "zh-CN"] as const) {
      const text = recordMarkdown(record, language);
      expect(text).toContain("Level 4 first");
      expect(text).not.toContain("Secret works");
    }
  });
});

it("tells the server what is closed, and to whom, until the meeting ends", async () => {
  const closed = async () => closedRegions(server.context.db.read, wallId as WallId);
  const [hanna, hugo] = [await project.actor("Hanna"), await project.actor("Hugo")];
  const meetingId = await begin();
  const frameId = id();
  expect(await closed()).toBeNull();
  expect(await command("Sara", meetingId, { type: "region-lock", frameId })).toBe(403);
  expect(await command("Hanna", meetingId, { type: "region-lock", frameId })).toBe(204);
  expect(await closed()).toEqual({
    facilitatorId: hanna.userId,
    frameIds: new Set([frameId]),
  });
  await command("Hugo", meetingId, { type: "join" });
  await command("Hanna", meetingId, { type: "hand-over", userId: hugo.userId });
  expect(await closed()).toMatchObject({ facilitatorId: hugo.userId });
  await command("Hugo", meetingId, { type: "region-unlock", frameId });
  expect(await closed()).toBeNull();
  await command("Hugo", meetingId, { type: "region-lock", frameId });
  await command("Hugo", meetingId, { type: "end" });
  expect(await closed()).toBeNull();
});
