import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFile, sendBytes, type FileAnswer } from "../files/testing/send-file.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import { remindReviewers } from "./remind-reviewers.ts";

type Answer = { subjectId: string; revisionName: string; answer: string; reason: string };
type Round = {
  id: string;
  number: number;
  title: string;
  closedAt: string | null;
  isApproved: boolean;
  canRun: boolean;
  subjects: {
    id: string;
    title: string;
    outcome: string;
    revision: { id: string; name: string };
  }[];
  reviewers: { id: string; organisationId: string; canAnswer: boolean }[];
  cells: { reviewerId: string; subjectId: string; state: string; reset: Answer | null }[];
  ball: { organisationId: string; duty: string }[];
  answers: Answer[];
  code?: string;
};
type News = { body: { type: string; event?: string; roundId?: string; subject?: string } };

const DAY = 86_400_000;
let now = Date.parse("2026-05-04T08:00:00Z");
let server: TestServer;
let project: SeededProject;
let hanna: Actor;
let hugo: Actor;
let sara: Actor;
let sven: Actor;
let theo: Actor;
let olga: Actor;
beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Hugo: "planner" },
      Supplier: { Sara: "supplier-representative", Sven: "planner", Vera: "viewer" },
      Designer: { Dora: "quality-reviewer" },
      Third: { Theo: "supplier-representative" },
    },
  });
  [hanna, hugo, sara, sven, theo] = (await Promise.all(
    ["Hanna", "Hugo", "Sara", "Sven", "Theo"].map((name) => project.actor(name)),
  )) as [Actor, Actor, Actor, Actor, Actor];
  olga = await server.actor("Olga");
});
afterAll(() => server.close());

const url = (rest = "") => `/api/projects/${project.projectId}/review-rounds${rest}`;
const organisation = (name: string) => project.organisationIds[name]!;
const drawing = (actor: Actor, facts: Record<string, unknown> = {}) =>
  createFile(actor, project.projectId, Buffer.from(`drawing ${randomUUID()}`), facts);
const asks = (name: string, more: object = {}) => ({
  organisationId: organisation(name),
  ...more,
});
async function open(
  actor: Actor,
  files: readonly FileAnswer[],
  reviewers: readonly object[],
  more: object = {},
): Promise<Round> {
  const answer = await actor.post<Round>(url(), {
    title: "Shop drawings",
    order: "together",
    subjects: files.map(({ id }) => ({ kind: "file", id })),
    reviewers,
    ...more,
  });
  expect(answer.body).toMatchObject({ title: "Shop drawings" });
  expect(answer.status).toBe(201);
  return answer.body;
}
const reviewerOf = (round: Round, name: string): string =>
  round.reviewers.find(({ organisationId }) => organisationId === organisation(name))!.id;
const say = (
  actor: Actor,
  round: Round,
  name: string,
  answer: string,
  more: { subject?: number; revisionId?: string; reason?: string } = {},
) => {
  const subject = round.subjects[more.subject ?? 0]!;
  return actor.post<Round>(url(`/${round.id}/answers`), {
    reviewerId: reviewerOf(round, name),
    subjectId: subject.id,
    revisionId: more.revisionId ?? subject.revision.id,
    answer,
    reason: more.reason ?? (answer === "approved" ? "" : "The sleeves are too small"),
  });
};
const read = async (actor: Actor, round: Round) =>
  (await actor.get<Round>(url(`/${round.id}`))).body;
const revise = async (actor: Actor, file: FileAnswer) => {
  const uploadId = await sendBytes(actor, project.projectId, Buffer.from(randomUUID()), "x.txt");
  const { status } = await actor.post(
    `/api/projects/${project.projectId}/files/${file.id}/revisions`,
    {
      uploadId,
      revisionName: "B",
      reason: "Sleeves widened",
      replaces: file.revision.id,
    },
  );
  expect(status).toBe(201);
};
const newsOf = async (actor: Actor, round: Round): Promise<string[]> => {
  const { body } = await actor.get<{ items: News[] }>("/api/me/notifications");
  return body.items.flatMap(({ body: { event, roundId } }) =>
    roundId === round.id && event !== undefined ? [event] : [],
  );
};

describe("review rounds", () => {
  it("R1 are there for the organisations that take part, and for nobody else", async () => {
    const round = await open(hanna, [await drawing(hanna)], [asks("Supplier")]);
    const listed = async (actor: Actor) =>
      (await actor.get<{ items: Round[] }>(url())).body.items.map(({ id }) => id);
    for (const actor of [hanna, hugo, sara, sven]) {
      expect(await listed(actor)).toContain(round.id);
      expect((await read(actor, round)).title).toBe(round.title);
    }
    expect(await listed(theo)).not.toContain(round.id);
    expect((await olga.get(url())).status).toBe(404);
    const absent = { ...round, id: randomUUID() };
    for (const actor of [theo, olga])
      for (const each of [round, absent]) {
        const asked = [
          await actor.get<Round>(url(`/${each.id}`)),
          await actor.patch<Round>(url(`/${each.id}`), { title: "Mine" }),
          await actor.post<Round>(url(`/${each.id}/reminders`), {}),
          await actor.post<Round>(url(`/${each.id}/close`), { note: "over" }),
          await say(actor, each, "Supplier", "approved"),
        ];
        expect(asked.map(({ status, body }) => [status, body.code])).toEqual(
          asked.map(() => [404, "access.not-found"]),
        );
      }
    expect((await server.visitor().get(url())).status).toBe(401);
    // Numbers count an organisation's own rounds: they tell nothing of others'.
    const other = await open(theo, [await drawing(theo)], [asks("Designer")]);
    expect(other.number).toBe(1);
  });

  it("R2 leave out what a reader may not read, with what was answered about it", async () => {
    const shown = await drawing(sara, { title: "For all" });
    const hidden = await drawing(sara, { title: "For the host", audience: "host" });
    const round = await open(sara, [shown, hidden], [asks("Contractor")]);
    await say(hanna, round, "Contractor", "refused", { subject: 1 });
    expect((await read(hanna, round)).subjects.map(({ title }) => title)).toEqual([
      "For all",
      "For the host",
    ]);
    // Later it becomes the supplier's alone.
    const path = `/api/projects/${project.projectId}/files/${hidden.id}`;
    expect((await sara.patch(path, { audience: "private" })).status).toBe(200);
    const seen = await read(hanna, round);
    expect(seen.subjects.map(({ title }) => title)).toEqual(["For all"]);
    expect(seen.answers).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(hidden.id);
    const about = { ...round, subjects: round.subjects.slice(1) };
    expect((await say(hanna, about, "Contractor", "approved")).status).toBe(404);
  });

  it("R3 ask nobody about what is kept from them, nor about what the opener may not read", async () => {
    const internal = await drawing(sara, { audience: "host" });
    const body = (file: FileAnswer, name: string) => ({
      title: "Shop drawings",
      order: "together",
      subjects: [{ kind: "file", id: file.id }],
      reviewers: [asks(name)],
    });
    const refused = await sara.post<Round>(url(), body(internal, "Third"));
    expect([refused.status, refused.body.code]).toEqual([400, "review.unreadable"]);
    expect((await theo.post<Round>(url(), body(internal, "Contractor"))).status).toBe(404);
    const own = await drawing(sara);
    const round = await open(sara, [own], [asks("Third")]);
    const added = await sara.patch<Round>(url(`/${round.id}`), {
      addSubjects: [{ kind: "file", id: internal.id }],
    });
    expect(added.body.code).toBe("review.unreadable");
    const stranger = { ...body(own, "Third"), reviewers: [{ organisationId: randomUUID() }] };
    expect((await sara.post<Round>(url(), stranger)).body.code).toBe("request.invalid");
    const wrongPerson = {
      ...body(own, "Third"),
      reviewers: [asks("Third", { userId: hugo.userId })],
    };
    expect((await sara.post<Round>(url(), wrongPerson)).body.code).toBe("request.invalid");
    const vera = await project.actor("Vera");
    const reader = {
      ...body(own, "Third"),
      reviewers: [asks("Supplier", { userId: vera.userId })],
    };
    expect((await sara.post<Round>(url(), reader)).body.code).toBe("review.nobody");
    expect((await vera.post<Round>(url(), body(own, "Third"))).status).toBe(403);
  });

  it("R4 are answered by the person named, or by whoever decides, and never for others", async () => {
    const file = await drawing(hanna);
    const round = await open(hanna, [file], [asks("Supplier"), asks("Designer")]);
    expect((await say(sven, round, "Supplier", "approved")).status).toBe(403);
    expect((await say(hanna, round, "Supplier", "approved")).status).toBe(403);
    expect((await say(sara, round, "Designer", "approved")).status).toBe(403);
    expect((await say(sara, round, "Supplier", "approved")).status).toBe(200);
    const named = await open(hanna, [file], [asks("Supplier", { userId: sven.userId })]);
    expect((await read(sara, named)).reviewers.map(({ canAnswer }) => canAnswer)).toEqual([false]);
    expect((await say(sara, named, "Supplier", "approved")).status).toBe(403);
    expect((await say(sven, named, "Supplier", "approved")).status).toBe(200);
  });

  it("R5 are changed and closed by their opener's organisation alone", async () => {
    const file = await drawing(hanna);
    const round = await open(hanna, [file], [asks("Supplier")]);
    expect((await sara.patch<Round>(url(`/${round.id}`), { title: "Mine" })).status).toBe(403);
    expect((await sara.post<Round>(url(`/${round.id}/close`), { note: "over" })).status).toBe(403);
    expect((await sara.post<Round>(url(`/${round.id}/reminders`), {})).status).toBe(403);
    const more = await drawing(hanna);
    const changed = await hugo.patch<Round>(url(`/${round.id}`), {
      title: "Sleeves",
      addSubjects: [{ kind: "file", id: more.id }],
      addReviewers: [asks("Designer")],
      dueOn: [{ reviewerId: reviewerOf(round, "Supplier"), dueOn: "2026-05-20" }],
    });
    expect(changed.body).toMatchObject({ title: "Sleeves" });
    expect(changed.body.cells).toHaveLength(4);
    await say(sara, round, "Supplier", "approved");
    const without = (name: string) =>
      hanna.patch<Round>(url(`/${round.id}`), {
        removeReviewers: [reviewerOf(changed.body, name)],
      });
    expect((await without("Supplier")).body.code).toBe("request.conflict");
    expect((await without("Designer")).body.cells).toHaveLength(2);
  });

  it("R6 take no answer about a revision that is no longer the newest", async () => {
    const file = await drawing(hanna);
    const round = await open(hanna, [file], [asks("Supplier")]);
    await revise(hanna, file);
    const late = await say(sara, round, "Supplier", "approved");
    expect([late.status, late.body.code]).toEqual([409, "review.outdated"]);
    expect((await read(sara, round)).answers).toEqual([]);
    expect((await say(sara, await read(sara, round), "Supplier", "approved")).status).toBe(200);
  });

  it("R7 are reset by a later revision for that file only, and say what was replaced", async () => {
    const files = [await drawing(hanna), await drawing(hanna)];
    const round = await open(hanna, files, [asks("Supplier")]);
    await say(sara, round, "Supplier", "approved-with-comments");
    await say(sara, round, "Supplier", "approved", { subject: 1 });
    await revise(hanna, files[0]!);
    const seen = await read(sara, round);
    expect(seen.cells.map(({ state }) => state)).toEqual(["due", "answered"]);
    expect(seen.cells[0]!.reset).toMatchObject({
      answer: "approved-with-comments",
      revisionName: "A",
    });
    expect(await newsOf(sara, round)).toEqual(["reset", "asked"]);
  });

  it("R8 go step by step, and tell each step when its turn has come", async () => {
    const round = await open(
      hanna,
      [await drawing(hanna)],
      [asks("Supplier", { step: 1 }), asks("Third", { step: 2 })],
      { order: "in-order" },
    );
    const early = await say(theo, round, "Third", "approved");
    expect([early.status, early.body.code]).toEqual([409, "review.not-due"]);
    expect(await newsOf(theo, round)).toEqual([]);
    await say(sara, round, "Supplier", "revise");
    expect((await say(theo, round, "Third", "approved")).body.code).toBe("review.not-due");
    await say(sara, round, "Supplier", "approved");
    expect(await newsOf(theo, round)).toEqual(["asked"]);
    expect((await say(theo, round, "Third", "approved")).status).toBe(200);
    expect(await newsOf(hanna, round)).toEqual(["approved", "answered", "answered"]);
  });

  it("R9 want a reason for everything but a plain approval", async () => {
    const round = await open(hanna, [await drawing(hanna)], [asks("Supplier")]);
    for (const answer of ["approved-with-comments", "revise", "refused"]) {
      const { body } = await say(sara, round, "Supplier", answer, { reason: "  " });
      expect(body.code).toBe("review.reason-missing");
    }
    expect((await say(sara, round, "Supplier", "approved", { reason: "" })).status).toBe(200);
  });

  it("R10 keep every answer, also one that another has replaced", async () => {
    const round = await open(hanna, [await drawing(hanna)], [asks("Supplier")]);
    await say(sara, round, "Supplier", "refused");
    const { body } = await say(sara, round, "Supplier", "approved");
    expect(body.subjects[0]!.outcome).toBe("approved");
    expect(body.answers.map(({ answer }) => answer)).toEqual(["refused", "approved"]);
  });

  it("R12 remind whoever has to answer a day before, and once it is over, once each", async () => {
    const round = await open(
      hanna,
      [await drawing(hanna)],
      [asks("Supplier", { dueOn: "2026-05-08" }), asks("Third", { dueOn: "2026-05-08" })],
    );
    await say(theo, round, "Third", "approved");
    const begin = now;
    const told: string[][] = [];
    for (const day of [1, 3, 3.5, 4, 5, 6]) {
      now = begin + day * DAY;
      await remindReviewers(server.context);
      told.push(await newsOf(sara, round));
    }
    now = begin;
    expect(told.map((news) => news.length)).toEqual([1, 2, 2, 2, 3, 3]);
    expect(told.at(-1)).toEqual(["overdue", "due-soon", "asked"]);
    expect(await newsOf(theo, round)).toEqual(["asked"]);
    const remind = () => hanna.post<{ people: number }>(url(`/${round.id}/reminders`), {});
    now = begin + 8 * DAY;
    expect((await remind()).body).toEqual({ people: 1 });
    expect((await remind()).body).toEqual({ people: 0 });
    now = begin;
  });

  it("R13 end with a reason where not everybody has approved", async () => {
    const round = await open(hanna, [await drawing(hanna)], [asks("Supplier")]);
    const close = (note: string) => hanna.post<Round>(url(`/${round.id}/close`), { note });
    const early = await close(" ");
    expect([early.status, early.body.code]).toEqual([400, "review.early-close"]);
    expect((await close("The order was cancelled")).body.closedAt).not.toBeNull();
    expect((await close("again")).body.code).toBe("review.closed");
    const approved = await open(hanna, [await drawing(hanna)], [asks("Supplier")]);
    await say(sara, approved, "Supplier", "approved");
    const { body } = await hanna.post<Round>(url(`/${approved.id}/close`), {});
    expect(body).toMatchObject({ isApproved: true, ball: [] });
    expect(await newsOf(sara, approved)).toEqual(["closed", "asked"]);
  });

  it("R14 stay as they were when they closed", async () => {
    const file = await drawing(hanna);
    const round = await open(hanna, [file], [asks("Supplier")]);
    await say(sara, round, "Supplier", "approved");
    await hanna.post<Round>(url(`/${round.id}/close`), {});
    const closed = await read(sara, round);
    await revise(hanna, file);
    expect(await read(sara, round)).toEqual(closed);
    expect((await say(sara, closed, "Supplier", "refused")).body.code).toBe("review.closed");
    const late = await hanna.patch<Round>(url(`/${round.id}`), { title: "Later" });
    expect(late.body.code).toBe("review.closed");
  });
});
