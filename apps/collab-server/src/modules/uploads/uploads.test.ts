import { createHash, randomBytes } from "node:crypto";
import { existsSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import {
  askOffset,
  beginUpload,
  fileFacts,
  sendPiece,
  type FileAnswer,
} from "../files/testing/send-file.ts";
import { parseUploadMetadata, safeFileName } from "./upload-metadata.ts";
import { Uploads } from "./uploads.ts";
import { UploadFolder } from "./upload-folder.ts";

let server: TestServer;
let project: SeededProject;
let sara: Actor;
let folder: string;
beforeAll(async () => {
  server = await startTestServer({ settings: { maxFileMb: 8 } });
  project = await seedProject(server);
  sara = await project.actor("Sara");
  folder = server.context.settings.dataDir;
});
afterAll(() => server.close());

const files = () => `/api/projects/${project.projectId}/files`;
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
async function begin(length: number, fileName = "sheet.bin"): Promise<string> {
  const begun = await beginUpload(sara, project.projectId, length, fileName);
  expect(begun.status).toBe(201);
  return begun.headers.get("location")!;
}
const idOf = (path: string): string => path.split("/").at(-1)!;

/** Sends the head of a PATCH and some bytes, then cuts the line. */
function sendAndCut(path: string, offset: number, announced: number, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `PATCH ${path} HTTP/1.1`,
        `host: ${hostname}:${port}`,
        `cookie: ${sara.cookie()}`,
        `x-parley-csrf: ${sara.csrf()}`,
        "tus-resumable: 1.0.0",
        `upload-offset: ${offset}`,
        "content-type: application/offset+octet-stream",
        `content-length: ${announced}`,
        "",
        "",
      ].join("\r\n");
      socket.write(head);
      socket.write(bytes, () => {
        const arrived = vi.waitFor(() =>
          expect(statSync(join(folder, "uploads", idOf(path))).size).toBe(offset + bytes.length),
        );
        arrived.then(() => socket.destroy(), reject);
      });
    });
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
}

/** Makes one step of the commit of this content fail; what previews do meanwhile is left alone. */
function breakAt(step: "keep" | "withFile" | "transact", sha256: string) {
  const { blobs, db } = server.context;
  const broken = new Error("the power went");
  if (step === "keep") return [vi.spyOn(blobs, "keep").mockRejectedValueOnce(broken)];
  const real = blobs.withFile.bind(blobs);
  const transact = vi.spyOn(db, "transact");
  const withFile = vi.spyOn(blobs, "withFile").mockImplementation(async (name, work) => {
    if (name !== sha256) return real(name, work);
    if (step === "withFile") throw broken;
    const result = await real(name, work);
    transact.mockRejectedValueOnce(broken);
    return result;
  });
  return [transact, withFile];
}

describe("uploads", () => {
  it("U1 take bytes in pieces, and keep what arrived before the line broke", async () => {
    const bytes = randomBytes(300_000);
    const path = await begin(bytes.length);
    expect(await askOffset(sara, path)).toBe(0);
    await sendAndCut(path, 0, bytes.length, bytes.subarray(0, 70_000));
    expect(await askOffset(sara, path)).toBe(70_000);
    const first = await sendPiece(sara, path, 70_000, bytes.subarray(70_000, 200_000));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "200000"]);
    await sendAndCut(path, 200_000, 100_000, bytes.subarray(200_000, 250_000));
    await sendPiece(sara, path, 250_000, bytes.subarray(250_000));
    const made = await sara.post<FileAnswer>(
      files(),
      fileFacts(idOf(path), { sha256: hashOf(bytes) }),
    );
    expect(made.status).toBe(201);
    expect(made.body.revision.sha256).toBe(hashOf(bytes));
    expect(existsSync(join(folder, "uploads", idOf(path)))).toBe(false);
  });

  it("U2 refuse a piece that does not begin where they stand", async () => {
    const path = await begin(100);
    await sendPiece(sara, path, 0, Buffer.alloc(40));
    for (const offset of [0, 39, 41, 100]) {
      const answer = await sendPiece(sara, path, offset, Buffer.alloc(10));
      expect([answer.status, answer.body?.code]).toEqual([409, "upload.offset"]);
    }
    expect(await askOffset(sara, path)).toBe(40);
  });

  it("U3 are their person's own, in the organisation that they were begun for", async () => {
    const path = await begin(10);
    const sven = await project.actor("Sven");
    const hanna = await project.actor("Hanna");
    const outsider = await server.actor("Olga");
    for (const actor of [sven, hanna, outsider]) {
      expect(await askOffset(actor, path)).toBeNull();
      expect((await sendPiece(actor, path, 0, Buffer.alloc(10))).status).toBe(404);
      const gone = await actor.send("DELETE", path, { headers: { "tus-resumable": "1.0.0" } });
      expect(gone.status).toBe(404);
      expect((await actor.post(files(), fileFacts(idOf(path)))).status).toBe(404);
    }
    expect((await beginUpload(outsider, project.projectId, 10, "x")).status).toBe(404);
    expect(await askOffset(sara, path)).toBe(0);
    const gone = await sara.send("DELETE", path, { headers: { "tus-resumable": "1.0.0" } });
    expect([gone.status, await askOffset(sara, path)]).toEqual([204, null]);
  });

  it("U4 take no more than was announced, than is allowed, and than there is room for", async () => {
    const code = async (length: number) =>
      (await beginUpload(sara, project.projectId, length, "x")).body?.code;
    expect(await code(0)).toBe("file.empty");
    expect(await code(8 * 2 ** 20 + 1)).toBe("file.too-large");
    const path = await begin(100);
    const answer = await sendPiece(sara, path, 0, Buffer.alloc(101));
    expect([answer.status, answer.body?.code]).toEqual([400, "request.invalid"]);
    expect(statSync(join(folder, "uploads", idOf(path))).size).toBeLessThanOrEqual(100);
    const room = vi.spyOn(UploadFolder.prototype, "hasRoomFor").mockResolvedValue(false);
    const full = await beginUpload(sara, project.projectId, 10, "x");
    room.mockRestore();
    expect([full.status, full.body?.code]).toEqual([507, "server.storage-full"]);
  });

  it("U4 say that the disk is full, and go on from what was written once there is room", async () => {
    const path = await begin(100);
    await sendPiece(sara, path, 0, Buffer.alloc(30));
    const error = Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const append = vi.spyOn(UploadFolder.prototype, "append").mockRejectedValueOnce(error);
    const full = await sendPiece(sara, path, 30, Buffer.alloc(70));
    append.mockRestore();
    expect([full.status, full.body?.code]).toEqual([507, "server.storage-full"]);
    expect((await sendPiece(sara, path, 30, Buffer.alloc(70))).status).toBe(204);
  });

  it("U5 become a file only when they are whole and have the hash that was promised", async () => {
    const path = await begin(100);
    await sendPiece(sara, path, 0, Buffer.alloc(99));
    const early = await sara.post<FileAnswer>(files(), fileFacts(idOf(path)));
    expect([early.status, early.body.code]).toEqual([409, "upload.unfinished"]);
    await sendPiece(sara, path, 99, Buffer.alloc(1));
    const wrong = await sara.post<FileAnswer>(
      files(),
      fileFacts(idOf(path), { sha256: "0".repeat(64) }),
    );
    expect([wrong.status, wrong.body.code]).toEqual([409, "file.wrong-hash"]);
    expect(await askOffset(sara, path)).toBeNull();
  });

  it("U6 committed again are the same file", async () => {
    const path = await begin(4);
    await sendPiece(sara, path, 0, Buffer.from("once"));
    const commit = () => sara.post<FileAnswer>(files(), fileFacts(idOf(path)));
    const [first, second] = [await commit(), await commit()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    const hanna = await project.actor("Hanna");
    expect((await hanna.post(files(), fileFacts(idOf(path)))).status).toBe(404);
  });

  it("U8 go on when a commit broke off between any two of its steps", async () => {
    for (const step of ["keep", "withFile", "transact"] as const) {
      const bytes = randomBytes(1_000);
      const path = await begin(bytes.length);
      await sendPiece(sara, path, 0, bytes);
      const spies = breakAt(step, hashOf(bytes));
      const commit = () => sara.post<FileAnswer>(files(), fileFacts(idOf(path)));
      expect((await commit()).status).toBe(500);
      for (const spy of spies) spy.mockRestore();
      const again = await commit();
      expect([step, again.status, again.body.revision?.sha256]).toEqual([step, 201, hashOf(bytes)]);
    }
  });

  it("U9 that nobody finishes go after a week, and so do files without a row", async () => {
    const [old, young] = [await begin(10), await begin(10)];
    await server.pool.query(
      "update uploads set created_at = now() - interval '8 days' where id = $1",
      [idOf(old)],
    );
    const stray = join(folder, "uploads", "stray");
    writeFileSync(stray, "x");
    utimesSync(stray, 1, 1);
    await new Uploads(server.context).sweep();
    expect([await askOffset(sara, old), await askOffset(sara, young)]).toEqual([null, 0]);
    expect(existsSync(stray)).toBe(false);
  });

  it("U1 need the protocol's version and a length", async () => {
    const path = `/api/projects/${project.projectId}/uploads`;
    const without = await sara.send("POST", path, { headers: { "upload-length": "1" } });
    expect([without.status, without.headers.get("tus-version")]).toEqual([400, "1.0.0"]);
    for (const length of ["", "-1", "1e3", "9".repeat(30)]) {
      const headers = { "tus-resumable": "1.0.0", "upload-length": length };
      expect((await sara.send("POST", path, { headers })).status).toBe(400);
    }
    const options = await sara.send("OPTIONS", path);
    expect(options.headers.get("tus-extension")).toBe("creation,termination");
  });
});

describe("names of uploads", () => {
  it("U1 are read from the metadata, whatever characters they hold", () => {
    const name = Buffer.from("图纸 A-101_B.pdf").toString("base64");
    expect(parseUploadMetadata(`filename ${name}, note`)?.get("filename")).toBe("图纸 A-101_B.pdf");
    expect(parseUploadMetadata("")).toEqual(new Map());
    for (const bad of ["a b c", "a !!", "a eA==,a eA=="])
      expect(parseUploadMetadata(bad)).toBeNull();
  });

  it("U1 hold no path, no control character and no turned direction", () => {
    expect(safeFileName("../../etc/passwd")).toBe(".. .. etc passwd");
    expect(safeFileName("a\u202efdp.exe\u0000")).toBe("a fdp.exe");
    expect(safeFileName("..")).toBe("file");
    expect(safeFileName(`${"x".repeat(500)}.pdf`)).toMatch(/^x{196}\.pdf$/);
  });
});
