import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import { createFile, fileFacts, sendBytes, type FileAnswer } from "./testing/send-file.ts";

let server: TestServer;
let project: SeededProject;
let hanna: Actor;
let sara: Actor;
let outsider: Actor;
beforeAll(async () => {
  server = await startTestServer();
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager" },
      Supplier: { Sara: "supplier-representative", Vera: "viewer" },
      Third: { Theo: "planner" },
    },
  });
  hanna = await project.actor("Hanna");
  sara = await project.actor("Sara");
  outsider = await server.actor("Olga");
});
afterAll(() => server.close());

const text = (content: string): Buffer => Buffer.from(content);
const path = (rest: string) => `/api/projects/${project.projectId}/${rest}`;
const contentOf = ({ id, revision }: FileAnswer) =>
  path(`files/${id}/revisions/${revision.id}/content`);
const listed = async (actor: Actor) =>
  (await actor.get<{ items: FileAnswer[] }>(path("files"))).body.items.map(({ id }) => id);

describe("files over REST", () => {
  it("F3 are there for nobody who may not read them, whatever is asked", async () => {
    const own = await createFile(sara, project.projectId, text("secret price list"), {
      audience: "private",
      title: "Price list",
    });
    const theo = await project.actor("Theo");
    const absent = { ...own, id: randomUUID(), revision: { ...own.revision, id: randomUUID() } };
    for (const actor of [hanna, theo, outsider]) {
      for (const file of [own, absent]) {
        const asked = [
          await actor.get<FileAnswer>(path(`files/${file.id}`)),
          await actor.patch<FileAnswer>(path(`files/${file.id}`), { title: "Mine" }),
          await actor.get<FileAnswer>(contentOf(file)),
          await actor.get<FileAnswer>(contentOf(file).replace("/content", "/thumbnail")),
          await actor.post<FileAnswer>(path(`files/${file.id}/revisions`), {
            uploadId: randomUUID(),
            revisionName: "B",
            replaces: file.revision.id,
          }),
        ];
        expect(asked.map(({ status, body }) => [status, body.code])).toEqual(
          asked.map(() => [404, "access.not-found"]),
        );
      }
    }
    const visitor = await server.visitor().get<FileAnswer>(contentOf(own));
    expect(visitor.status).toBe(401);
    for (const route of ["files", "file-settings", "file-search?query=price"]) {
      expect((await outsider.get(path(route))).status).toBe(404);
    }
  });

  it("F4 of another organisation are read and not written", async () => {
    const file = await createFile(sara, project.projectId, text("shared"));
    const answer = await hanna.patch<FileAnswer>(path(`files/${file.id}`), { title: "Mine" });
    expect([answer.status, answer.body.code]).toEqual([403, "access.forbidden"]);
    const vera = await project.actor("Vera");
    expect((await vera.patch(path(`files/${file.id}`), { title: "Mine" })).status).toBe(403);
    expect((await hanna.get<{ file: FileAnswer }>(path(`files/${file.id}`))).body.file.title).toBe(
      file.title,
    );
  });

  it("F7 keep every revision as it was: who, for whom, when, why, and what it replaces", async () => {
    const first = await createFile(sara, project.projectId, text("first"), { fileName: "a.txt" });
    const uploadId = await sendBytes(sara, project.projectId, text("second"), "b.txt");
    const revised = await sara.post<FileAnswer>(path(`files/${first.id}/revisions`), {
      uploadId,
      revisionName: "B",
      reason: "Sleeves moved",
      replaces: first.revision.id,
    });
    expect(revised.status).toBe(201);
    const { body } = await hanna.get<{ revisions: FileAnswer["revision"][] }>(
      path(`files/${first.id}`),
    );
    expect(body.revisions).toMatchObject([
      {
        ordinal: 2,
        name: "B",
        reason: "Sleeves moved",
        replacesId: first.revision.id,
        userId: sara.userId,
        organisationId: project.organisationIds["Supplier"],
      },
      { ordinal: 1, name: "A", replacesId: null, sha256: first.revision.sha256 },
    ]);
    const old = await hanna.get<string>(contentOf(first));
    expect(old.headers.get("etag")).toBe(`"${first.revision.sha256}"`);
    expect(old.body).toBe("first");
  });

  it("F8 are not revised twice from the same revision", async () => {
    const first = await createFile(sara, project.projectId, text("one"));
    const revise = async (content: string) =>
      sara.post<FileAnswer>(path(`files/${first.id}/revisions`), {
        uploadId: await sendBytes(sara, project.projectId, text(content), "x.txt"),
        revisionName: "B",
        replaces: first.revision.id,
      });
    const answers = await Promise.all([revise("two"), revise("three")]);
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([201, 409]));
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("request.conflict");
  });

  it("F9 are sent so that nothing in them runs", async () => {
    const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const svg = await createFile(sara, project.projectId, text(script), { fileName: "x.svg" });
    const page = text("<!doctype html><script>alert(1)</script>");
    const html = await createFile(sara, project.projectId, page, { fileName: "x.svg" });
    const shown = await hanna.get(contentOf(svg));
    expect(shown.headers.get("content-type")).toBe("image/svg+xml");
    const policy = shown.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox(;|$)/);
    expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
    expect(shown.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    const saved = await hanna.get(contentOf(html));
    expect(saved.headers.get("content-type")).toBe("application/octet-stream");
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; filename="x.svg"/);
    const asked = await hanna.get(`${contentOf(svg)}?download=1`);
    expect(asked.headers.get("content-disposition")).toMatch(/^attachment/);
    const part = await hanna.send<string>("GET", contentOf(html), {
      headers: { range: "bytes=2-9" },
    });
    expect([part.status, part.headers.get("content-range"), part.body]).toEqual([
      206,
      `bytes 2-9/${page.length}`,
      "doctype ",
    ]);
    const beyond = await hanna.send("GET", contentOf(html), { headers: { range: "bytes=999-" } });
    expect(beyond.status).toBe(416);
  });

  it("F10 are written down when somebody opens or downloads them", async () => {
    const file = await createFile(sara, project.projectId, text("report"));
    await hanna.get(contentOf(file));
    await hanna.get(`${contentOf(file)}?download=1`);
    const { rows } = await server.pool.query(
      "select action, user_id, organisation_id from audit_entries where detail->>'revisionId' = $1 and user_id = $2 order by id",
      [file.revision.id, hanna.userId],
    );
    const who = { user_id: hanna.userId, organisation_id: project.organisationIds["Contractor"] };
    expect(rows).toEqual([
      { action: "file.opened", ...who },
      { action: "file.downloaded", ...who },
    ]);
  });

  it("F11 are what their bytes say", async () => {
    const cases: [string, Buffer, string][] = [
      ["a.pdf", text("<html><script>"), "text/plain"],
      ["a.png", text("%PDF-1.7\n%âãÏÓ"), "application/pdf"],
      ["a.txt", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "image/png"],
      ["a.png", text('<?xml version="1.0"?><!-- x --><svg width="1"/>'), "image/svg+xml"],
      ["a.dat", text("  0\r\nSECTION\r\n  2\r\nHEADER\r\n"), "image/vnd.dxf"],
      ["a.ifc", text("ISO-10303-21;\nHEADER;"), "application/x-step"],
      ["a.pdf", Buffer.from([1, 2, 3, 0, 9]), "application/octet-stream"],
    ];
    for (const [fileName, bytes, mediaType] of cases) {
      const file = await createFile(sara, project.projectId, bytes, { fileName });
      expect([fileName, file.revision.mediaType]).toEqual([fileName, mediaType]);
    }
  });

  it("F12 that are hidden change nothing in what others are listed", async () => {
    const theo = await project.actor("Theo");
    const before = await listed(theo);
    const wip = await createFile(sara, project.projectId, text("wip"), { status: "wip" });
    const forHost = await createFile(sara, project.projectId, text("host"), { audience: "host" });
    expect(await listed(theo)).toEqual(before);
    expect(await listed(hanna)).toEqual(expect.arrayContaining([forHost.id]));
    expect(await listed(hanna)).not.toContain(wip.id);
    expect(await listed(sara)).toEqual(expect.arrayContaining([wip.id, forHost.id]));
  });

  it("F13 leave as soon as their audience changes", async () => {
    const file = await createFile(sara, project.projectId, text("for all"));
    expect(await listed(hanna)).toContain(file.id);
    await sara.patch(path(`files/${file.id}`), { audience: "private" });
    expect(await listed(hanna)).not.toContain(file.id);
    expect((await hanna.get(contentOf(file))).status).toBe(404);
    await sara.patch(path(`files/${file.id}`), { audience: "everyone", status: "wip" });
    expect((await hanna.get(contentOf(file))).status).toBe(404);
    await sara.patch(path(`files/${file.id}`), { status: "shared" });
    expect((await hanna.get(contentOf(file))).status).toBe(200);
  });

  it("N6 with a name that breaks the rule are refused, and the upload stays", async () => {
    const rule = { namingTemplate: "[A|M]-###_@", namingKinds: ["drawing"] };
    expect((await sara.put(path("file-settings"), rule)).status).toBe(403);
    expect((await hanna.put(path("file-settings"), { ...rule, namingTemplate: "[" })).status).toBe(
      400,
    );
    expect((await hanna.put(path("file-settings"), rule)).status).toBe(204);
    const uploadId = await sendBytes(sara, project.projectId, text("x"), "final final.pdf");
    const refused = await sara.post<FileAnswer & { message: string }>(
      path("files"),
      fileFacts(uploadId),
    );
    expect([refused.status, refused.body.code]).toEqual([400, "file.name-rule"]);
    expect(refused.body.message).toContain("A-123_B");
    const report = await sara.post(path("files"), fileFacts(uploadId, { kind: "report" }));
    expect(report.status).toBe(201);
    const good = await createFile(sara, project.projectId, text("y"), { fileName: "M-311_C.pdf" });
    expect(good.revision.fileName).toBe("M-311_C.pdf");
    await hanna.put(path("file-settings"), { namingTemplate: "", namingKinds: [] });
  });

  it("F14 take one of the choices that a project gives, and keep what they held before", async () => {
    const zone = (...choices: string[]) => ({
      namingTemplate: "",
      namingKinds: [],
      customFields: [{ name: "Zone", choices }],
    });
    expect((await hanna.put(path("file-settings"), zone("North", "South"))).status).toBe(204);
    const file = await createFile(sara, project.projectId, text("z"), {
      custom: { Zone: "North" },
    });
    const set = (facts: object) => sara.patch<FileAnswer>(path(`files/${file.id}`), facts);
    const refused = await set({ custom: { Zone: "West" } });
    expect([refused.status, refused.body.code]).toEqual([400, "request.invalid"]);
    await hanna.put(path("file-settings"), zone("East"));
    expect((await set({ title: "Other", custom: { Zone: "North" } })).status).toBe(200);
    expect((await set({ custom: { Zone: "East" } })).status).toBe(200);
    const twice = { ...zone(), customFields: [...zone().customFields, ...zone().customFields] };
    expect((await hanna.put(path("file-settings"), twice)).status).toBe(400);
    expect((await sara.get<object>(path("file-settings"))).body).toEqual(zone("East"));
    await hanna.put(path("file-settings"), { namingTemplate: "", namingKinds: [] });
  });

  it("U7 of the same content keep it once", async () => {
    const bytes = text(`twice ${randomUUID()}`);
    const [one, two] = [
      await createFile(sara, project.projectId, bytes),
      await createFile(hanna, project.projectId, bytes),
    ];
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect([one.revision.sha256, two.revision.sha256]).toEqual([sha256, sha256]);
    let copies = 0;
    for await (const blob of server.context.blobs.list()) if (blob.sha256 === sha256) copies += 1;
    expect(copies).toBe(1);
  });
});
