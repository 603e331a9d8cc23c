import { randomBytes } from "node:crypto";
import { utimes } from "node:fs/promises";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import UTIF from "utif2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { startTestServer, type Actor, type TestServer } from "../../testing/test-server.ts";
import { makePdf } from "../files/testing/make-pdf.ts";
import { createFile, type FileAnswer } from "../files/testing/send-file.ts";
import { sniffMediaType } from "../files/sniff-media-type.ts";
import { sweepBlobs } from "./sweep-blobs.ts";
import { runPreviewJob } from "./run-preview-job.ts";

let server: TestServer;
let project: SeededProject;
let sara: Actor;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-previews-"));
  server = await startTestServer();
  project = await seedProject(server);
  sara = await project.actor("Sara");
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (rest: string) => `/api/projects/${project.projectId}/${rest}`;
const settled = (file: FileAnswer) =>
  vi.waitFor(
    async () => {
      const { body } = await sara.get<{ file: FileAnswer }>(path(`files/${file.id}`));
      expect(body.file.revision.preview.state).not.toBe("waiting");
      return body.file;
    },
    { timeout: 30_000, interval: 100 },
  );
type Hits = { items: { fileId: string; pages: { page: number; match: string }[] }[] };
const search = async (actor: Actor, query: string) =>
  (await actor.get<Hits>(path(`file-search?query=${encodeURIComponent(query)}`))).body.items;

async function previewOf(bytes: Uint8Array, fileName: string) {
  const file = join(folder, `${readdirSync(folder).length}-${fileName}`);
  writeFileSync(file, bytes);
  return previewOfFile(file);
}
async function previewOfFile(file: string) {
  const job = runPreviewJob({ file, mediaType: await sniffMediaType(file, file) }, 60_000);
  try {
    return await job.outcome;
  } finally {
    await job.stop();
  }
}

describe("previews", () => {
  it("P1 are made in the background: picture, pages and text", async () => {
    const made = await createFile(sara, project.projectId, await makePdf("Duct 800x320", "Notes"));
    const file = await settled(made);
    expect(file.revision.preview).toEqual({
      state: "done",
      error: null,
      pageCount: 2,
      hasThumbnail: true,
    });
    const picture = await sara.get(
      path(`files/${file.id}/revisions/${file.revision.id}/thumbnail`),
    );
    expect(picture.headers.get("content-type")).toBe("image/webp");
  }, 60_000);

  it("S5 find the texts of PDFs and of Chinese notes on their page, for those who may read them", async () => {
    const pdf = await settled(
      await createFile(sara, project.projectId, await makePdf("Cover", "Fire curtain track"), {
        title: "Sections",
      }),
    );
    const note = await settled(
      await createFile(sara, project.projectId, Buffer.from("风管低于防火卷帘导轨"), {
        fileName: "notes.txt",
        title: "三层机电预留预埋",
        audience: "private",
      }),
    );
    expect(await search(sara, "curtain")).toMatchObject([
      { fileId: pdf.id, pages: [{ page: 2, match: "curtain" }] },
    ]);
    expect(await search(sara, "fire curt")).toMatchObject([{ fileId: pdf.id }]);
    expect(await search(sara, "防火卷帘")).toMatchObject([
      { fileId: note.id, pages: [{ page: 1, match: "防火卷帘" }] },
    ]);
    expect(await search(sara, "机电")).toMatchObject([{ fileId: note.id, pages: [] }]);
    expect(await search(sara, "卷防")).toEqual([]);
    const hanna = await project.actor("Hanna");
    expect(await search(hanna, "防火卷帘")).toEqual([]);
    expect(await search(hanna, "curtain")).toHaveLength(1);
  }, 60_000);

  it("P2 say why there is none", async () => {
    const pdf = Buffer.from(await makePdf("whole"));
    const wide = hugePng(50_000, 50_000);
    const codeOf = async (bytes: Uint8Array, name: string) => {
      const outcome = await previewOf(bytes, name);
      return outcome.ok ? "shown" : outcome.code;
    };
    expect(await codeOf(Buffer.from("%PDF-1.7\nnot really"), "a.pdf")).toBe("preview.broken");
    expect(await codeOf(pdf.subarray(0, 300), "b.pdf")).toBe("preview.broken");
    expect(await codeOf(encryptedPdf(), "c.pdf")).toBe("preview.encrypted");
    expect(await codeOf(wide, "d.png")).toBe("preview.too-large");
    expect(await codeOf(hugePng(50, 50), "e.png")).toBe("preview.broken");
    expect(await codeOf(randomBytes(100), "f.bin")).toBe("preview.unsupported");
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>throw 1</script><image href="http://127.0.0.1:1/x.png"/><rect width="5" height="5"/></svg>';
    expect(await codeOf(Buffer.from(svg), "g.svg")).toBe("shown");
    const dxf = (body: string) =>
      Buffer.from(`0\nSECTION\n2\nENTITIES\n${body}0\nENDSEC\n0\nEOF\n`);
    expect(await codeOf(dxf("0\nLINE\n10\n0\n11\n9\n"), "h.dxf")).toBe("shown");
    expect(await codeOf(dxf("zero\nLINE\n"), "i.dxf")).toBe("preview.broken");
    const binary = Buffer.from("AutoCAD Binary DXF\r\n\u001a\0", "latin1");
    expect(await codeOf(binary, "j.dxf")).toBe("preview.unsupported");
    const tiff = Buffer.from(UTIF.encodeImage(new Uint8Array(20 * 10 * 4).fill(200), 20, 10));
    expect(await codeOf(tiff, "k.tiff")).toBe("shown");
    expect(await codeOf(Buffer.concat([tiff.subarray(0, 4), Buffer.alloc(500)]), "l.tiff")).toBe(
      "preview.broken",
    );
    const stuck = runPreviewJob({ file: join(folder, "absent"), mediaType: "application/pdf" }, 1);
    expect(await stuck.outcome).toMatchObject({ ok: false });
    await stuck.stop();
  }, 120_000);

  it("U9 leave no bytes behind that nothing names", async () => {
    const { blobs } = server.context;
    const [young, old] = [
      await blobs.keepBytes(randomBytes(10)),
      await blobs.keepBytes(randomBytes(10)),
    ];
    const kept = await createFile(sara, project.projectId, Buffer.from("kept"));
    for (const sha256 of [old.sha256, kept.revision.sha256]) {
      await blobs.withFile(sha256, (file) => utimes(file, 1, 1));
    }
    await sweepBlobs(server.context);
    const sizes = [young.sha256, old.sha256, kept.revision.sha256].map((one) => blobs.size(one));
    expect(await Promise.all(sizes)).toEqual([10, null, 4]);
  });
});

/** The head of a picture that claims to be huge: whoever unpacks it before measuring runs out of memory. */
function hugePng(width: number, height: number): Buffer {
  const head = Buffer.alloc(1_000);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([8, 2, 0, 0, 0], 24);
  return head;
}

/** Wants a password: none that we know gives these check values. */
function encryptedPdf(): Buffer {
  const secret = `<${"5a".repeat(32)}>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [] /Count 0 >>",
    `<< /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -4 >>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 4\n0000000000 65535 f \n${rows}`;
  text += `trailer << /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [${secret} ${secret}] >>\n`;
  return Buffer.from(`${text}startxref\n${start}\n%%EOF`);
}

const corpus = join(import.meta.dirname, "..", "..", "..", "..", "..", "..", "shared", "corpus");
const filesIn = (at: string): string[] =>
  existsSync(at)
    ? readdirSync(at).flatMap((name) => {
        const file = join(at, name);
        return statSync(file).isDirectory() ? filesIn(file) : [file];
      })
    : [];
const sheets = ["pdf", "drawing-pairs", "dxf"].flatMap((name) => filesIn(join(corpus, name)));

describe.skipIf(sheets.length === 0)("the corpus (skipped where the folder is absent)", () => {
  it("P3 has a preview or a reason for every file", async () => {
    for (const file of sheets) {
      const outcome = await previewOfFile(file);
      // Every release of DXF is read; those of the corpus are all in text.
      if (file.endsWith(".dxf")) expect([file, outcome.ok]).toEqual([file, true]);
      const isPdf = readFileSync(file).subarray(0, 1_024).includes("%PDF-");
      if (outcome.ok) expect(outcome.preview.pageCount).toBeGreaterThan(0);
      else expect([file, outcome.code]).toEqual([file, expect.stringMatching(/^preview\./)]);
      if (isPdf)
        expect([file, outcome.ok && outcome.preview.thumbnail !== null]).toEqual([file, true]);
    }
  }, 300_000);
});
